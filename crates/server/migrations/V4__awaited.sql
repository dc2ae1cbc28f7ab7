-- What an operation that is not here has to stand before, should it come: what replaced it was accepted without it. `e` is
-- the record both are of.
CREATE TABLE awaited (
    replica BLOB    NOT NULL,
    s       INTEGER NOT NULL,
    e       BLOB    NOT NULL,
    before  TEXT    NOT NULL,
    PRIMARY KEY (replica, s, e)
) STRICT, WITHOUT ROWID;
