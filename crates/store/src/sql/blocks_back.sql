SELECT id, observation_window, opened_utc_ms, zone, sealed_s IS NULL, beat_ms
FROM block
WHERE observation_window = ?1
ORDER BY opened_utc_ms DESC, id DESC;
