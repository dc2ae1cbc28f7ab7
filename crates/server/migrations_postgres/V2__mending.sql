-- The author's clock stamp: it orders a month's digest, and stays when the words of an operation are erased.
ALTER TABLE op ADD COLUMN h TEXT;
UPDATE op SET h = convert_from(raw, 'UTF8')::json ->> 'h' WHERE at_commit IS NOT NULL;

-- Exact bytes are searched as the embedded database searches its texts: these two it has by itself.
CREATE FUNCTION lower(BYTEA) RETURNS BYTEA LANGUAGE SQL IMMUTABLE PARALLEL SAFE
    AS 'SELECT convert_to(lower(encode($1, ''escape'')), ''UTF8'')';
CREATE FUNCTION instr(BYTEA, BYTEA) RETURNS INTEGER LANGUAGE SQL IMMUTABLE PARALLEL SAFE
    AS 'SELECT position($2 IN $1)';

-- How far a history or a unit lies in the last verified backup.
CREATE TABLE safe_mark (
    id    UUID   PRIMARY KEY,
    up_to BIGINT NOT NULL
);

-- Months of a unit in which a device and the server held different operations: how many each counted the last time.
CREATE TABLE alarm (
    device UUID   NOT NULL,
    unit   UUID   NOT NULL,
    month  BIGINT NOT NULL,
    here   BIGINT NOT NULL,
    there  BIGINT NOT NULL,
    times  BIGINT NOT NULL,
    at_ms  BIGINT NOT NULL,
    PRIMARY KEY (device, unit, month)
);

-- Packed beginnings of units for devices that gain one, as each kind of reader may see them. The bytes are an object.
CREATE TABLE snapshot (
    unit      UUID   NOT NULL,
    reader    TEXT   COLLATE "C" NOT NULL,
    hash      TEXT   COLLATE "C" NOT NULL,
    size      BIGINT NOT NULL,
    at_commit BIGINT NOT NULL,
    made_ms   BIGINT NOT NULL,
    PRIMARY KEY (unit, reader)
);

-- People who were erased. The ledger beside the database says the same; the older of the two is brought up to it.
CREATE TABLE erasure (
    id     UUID   PRIMARY KEY,
    person UUID   NOT NULL,
    at_ms  BIGINT NOT NULL
);
CREATE INDEX erasure_of_person ON erasure (person);

-- What spoke of them, by its id: words that belong to it are not taken in either.
CREATE TABLE erased_entity (
    e UUID PRIMARY KEY
);

-- Devices that were given something of an erased person, until they say that it is gone.
CREATE TABLE erasure_due (
    erasure UUID   NOT NULL,
    device  UUID   NOT NULL,
    done_ms BIGINT,
    PRIMARY KEY (erasure, device)
);
CREATE INDEX erasure_due_of_device ON erasure_due (device);
