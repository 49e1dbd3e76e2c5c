-- One row per site and stretch of time in which its reported state holds. Plans, background, weak hedges and places
-- that are only passed say nothing of state; a denial never makes absence; a word with an imprecise date
-- yields to an exact one within it; after $silence days without a word nothing is known.
WITH told AS (
    SELECT
        p.place_id, coalesce(c.date_start, c.date_end) AS first_day, coalesce(c.date_end, c.date_start) AS last_day,
        CASE
            WHEN c.factuality IN ('CT-', 'PR-') THEN CASE WHEN p.presence_effect = -1 THEN 'present' END
            WHEN p.presence_effect >= 0 THEN 'present'
            WHEN p.presence_effect = -1 AND c.event_type <> 'equipment_move' AND c.phase = 'completed'
                AND c.extent <> 'partial' THEN 'absent'
            WHEN p.presence_effect = -1 THEN 'partial'
        END AS says
    FROM core.claim c
    JOIN core.document d USING (version_id)
    JOIN core.claim_place p USING (claim_id)
    WHERE d.is_current AND NOT c.is_background AND c.phase <> 'planned' AND p.role <> 'via' AND p.geo_precision <= 2
        AND c.factuality NOT IN ('Uu', 'PS+', 'PS-')
),
word AS (SELECT *, last_day - first_day AS span FROM told WHERE says IS NOT NULL AND last_day IS NOT NULL),
counted AS (
    SELECT * FROM word w
    WHERE span <= 7 OR NOT EXISTS (
        SELECT 1 FROM word x
        WHERE x.place_id = w.place_id AND x.span <= 7 AND x.last_day BETWEEN w.first_day AND w.last_day)
),
daily AS (
    SELECT place_id, last_day AS day, min(first_day) AS unsure_from, list_sort(list(DISTINCT says)) AS said
    FROM counted
    GROUP BY place_id, last_day
),
cutoff AS (SELECT greatest(max(d.published_end), (SELECT max(day) FROM daily)) AS last FROM core.document d),
stretch AS (
    SELECT
        place_id, day, unsure_from,
        CASE WHEN len(said) = 1 THEN said[1] WHEN said = ['partial', 'present'] THEN 'partial' ELSE 'disputed' END AS state,
        lead(day) OVER (PARTITION BY place_id ORDER BY day) AS next_day
    FROM daily
)
SELECT
    place_id AS site, state, day AS "from",
    least(coalesce(next_day, greatest(day + 1, cutoff.last)), day + $silence::INTEGER)::DATE AS "to",
    CASE WHEN unsure_from < day THEN unsure_from END AS unsure_from
FROM stretch, cutoff
ORDER BY site, "from"
