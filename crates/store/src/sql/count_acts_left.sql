SELECT min(200, count(*))
FROM act
WHERE by = ?1 AND (?2 IS NULL OR day = ?2) AND undoes_a IS NULL AND undone = 0;
