-- A warehouse of $claims made-up claims, always the same ones: five claims a document, about two and a half an event.
-- Sites, actors, outlets and materiel are the real reference tables; days run over eleven years.
CREATE TEMP TABLE site AS
    SELECT row_number() OVER (ORDER BY place_id) - 1 AS n, place_id FROM ref.place
    WHERE role_status = 'sourced' AND place_type NOT IN ('country', 'governorate', 'region', 'sea_area');
CREATE TEMP TABLE speaker AS SELECT row_number() OVER (ORDER BY actor_id) - 1 AS n, actor_id, source_class FROM ref.actor;
CREATE TEMP TABLE paper AS SELECT row_number() OVER (ORDER BY outlet_id) - 1 AS n, outlet_id FROM ref.outlet;
CREATE TEMP TABLE thing AS SELECT row_number() OVER (ORDER BY materiel_id) - 1 AS n, materiel_id, unit FROM ref.materiel;
CREATE MACRO pick(i, what, size) AS (hash(i, what) % size)::BIGINT;
CREATE MACRO one_of(i, what, list) AS list[1 + pick(i, what, len(list))];

INSERT INTO ops.run BY NAME
    SELECT unnest([1, 2]) AS run_id, TIMESTAMP '2026-01-31 06:00:00' AS started_at, 'published' AS state, '1+a.a.a' AS code_version;
INSERT INTO core.document BY NAME
    SELECT 'd' || i AS document_id, 'v' || i AS version_id, 1 AS version_no, one_of(i, 'source', ['a', 'b', 'c']) AS source,
        i || '.txt' AS item, outlet_id, 'https://example.org/' || i AS uri, 'Report ' || i AS title, 'en' AS language,
        'text ' || i AS text, md5(i::VARCHAR) AS text_sha256, day AS published_start, day AS published_end,
        day::VARCHAR AS published_edtf, 'sidecar' AS published_basis, 'told' AS published_reason,
        's' || (i - CASE WHEN pick(i, 'copy', 10) = 0 THEN 1 ELSE 0 END) AS story_id, 1 AS known_from, true AS is_current
    FROM (SELECT i, DATE '2015-10-01' + pick(i, 'day', 3770)::INTEGER AS day, pick(i, 'outlet', 91) AS n
        FROM range($claims // 5 + $claims // 500) t(i)) JOIN paper USING (n);
INSERT INTO core.claim BY NAME
    SELECT 'c' || i AS claim_id, 'd' || i // 5 AS document_id, 'v' || i // 5 AS version_id,
        'e' || pick(i, 'event', $claims * 2 // 5) AS event_id,
        one_of(i, 'type', ['withdrawal', 'withdrawal', 'withdrawal', 'reinforcement', 'deployment', 'redeployment', 'handover',
            'continued_presence', 'continued_presence', 'equipment_move', 'equipment_move', 'negotiation']) AS event_type,
        'ru_forces' AS force_id,
        one_of(i, 'phase', ['completed', 'completed', 'completed', 'ongoing', 'begun', 'state', 'planned']) AS phase,
        one_of(i, 'extent', ['partial', 'complete', 'unspecified', 'unspecified']) AS extent,
        one_of(i, 'fact', ['CT+', 'CT+', 'CT+', 'CT+', 'CT+', 'PR+', 'PS+', 'CT-', 'Uu']) AS factuality,
        one_of(i, 'stance', ['reports', 'reports', 'reports', 'confirms', 'denies', 'no_comment', 'demands']) AS stance,
        CASE WHEN kind < 6 THEN day WHEN kind = 6 THEN date_trunc('month', day) END::DATE AS date_start,
        CASE WHEN kind < 6 THEN day WHEN kind = 6 THEN last_day(day) END AS date_end,
        CASE WHEN kind < 6 THEN day::VARCHAR WHEN kind = 6 THEN left(day::VARCHAR, 7) END AS date_edtf,
        CASE WHEN kind < 6 THEN 'day' WHEN kind = 6 THEN 'month' ELSE 'unknown' END AS date_precision,
        CASE WHEN kind < 6 THEN 'exact' WHEN kind = 6 THEN 'range' ELSE 'unresolved' END AS date_status,
        'none' AS date_basis, 'made up' AS date_reason, pick(i, 'background', 12) = 0 AS is_background,
        'made-up sentence number ' || i || ' of a troop that was seen to leave its post'
            || one_of(i, 'end', ['', ' on Sunday', ' in trucks', ' again', ' for good']) AS quote,
        (i % 5) * 100 AS char_start, (i % 5) * 100 + 80 AS char_end, i % 5 AS sentence_no, 'en' AS language,
        'reader/1' AS extractor, 'test' AS rule_id, 0.5 + pick(i, 'sure', 50) / 100 AS confidence
    FROM (SELECT i, pick(i, 'kind', 8) AS kind,
            DATE '2015-10-01' + pick(i // 5, 'day', 3770)::INTEGER - pick(i, 'lag', 6)::INTEGER AS day
        FROM range($claims) t(i));
INSERT INTO core.claim_place BY NAME
    SELECT claim_id, place_id, role, CASE WHEN event_type = 'negotiation' OR factuality IN ('CT-', 'Uu') THEN NULL
            WHEN role = 'origin' THEN -1 WHEN role = 'destination' THEN 1 WHEN event_type = 'handover' THEN -1 ELSE 0 END
            AS presence_effect, 1 + pick(i, 'precision', 4) AS geo_precision, 'unique' AS resolution
    FROM (SELECT i, 'c' || i AS claim_id, unnest([1, 2]) AS nth, (SELECT count(*) FROM site) AS sites FROM range($claims) t(i))
    JOIN core.claim USING (claim_id)
    JOIN site ON site.n = pick(i * 2 + nth, 'site', sites)
    CROSS JOIN LATERAL (SELECT CASE WHEN nth = 2 THEN 'destination'
        WHEN event_type IN ('withdrawal', 'redeployment', 'equipment_move') THEN 'origin'
        WHEN event_type IN ('reinforcement', 'deployment') THEN 'destination' ELSE 'at' END AS role)
    WHERE nth = 1 OR (event_type IN ('redeployment', 'equipment_move') AND pick(i, 'to', 2) = 0);
INSERT INTO core.claim_source BY NAME
    SELECT 'c' || i AS claim_id, 0 AS position, actor_id, source_class
    FROM (SELECT i, pick(i, 'speaker', size) AS n FROM range($claims) t(i), (SELECT count(*) AS size FROM speaker))
    JOIN speaker USING (n);
UPDATE core.claim SET origin_id = s.actor_id FROM core.claim_source s WHERE s.claim_id = core.claim.claim_id;
INSERT INTO core.claim_source BY NAME
    SELECT claim_id, 1 AS position, outlet_id AS actor_id, 'media' AS source_class
    FROM core.claim JOIN core.document USING (version_id);
INSERT INTO core.claim_materiel BY NAME
    SELECT 'c' || i AS claim_id, materiel_id, 1 + pick(i, 'least', 20) AS quantity_min, 21 + pick(i, 'most', 9) AS quantity_max,
        unit, materiel_id AS materiel_text, 0 AS char_start, 5 AS char_end
    FROM (SELECT i, pick(i, 'thing', size) AS n FROM range(0, $claims, 5) t(i), (SELECT count(*) AS size FROM thing))
    JOIN thing USING (n);
INSERT INTO core.story BY NAME
    SELECT story_id, min(document_id) AS lead_document_id, count(*) AS n_documents, 'copy' AS basis
    FROM core.document GROUP BY story_id;
INSERT INTO core.event BY NAME
    SELECT event_id, min(event_type) AS event_type, 'ru_forces' AS force_id, min(date_start) AS date_start,
        max(date_end) AS date_end, min(date_precision) AS date_precision, count(*) AS n_claims,
        count(DISTINCT document_id) AS n_documents, count(DISTINCT origin_id) AS n_origins,
        max(factuality) AS best_factuality, false AS is_disputed, true AS is_current
    FROM core.claim GROUP BY event_id;
INSERT INTO core.claim_relay BY NAME
    SELECT c.claim_id, lead.claim_id AS origin_claim_id,
        one_of(c.rowid, 'relay', ['negation', 'hedge', 'number', 'date', 'place', 'none', 'none']) AS change,
        lead.factuality AS was, c.factuality AS became, 3.5 AS score
    FROM core.claim c JOIN core.document d USING (version_id)
    JOIN core.story s ON s.story_id = d.story_id AND s.lead_document_id <> d.document_id
    JOIN core.claim lead ON lead.document_id = s.lead_document_id AND lead.sentence_no = c.sentence_no;
INSERT INTO ops.claim_history BY NAME
    SELECT claim_id, document_id, version_id, nth AS known_from, CASE WHEN nth = 1 AND again THEN 2 END AS known_to,
        CASE nth WHEN 1 THEN 'new_report' ELSE 'extractor' END AS cause, CASE WHEN nth = 1 AND again THEN 'extractor' END AS end_cause,
        event_type, concat_ws(' ', phase, CASE nth WHEN 1 THEN extent ELSE 'partial' END, factuality, stance) AS manner,
        date_start, date_end, date_edtf, 'origin:' || claim_id AS places, origin_id AS tellers, false AS is_corrected, quote, extractor
    FROM (SELECT *, pick(rowid, 'again', 20) = 0 AS again FROM core.claim) CROSS JOIN (SELECT unnest([1, 2]) AS nth)
    WHERE nth = 1 OR again;
