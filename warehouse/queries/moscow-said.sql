-- What did Moscow itself say: denied, not confirmed, or no comment?
-- How to read it: only words of Russian officials and officers; no_comment and declines_to_confirm are no denials.
WITH moscow AS (
    SELECT s.claim_id, a.name AS speaker
    FROM core.claim_source s JOIN ref.actor a USING (actor_id)
    WHERE a.country = 'RU' AND a.side = 'party' AND s.source_class IN ('official', 'military')
)
SELECT f.published_end AS published, moscow.speaker, f.stance, f.event_type, f.factuality, f.places, f.quote, f.uri
FROM mart.claim_flat f JOIN moscow USING (claim_id)
WHERE f.stance IN ('denies', 'declines_to_confirm', 'no_comment')
ORDER BY published DESC NULLS LAST, f.claim_id, speaker
LIMIT 200
