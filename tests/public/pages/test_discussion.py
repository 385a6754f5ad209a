"""Taking part in the discussion of an initiative: by anyone, and public only when a person has looked."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from kuuluu.cities.models import LocalRule
from kuuluu.initiatives.commands.commenting import comment, decide_words
from kuuluu.initiatives.models import Comment, Initiative, Stage
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.people.actors import ANYONE
from kuuluu.people.roles import Role
from kuuluu.publication.queries.initiatives import GROUPS
from kuuluu.publication.rules import Hide
from kuuluu.ui.dates import day_text
from tests.factories.initiatives import make_initiative
from tests.factories.people import make_actor
from tests.public.submission.conftest import stamped

pytestmark = pytest.mark.django_db
WORDS = "Valmentaja Kukkanen tietää, että jää pysyy kylmänä."


def own_page(one):
    return f"/aloite/oma/{maker_code(one.makers.get().pk)}/"


@pytest.fixture
def discussed(kerava, now):
    return make_initiative(kerava, at=now - timedelta(days=2), stage=Stage.DISCUSSING)


def test_words_wait_for_a_person_and_are_public_less_what_is_hidden(anyone, kerava, now, discussed):
    page, form = (f"/aloitteet/{discussed.case.number}/{tail}" for tail in ("", "keskustele/"))
    assert form in anyone.get(page).text
    assert "Mitä haluat sanoa?" in anyone.get(form).text
    for _twice in range(2):
        sent = anyone.post(form, stamped(words=WORDS))
        assert sent["Location"] == f"{form}?sanottu"
    assert "Kiitos, tekstisi on tullut perille" in anyone.get(sent["Location"]).text
    said = Comment.objects.get()
    assert "jää pysyy kylmänä" not in anyone.get(page).text
    by = make_actor(kerava, Role.PUBLISHER)
    decide_words(discussed, original=said.original, hidden=[Hide(11, 19)], by=by, at=now)
    shown = anyone.get(page).text
    assert "jää pysyy kylmänä" in shown
    assert "Kukkanen" not in shown
    assert "Keskusteluun osallistunut" in shown
    decide_words(discussed, original=said.original, hidden=None, ground="personal_data", by=by, at=now)
    taken = anyone.get(page).text
    assert "jää pysyy kylmänä" not in taken
    assert "Tämä oli julkista, mutta ei ole enää." in taken


def test_what_was_never_public_of_a_discussion_leaves_no_mark(anyone, kerava, now, discussed):
    said = comment(discussed, words=WORDS, by=ANYONE, at=now)
    by = make_actor(kerava, Role.PUBLISHER)
    decide_words(discussed, original=said.original, hidden=None, ground="personal_data", by=by, at=now)
    shown = anyone.get(f"/aloitteet/{discussed.case.number}/").text
    assert "Keskusteluun osallistunut" not in shown
    assert "Tämä oli julkista" not in shown


def test_robots_and_empty_words_are_told_so_and_nothing_is_lost(anyone, discussed):
    form = f"/aloitteet/{discussed.case.number}/keskustele/"
    empty = anyone.post(form, stamped(words=" "))
    assert empty.status_code == 400
    assert "Kirjoita, mitä haluat sanoa" in empty.text
    robot = anyone.post(form, stamped(words=WORDS, website="https://osta.example"))
    assert robot.status_code == 400
    assert WORDS in robot.text
    assert not Comment.objects.exists()


def test_ended_discussion_takes_nothing_and_gives_the_words_back(anyone, discussed):
    form = f"/aloitteet/{discussed.case.number}/keskustele/"
    Initiative.objects.filter(pk=discussed.pk).update(stage=Stage.COLLECTING)
    late = anyone.post(form, stamped(words=WORDS))
    assert late.status_code == 409
    assert WORDS in late.text
    assert not Comment.objects.exists()


def test_last_day_is_made_from_the_rule_and_nothing_is_taken_after_it(anyone, kerava, now):
    # Fourteen days, by the city's rule.
    last = make_initiative(kerava, at=now, stage=Stage.DISCUSSING, discussing_since=now - timedelta(days=14))
    over = make_initiative(kerava, at=now, stage=Stage.DISCUSSING, discussing_since=now - timedelta(days=15))
    page, form = (f"/aloitteet/{last.case.number}/{tail}" for tail in ("", "keskustele/"))
    for shown in (anyone.get(page).text, anyone.get(form).text, anyone.get(own_page(last)).text):
        assert f"Voit sanoa mielipiteesi {day_text(localdate(now))} loppuun asti." in shown
        assert "Keskustelu kestää enintään 14 päivää" in shown
        assert "kaupungin oma lupaus" in shown
    assert anyone.post(form, stamped(words=WORDS)).status_code == 302
    page, form = (f"/aloitteet/{over.case.number}/{tail}" for tail in ("", "keskustele/"))
    for shown in (anyone.get(page).text, anyone.get(form).text, anyone.get(own_page(over)).text):
        assert f"Keskustelu päättyi {day_text(localdate(now - timedelta(days=1)))}" in shown
        assert "Voit sanoa mielipiteesi" not in shown
    assert form not in anyone.get(page).text
    late = anyone.post(form, stamped(words=WORDS))
    assert late.status_code == 409
    assert WORDS in late.text
    mine = anyone.post(own_page(over), stamped(act="comment", words="Vastaan vielä."))
    assert mine.status_code == 409
    assert Comment.objects.get().initiative_id == last.pk


def test_discussion_has_no_end_where_no_rule_ends_it(anyone, kerava, now):
    LocalRule.objects.filter(key="discussion_days").delete()
    one = make_initiative(kerava, at=now, stage=Stage.DISCUSSING, discussing_since=now - timedelta(days=200))
    page = f"/aloitteet/{one.case.number}/"
    assert "Voit sanoa mielipiteesi" not in anyone.get(page).text
    assert "kaupungin oma lupaus" not in anyone.get(page).text
    assert anyone.post(f"{page}keskustele/", stamped(words=WORDS)).status_code == 302


def test_unpublished_or_another_citys_initiative_is_not_there(anyone, kerava, jarvenpaa, now):
    for one in (make_initiative(kerava, at=now, stage=Stage.CHECKING), make_initiative(jarvenpaa, at=now)):
        form = f"/aloitteet/{one.case.number}/keskustele/"
        assert anyone.get(form).status_code == 404
        assert anyone.post(form, stamped(words=WORDS)).status_code == 404


def test_maker_answers_from_the_own_page_as_a_maker(anyone, kerava, now, discussed):
    comment(discussed, words="Kuka maksaa?", by=ANYONE, at=now)
    own = f"/aloite/oma/{maker_code(discussed.makers.get().pk)}/"
    assert "Sano jotain tekijänä" in anyone.get(own).text
    assert anyone.post(own, stamped(act="comment", words="Kaupunki maksaa.")).status_code == 302
    said = Comment.objects.get(maker__isnull=False)
    decide_words(discussed, original=said.original, hidden=[], by=make_actor(kerava, Role.PUBLISHER), at=now)
    shown = anyone.get(f"/aloitteet/{discussed.case.number}/").text
    assert "Kaupunki maksaa." in shown
    assert "Aloitteen tekijä" in shown
    assert "Kuka maksaa?" not in shown


def test_what_nobody_can_take_part_in_now_is_not_listed_as_open(anyone, kerava, now):
    days = {"today": 14, "over": 15}
    for title, count in days.items():
        since = now - timedelta(days=count)
        make_initiative(kerava, at=now, stage=Stage.DISCUSSING, discussing_since=since, title=f"Puhuttu {title}")
    make_initiative(kerava, at=now, title="Kerätään")
    make_initiative(kerava, at=now, title="Tauolla", paused_at=now)
    # A pause that lasted until it was sent holds nothing up any more.
    make_initiative(kerava, at=now, stage=Stage.SENT, sent_at=now, title="Annettu rekisteriin", paused_at=now)
    opened = anyone.get("/aloitteet/?group=open").text
    waiting = anyone.get("/aloitteet/?group=waiting").text
    assert ["Puhuttu today" in opened, "Kerätään" in opened] == [True, True]
    assert not [title for title in ("Puhuttu over", "Tauolla", "Annettu rekisteriin") if title in opened]
    assert ["Puhuttu over" in waiting, "Tauolla" in waiting, "Annettu rekisteriin" in waiting] == [True, True, False]
    assert "Keskustelu on päättynyt" in waiting
    assert "Kannatus on tauolla" in waiting
    assert f"Keskustelu päättyi {day_text(localdate(now - timedelta(days=1)))}" in waiting
    assert 'Voi osallistua <span class="number">2</span>' in opened
    assert 'Odottaa jatkoa <span class="number">2</span>' in opened
    assert 'Kaikki <span class="number">5</span>' in opened


def test_discussion_that_no_rule_ends_stays_open(anyone, kerava, now):
    LocalRule.objects.filter(key="discussion_days").delete()
    since = now - timedelta(days=200)
    make_initiative(kerava, at=now, stage=Stage.DISCUSSING, discussing_since=since, title="Puhutaan yhä")
    assert "Puhutaan yhä" in anyone.get("/aloitteet/?group=open").text


def test_every_stage_stands_in_one_group_of_the_list():
    assert sorted(stage for stages in GROUPS.values() for stage in stages) == sorted(Stage.values)
