-- What every claim of a current document says of a site. Why one may not decide the state there is data: column `bar`.
WITH site AS (
    SELECT place_id FROM ref.place
    WHERE place_type NOT IN ('country', 'governorate', 'region', 'sea_area', 'undecided')
),
teller AS (
    SELECT claim_id, source_class FROM core.claim_source WHERE position = 0
),
told AS (
    SELECT
        p.place_id, p.role, p.presence_effect AS effect, c.*, d.uri, d.outlet_id, d.published_start, d.published_end,
        coalesce(d.published_end, r.started_at::DATE) AS known_on, t.source_class,
        c.factuality IN ('CT-', 'PR-') AND p.role IN ('origin', 'at')
            AND c.event_type IN ('withdrawal', 'redeployment', 'handover') AS stays_after_all,
        coalesce(f.side, 'party') <> 'party' AS is_other_force,
        c.phase IN ('state', 'ongoing') AND ends_with(c.factuality, '+') AS holds_when_told,
        row_number() OVER (PARTITION BY p.place_id, c.claim_id ORDER BY p.presence_effect NULLS LAST, p.role) AS nth
    FROM core.claim_place p
    JOIN site USING (place_id)
    JOIN core.claim c USING (claim_id)
    JOIN core.document d USING (version_id)
    LEFT JOIN teller t USING (claim_id)
    LEFT JOIN ref.actor f ON f.actor_id = c.force_id
    LEFT JOIN ops.run r ON r.run_id = d.known_from
    WHERE d.is_current
),
said AS (
    SELECT *,
        CASE
            WHEN is_other_force OR is_background OR phase IN ('historical', 'planned') OR role = 'via' THEN NULL
            WHEN event_type IN ('negotiation', 'activity_change') THEN NULL
            WHEN stays_after_all OR (phase = 'halted' AND event_type = 'withdrawal') THEN 'present'
            WHEN factuality IN ('CT-', 'PR-', 'PS-') THEN NULL
            WHEN effect >= 0 THEN 'present'
            WHEN effect = -1 AND event_type = 'equipment_move' THEN 'partial'
            WHEN effect = -1 AND phase = 'completed' AND extent <> 'partial' THEN 'absent'
            WHEN effect = -1 THEN 'partial'
        END AS says
    FROM told
    WHERE nth = 1
),
bounded AS (
    SELECT *,
        CASE WHEN holds_when_told AND date_end IS NULL THEN published_start
            WHEN holds_when_told THEN coalesce(date_start, published_start)
            ELSE date_start END AS earliest,
        least(date_end, published_end) AS latest
    FROM said
)
SELECT
    place_id, claim_id, event_id, document_id, event_type, phase, factuality, effect AS presence_effect, says,
    CASE
        WHEN is_other_force THEN 'other_force'
        WHEN is_background OR phase = 'historical' THEN 'background'
        WHEN event_type IN ('negotiation', 'activity_change') THEN 'no_state'
        WHEN phase = 'planned' OR stance IN ('predicts', 'demands', 'proposes') THEN 'plan'
        WHEN role = 'via' THEN 'passage'
        WHEN says IS NULL AND factuality IN ('CT-', 'PR-', 'PS-') THEN 'denial'
        WHEN says IS NULL THEN 'no_state'
        WHEN factuality IN ('Uu', 'PS+', 'PS-') THEN 'hedged'
        WHEN says <> 'present' AND (factuality = 'PR+' OR stance = 'alleges') THEN 'hedged'
    END AS bar,
    coalesce(event_type = 'equipment_move' AND says = 'partial', false) AS is_minor,
    CASE WHEN earliest IS NOT NULL THEN least(earliest, latest) END AS first_day, latest AS last_day,
    coalesce(earliest >= latest, false) AS is_exact,
    known_on, published_start, published_end, outlet_id, origin_id, source_class, confidence, quote, uri
FROM bounded
