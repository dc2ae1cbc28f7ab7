-- The latest undo of a normal act, unless something was done after it.
SELECT latest.r, latest.a, target.cmd
FROM act AS latest
JOIN act AS target ON target.r = latest.undoes_r AND target.a = latest.undoes_a AND target.undoes_a IS NULL
WHERE latest.r = ?3 AND latest.by = ?1 AND (?2 IS NULL OR target.day = ?2) AND latest.undone = 0
  AND NOT EXISTS (
    SELECT 1 FROM act AS later
    WHERE later.r = latest.r AND later.a > latest.a AND later.by = ?1 AND later.undoes_a IS NULL
      AND (?2 IS NULL OR later.day = ?2)
  )
ORDER BY latest.a DESC
LIMIT 1;
