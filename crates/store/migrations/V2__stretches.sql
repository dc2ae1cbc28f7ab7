-- Operations of other replicas lie in the log beside this one's own. Of each replica only some streams are held, so
-- its chain is in stretches: `stretch` keeps the link before an operation whose predecessor is not here.
CREATE TABLE stretch (
    r    BLOB    NOT NULL,
    s    INTEGER NOT NULL,
    link BLOB    NOT NULL,
    PRIMARY KEY (r, s)
) STRICT, WITHOUT ROWID;

-- The stamp that orders an operation whose own was ahead of time when it arrived.
ALTER TABLE op ADD COLUMN eff TEXT;
-- Its stream, read from its bytes.
ALTER TABLE op ADD COLUMN u TEXT GENERATED ALWAYS AS (line ->> '$.u') VIRTUAL;
CREATE INDEX op_by_stream ON op (u, r, s);
CREATE INDEX op_by_stamp ON op (coalesce(eff, h), r, s);

-- The document has the shape of its noun: one that arrived in part, or malformed, is kept and not shown.
ALTER TABLE entity ADD COLUMN whole INTEGER NOT NULL DEFAULT 1;

CREATE INDEX act_by_target ON act (undoes_r, undoes_a) WHERE undoes_a IS NOT NULL;
