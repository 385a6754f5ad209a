"""The makers' own page: invited, joined, written together, corrected, ended."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kuuluu.cases.models import Contact
from kuuluu.cases.rules import code_of
from kuuluu.initiatives.commands.writing import submit
from kuuluu.initiatives.models import Draft, Initiative, Maker, MakerState, Stage
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.people.actors import ANYONE
from tests.factories.cases import make_case
from tests.factories.initiatives import DEMAND, REASONS, TITLE, add_maker, make_initiative
from tests.initiatives.test_acceptance_rules import written
from tests.public.submission.conftest import stamped

pytestmark = pytest.mark.django_db
JOIN = {"act": "join", "name": "Pekka Toinen", "phone": "040 765 4321", "ground": "resident"}


def address(maker: Maker) -> str:
    return f"/aloite/oma/{maker_code(maker.pk)}/"


def test_two_write_together_and_the_later_is_told_with_both_texts(aino, pekka):
    aino.walk()
    aino.answer("kutsut", emails="pekka@posti.example")
    mine = Maker.objects.get(email="pekka@posti.example")
    invitation = pekka.get(address(mine))
    assert DEMAND in invitation.text
    assert "aino@posti.example" not in invitation.text
    joined = pekka.post(address(mine), JOIN)
    assert joined.status_code == 302, joined.text
    assert pekka.post(address(mine), {"act": "go"})["Location"] == "/aloite/ehdotus/"
    revision = str(Draft.objects.get().revision)
    form = {"title": TITLE, "seen_revision": revision}
    assert pekka.answer("ehdotus", demand="Pekan sanat.", **form).status_code == 302
    page = aino.answer("ehdotus", demand="Ainon sanat.", **form)
    assert page.status_code == 409
    assert "Pekan sanat." in page.text
    assert "Ainon sanat." in page.text
    assert Draft.objects.get().data["demand"] == "Pekan sanat."
    again = {"title": TITLE, "seen_revision": str(Draft.objects.get().revision)}
    assert aino.answer("ehdotus", demand="Molempien sanat.", **again).status_code == 302
    assert Draft.objects.get().data["demand"] == "Molempien sanat."
    # What the responsible person tells of themselves is not shown to who writes along.
    assert "aino@posti.example" not in pekka.get("/aloite/tarkista/").text
    assert pekka.get("/aloite/tekija/").status_code == 302
    pekka.send()
    assert not Initiative.objects.exists()
    aino.send()
    assert Initiative.objects.get().makers.filter(state=MakerState.JOINED).count() == 2


def test_whoever_says_no_is_forgotten(aino, pekka):
    aino.walk()
    aino.answer("kutsut", emails="pekka@posti.example")
    mine = Maker.objects.get(email="pekka@posti.example")
    assert pekka.post(address(mine), {"act": "decline"}).status_code == 302
    assert pekka.get(address(mine)).status_code == 200
    mine.refresh_from_db()
    assert (mine.state, mine.email) == ("declined", "")


def test_wrong_link_and_another_city_are_not_found(aino, sanna, kerava, now):
    maker = make_initiative(kerava, at=now).makers.get()
    assert aino.get("/aloite/oma/abcdefghijklmnopqrstuvwxyz/").status_code == 404
    assert sanna.get(address(maker)).status_code == 404
    page = aino.get(address(maker))
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"


def test_correction_is_written_and_the_later_maker_is_told(aino, pekka, kerava, now):
    initiative = make_initiative(kerava, at=now, stage=Stage.DISCUSSING)
    me, other = initiative.makers.get(), add_maker(initiative, at=now, name="Pekka", phone="040 765 4321")
    change = {"act": "change", "title": TITLE, "reasons": REASONS, "seen_version": "1"}
    assert aino.post(address(me), {**change, "demand": "Aino."}).status_code == 302
    initiative.refresh_from_db()
    assert (initiative.stage, initiative.version) == ("checking", 2)
    page = aino.get(address(me)).text
    assert "<ins>" in page
    Initiative.objects.update(stage=Stage.FIXING)
    late = pekka.post(address(other), {**change, "demand": "Pekka."})
    assert late.status_code == 409
    assert "Aino." in late.text
    assert "Pekka." in late.text


def test_discussion_ends_support_is_gathered_and_it_is_sent(aino, kerava, now):
    initiative = make_initiative(kerava, at=now, stage=Stage.DISCUSSING)
    me = initiative.makers.get()
    for act, stage in (("collect", "collecting"), ("send", "sent")):
        assert f'value="{act}"' in aino.get(address(me)).text
        assert aino.post(address(me), {"act": act}).status_code == 302
        initiative.refresh_from_db()
        assert initiative.stage == stage
    assert 'value="send"' not in aino.get(address(me)).text
    assert aino.post(address(me), {"act": "send"}).status_code == 409


def test_referendum_initiative_is_not_sent_before_enough_have_signed(aino, kerava, now):
    initiative = make_initiative(kerava, at=now, kind="referendum")
    assert 'value="send"' not in aino.get(address(initiative.makers.get())).text


def test_it_is_withdrawn_with_a_reason(aino, kerava, now):
    initiative = make_initiative(kerava, at=now)
    me = address(initiative.makers.get())
    assert aino.post(me, stamped(act="withdraw", reason="")).status_code == 400
    assert aino.post(me, stamped(act="withdraw", reason="Kaupunki teki sen.")).status_code == 302
    initiative.refresh_from_db()
    assert (initiative.stage, initiative.withdrawal.text) == ("withdrawn", "Kaupunki teki sen.")


def test_last_reachable_maker_is_told_why_leaving_is_not_possible(aino, kerava, now):
    me = make_initiative(kerava, at=now).makers.get()
    assert aino.post(address(me), {"act": "leave"}).status_code == 302
    assert aino.get(address(me)).status_code == 200
    me.refresh_from_db()
    assert me.state == "joined"


def test_initiative_goes_on_as_feedback_by_its_maker(aino, kerava, now):
    initiative = submit(written(kerava, now), by=ANYONE, at=now)
    done = aino.post(address(initiative.makers.get()), {"act": "feedback"})
    assert done["Location"] == f"/oma/{code_of(initiative.pk)}/"
    page = aino.get(done["Location"])
    assert page.status_code == 200
    assert DEMAND in page.text
    assert REASONS in page.text


def test_feedback_goes_on_as_an_initiative_by_its_sender(aino, kerava, now):
    case = make_case(kerava, at=now, text="Jäähalli pitäisi avata kesällä.")
    Contact.objects.create(case=case, name="Aino Esimerkki", email="aino@posti.example")
    own = f"/oma/{code_of(case.pk)}/"
    assert 'value="initiative"' in aino.get(own).text
    assert aino.post(own, {"act": "initiative"})["Location"] == "/aloite/laji/"
    aino.begin()
    aino.answer("oikeus", ground="resident")
    assert "Jäähalli pitäisi avata kesällä." in aino.get("/aloite/ehdotus/").text
    aino.answer("tekija", name="Aino Esimerkki", email="aino@posti.example")
    assert aino.send().status_code == 302
    made = Initiative.objects.get()
    assert (made.pk, made.case.received_at) == (case.pk, now)
    page = aino.get(own)
    assert page.status_code == 200
    assert 'value="initiative"' not in page.text


def test_page_asks_the_database_few_times(aino, kerava, now):
    initiative = make_initiative(kerava, at=now, stage=Stage.DISCUSSING)
    for number in range(4):
        add_maker(initiative, at=now, name=f"Maija {number}", phone="040 765 4321")
    me = address(initiative.makers.get(role="contact"))
    aino.get(me)
    with CaptureQueriesContext(connection) as seen:
        assert aino.get(me).status_code == 200
    assert len(seen) <= 10, [one["sql"][:90] for one in seen]


def test_maker_under_a_non_disclosure_order_is_named_to_no_other_maker(aino, kerava, now):
    initiative = make_initiative(kerava, at=now)
    me = initiative.makers.get()
    hidden = add_maker(initiative, at=now, name="Tuuli Suojattu", is_protected=True, shows_name=True)
    page = aino.get(address(me)).text
    assert "Suojattu" not in page
    assert "Yksi tekijöistä" in page
    own = aino.get(address(hidden)).text
    assert "Tuuli Suojattu" in own
    assert "Aino Esimerkki" in own
