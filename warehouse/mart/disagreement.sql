-- On what the independent tellers of one event differ: whether, when, where to, how many.
WITH RECURSIVE around AS (
    SELECT place_id, place_id AS holds FROM ref.place
    UNION
    SELECT around.place_id, p.parent_place_id
    FROM around JOIN ref.place p ON p.place_id = around.holds WHERE p.parent_place_id IS NOT NULL
),
told AS (
    SELECT c.* FROM core.claim c JOIN core.document d USING (version_id) WHERE d.is_current
),
whether AS (
    SELECT
        event_id, origin_id, claim_id, 'whether' AS aspect, '' AS about, NULL::BIGINT AS low, NULL::BIGINT AS high,
        NULL::VARCHAR[] AS places, CASE right(factuality, 1) WHEN '-' THEN 'denied' ELSE 'affirmed' END AS value
    FROM told
    WHERE factuality <> 'Uu'
),
"when" AS (
    SELECT
        event_id, origin_id, claim_id, 'when' AS aspect, '' AS about, epoch_ms(date_start) AS low,
        epoch_ms(coalesce(date_end, date_start)) AS high, NULL::VARCHAR[] AS places, date_edtf AS value
    FROM told
    WHERE date_end - date_start <= 7
        OR (date_start IS NOT NULL AND date_end IS NULL AND event_type IN ('deployment', 'continued_presence'))
),
heading AS (
    SELECT
        t.event_id, t.origin_id, t.claim_id, 'where' AS aspect, '' AS about, NULL::BIGINT AS low, NULL::BIGINT AS high,
        list(DISTINCT p.place_id ORDER BY p.place_id) AS places,
        string_agg(DISTINCT place.name, ', ' ORDER BY place.name) AS value
    FROM told t
    JOIN core.claim_place p ON p.claim_id = t.claim_id AND p.role = 'destination'
    JOIN ref.place place USING (place_id)
    GROUP BY t.event_id, t.origin_id, t.claim_id
),
amount AS (
    SELECT
        t.event_id, t.origin_id, t.claim_id, 'how_many' AS aspect, m.materiel_id AS about, m.quantity_min AS low,
        m.quantity_max AS high, NULL::VARCHAR[] AS places,
        CASE WHEN m.quantity_min = m.quantity_max THEN m.quantity_min::VARCHAR
            ELSE concat(m.quantity_min, '-', m.quantity_max) END AS value
    FROM told t JOIN core.claim_materiel m USING (claim_id)
    WHERE m.quantity_min IS NOT NULL OR m.quantity_max IS NOT NULL
),
said AS (
    SELECT * FROM whether UNION ALL SELECT * FROM "when" UNION ALL SELECT * FROM heading UNION ALL SELECT * FROM amount
),
held AS (
    SELECT said.claim_id, said.aspect, list(around.holds) AS holding
    FROM said JOIN around ON list_contains(said.places, around.place_id) GROUP BY ALL
),
differing AS (
    SELECT DISTINCT a.event_id, a.aspect, a.about
    FROM said a
    JOIN said b ON b.event_id = a.event_id AND b.aspect = a.aspect AND b.about = a.about AND b.origin_id <> a.origin_id
    LEFT JOIN held ha ON ha.claim_id = a.claim_id AND ha.aspect = a.aspect
    LEFT JOIN held hb ON hb.claim_id = b.claim_id AND hb.aspect = b.aspect
    WHERE (a.aspect = 'whether' AND a.value <> b.value) OR a.low > b.high
        OR (a.aspect = 'where' AND NOT list_has_any(ha.holding, b.places) AND NOT list_has_any(hb.holding, a.places))
),
value AS (
    SELECT event_id, aspect, about, value, string_agg(DISTINCT origin_id, ', ' ORDER BY origin_id) AS tellers
    FROM said GROUP BY ALL
)
SELECT
    e.event_id, d.aspect, d.about, e.event_type, coalesce(e.origin_place_id, e.destination_place_id) AS place_id,
    string_agg(v.value || ': ' || v.tellers, '; ' ORDER BY v.value) AS said, count(*) AS n_values, e.n_origins
FROM differing d
JOIN core.event e USING (event_id)
JOIN value v ON v.event_id = d.event_id AND v.aspect = d.aspect AND v.about = d.about
GROUP BY ALL
