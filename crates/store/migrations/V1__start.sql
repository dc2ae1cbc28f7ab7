-- What never changes by itself: identity of this file's history, its clock and its place in the chain.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The log: the exact bytes of every operation, in the order of its replica. Everything else is projected from it.
CREATE TABLE op (
    r      BLOB    NOT NULL,
    s      INTEGER NOT NULL,
    h      TEXT    NOT NULL,
    a      INTEGER NOT NULL,
    e      BLOB    NOT NULL,
    line   TEXT    NOT NULL,
    link   BLOB    NOT NULL,
    PRIMARY KEY (r, s)
) STRICT;
CREATE INDEX op_by_entity ON op (e);
CREATE INDEX op_by_act ON op (r, a);

-- Projection: the winning value of every field of every entity.
CREATE TABLE register (
    e     BLOB    NOT NULL,
    field TEXT    NOT NULL,
    value TEXT    NOT NULL,
    h     TEXT    NOT NULL,
    r     BLOB    NOT NULL,
    s     INTEGER NOT NULL,
    PRIMARY KEY (e, field)
) STRICT, WITHOUT ROWID;

-- Projection: every entity as one document, with what is derived of it.
CREATE TABLE entity (
    e          BLOB    PRIMARY KEY,
    noun       TEXT    NOT NULL,
    u          BLOB    NOT NULL,
    parent     BLOB,
    day        BLOB,
    doc        TEXT    NOT NULL,
    created_at TEXT    NOT NULL,
    created_by BLOB    NOT NULL,
    created_r  BLOB    NOT NULL,
    created_s  INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    deleted_r  BLOB,
    deleted_s  INTEGER,
    deleted_at TEXT
) STRICT;
CREATE INDEX entity_by_parent ON entity (noun, parent) WHERE deleted_s IS NULL;
CREATE INDEX entity_by_unit ON entity (noun, u) WHERE deleted_s IS NULL;
CREATE INDEX entity_deleted ON entity (deleted_at) WHERE deleted_s IS NOT NULL;

-- Projection: acts, the steps of undo.
CREATE TABLE act (
    r          BLOB    NOT NULL,
    a          INTEGER NOT NULL,
    cmd        TEXT    NOT NULL,
    by         BLOB    NOT NULL,
    day        BLOB,
    at         TEXT    NOT NULL,
    final      INTEGER NOT NULL,
    undoes_r   BLOB,
    undoes_a   INTEGER,
    undone     INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (r, a)
) STRICT;
CREATE INDEX act_by_day ON act (day, by);

-- Counter blocks. Rows of an open block are the truth until the block is sealed into one operation;
-- rows of a sealed block are its projection. Sealing changes no row.
CREATE TABLE block (
    id            BLOB    PRIMARY KEY,
    observation_window BLOB NOT NULL,
    u             BLOB    NOT NULL,
    opened_utc_ms INTEGER NOT NULL,
    zone          TEXT    NOT NULL,
    opened_boot_ms INTEGER NOT NULL,
    boot_id       TEXT    NOT NULL,
    beat_ms       INTEGER NOT NULL,
    beat_utc_ms   INTEGER NOT NULL,
    sealed_s      INTEGER
) STRICT;
CREATE INDEX block_by_window ON block (observation_window);

CREATE TABLE block_row (
    block BLOB    NOT NULL,
    i     INTEGER NOT NULL,
    dt    INTEGER NOT NULL,
    k     INTEGER NOT NULL,
    x     INTEGER NOT NULL,
    PRIMARY KEY (block, i)
) STRICT, WITHOUT ROWID;

-- Text being typed, durable within 400 ms, not yet an operation.
CREATE TABLE draft (
    key   TEXT    PRIMARY KEY,
    text  TEXT    NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What belongs to this device alone: settings, the place on screen, hand-over.
CREATE TABLE local (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
