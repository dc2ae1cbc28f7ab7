-- The link an operation was written behind, where it came back without the one before it.
CREATE TABLE chain_start (
    replica BLOB    NOT NULL,
    s       INTEGER NOT NULL,
    link    BLOB    NOT NULL,
    PRIMARY KEY (replica, s)
) STRICT, WITHOUT ROWID;
