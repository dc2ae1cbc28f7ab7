-- What an operation that is not here has to stand before, should it come: what replaced it was accepted without it.
CREATE TABLE awaited (
    replica BLOB    NOT NULL,
    s       INTEGER NOT NULL,
    before  TEXT    NOT NULL,
    PRIMARY KEY (replica, s)
) STRICT, WITHOUT ROWID;
