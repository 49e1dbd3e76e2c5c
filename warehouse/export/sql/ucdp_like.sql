-- Presence changes under the column names of UCDP GED, as far as they are said to have happened; nobody is counted dead
-- here, so its counts are left out.
WITH lead AS (
    SELECT
        event_id, arg_max(outlet, (confidence, claim_id)) AS source_office, arg_max(title, (confidence, claim_id)) AS source_headline,
        arg_max(published, (confidence, claim_id)) AS source_date, arg_max(first_teller, (confidence, claim_id)) AS source_original
    FROM cited GROUP BY event_id
)
SELECT
    concat(m.event_id, '-', m.place_id, '-', m.presence_effect) AS id, year(m.valid_from) AS year,
    force.name AS side_a, counterpart.name AS side_b, m.n_origins AS number_of_sources, m.sources AS source_article,
    lead.source_office, lead.source_date, lead.source_headline, lead.source_original,
    m.place AS where_coordinates, m.ucdp_where_prec AS where_prec, m.governorate AS adm_1, m.latitude, m.longitude, m.country,
    CASE WHEN m.is_disputed THEN 2 ELSE 1 END AS event_clarity,
    m.ucdp_date_prec AS date_prec, m.valid_from AS date_start, m.valid_to AS date_end, m.event_type AS garrison_type,
    m.presence_effect, m.quote, m.sources
FROM presence_changes m
JOIN core.event e USING (event_id)
LEFT JOIN ref.actor force ON force.actor_id = e.force_id
LEFT JOIN (SELECT event_id, min(counterpart_id) AS actor_id FROM core.claim GROUP BY event_id) other USING (event_id)
LEFT JOIN ref.actor counterpart ON counterpart.actor_id = other.actor_id
LEFT JOIN lead USING (event_id)
WHERE m.best_factuality IN ('CT+', 'PR+') AND m.phase NOT IN ('planned', 'historical')
ORDER BY id
