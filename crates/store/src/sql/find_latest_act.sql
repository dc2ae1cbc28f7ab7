-- The latest act of a person on this replica that still counts; final ones are answered too, so that undo stops there.
SELECT r, a, cmd, final
FROM act
WHERE r = ?3 AND by = ?1 AND (?2 IS NULL OR day = ?2) AND undoes_a IS NULL AND undone = 0
ORDER BY a DESC
LIMIT 1;
