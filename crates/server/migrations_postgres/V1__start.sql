-- As the embedded database has it, column for column. Keys contain the unit, so that tables can be spread by it, and no
-- cursor comes from a sequence. Identifiers are uuid, hashes and exact bytes bytea, texts are compared byte by byte.

-- What the deployment is: network, epoch, how often it was started.
CREATE TABLE fact (
    key   TEXT COLLATE "C" PRIMARY KEY,
    value TEXT NOT NULL
);

-- Whoever may have a device. The label is the administrator's own word for an opaque id; it is in no operation.
CREATE TABLE person (
    id       UUID   PRIMARY KEY,
    label    TEXT   NOT NULL,
    since_ms BIGINT NOT NULL
);

-- Who holds which unit as what. A grant that ended stays: late work is known by it.
CREATE TABLE held_unit (
    person   UUID   NOT NULL,
    unit     UUID   NOT NULL,
    role     TEXT   COLLATE "C" NOT NULL,
    since_ms BIGINT NOT NULL,
    until_ms BIGINT,
    PRIMARY KEY (person, unit, role)
);

-- Enrolment codes: the secret part only as an Argon2id hash.
CREATE TABLE code (
    public     TEXT   COLLATE "C" PRIMARY KEY,
    hash       TEXT   NOT NULL,
    person     UUID   NOT NULL,
    made_ms    BIGINT NOT NULL,
    expires_ms BIGINT NOT NULL,
    misses     BIGINT NOT NULL DEFAULT 0,
    device     UUID
);

CREATE TABLE device (
    id         UUID   PRIMARY KEY,
    person     UUID   NOT NULL,
    address    TEXT   NOT NULL,
    app        TEXT   NOT NULL,
    since_ms   BIGINT NOT NULL,
    seen_ms    BIGINT NOT NULL,
    revoked_ms BIGINT,
    bytes      BIGINT NOT NULL DEFAULT 0
);

-- A replica's end as it stands here, and the last two words its device was given.
CREATE TABLE replica (
    id           UUID   PRIMARY KEY,
    device       UUID   NOT NULL,
    high         BIGINT NOT NULL,
    link         BYTEA  NOT NULL,
    ruled        TEXT,
    nonce        TEXT,
    nonce_before TEXT
);

-- The log: every operation as the exact bytes its author wrote, whatever characters they hold. One without a commit
-- lies aside (`code` says why) or waits for the dashboard of a day. What cannot be read has no unit: it stands under
-- the nil one.
CREATE TABLE op (
    replica      UUID   NOT NULL,
    s            BIGINT NOT NULL,
    raw          BYTEA  NOT NULL,
    digest       BYTEA  NOT NULL,
    link         BYTEA  NOT NULL,
    received_ms  BIGINT NOT NULL,
    code         TEXT,
    sealed_until UUID,
    eff          TEXT,
    unit         UUID   NOT NULL,
    noun         TEXT,
    author       UUID,
    at_commit    BIGINT,
    PRIMARY KEY (unit, replica, s)
);
CREATE INDEX op_in_replica ON op (replica, s);
CREATE UNIQUE INDEX op_in_unit ON op (unit, at_commit) WHERE at_commit IS NOT NULL;
CREATE INDEX op_aside ON op (received_ms) WHERE code IS NOT NULL;
CREATE INDEX op_sealed ON op (sealed_until) WHERE sealed_until IS NOT NULL;

-- The order of a unit. Its row is taken before a commit is: order and visibility are one inside a unit, and units
-- never wait for each other.
CREATE TABLE unit_stream (
    unit UUID   PRIMARY KEY,
    head BIGINT NOT NULL
);

-- The stream an entity was first met in; nobody reaches it from another.
CREATE TABLE entity (
    e    UUID PRIMARY KEY,
    unit UUID NOT NULL
);

-- Days whose dashboard is confirmed.
CREATE TABLE opened_day (
    day UUID PRIMARY KEY
);

-- Bundles by their id, so that the same one gets the same receipt.
CREATE TABLE bundle (
    id      UUID   PRIMARY KEY,
    device  UUID   NOT NULL,
    replica UUID   NOT NULL,
    first   BIGINT NOT NULL,
    last    BIGINT NOT NULL,
    link    BYTEA  NOT NULL,
    receipt TEXT
);

-- Bundles that came before what lies in front of them.
CREATE TABLE holding (
    bundle      UUID   PRIMARY KEY,
    replica     UUID   NOT NULL,
    first       BIGINT NOT NULL,
    body        BYTEA  NOT NULL,
    received_ms BIGINT NOT NULL
);
CREATE INDEX holding_by_replica ON holding (replica, first);

-- Photos and papers whose bytes lie in the object store. The row is written after the object.
CREATE TABLE object (
    unit        UUID   NOT NULL,
    hash        TEXT   COLLATE "C" NOT NULL,
    size        BIGINT NOT NULL,
    received_ms BIGINT NOT NULL,
    PRIMARY KEY (unit, hash)
);

-- Which device was given what: an erasure has to reach all of them.
CREATE TABLE delivery (
    device    UUID   NOT NULL,
    unit      UUID   NOT NULL,
    role      TEXT   NOT NULL,
    at_commit BIGINT NOT NULL,
    at_ms     BIGINT NOT NULL,
    PRIMARY KEY (device, unit)
);
