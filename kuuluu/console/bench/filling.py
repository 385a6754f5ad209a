"""Statements that fill a database for measuring: cases of all services, areas and states over a year, nearly all public."""

WORDS = (
    "katuvalo|pimeänä|kuoppa|tiessä|auraus|tekemättä|lumi|jalkakäytävällä|roskis|täynnä|leikkipuisto|keinu|rikki|"
    "liikennemerkki|kaatunut|puu|vaarallinen|bussipysäkki|töhritty|vesi|seisoo|kadulla|risteys|näkymä|peittyy|pensas|"
    "koulun|pihassa|hiekoitus|puuttuu|pyörätie|liukas|silta|kaide|irti|kiitos|hyvästä|palvelusta|kirjastossa|uimahallin|"
    "aukiolo|ehdotan|penkkejä|puistoon|koirapuiston|portti|ei|sulkeudu|suojatie|kulunut|valot|vilkkuvat"
)
FILL = (
    "set work_mem = '64MB'",
    f"create table bench_words as select regexp_split_to_table('{WORDS}', '\\|') as word",
    """
    create table bench_cases as
    select gen_random_uuid() as id, c.id as city_id, c.number_prefix || '-2026-' || lpad(n::text, 6, '0') as number,
        timestamptz '2026-11-23 12:00+02' - (n * interval '5 minutes') * (100000.0 / %(cases)s) as received_at,
        (select array_agg(id order by id) from cities_service s where s.city_id = c.id) as services,
        (select array_agg(id order by id) from cities_unit u where u.city_id = c.id) as units,
        (select array_agg(id order by id) from cities_area a where a.city_id = c.id) as areas,
        c.lat + (random() - 0.5) * 0.05 as latitude, c.lon + (random() - 0.5) * 0.08 as longitude,
        (array['fault','fault','fault','question','idea','thanks','complaint'])[1 + floor(random() * 7)::int] as kind,
        (array['received','in_progress','waiting','answered','closed','closed','closed','closed'])[1 + floor(random() * 8)::int] as status,
        (select string_agg(word, ' ') from (select word from bench_words where n = n order by random() limit 24) w) as text,
        gen_random_uuid() as original_id, gen_random_uuid() as message_id, random() as luck
    from cities_city c, generate_series(1, %(cases)s) n
    """,
    """
    insert into cases_case (id, city_id, number, received_at, channel, language, title, status, ending, service_id,
        unit_id, latitude, longitude, address, place_words, area_id, taken_up_due_date, answer_due_date, next_due_date,
        answered_at, closed_at, code_hash, version, changed_at, secrecy, secrecy_ground)
    select id, city_id, number, received_at, 'web', 'fi', left(text, 80), status,
        case when status = 'closed' then 'done' else '' end, services[1 + floor(luck * array_length(services, 1))::int],
        units[1 + floor(luck * array_length(units, 1))::int], latitude, longitude, '', '',
        areas[1 + floor(luck * array_length(areas, 1))::int], received_at::date + 1, received_at::date + 7,
        case when status in ('received', 'in_progress') then received_at::date + 7 end,
        case when status in ('answered', 'closed') then received_at + interval '3 days' end,
        case when status = 'closed' then received_at + interval '5 days' end,
        encode(sha256(id::text::bytea), 'hex'), 1, received_at, 'public', ''
    from bench_cases
    """,
    """
    insert into feedback_feedback (case_id, kind, wants_answer, objection, objection_words, hides_place)
    select id, kind, true, '', '', false from bench_cases
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
        answered_at, closed_at, timeline, pictures, documents, parts, part_of, words)
    select c.id, c.city_id, c.number, b.kind, c.status, c.ending, 'fi', c.service_id, c.unit_id, c.area_id, c.title,
        b.text, '[]', c.latitude, c.longitude, '', 1, c.received_at, c.received_at, c.received_at, c.answer_due_date,
        c.answered_at, c.closed_at,
        jsonb_build_array(jsonb_build_object('kind', 'received', 'at', c.received_at, 'unit', c.unit_id)) ||
        case when c.answered_at is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object(
            'kind', 'answered', 'at', c.answered_at, 'unit', c.unit_id, 'text', 'Kiitos. Asia on hoidettu.', 'gaps', '[]'::jsonb
        )) end, '[]', '[]', '[]', '', '{}'
    from bench_cases b join cases_case c using (id) where b.luck < 0.95
    """,
    "insert into publication_registerversion (city_id, version) select id, 1 from cities_city on conflict do nothing",
    """
    insert into cases_counter (city_id, year, last)
    select city_id, 2026, count(*) from bench_cases group by city_id on conflict do nothing
    """,
    "drop table bench_cases, bench_words",
)
