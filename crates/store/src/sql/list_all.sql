SELECT e, u, doc, created_at, created_by, revision
FROM entity
WHERE noun = ?1 AND ?2 IS NULL AND deleted_s IS NULL
ORDER BY e;
