-- What retellings changed: every change of a claim against the claim of the report that leads the story.
WITH document AS (SELECT * FROM core.document WHERE is_current),
actor AS (
    SELECT actor_id, name FROM ref.actor
    UNION ALL
    SELECT outlet_id, name FROM ref.outlet WHERE outlet_id NOT IN (SELECT actor_id FROM ref.actor)
)
SELECT
    retelling.story_id, actor.name AS origin, relay.change, relay.was, relay.became, claim.quote,
    lead_claim.quote AS lead_quote, outlet.name AS outlet, retelling.uri, led.uri AS lead_uri,
    retelling.published_start, retelling.published_end, relay.claim_id, retelling.document_id,
    relay.origin_claim_id AS lead_claim_id, led.document_id AS lead_document_id, claim.event_id, relay.score
FROM core.claim_relay relay
JOIN core.claim claim USING (claim_id)
JOIN document retelling ON retelling.version_id = claim.version_id
JOIN core.claim lead_claim ON lead_claim.claim_id = relay.origin_claim_id
JOIN document led ON led.version_id = lead_claim.version_id
JOIN core.story story ON story.story_id = retelling.story_id
LEFT JOIN actor ON actor.actor_id = story.origin_actor_id
LEFT JOIN ref.outlet outlet ON outlet.outlet_id = retelling.outlet_id
WHERE relay.change <> 'none'
