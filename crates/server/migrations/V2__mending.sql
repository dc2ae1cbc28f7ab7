-- The author's clock stamp: it orders a month's digest, and stays when the words of an operation are erased.
ALTER TABLE op ADD COLUMN h TEXT;
UPDATE op SET h = raw ->> '$.h' WHERE at_commit IS NOT NULL;

-- How far a history or a unit lies in the last verified backup.
CREATE TABLE safe_mark (
    id    BLOB    PRIMARY KEY,
    up_to INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Months of a unit in which a device and the server held different operations: how many each counted the last time.
CREATE TABLE alarm (
    device BLOB    NOT NULL,
    unit   BLOB    NOT NULL,
    month  INTEGER NOT NULL,
    here   INTEGER NOT NULL,
    there  INTEGER NOT NULL,
    times  INTEGER NOT NULL,
    at_ms  INTEGER NOT NULL,
    PRIMARY KEY (device, unit, month)
) STRICT, WITHOUT ROWID;

-- Packed beginnings of units for devices that gain one, as each kind of reader may see them. The bytes are an object.
CREATE TABLE snapshot (
    unit      BLOB    NOT NULL,
    reader    TEXT    NOT NULL,
    hash      TEXT    NOT NULL,
    size      INTEGER NOT NULL,
    at_commit INTEGER NOT NULL,
    made_ms   INTEGER NOT NULL,
    PRIMARY KEY (unit, reader)
) STRICT, WITHOUT ROWID;

-- People who were erased. The ledger beside the database says the same; the older of the two is brought up to it.
CREATE TABLE erasure (
    id     BLOB    PRIMARY KEY,
    person BLOB    NOT NULL,
    at_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX erasure_of_person ON erasure (person);

-- What spoke of them, by its id: words that belong to it are not taken in either.
CREATE TABLE erased_entity (
    e BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Devices that were given something of an erased person, until they say that it is gone.
CREATE TABLE erasure_due (
    erasure BLOB    NOT NULL,
    device  BLOB    NOT NULL,
    done_ms INTEGER,
    PRIMARY KEY (erasure, device)
) STRICT, WITHOUT ROWID;
CREATE INDEX erasure_due_of_device ON erasure_due (device);
