SELECT e, u, doc ->> ?2
FROM entity
WHERE noun = ?1 AND deleted_s IS NULL AND whole = 1;
