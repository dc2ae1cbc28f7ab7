SELECT min(200, count(*))
FROM act
WHERE r = ?3 AND by = ?1 AND (?2 IS NULL OR day = ?2) AND undoes_a IS NULL AND undone = 0;
