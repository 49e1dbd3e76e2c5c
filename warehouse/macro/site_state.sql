-- State of every site by the words known on a day: what is definitely later wins, what cannot be put in order is disputed.
-- Words are weighed by few columns; the quotes of the two that are shown are fetched last.
WITH heard AS NOT MATERIALIZED (
    SELECT place_id, claim_id, says, bar, is_minor, is_exact, first_day, last_day, confidence, origin_id
    FROM mart.site_claim WHERE known_on <= known_by OR known_by >= DATE '9999-12-31'
),
newest AS (
    SELECT
        place_id, max(first_day) FILTER (bar IS NULL AND last_day IS NOT NULL) AS begin,
        max(last_day) FILTER (bar IS NULL) AS until,
        count(*) FILTER (bar IS NULL) AS n_claims, count(*) FILTER (bar IS NOT NULL) AS n_barred,
        count(*) FILTER (bar IS NULL AND last_day IS NULL) AS n_undated,
        count(DISTINCT origin_id) FILTER (bar IS NULL) AS n_origins,
        max(last_day) FILTER (bar IS NULL AND says <> 'absent') AS last_presence,
        max(last_day) FILTER (bar IS NULL AND says = 'absent') AS last_absence
    FROM heard GROUP BY place_id
),
standing AS (
    SELECT h.* FROM heard h JOIN newest n USING (place_id)
    WHERE h.says IS NOT NULL AND CASE WHEN n.until IS NULL THEN true WHEN h.last_day IS NULL THEN false
        ELSE n.begin IS NULL OR h.last_day >= n.begin END
),
state AS (
    SELECT place_id,
        CASE WHEN bool_and(says = 'absent' OR is_minor) AND bool_or(says = 'absent') THEN 'absent'
            WHEN bool_or(says = 'absent') THEN 'disputed'
            WHEN bool_and(says = 'present') THEN 'present'
            WHEN bool_or(says = 'present' AND is_exact) AND NOT bool_or(says = 'partial' AND is_exact) THEN 'disputed'
            ELSE 'partial' END AS state
    FROM standing WHERE bar IS NULL GROUP BY place_id
),
best AS (
    SELECT place_id, state, arg_max(s, (is_exact, last_day, confidence, claim_id)) AS top
    FROM standing s JOIN state USING (place_id)
    WHERE s.bar IS NULL AND (state = 'disputed' OR s.says = state)
    GROUP BY ALL
),
otherwise AS (
    SELECT place_id, h.says, max(coalesce(h.last_day, DATE '0001-01-01')) AS reach
    FROM heard h LEFT JOIN best b USING (place_id)
    WHERE h.says IS NOT NULL AND h.says IS DISTINCT FROM b.top.says
    GROUP BY place_id, h.says
    QUALIFY rank() OVER (PARTITION BY place_id ORDER BY reach DESC) = 1
),
contrary AS (
    SELECT h.place_id, arg_max(h, (bar IS NULL, claim_id)) AS other
    FROM otherwise o
    JOIN heard h ON h.place_id = o.place_id AND h.says = o.says AND coalesce(h.last_day, DATE '0001-01-01') = o.reach
    GROUP BY h.place_id
),
sides AS (
    SELECT place_id, count(DISTINCT origin_id) FILTER (says = top.says AND bar IS NULL) AS n_for,
        count(DISTINCT origin_id) FILTER (says <> top.says OR top IS NULL) AS n_against
    FROM standing LEFT JOIN best USING (place_id) GROUP BY place_id
),
shown AS (
    SELECT place_id, claim_id, quote, uri FROM mart.site_claim
    WHERE claim_id IN (SELECT top.claim_id FROM best UNION ALL SELECT other.claim_id FROM contrary)
)
SELECT
    p.place_id, p.name AS place, p.place_type, p.governorate, p.country,
    CASE WHEN b.state IS NULL OR today - n.until > silence THEN 'no_report' ELSE b.state END AS status,
    b.state AS last_status, today AS cutoff, b.top.last_day AS as_of, b.top.is_exact AS is_exact,
    today - b.top.last_day AS age_days, b.top.claim_id AS claim_id, decides.quote, decides.uri,
    c.other.says AS contrary_says, c.other.bar AS contrary_bar, c.other.last_day AS contrary_as_of,
    today - c.other.last_day AS contrary_age_days, c.other.claim_id AS contrary_claim_id,
    against.quote AS contrary_quote, against.uri AS contrary_uri,
    coalesce(s.n_for, 0) AS n_origins_for, coalesce(s.n_against, 0) AS n_origins_against, n.last_presence, n.last_absence,
    coalesce(n.n_claims, 0) AS n_claims, coalesce(n.n_origins, 0) AS n_origins, coalesce(n.n_undated, 0) AS n_undated,
    coalesce(n.n_barred, 0) AS n_barred
FROM ref.place p
LEFT JOIN newest n USING (place_id)
LEFT JOIN best b USING (place_id)
LEFT JOIN contrary c USING (place_id)
LEFT JOIN sides s USING (place_id)
LEFT JOIN shown decides ON decides.place_id = p.place_id AND decides.claim_id = b.top.claim_id
LEFT JOIN shown against ON against.place_id = p.place_id AND against.claim_id = c.other.claim_id
WHERE p.place_type NOT IN ('country', 'governorate', 'region', 'sea_area', 'undecided')
    AND (p.role_status = 'sourced' OR n.place_id IS NOT NULL)
