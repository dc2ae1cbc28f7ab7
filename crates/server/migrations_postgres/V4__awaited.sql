-- What an operation that is not here has to stand before, should it come: what replaced it was accepted without it. `e` is
-- the record both are of.
CREATE TABLE awaited (
    replica UUID   NOT NULL,
    s       BIGINT NOT NULL,
    e       UUID   NOT NULL,
    before  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (replica, s, e)
);
