SELECT e, u, doc, created_at, created_by, revision
FROM entity
WHERE noun = ?1 AND ?2 IS NULL AND deleted_s IS NULL AND whole = 1
ORDER BY e;
