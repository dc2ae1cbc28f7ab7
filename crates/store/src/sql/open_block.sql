INSERT INTO block (id, observation_window, u, opened_utc_ms, zone, opened_boot_ms, boot_id, beat_ms, beat_utc_ms)
VALUES (
  ?1, ?2, ?3, ?4, ?5, ?6, ?7,
  max(0, coalesce((SELECT max(opened_boot_ms + beat_ms) FROM block WHERE observation_window = ?2 AND boot_id = ?7), 0) - ?6),
  ?4
);
