"""Reads of the register: pages by keyset, searches, places, numbers."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from kuuluu.publication import queries
from kuuluu.publication.commands import set_paces, show
from kuuluu.publication.models import Pace, PublicCase
from kuuluu.publication.queries import Place, Wanted, Window


@pytest.fixture
def put(kerava, now):
    """Put a row on the register."""

    def put(title="Lamppu", *, city=kerava, days=0, **values):
        at = now - timedelta(days=days)
        row = PublicCase(
            id=uuid4(), city=city, number=uuid4().hex[:12], kind="fault", language="fi", title=title, text=title,
            received_at=at, published_at=at, changed_at=at, **{"status": "received", **values},
        )  # fmt: skip
        show(row)
        return row

    return put


def titles(page):
    return [row.title for row in page.rows]


def test_page_is_of_one_city_and_newest_first(kerava, jarvenpaa, put, now):
    put("b", days=2), put("a", days=1), put("naapuri", city=jarvenpaa)
    assert titles(queries.page(kerava, Wanted(), now.date(), None, 10)) == ["a", "b"]


def test_pages_go_forth_and_back(kerava, put, now):
    for n in range(5):
        put(str(n), days=n)
    first = queries.page(kerava, Wanted(), now.date(), None, 2)
    assert (titles(first), first.has_newer, first.has_older, first.count) == (["0", "1"], False, True, 5)
    second = queries.page(kerava, Wanted(), now.date(), Place(first.rows[-1].received_at, first.rows[-1].pk), 2)
    assert (titles(second), second.has_newer, second.has_older) == (["2", "3"], True, True)
    last = queries.page(kerava, Wanted(), now.date(), Place(second.rows[-1].received_at, second.rows[-1].pk), 2)
    assert (titles(last), last.has_older) == (["4"], False)
    back = queries.page(
        kerava, Wanted(), now.date(), Place(last.rows[0].received_at, last.rows[0].pk, is_newer=True), 2
    )
    assert titles(back) == ["2", "3"]
    front = queries.page(
        kerava, Wanted(), now.date(), Place(back.rows[0].received_at, back.rows[0].pk, is_newer=True), 2
    )
    assert (titles(front), front.has_newer) == (["0", "1"], False)


def test_search_finds_forms_of_a_word_and_counts_the_few(kerava, put, now):
    put("Katuvalon pylväs on vinossa"), put("Katuvalot palavat"), put("Kuoppa tiessä")
    found = queries.search(kerava, Wanted(words="katuvalo"), now.date(), 1, 10)
    assert (sorted(titles(found)), found.count, found.is_more) == (
        ["Katuvalon pylväs on vinossa", "Katuvalot palavat"],
        2,
        False,
    )


def test_search_is_turned_page_by_page_and_of_equals_the_newest_come_first(kerava, put, now):
    for n in range(5):
        put(f"Kuoppa {n}", days=n)
    pages = [queries.search(kerava, Wanted(words="kuoppa"), now.date(), number, 2) for number in (1, 2, 3)]
    assert [titles(one) for one in pages] == [["Kuoppa 0", "Kuoppa 1"], ["Kuoppa 2", "Kuoppa 3"], ["Kuoppa 4"]]
    assert [(one.has_newer, one.has_older) for one in pages] == [(False, True), (True, True), (True, False)]


def test_map_and_feed_of_words_that_nothing_has_are_empty(kerava, put, now):
    put("Kuoppa", latitude=60.4, longitude=25.1)
    assert '"groups" : []' in queries.map_points(kerava, Wanted(words="xyzzyq"), now.date(), None)
    assert queries.newest(kerava, Wanted(words="xyzzyq"), now.date(), 5) == []
    assert '"is_capped" : false' in queries.map_points(kerava, Wanted(words="kuoppa"), now.date(), None)


def test_search_finds_the_rare_word_far_behind_and_slips(kerava, put, now):
    for n in range(9):
        put(f"Kuoppa {n}", days=n)
    put("Haikara lensi", days=100)
    for words in ("haikara", "haikaraa", "haikata"):
        assert titles(queries.search(kerava, Wanted(words=words), now.date(), 1, 2)) == ["Haikara lensi"], words


def test_search_knows_the_words_of_its_own_city_alone(kerava, jarvenpaa, put, now):
    put("Haikara lensi", city=jarvenpaa)
    assert titles(queries.search(kerava, Wanted(words="haikara"), now.date(), 1, 2)) == []
    assert queries.suggest(kerava, "haik") == []


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("open", ["late", "on time"]),
        ("late", ["late"]),
        ("waiting", ["asked"]),
        ("answered", ["told"]),
        ("ended", ["mended", "planned"]),
        ("done", ["mended"]),
        ("planned", ["planned"]),
    ],
)
def test_states(kerava, put, now, state, expected):
    yesterday, today = now.date() - timedelta(days=1), now.date()
    put("late", answer_due_date=yesterday), put("on time", answer_due_date=today)
    put("asked", status="waiting", answer_due_date=yesterday), put("told", status="answered", answered_at=now)
    put("mended", status="closed", ending="done"), put("planned", status="closed", ending="planned")
    assert sorted(titles(queries.page(kerava, Wanted(state=state), today, None, 10))) == expected


def test_answer_of_a_line_is_the_last_public_one(kerava, put, now):
    knots = [{"kind": "answered", "at": "x", "text": "ensin"}, {"kind": "answered", "at": "x", "text": "sitten"}]
    put("kaksi", timeline=knots, answered_at=now)
    put("salassa", timeline=[{"kind": "answered", "at": "x", "is_hidden": True}], answered_at=now - timedelta(hours=1))
    assert [row.answer for row in queries.just_answered(kerava, 5)] == ["sitten", None]


def test_places_are_grouped_by_the_step_of_the_window(kerava, put, now):
    put("a", latitude=60.4000, longitude=25.1), put("b", latitude=60.4001, longitude=25.1)
    put("c", latitude=60.45, longitude=25.1), put("d")
    wide = Window(24, 60, 26, 61, step=0.01)
    near = Window(24, 60.39, 26, 60.41, step=0.00005)
    assert '"groups"' in queries.map_points(kerava, Wanted(), now.date(), wide)
    assert queries.map_points(kerava, Wanted(), now.date(), wide).count('"c"') == 1
    assert '"c"' not in queries.map_points(kerava, Wanted(), now.date(), near)


def test_month_is_told_with_its_pace(kerava, put, now):
    put("tuore"), put("vastattu", days=1, status="answered", answered_at=now), put("vanha", days=60)
    put("myöhässä", days=40, answer_due_date=now.date() - timedelta(days=20))
    set_paces(kerava, [Pace(city=kerava, median_days=2.5, ninetieth_days=8, count=9, computed_at=now)])
    found = queries.month_figures(kerava, now.date())
    assert (found.arrived, found.answered, found.late) == (2, 1, 1)
    assert (found.median_days, found.ninetieth_days) == (2.5, 8)


def test_year_is_told_by_service(kerava, put, now):
    service = kerava.services.first()
    put(service=service, answered_at=now, status="answered"), put(service=service), put(), put(days=400)
    rows = queries.year_by_service(kerava, now.date())
    assert [(row.service_id, row.published) for row in rows] == [(service.pk, 2), (None, 1)]


def test_arrivals_are_told_by_month(kerava, put, now):
    put(), put(days=30), put(days=31), put(days=400)
    months = queries.arrivals_by_month(kerava, now.date())
    assert months == [(date(2026, 10, 1), 2), (date(2026, 11, 1), 1)]


def test_late_are_counted_up_to_a_hundred(kerava, put, now):
    put(answer_due_date=now.date() - timedelta(days=1))
    assert queries.late_now(kerava, now.date()) == 1
    found = queries.page(kerava, Wanted(state="late"), now.date(), None, 5)
    assert (found.count, found.is_more) == (1, False)
    PublicCase.objects.bulk_create(
        PublicCase(
            id=uuid4(), city=kerava, number=str(n), kind="fault", language="fi", title="x", text="x", status="received",
            received_at=now, published_at=now, changed_at=now, answer_due_date=now.date() - timedelta(days=1),
        )
        for n in range(100)
    )  # fmt: skip
    found = queries.page(kerava, Wanted(state="late"), now.date(), None, 5)
    assert (found.count, found.is_more) == (100, True)


def test_versions_are_known_by_host_alone(kerava, monkeypatch):
    monkeypatch.setitem(queries.versions.__dict__, "connections", {"public": connection})
    assert queries.versions_at(kerava.host)[0] == kerava.version
    assert queries.versions_at("nobody.example") is None
