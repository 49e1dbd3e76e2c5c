-- Which reports gave nothing, could not be read, or have a doubtful date, and why?
-- How to read it: nothing is dropped in silence: `what` says which of the three, `why` gives the reason that was booked.
WITH nothing AS (
    SELECT source || '/' || item AS item, published_edtf FROM core.document
    WHERE is_current AND version_id NOT IN (SELECT version_id FROM core.claim)
)
SELECT 'set_aside' AS what, item, concat(stage, ', ', rule, ': ', reason) AS why FROM ops.reject
UNION ALL
SELECT 'no_claim', item, 'no claim was read in it' FROM nothing
UNION ALL
SELECT 'doubtful_date', item, concat(evidence_text, ': ', verdict_reason)
FROM mart.date_suspect
WHERE verdict IN ('outweighed', 'rejected') OR published_flags IS NOT NULL
ORDER BY what, item, why
LIMIT 500
