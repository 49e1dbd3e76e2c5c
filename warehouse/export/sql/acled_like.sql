-- Presence changes under ACLED's column names. It records what happened: what is only planned, hedged or denied, and what it
-- has no code for, is left out here and stays in presence_changes.
WITH code AS (
    SELECT event_type, min(code) AS code, min(note) AS note FROM ref.crosswalk WHERE scheme = 'ACLED' GROUP BY event_type
),
outlet AS (
    SELECT event_id, string_agg(DISTINCT coalesce(outlet, 'not known'), '; ' ORDER BY coalesce(outlet, 'not known')) AS source
    FROM cited GROUP BY event_id
)
SELECT
    concat('GAR-', m.event_id, '-', m.place_id, '-', m.presence_effect) AS event_id_cnty,
    m.valid_from AS event_date, year(m.valid_from) AS year, m.acled_time_precision AS time_precision,
    split_part(code.code, ': ', 1) AS disorder_type, split_part(code.code, ': ', 1) AS event_type,
    split_part(code.code, ': ', 2) AS sub_event_type, force.name AS actor1, m.country, m.governorate AS admin1,
    m.place AS location, m.latitude, m.longitude, m.acled_geo_precision AS geo_precision, outlet.source, m.quote AS notes,
    concat_ws('; ', 'effect ' || m.presence_effect, 'garrison type ' || m.event_type, 'phase ' || m.phase, code.note) AS tags,
    m.valid_from, m.valid_to, m.n_origins, m.sources
FROM presence_changes m
JOIN core.event e USING (event_id)
LEFT JOIN ref.actor force ON force.actor_id = e.force_id
JOIN code ON code.event_type = m.event_type AND code.code IS NOT NULL
LEFT JOIN outlet ON outlet.event_id = m.event_id
WHERE m.best_factuality IN ('CT+', 'PR+') AND m.phase NOT IN ('planned', 'historical')
ORDER BY event_id_cnty
