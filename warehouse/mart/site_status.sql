-- The state of every site by all that is known, silence counted to the newest publication.
WITH cutoff AS (SELECT max(coalesce(published_end, published_start)) AS day FROM core.document WHERE is_current)
SELECT * FROM mart.site_state(DATE '9999-12-31', (SELECT day FROM cutoff), 180)
