-- What an operation that is not here has to stand before, should it come: what replaced it was accepted without it.
CREATE TABLE awaited (
    replica UUID   NOT NULL,
    s       BIGINT NOT NULL,
    before  TEXT   NOT NULL,
    PRIMARY KEY (replica, s)
);
