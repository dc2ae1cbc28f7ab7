-- What the deployment is: network, epoch, how often it was started.
CREATE TABLE fact (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Whoever may have a device. The label is the administrator's own word for an opaque id; it is in no operation.
CREATE TABLE person (
    id       BLOB    PRIMARY KEY,
    label    TEXT    NOT NULL,
    since_ms INTEGER NOT NULL
) STRICT;

-- Who holds which unit as what. A grant that ended stays: late work is known by it.
CREATE TABLE held_unit (
    person   BLOB    NOT NULL,
    unit     BLOB    NOT NULL,
    role     TEXT    NOT NULL,
    since_ms INTEGER NOT NULL,
    until_ms INTEGER,
    PRIMARY KEY (person, unit, role)
) STRICT, WITHOUT ROWID;

-- Enrolment codes: the secret part only as an Argon2id hash.
CREATE TABLE code (
    public     TEXT    PRIMARY KEY,
    hash       TEXT    NOT NULL,
    person     BLOB    NOT NULL,
    made_ms    INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL,
    misses     INTEGER NOT NULL DEFAULT 0,
    device     BLOB
) STRICT;

CREATE TABLE device (
    id         BLOB    PRIMARY KEY,
    person     BLOB    NOT NULL,
    address    TEXT    NOT NULL,
    app        TEXT    NOT NULL,
    since_ms   INTEGER NOT NULL,
    seen_ms    INTEGER NOT NULL,
    revoked_ms INTEGER,
    bytes      INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A replica's end as it stands here, and the last two words its device was given.
CREATE TABLE replica (
    id           BLOB    PRIMARY KEY,
    device       BLOB    NOT NULL,
    high         INTEGER NOT NULL,
    link         BLOB    NOT NULL,
    ruled        TEXT,
    nonce        TEXT,
    nonce_before TEXT
) STRICT, WITHOUT ROWID;

-- The log: every operation as the exact bytes its author wrote. One without a commit lies aside (`code` says why) or
-- waits for the dashboard of a day. What cannot be read has no unit: it stands under the nil one.
CREATE TABLE op (
    replica      BLOB    NOT NULL,
    s            INTEGER NOT NULL,
    raw          TEXT    NOT NULL,
    digest       BLOB    NOT NULL,
    link         BLOB    NOT NULL,
    received_ms  INTEGER NOT NULL,
    code         TEXT,
    sealed_until BLOB,
    eff          TEXT,
    unit         BLOB    NOT NULL,
    noun         TEXT,
    author       BLOB,
    at_commit    INTEGER,
    PRIMARY KEY (unit, replica, s)
) STRICT;
CREATE UNIQUE INDEX op_in_replica ON op (replica, s);
CREATE UNIQUE INDEX op_in_unit ON op (unit, at_commit) WHERE at_commit IS NOT NULL;
CREATE INDEX op_aside ON op (received_ms) WHERE code IS NOT NULL;
CREATE INDEX op_sealed ON op (sealed_until) WHERE sealed_until IS NOT NULL;

-- The order of a unit. Its row is taken before a commit is: order and visibility are one inside a unit, and units
-- never wait for each other.
CREATE TABLE unit_stream (
    unit BLOB    PRIMARY KEY,
    head INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The stream an entity was first met in; nobody reaches it from another.
CREATE TABLE entity (
    e    BLOB PRIMARY KEY,
    unit BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Days whose dashboard is confirmed.
CREATE TABLE opened_day (
    day BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Bundles by their id, so that the same one gets the same receipt.
CREATE TABLE bundle (
    id      BLOB    PRIMARY KEY,
    device  BLOB    NOT NULL,
    replica BLOB    NOT NULL,
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL,
    link    BLOB    NOT NULL,
    receipt TEXT
) STRICT;

-- Bundles that came before what lies in front of them.
CREATE TABLE holding (
    bundle      BLOB    PRIMARY KEY,
    replica     BLOB    NOT NULL,
    first       INTEGER NOT NULL,
    body        BLOB    NOT NULL,
    received_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX holding_by_replica ON holding (replica, first);

-- Photos and papers whose bytes lie in the object store. The row is written after the object.
CREATE TABLE object (
    unit        BLOB    NOT NULL,
    hash        TEXT    NOT NULL,
    size        INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    PRIMARY KEY (unit, hash)
) STRICT, WITHOUT ROWID;

-- Which device was given what: an erasure has to reach all of them.
CREATE TABLE delivery (
    device    BLOB    NOT NULL,
    unit      BLOB    NOT NULL,
    role      TEXT    NOT NULL,
    at_commit INTEGER NOT NULL,
    at_ms     INTEGER NOT NULL,
    PRIMARY KEY (device, unit)
) STRICT, WITHOUT ROWID;
