-- A tap asks this: a few fields, no document read whole.
SELECT u,
       doc ->> 'closed_at' IS NOT NULL,
       coalesce(doc ->> 'revision', 0),
       EXISTS (
           SELECT 1
           FROM entity AS entry
           WHERE entry.noun = ?3 AND entry.parent = ?1 AND entry.deleted_s IS NULL AND entry.whole = 1
             AND entry.doc ->> 'confirmed_at' IS NOT NULL
       )
FROM entity
WHERE e = ?1 AND noun = ?2 AND deleted_s IS NULL AND whole = 1;
