"""Pages of initiatives for anyone: what is on them, and what can't be seen."""

from datetime import timedelta

import pytest

from kuuluu.initiatives.commands import handling, refresh, reviewing, sending
from kuuluu.initiatives.commands.reviewing import Hidden
from kuuluu.initiatives.models import Initiative, Kind, MeasureState, ReviewCode, Stage, Tally, Version
from kuuluu.people.actors import ANYONE, SYSTEM
from kuuluu.people.roles import Role
from kuuluu.public.initiatives.comparing import stretches
from kuuluu.publication.commands import decide, keep_original
from kuuluu.publication.models import PublicInitiative, State
from kuuluu.publication.rules import Hide
from tests.factories.initiatives import TITLE, add_maker, make_initiative, maker
from tests.factories.people import make_actor

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "kerava.localhost"}


def body(client, path: str) -> str:
    response = client.get(path, **HOST)
    assert response.status_code == 200
    return response.content.decode()


def test_list_has_every_initiative_that_was_public_whatever_became_of_it(client, kerava, now):
    for number, stage in enumerate((Stage.COLLECTING, Stage.WITHDRAWN, Stage.REFUSED, Stage.MERGED)):
        make_initiative(kerava, at=now, stage=stage, title=f"Aloite {number}")
    page = body(client, "/aloitteet/")
    assert all(f"Aloite {number}" in page for number in range(4))
    assert "Aloite 1" not in body(client, "/aloitteet/?group=open")


def test_list_goes_by_when_they_came_and_the_feed_by_when_they_became_public(client, kerava, now):
    old, today = (
        make_initiative(kerava, at=now - timedelta(days=days), title=title)
        for days, title in ((900, "Vanha"), (1, "Uusi"))
    )
    for one, when in ((today, now - timedelta(hours=3)), (old, now)):
        refresh(one, at=now)
        PublicInitiative.objects.filter(pk=one.pk).update(published_at=when)
    page, feed = body(client, "/aloitteet/"), body(client, "/aloitteet/syote.atom")
    assert page.index("Uusi") < page.index("Vanha")
    assert feed.index("Vanha") < feed.index("Uusi")


def test_unpublished_initiative_is_404_with_the_right_number(client, kerava, jarvenpaa, now):
    one = make_initiative(kerava, at=now, stage=Stage.CHECKING)
    other = make_initiative(jarvenpaa, at=now)
    for number in (one.case.number, other.case.number, "KER-2026-99999"):
        for tail in ("", "tekstit/"):
            assert client.get(f"/aloitteet/{number}/{tail}", **HOST).status_code == 404


def test_it_is_never_said_that_an_initiative_was_accepted_or_refused(client, kerava, now):
    """A check before publication is no decision on what is asked for, so it is told in other words."""
    stopped = make_initiative(kerava, at=now, stage=Stage.REFUSED)
    said = {"": ("hyväksy", "hylä"), "/sv": ("godkän", "avslag"), "/en": ("accepted", "refus", "reject")}
    for prefix, words in said.items():
        page = body(client, f"{prefix}/aloitteet/{stopped.case.number}/").lower()
        assert not [word for word in words if word in page]
    assert "Päättyi tarkistukseen" in body(client, f"/aloitteet/{stopped.case.number}/")


def test_two_numbers_stand_apart_with_their_day_and_source(client, kerava, now):
    one = make_initiative(kerava, at=now)
    Tally.objects.filter(pk=one.pk).update(supporters=1234, verified=56)
    refresh(one, at=now)
    page = body(client, f"/aloitteet/{one.case.number}/")
    assert "1\u00a0234 kannattajaa" in page
    assert "56 varmistettua asukasta" in page
    assert "38\u00a0476 asukkaaseen" in page
    assert "Tilastokeskus" in page


def test_referendum_initiative_tells_how_many_are_needed(client, kerava, now):
    one = make_initiative(kerava, at=now, kind=Kind.REFERENDUM)
    page = body(client, f"/aloitteet/{one.case.number}/")
    assert "Tarvitaan 1\u00a0289 varmistettua asukasta." in page
    assert "Luku on arvio." in page


def test_no_other_kind_tells_of_a_threshold(client, kerava, now):
    one = make_initiative(kerava, at=now)
    assert "Tarvitaan" not in body(client, f"/aloitteet/{one.case.number}/")


def test_hidden_words_and_names_stay_hidden(client, kerava, now):
    one = make_initiative(kerava, at=now, stage=Stage.CHECKING, demand="Pekka Salainen hoitaisi jään.")
    add_maker(one, at=now, name="Kaisa Kätketty")
    hidden = Hidden(demand=[Hide(0, 14, "person_name")])
    reviewing.accept(one, hidden=hidden, by=make_actor(kerava, Role.PUBLISHER), at=now)
    for path in (f"/aloitteet/{one.case.number}/", "/aloitteet/", "/aloitteet/syote.atom"):
        page = body(client, path)
        assert "Salainen" not in page
        assert "Kätketty" not in page
        assert "Esimerkki" not in page


def test_refused_initiative_tells_why(client, kerava, now):
    one = make_initiative(kerava, at=now)
    by = make_actor(kerava, Role.REGISTRAR)
    reviewing.ask_correction(one, code=ReviewCode.UNCLEAR, reason="Mitä pyydetään?", by=by, at=now)
    reviewing.refuse(one, code=ReviewCode.NOT_OURS, reason="Tie on valtion.", by=by, at=now)
    page = body(client, f"/aloitteet/{one.case.number}/")
    assert "Asia ei kuulu tälle kunnalle" in page
    assert "Tie on valtion." in page


def test_changed_text_shows_what_came_and_what_went(client, kerava, now):
    one = make_initiative(kerava, at=now)
    parts = [
        keep_original(kerava, words, by=ANYONE, at=now) for words in (TITLE, "Esitän, että jäähalli suljetaan.", "Syy.")
    ]
    for part in parts:
        decide(part, State.PUBLIC, by=SYSTEM, at=now)
    title, demand, reasons = parts
    Version.objects.create(initiative=one, number=2, title=title, demand=demand, reasons=reasons, at=now)
    refresh(one, at=now)
    page = body(client, f"/aloitteet/{one.case.number}/tekstit/")
    assert "suljetaan." in page.partition("<ins>")[2]
    assert "kesä-" in page.partition("<del>")[2]


def test_stretches_of_two_texts_make_both_texts():
    before, now = "Halli auki kesällä ja talvella.", "Halli on auki kesällä."
    found = list(stretches(before, now))
    assert "".join(one.words for one in found if one.change != "del") == now
    assert "".join(one.words for one in found if one.change != "ins") == before


def test_measures_and_sending_stand_on_the_page(client, kerava, now):
    one, by = make_initiative(kerava, at=now), make_actor(kerava, Role.REGISTRAR)
    sending.send(one, by=maker(one), at=now)
    Initiative.objects.filter(pk=one.pk).update(stage=Stage.DECIDED)
    one.refresh_from_db()
    handling.add_measure(one, words="Halli avataan kesäkuussa.", state=MeasureState.PLANNED, by=by, at=now)
    page = body(client, f"/aloitteet/{one.case.number}/")
    assert "Halli avataan kesäkuussa." in page
    assert "Suunniteltu" in page


def test_initiative_is_found_by_a_word_in_another_form(client, kerava, now):
    make_initiative(kerava, at=now)
    assert TITLE in body(client, "/aloitteet/?words=jäähallin")
    assert TITLE not in body(client, "/aloitteet/?words=katulamppu")


@pytest.mark.parametrize("language", ["sv/", "en/"])
def test_pages_speak_each_language(client, kerava, now, language):
    one = make_initiative(kerava, at=now)
    for path in ("aloitteet/", f"aloitteet/{one.case.number}/", f"aloitteet/{one.case.number}/tekstit/"):
        assert "kannatusta" not in body(client, f"/{language}{path}")


def test_list_asks_as_much_for_thirty_as_for_one(client, kerava, now, django_assert_max_num_queries):
    for number in range(30):
        make_initiative(kerava, at=now, title=f"Aloite {number}")
    with django_assert_max_num_queries(10, using="public"):
        body(client, "/aloitteet/?page=2")


@pytest.mark.parametrize("number", ["1" * 5000, "²", "१", "-1", "1e3", "12x", "0"])
def test_a_page_that_is_no_number_is_the_first_one(client, kerava, now, number):
    make_initiative(kerava, at=now)
    assert TITLE in body(client, f"/aloitteet/?page={number}")
