-- What was denied, not confirmed or not commented on, by whom, and who had told it before.
WITH told AS (
    SELECT c.*, d.published_start, d.published_end, d.uri, d.story_id
    FROM core.claim c JOIN core.document d USING (version_id)
    WHERE d.is_current
),
affirmed AS (
    SELECT
        event_id, count(DISTINCT origin_id) AS n_affirming, count(*) AS n_claims,
        min(published_start) FILTER (published_end IS NOT NULL) AS first_affirmed,
        arg_min(quote, (coalesce(published_start, DATE '9999-12-31'), claim_id)) AS quote,
        arg_min(uri, (coalesce(published_start, DATE '9999-12-31'), claim_id)) AS uri
    FROM told
    WHERE factuality IN ('CT+', 'PR+', 'PS+')
    GROUP BY event_id
),
denied AS (
    SELECT
        *,
        CASE stance WHEN 'no_comment' THEN 'no_comment' WHEN 'declines_to_confirm' THEN 'not_confirmed' ELSE 'denied' END
            AS answer
    FROM told
    WHERE stance IN ('denies', 'declines_to_confirm', 'no_comment') OR factuality IN ('CT-', 'PR-', 'PS-')
)
SELECT
    denied.claim_id, denied.event_id, denied.event_type, denied.answer, speaker.actor_id,
    coalesce(actor.name, outlet.name, speaker.source_text) AS speaker, speaker.source_class, denied.factuality,
    denied.quote, denied.uri, denied.published_start, denied.published_end,
    coalesce(affirmed.n_affirming, 0) AS n_affirming, affirmed.first_affirmed,
    CASE WHEN denied.published_start = denied.published_end THEN denied.published_start - affirmed.first_affirmed END
        AS days_later,
    affirmed.quote AS affirmed_quote, affirmed.uri AS affirmed_uri
FROM denied
JOIN core.claim_source speaker ON speaker.claim_id = denied.claim_id AND speaker.position = 0
LEFT JOIN affirmed ON affirmed.event_id = denied.event_id
LEFT JOIN ref.actor actor ON actor.actor_id = speaker.actor_id
LEFT JOIN ref.outlet outlet ON outlet.outlet_id = speaker.actor_id
