-- State of every site over time: at each day that words reach, those that no later word has overtaken give the state.
WITH word AS (
    SELECT
        place_id, says, is_minor, is_exact, first_day, last_day,
        count(*) AS n_claims, arg_max(claim_id, (confidence, claim_id)) AS claim_id
    FROM mart.site_claim
    WHERE bar IS NULL AND last_day IS NOT NULL
    GROUP BY ALL
),
reached AS (
    SELECT *, last_day - DATE '1900-01-01' AS day_no,
        max(coalesce(first_day, DATE '1900-01-01')) OVER (PARTITION BY place_id ORDER BY last_day
            RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - DATE '1900-01-01' AS begin_no
    FROM word
),
standing AS (
    SELECT place_id, last_day, claim_id, says,
        bool_or(says = 'absent') OVER standing AS some_absent,
        bool_or(says <> 'absent' AND NOT is_minor) OVER standing AS some_there,
        bool_or(says = 'partial') OVER standing AS some_part,
        bool_or(says = 'present' AND is_exact) OVER standing AND NOT bool_or(says = 'partial' AND is_exact) OVER standing
            AS is_part_vague
    FROM reached
    WINDOW standing AS (PARTITION BY place_id ORDER BY day_no
        RANGE BETWEEN greatest(day_no - begin_no, 0) PRECEDING AND CURRENT ROW)
),
step AS (
    SELECT *, CASE WHEN some_absent AND some_there THEN 'disputed' WHEN some_absent THEN 'absent'
        WHEN some_part AND is_part_vague THEN 'disputed' WHEN some_part THEN 'partial' ELSE 'present' END AS status
    FROM standing
),
dated AS (
    SELECT place_id, last_day AS day, status,
        coalesce(max(claim_id) FILTER (says = status), max(claim_id)) AS claim_id
    FROM step
    GROUP BY ALL
),
cutoff AS (SELECT max(coalesce(published_end, published_start)) AS today FROM core.document WHERE is_current),
silence AS (
    SELECT place_id, day + 181 AS day, 'no_report' AS status, NULL AS claim_id
    FROM (SELECT *, lead(day, 1, today) OVER (PARTITION BY place_id ORDER BY day) AS next_day FROM dated, cutoff)
    WHERE next_day - day > 180
),
change AS (
    SELECT *, lag(status) OVER (PARTITION BY place_id ORDER BY day) AS previous_status
    FROM (FROM dated UNION ALL FROM silence)
    QUALIFY status IS DISTINCT FROM previous_status
),
spell AS (
    SELECT place_id, status, day AS valid_from, lead(day) OVER site - 1 AS valid_to, previous_status, claim_id,
        lag(day) OVER site AS previous_from
    FROM change
    WINDOW site AS (PARTITION BY place_id ORDER BY day)
),
support AS (
    SELECT s.place_id, s.valid_from, count(*) AS n_claims, count(DISTINCT c.origin_id) AS n_origins
    FROM mart.site_claim c
    ASOF JOIN spell s ON c.place_id = s.place_id AND c.last_day >= s.valid_from
    WHERE c.bar IS NULL
    GROUP BY ALL
)
SELECT
    s.place_id, p.name AS place, p.governorate, s.status, s.valid_from, s.valid_to, s.previous_status,
    CASE WHEN s.previous_status = 'absent' AND s.status IN ('present', 'partial')
        THEN s.valid_from - s.previous_from END AS returned_after_days,
    coalesce(n.n_claims, 0) AS n_claims, coalesce(n.n_origins, 0) AS n_origins, s.claim_id, c.quote, c.uri
FROM spell s
JOIN ref.place p USING (place_id)
LEFT JOIN support n USING (place_id, valid_from)
LEFT JOIN mart.site_claim c ON c.place_id = s.place_id AND c.claim_id = s.claim_id
