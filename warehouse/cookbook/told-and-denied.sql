-- What was said of Hmeimim, by whom, and who denied it?
-- How to read it: one point a claim, on the day of its report. A denial stands beside the others and cancels none; read the words before you count the points. Set `site` to a place_id for another site.
SELECT c.published_end AS published, split_part(f.speakers, ' > ', 1) AS teller, c.event_type,
    CASE WHEN c.factuality LIKE '%-' THEN 'denied' WHEN c.factuality = 'CT+' THEN 'told as certain' ELSE 'hedged' END AS manner,
    c.quote
FROM mart.site_claim c JOIN mart.claim_flat f USING (claim_id)
WHERE c.place_id = coalesce(getvariable('site'), 'hmeimim') AND coalesce(c.bar, '') <> 'background'
ORDER BY c.published_end, c.claim_id
