"""Statements that fill a database for measuring: cases of all services, areas and states over a year, nearly all public.

What each is found by is put together by the database of sentences that were read once (`texts`).
"""

# Some sentences are said much more often than others.
OFTEN = "1.6"


FILL = (
    "set session_replication_role = replica",
    "set synchronous_commit = off",
    "set work_mem = '256MB'",
    "set maintenance_work_mem = '1GB'",
    "create unique index on bench_texts (use, language, n)",
    "analyze bench_texts",
    """
    create unlogged table bench_counts as
    select language, count(*) filter (where use = 'said') as said,
        (select count(*) from bench_texts where use = 'street') as streets,
        (select count(*) from bench_texts where use = 'answer' and language = 'fi') as answers
    from bench_texts group by language
    """,
    """
    create unlogged table bench_tongues as
    select c.id as city_id, n, case when luck < 0.85 then 'fi' when luck < 0.93 then 'sv' else 'en' end as language
    from (select * from cities_city order by slug limit %(cities)s) c,
        lateral (select n, random() as luck from generate_series(1, %(cases)s) n offset 0) said
    """,
    f"""
    create unlogged table bench_luck as
    select gen_random_uuid() as id, t.city_id, t.n, c.number_prefix as prefix, c.lat, c.lon, t.language,
        random() as luck, random() as kind, random() as status, random() as north, random() as east,
        1 + floor(power(random(), {OFTEN}) * said)::int as first, 1 + floor(power(random(), {OFTEN}) * said)::int as second,
        1 + floor(power(random(), {OFTEN}) * streets)::int as street, 1 + floor(random() * answers)::int as answer
    from bench_tongues t join bench_counts using (language) join cities_city c on c.id = t.city_id
    """,  # noqa: S608 - of our own constants
    "analyze bench_luck",
    """
    create unlogged table bench_cases as
    select x.id, x.city_id, x.luck, x.language, a.code,
        x.prefix || '-' || extract(year from now()) || '-' || lpad(x.n::text, 7, '0') as number,
        date_trunc('hour', now()) - (x.n * interval '5 minutes') * (100000.0 / %(cases)s) as received_at,
        x.lat + (x.north - 0.5) * 0.05 as latitude, x.lon + (x.east - 0.5) * 0.08 as longitude,
        (array['fault','fault','fault','question','idea','thanks','complaint'])[1 + floor(x.kind * 7)::int] as kind,
        (array['received','in_progress','waiting','answered','closed','closed','closed','closed'])[1 + floor(x.status * 8)::int] as status,
        a.text || ' ' || b.text || ' ' || s.text as text, s.text as place, r.text as answer, a.as_title || b.as_text || s.as_text as found,
        a.as_text || b.as_text || s.as_text as read, r.as_text as answered, a.words || b.words || s.words || r.words as words,
        gen_random_uuid() as original_id, gen_random_uuid() as message_id
    from bench_luck x
        join bench_texts a on a.use = 'said' and a.language = x.language and a.n = x.first
        join bench_texts b on b.use = 'said' and b.language = x.language and b.n = x.second
        join bench_texts s on s.use = 'street' and s.n = x.street
        join bench_texts r on r.use = 'answer' and r.language = 'fi' and r.n = x.answer
    """,
    """
    create unlogged table bench_services as select s.city_id, s.code, s.id,
        coalesce((select unit_id from cities_serviceowner o where o.service_id = s.id order by id limit 1),
            (select min(id) from cities_unit u where u.city_id = s.city_id)) as unit_id
    from cities_service s
    """,
    """
    create unlogged table bench_areas as
    select city_id, id, row_number() over (partition by city_id order by id) as n, count(*) over (partition by city_id) as many from cities_area
    """,
    "analyze bench_cases, bench_services, bench_areas",
    """
    insert into cases_case (id, city_id, number, received_at, channel, language, title, status, ending, service_id,
        unit_id, latitude, longitude, address, place_words, area_id, taken_up_due_date, answer_due_date, next_due_date,
        answered_at, closed_at, code_hash, version, changed_at, secrecy, secrecy_ground, matter, search)
    select b.id, b.city_id, number, received_at, 'web', language, left(text, 80), status,
        case when status = 'closed' then 'done' else '' end, s.id, s.unit_id, latitude, longitude, place, '', a.id,
        received_at::date + 1, received_at::date + 7, case when status in ('received', 'in_progress') then received_at::date + 7 end,
        case when status in ('answered', 'closed') then received_at + interval '3 days' end,
        case when status = 'closed' then received_at + interval '5 days' end,
        encode(sha256(b.id::text::bytea), 'hex'), 1, received_at, 'public', '', '',
        case when status in ('answered', 'closed') then read || answered else read end
    from bench_cases b left join bench_services s on s.city_id = b.city_id and s.code = b.code
        join bench_areas a on a.city_id = b.city_id and a.n = 1 + floor(b.luck * a.many)::int
    """,
    """
    insert into feedback_feedback (case_id, kind, wants_answer, objection, objection_words, hides_place, review, review_hides_place, is_voice)
    select id, kind, true, '', '', false, '', false, false from bench_cases
    """,
    """
    insert into publication_original (id, city_id, text, state, ground, decided_at, is_manual, risk, created_at)
    select original_id, city_id, text, 'public', '', received_at, true, 0, received_at from bench_cases
    """,
    """
    insert into cases_message (id, case_id, kind, original_id, at)
    select message_id, id, 'submission', original_id, received_at from bench_cases
    """,
    """
    insert into publication_publiccase (id, city_id, number, kind, status, ending, language, service_id, unit_id, area_id,
        title, text, gaps, latitude, longitude, place, voices, received_at, published_at, changed_at, answer_due_date,
        answered_at, closed_at, timeline, pictures, documents, parts, part_of, words, search)
    select c.id, c.city_id, c.number, b.kind, c.status, c.ending, c.language, c.service_id, c.unit_id, c.area_id, c.title,
        b.text, '[]', c.latitude, c.longitude, b.place, 1, c.received_at, c.received_at, c.received_at, c.answer_due_date,
        c.answered_at, c.closed_at,
        jsonb_build_array(jsonb_build_object('kind', 'received', 'at', c.received_at, 'unit', c.unit_id)) ||
        case when c.answered_at is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object(
            'kind', 'answered', 'at', c.answered_at, 'unit', c.unit_id, 'text', b.answer, 'gaps', '[]'::jsonb
        )) end, '[]', '[]', '[]', '', b.words, b.found || b.answered || array_to_tsvector(array[lower(c.number)])
    from bench_cases b join cases_case c using (id) where b.luck < 0.95
    """,
    "insert into publication_registerversion (city_id, version) select id, 1 from cities_city on conflict do nothing",
    """
    insert into cases_counter (city_id, year, last)
    select city_id, extract(year from now()), count(*) from bench_cases group by city_id on conflict do nothing
    """,
    "drop table bench_cases, bench_luck, bench_tongues, bench_counts, bench_services, bench_areas, bench_texts",
)
# Indexes of these tables are made after they were filled: in a tenth of the time.
LATER = """
select i.indexname, i.indexdef from pg_indexes i
where i.schemaname = 'public' and i.tablename in ('cases_case', 'publication_publiccase', 'cases_message', 'publication_original')
    and not exists (select 1 from pg_constraint where conname = i.indexname)
"""
