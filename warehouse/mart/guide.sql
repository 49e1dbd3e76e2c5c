-- Where to begin: every view and macro with its grain, what it is for, and a query that runs as it stands.
WITH entry(name, purpose, example) AS (
    VALUES
    ('mart.site_status', 'Which sites are held, partly held, left, disputed or silent, by which claim and against which.',
        'SELECT place, status, as_of, quote, contrary_quote FROM mart.site_status WHERE n_claims > 0'),
    ('mart.site_status_history', 'How the state of a site went over time; sites left and held again within days.',
        'SELECT * FROM mart.site_status_history WHERE returned_after_days <= 14'),
    ('mart.site_last_seen', 'Last word of presence and of absence at each site, with its quote.',
        'SELECT place, presence_on, presence_quote, absence_on, absence_quote FROM mart.site_last_seen'),
    ('mart.site_claim', 'What each claim says of each site, and why it may not decide: plan, rumour, background.',
        'SELECT says, bar, count(*) FROM mart.site_claim GROUP BY ALL'),
    ('mart.claim_flat', 'Every claim ready to cite: quote with offsets, tellers, outlet, dates, places.',
        'SELECT speakers, quote, uri FROM mart.claim_flat WHERE event_type = ''withdrawal'' LIMIT 20'),
    ('mart.presence_change', 'Changes at places for maps and other data: coordinates, ACLED and UCDP precision.',
        'SELECT place, presence_effect, date_start, ucdp_where_prec FROM mart.presence_change LIMIT 20'),
    ('mart.governorate_month', 'Net direction by governorate and month, zeros written out, silence apart from zero.',
        'SELECT * FROM mart.governorate_month WHERE has_reports ORDER BY month DESC'),
    ('mart.movement', 'What went from where to where; an end not told is NULL.',
        'SELECT from_place, to_place, date_start, is_hedged, quote FROM mart.movement'),
    ('mart.event_support', 'How many independent tellers stand behind an event, who they are, and how many pages only repeat.',
        'SELECT * FROM mart.event_support ORDER BY n_origins DESC LIMIT 20'),
    ('mart.relay', 'What a retelling changed: negation, hedge, number, materiel, date, place, speaker, stage.',
        'SELECT change, was, became, quote, lead_quote FROM mart.relay'),
    ('mart.disagreement', 'On what the tellers of one event do not agree.',
        'SELECT aspect, about, said FROM mart.disagreement'),
    ('mart.denial', 'What was denied, not confirmed or not commented on, by whom, how many days later.',
        'SELECT published_end, speaker, answer, quote, affirmed_quote, days_later FROM mart.denial'),
    ('mart.report_lag', 'Days between an event and its report, as bounds.',
        'SELECT event_type, median(lag_days_min), median(lag_days_max) FROM mart.report_lag GROUP BY 1'),
    ('mart.coverage_gap', 'Governorates on which nobody has written for long: silence, not absence.',
        'SELECT governorate, silent_days FROM mart.coverage_gap WHERE is_gap'),
    ('mart.date_suspect', 'Documents with a doubtful publication date, and what was weighed.',
        'SELECT item, evidence_text, verdict, verdict_reason FROM mart.date_suspect'),
    ('mart.changes', 'What every run changed and why: new report, edit, retraction, or our own reading.',
        'SELECT run_id, cause, change, count(*) FROM mart.changes GROUP BY ALL'),
    ('mart.freshness', 'Whether the data is fresh, and which sources are silent.', 'SELECT * FROM mart.freshness'),
    ('mart.quality', 'How well texts are read, by version.', 'SELECT * FROM mart.quality'),
    ('mart.guide', 'This list.', 'SELECT name, purpose FROM mart.guide ORDER BY position'),
    ('mart.site_status_as_of(day)', 'State of every site as it was known on a day.',
        'SELECT place, status, quote FROM mart.site_status_as_of(DATE ''2024-12-31'') WHERE n_claims > 0'),
    ('mart.site_state(known_by, today, silence)', 'The same, with the days of silence that turn a state into no_report.',
        'SELECT place, status FROM mart.site_state(DATE ''2024-12-31'', DATE ''2025-06-30'', 90) WHERE n_claims > 0'),
    ('mart.claims_as_of(run)', 'Claims as the warehouse knew them when a run had ended.',
        'SELECT claim_id, manner, quote FROM mart.claims_as_of(1)'),
    ('mart.claims_published_by(day)', 'Claims that had surely been published by a day.',
        'SELECT published_end, quote FROM mart.claims_published_by(DATE ''2024-12-31'')'),
    ('mart.changes_between(before, after)', 'What changed after one run, up to and with another.',
        'SELECT cause, change, quote FROM mart.changes_between(1, 2)')
),
numbered AS (SELECT row_number() OVER () AS position, * FROM entry),
grain AS (
    SELECT schema_name || '.' || view_name AS name, comment FROM duckdb_views() WHERE comment IS NOT NULL
    UNION
    SELECT schema_name || '.' || table_name, comment FROM duckdb_tables() WHERE comment IS NOT NULL
    UNION
    SELECT schema_name || '.' || function_name, comment FROM duckdb_functions() WHERE comment IS NOT NULL
)
SELECT n.position, n.name, any_value(g.comment) AS grain, n.purpose, n.example
FROM numbered n
LEFT JOIN grain g ON g.name = regexp_replace(n.name, '[(].*', '')
GROUP BY ALL
ORDER BY n.position
