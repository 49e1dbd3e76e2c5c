-- Days between what happened and its report. An event cannot be later than its report: its last day is cut there.
WITH claim AS (
    SELECT claim_id, event_id, document_id, version_id, event_type, date_start, date_end, date_precision
    FROM core.claim
    WHERE NOT is_background AND phase IN ('begun', 'completed') AND factuality IN ('CT+', 'PR+') AND date_start IS NOT NULL
),
document AS (
    SELECT version_id, outlet_id, published_start, published_end, uri
    FROM core.document
    WHERE is_current AND published_start IS NOT NULL AND published_end IS NOT NULL
)
SELECT
    claim.claim_id, claim.event_id, claim.document_id, document.outlet_id, claim.event_type, claim.date_start,
    least(claim.date_end, document.published_end) AS date_end, claim.date_precision,
    document.published_start, document.published_end,
    greatest(document.published_start - least(claim.date_end, document.published_end), 0) AS lag_days_min,
    document.published_end - claim.date_start AS lag_days_max, document.uri
FROM claim
JOIN document USING (version_id)
WHERE claim.date_start <= document.published_end
