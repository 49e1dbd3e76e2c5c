-- How do Russian, Ukrainian, Turkish, Syrian and wire outlets differ on one event?
-- How to read it: only events that two groups told; `group` follows country and stated links of the outlet (ref.outlet), which is no judgement of a report.
WITH outlet AS (
    SELECT outlet_id, CASE WHEN country = 'RU' OR regexp_matches(coalesce(state_link, ''), 'Moscow|Russia|Kremlin') THEN 'Russian'
        WHEN country = 'UA' THEN 'Ukrainian' WHEN country = 'TR' THEN 'Turkish' WHEN country = 'SY' THEN 'Syrian'
        WHEN is_wire_agency THEN 'wire' ELSE 'other' END AS outlet_group
    FROM ref.outlet
),
numbered AS (SELECT *, dense_rank() OVER (ORDER BY outlet_group) AS n FROM outlet),
told AS (
    SELECT c.event_id, c.claim_id, d.outlet_id, o.outlet_group, o.n, c.factuality, c.date_start, c.quote
    FROM core.claim c JOIN core.document d USING (version_id) JOIN numbered o USING (outlet_id)
    WHERE d.is_current AND NOT c.is_background
),
shared AS (
    SELECT event_id FROM told GROUP BY event_id HAVING min(n) <> max(n)
    ORDER BY bit_count(bit_or(1 << n)) DESC, event_id LIMIT 60
)
SELECT event_id, outlet_group AS "group", count(DISTINCT outlet_id) AS n_outlets, count(*) FILTER (ends_with(factuality, '+')) AS n_tell,
    count(*) FILTER (ends_with(factuality, '-')) AS n_deny, count(*) FILTER (factuality NOT IN ('CT+', 'CT-')) AS n_hedge,
    min(date_start) AS earliest_day, min(quote) AS example
FROM told SEMI JOIN shared USING (event_id)
GROUP BY event_id, outlet_group
ORDER BY event_id, outlet_group
