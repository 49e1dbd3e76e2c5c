-- What was reported to happen within 14 days after each milestone?
-- How to read it: events dated in that span; that one follows the other does not say that it comes of it. Set `days` for another span.
SELECT m.name AS milestone, m.date_end AS on_day, c.date_start - m.date_end AS days_after, c.event_type, c.place,
    c.presence_effect, c.phase, c.n_origins, c.quote
FROM ref.milestone m
JOIN mart.presence_change c ON c.date_start > m.date_end
    AND c.date_start <= m.date_end + coalesce(getvariable('days')::INTEGER, 14)
WHERE c.phase <> 'planned' AND c.date_end - c.date_start <= 31
ORDER BY m.date_end DESC, c.date_start, c.event_id, c.place, c.presence_effect
LIMIT 200
