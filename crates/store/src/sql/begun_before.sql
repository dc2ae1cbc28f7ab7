SELECT
  opened_utc_ms,
  max(beat_ms, coalesce((SELECT max(dt) FROM block_row WHERE block = block.id), 0)),
  CASE WHEN boot_id = ?2 THEN opened_boot_ms END
FROM block
WHERE observation_window = ?1
ORDER BY opened_utc_ms DESC, id DESC
LIMIT 1;
