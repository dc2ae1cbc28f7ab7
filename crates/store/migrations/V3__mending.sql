-- The place a server gave an operation in the stream of its unit, and its own proof of that: if the server loses its
-- memory, whoever was given the operation brings it back.
ALTER TABLE op ADD COLUMN at_commit INTEGER;
ALTER TABLE op ADD COLUMN proof TEXT;

-- Bytes of a unit's beginning, while they come.
CREATE TABLE arriving_unit (
    unit  BLOB    NOT NULL,
    hash  TEXT    NOT NULL,
    start INTEGER NOT NULL,
    bytes BLOB    NOT NULL,
    PRIMARY KEY (unit, start)
) STRICT;

-- People who were erased, and what spoke of them: their words are not taken in again, whatever brings them.
CREATE TABLE erased (
    id        BLOB    PRIMARY KEY,
    is_person INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
