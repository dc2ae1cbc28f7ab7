-- Histories other than ?2 whose last words are those of ?1. From one history to the next, and only the end of each: a
-- log of many years costs no more than a short one.
WITH RECURSIVE history (r) AS (
    SELECT min(r) FROM op
    UNION ALL
    SELECT (SELECT min(op.r) FROM op WHERE op.r > history.r) FROM history WHERE history.r IS NOT NULL
)
SELECT r
FROM history
WHERE r IS NOT NULL
  AND r != ?2
  AND (SELECT line ->> '$.by' FROM op WHERE op.r = history.r AND u IS NOT NULL ORDER BY s DESC LIMIT 1) = ?1
ORDER BY r
