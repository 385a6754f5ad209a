"""Two write together: nothing is lost, somebody can always be reached, and feedback and initiative turn into each other."""

from datetime import timedelta

import pytest

from kuuluu.cases.models import Case, Contact
from kuuluu.cases.rules import code_of
from kuuluu.cities.queries import local_rule
from kuuluu.cities.rules import add_working_days
from kuuluu.feedback.commands import publish
from kuuluu.initiatives.commands.changing import begin_collecting, change_text
from kuuluu.initiatives.commands.converting import begin_from_feedback, into_feedback, may_go_on
from kuuluu.initiatives.commands.entering import Entry, enter
from kuuluu.initiatives.commands.makers import (
    LastReachable,
    accept,
    change_facts,
    decline,
    hand_on,
    invite,
    leave,
    remember,
)
from kuuluu.initiatives.commands.reviewing import Hidden
from kuuluu.initiatives.commands.reviewing import accept as accept_text
from kuuluu.initiatives.commands.withdrawing import withdraw
from kuuluu.initiatives.commands.writing import save, submit
from kuuluu.initiatives.models import Draft, Stage
from kuuluu.initiatives.queries.writing import maker_by_code
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.initiatives.rules.writing import Changed, Incomplete, Text
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.journal.queries import history
from kuuluu.people.actors import ANYONE, Actor
from kuuluu.people.roles import Permission
from kuuluu.publication.models import PublicCase, PublicInitiative, State
from kuuluu.publication.rules import MARK, Hide
from tests.factories.cases import make_case, officer, publisher, sender
from tests.factories.initiatives import DEMAND, REASONS, TITLE, add_maker, make_initiative, maker
from tests.initiatives.test_acceptance_rules import WHOLE, written

pytestmark = pytest.mark.django_db
FACTS = {"name": "Pekka Toinen", "phone": "040 765 4321", "municipality": "245", "ground": "resident"}


def test_of_two_makers_who_write_the_same_field_the_later_is_told(kerava, now):
    draft = written(kerava, now)
    seen = draft.revision
    save(draft, data={"demand": "Pekka kirjoitti tämän."}, seen=seen, by=ANYONE, at=now)
    with pytest.raises(Changed) as error:
        save(draft, data={"demand": "Aino kirjoitti tuon."}, seen=seen, by=ANYONE, at=now)
    assert error.value.now == {"demand": "Pekka kirjoitti tämän."}
    save(draft, data={"demand": "Molemmat."}, seen=error.value.revision, by=ANYONE, at=now)
    assert draft.data["demand"] == "Molemmat."


def test_two_makers_who_write_different_fields_disturb_nobody(kerava, now):
    draft = written(kerava, now)
    seen = draft.revision
    save(draft, data={"demand": "Pekka."}, seen=seen, by=ANYONE, at=now)
    save(draft, data={"reasons": "Aino."}, seen=seen, by=ANYONE, at=now)
    assert (draft.data["demand"], draft.data["reasons"]) == ("Pekka.", "Aino.")


def test_sent_twice_it_is_one(kerava, now):
    draft = written(kerava, now)
    first = submit(draft, by=ANYONE, at=now)
    assert submit(draft, by=ANYONE, at=now + timedelta(seconds=2)).pk == first.pk
    assert draft.data == {} or draft.__class__.objects.get(pk=draft.pk).data == {}


def test_an_initiative_is_due_when_its_own_promise_is_and_never_by_those_of_feedback(kerava, now):
    case = submit(written(kerava, now), by=ANYONE, at=now).case
    case.refresh_from_db()
    days = local_rule(kerava, "review_days", "", now.date()).value
    assert case.next_due_date == case.answer_due_date == add_working_days(now.date(), days, kerava)
    assert (case.taken_up_due_date, case.done_due_date) == (None, None)


def test_text_is_kept_in_three_parts_with_what_the_maker_hid(kerava, now):
    start = len(TITLE) + 2 + DEMAND.index("jäähalli")
    hide = [{"start": start, "end": start + 8, "cls": "other", "ground": "personal_data"}]
    version = submit(written(kerava, now, hidden=hide), by=ANYONE, at=now).versions.get()
    assert (version.title.text, version.demand.text, version.reasons.text) == (TITLE, DEMAND, REASONS)
    span = version.demand.redactions.get()
    assert version.demand.text[span.start : span.end] == "jäähalli"
    assert not version.title.redactions.exists()
    assert version.demand.state == State.PENDING


def test_resume_link_leads_to_the_draft_in_its_own_city_alone(kerava, jarvenpaa, now):
    draft = written(kerava, now)
    code = maker_code(remember(draft, by=ANYONE, at=now).pk)
    assert maker_by_code(kerava, code).draft_id == draft.pk
    assert maker_by_code(jarvenpaa, code) is None


def test_co_maker_is_invited_once_joins_and_writes(kerava, now):
    draft = written(kerava, now)
    pekka = invite(draft, email="pekka@posti.example", by=ANYONE, at=now)
    assert invite(draft, email="Pekka@posti.example", by=ANYONE, at=now).pk == pekka.pk
    by = Actor(maker_id=pekka.pk)
    with pytest.raises(NotAllowed):
        save(draft, data={"demand": "Ei vielä."}, by=by, at=now)
    accept(pekka, facts=FACTS, by=by, at=now)
    save(draft, data={"demand": "Nyt."}, by=by, at=now)
    initiative = submit(draft, by=ANYONE, at=now)
    assert sorted(initiative.makers.values_list("name", "role")) == [
        ("Aino Esimerkki", "contact"),
        ("Pekka Toinen", "co_maker"),
    ]


def test_whoever_declines_is_forgotten(kerava, now):
    pekka = invite(written(kerava, now), email="pekka@posti.example", by=ANYONE, at=now)
    decline(pekka, by=Actor(maker_id=pekka.pk), at=now)
    pekka.refresh_from_db()
    assert (pekka.email, pekka.state) == ("", "declined")


def test_last_reachable_maker_cant_leave_nor_erase_how_to_be_reached(kerava, now):
    initiative = make_initiative(kerava, at=now)
    aino = initiative.makers.get()
    add_maker(initiative, at=now, name="Pekka Toinen")
    by = Actor(maker_id=aino.pk)
    with pytest.raises(LastReachable):
        leave(aino, by=by, at=now)
    with pytest.raises(LastReachable):
        change_facts(aino, facts={"email": ""}, by=by, at=now)
    aino.refresh_from_db()
    assert (aino.state, aino.email) == ("joined", "aino@posti.example")


def test_responsible_maker_who_leaves_hands_it_on(kerava, now):
    initiative = make_initiative(kerava, at=now)
    aino = initiative.makers.get()
    pekka = add_maker(initiative, at=now, name="Pekka Toinen", phone="040 765 4321")
    leave(aino, by=Actor(maker_id=aino.pk), at=now)
    pekka.refresh_from_db()
    aino.refresh_from_db()
    assert (pekka.role, aino.role, aino.name, aino.email) == ("contact", "co_maker", "", "")
    with pytest.raises(NotNow):
        leave(aino, by=Actor(maker_id=aino.pk), at=now)


def test_responsibility_is_handed_on_to_who_can_be_reached_alone(kerava, now):
    initiative = make_initiative(kerava, at=now)
    aino = initiative.makers.get()
    pekka = add_maker(initiative, at=now, name="Pekka Toinen")
    with pytest.raises(NotNow):
        hand_on(aino, to=pekka, by=Actor(maker_id=aino.pk), at=now)
    pekka.phone = "040 765 4321"
    pekka.save()
    hand_on(aino, to=pekka, by=Actor(maker_id=aino.pk), at=now)
    assert initiative.makers.get(role="contact").pk == pekka.pk


def new_text(**other):
    return {"title": TITLE, "demand": DEMAND, "reasons": REASONS, **other}


def test_correction_is_a_version_that_goes_to_be_checked_and_what_was_public_stays(kerava, now):
    initiative = make_initiative(kerava, at=now, stage=Stage.DISCUSSING)
    change_text(initiative, texts=new_text(demand="Esitän talvea."), seen=1, by=maker(initiative), at=now)
    assert (initiative.stage, initiative.version) == ("checking", 2)
    assert initiative.versions.get(number=2).is_other_demand
    assert PublicInitiative.objects.get().demand == DEMAND
    # The title, which stayed the same, stays decided.
    assert initiative.versions.get(number=2).title.state == State.PUBLIC
    accept_text(initiative, hidden=Hidden(), by=officer(kerava, Permission.PUBLISH), at=now)
    row = PublicInitiative.objects.get()
    assert (row.demand, [one["demand"] for one in row.versions]) == ("Esitän talvea.", [DEMAND])


def test_of_two_makers_who_correct_the_later_is_told(kerava, now):
    initiative = make_initiative(kerava, at=now, stage=Stage.FIXING)
    other = initiative.__class__.objects.get(pk=initiative.pk)
    change_text(initiative, texts=new_text(demand="Aino."), seen=1, by=maker(initiative), at=now)
    with pytest.raises(Changed) as error:
        change_text(other, texts=new_text(demand="Pekka."), seen=1, by=maker(initiative), at=now)
    assert error.value.now["demand"] == "Aino."


def test_support_begins_by_its_makers_after_the_discussion(kerava, now):
    initiative = make_initiative(kerava, at=now, stage=Stage.DISCUSSING)
    begin_collecting(initiative, by=maker(initiative), at=now)
    assert (initiative.stage, initiative.collecting_since) == ("collecting", now)


def test_withdrawn_stays_on_the_register_with_its_reason_after_a_look(kerava, now):
    initiative = make_initiative(kerava, at=now)
    withdraw(initiative, reason="Kaupunki lupasi sen jo.", by=maker(initiative), at=now)
    row = PublicInitiative.objects.get()
    assert (row.stage, row.refusal["code"], row.refusal["words"]) == ("withdrawn", "withdrawn", "")
    with pytest.raises(NotNow):
        withdraw(initiative, reason="Taas.", by=maker(initiative), at=now)


def test_co_maker_alone_cant_withdraw(kerava, now):
    initiative = make_initiative(kerava, at=now)
    pekka = add_maker(initiative, at=now, name="Pekka Toinen", phone="040 765 4321")
    with pytest.raises(NotAllowed):
        withdraw(initiative, reason="Ei.", by=Actor(maker_id=pekka.pk), at=now)


def test_feedback_goes_on_as_an_initiative_with_its_number_thread_and_arrival(kerava, now):
    case = make_case(kerava, at=now, text="Jäähalli pitäisi avata kesällä.")
    Contact.objects.create(case=case, name="Aino Esimerkki", email="aino@posti.example")
    later = now + timedelta(days=3)
    draft, _key = begin_from_feedback(case, by=sender(case), at=later)
    assert draft.data["demand"] == "Jäähalli pitäisi avata kesällä."
    assert draft.data["email"] == "aino@posti.example"
    with pytest.raises(Incomplete):
        submit(draft, by=ANYONE, at=later)
    rest = {"kind": "ordinary", "ground": "resident", "municipality": "245"}
    save(draft, data=rest, by=ANYONE, at=later)
    initiative = submit(draft, by=ANYONE, at=later)
    assert (initiative.pk, initiative.case.number, initiative.case.received_at) == (case.pk, case.number, now)
    assert [one.name for one in history(case.pk)][-2:] == ["initiative.from_feedback", "initiative.submitted"]
    assert not may_go_on(sender(case), case)


def test_strangers_and_officers_make_no_initiative_of_anothers_feedback(kerava, now):
    case = make_case(kerava, at=now)
    for by in (ANYONE, officer(kerava)):
        with pytest.raises(NotAllowed):
            begin_from_feedback(case, by=by, at=now)


def test_initiative_goes_on_as_feedback_with_its_number_thread_and_arrival(kerava, now):
    initiative = submit(written(kerava, now), by=ANYONE, at=now)
    later = now + timedelta(days=2)
    into_feedback(initiative, by=maker(initiative), at=later)
    case = initiative.case
    case.refresh_from_db()
    assert (initiative.stage, case.status, case.received_at, case.feedback.kind) == (
        "feedback",
        "received",
        now,
        "idea",
    )
    said = list(case.messages.values_list("original__text", flat=True))
    assert said == [DEMAND, REASONS]
    assert case.contact.email == "aino@posti.example"
    assert len(code_of(case.pk)) == 19


def test_registry_enters_a_motion_that_arrived_before(kerava, now):
    registrar = officer(kerava, Permission.REGISTER)
    arrived = now - timedelta(days=4)
    entry = Entry(
        Text(kind="council_motion", title=TITLE, demand=DEMAND, name="Vanja Valtuutettu"),
        received_at=arrived,
        others=["Olli Valtuutettu"],
        register_number="KERDno-2026-1",
    )
    initiative = enter(kerava, entry=entry, by=registrar, at=now)
    assert (initiative.case.received_at, initiative.kind) == (arrived, "council_motion")
    assert initiative.makers.count() == 2
    with pytest.raises(Incomplete):
        enter(kerava, entry=Entry(Text(kind="youth", title=TITLE), received_at=arrived), by=registrar, at=now)


def test_paper_initiative_needs_what_any_does(kerava, now):
    text = Text(**{**WHOLE, "name": "", "municipality": kerava.code})
    with pytest.raises(Incomplete) as error:
        enter(kerava, entry=Entry(text, received_at=now), by=officer(kerava, Permission.REGISTER), at=now)
    assert error.value.missing == ["name"]


def test_what_was_hidden_in_feedback_is_hidden_in_the_initiative_that_it_becomes(kerava, now):
    case = make_case(kerava, at=now, text="Kultapossu saa jään auki.", email="aino@posti.example")
    spans = (Hide(0, 10, "person_name"),)
    publish(case, spans=spans, hides_place=True, by=publisher(kerava), at=now)
    draft, _key = begin_from_feedback(case, by=sender(case), at=now)
    data = {**WHOLE, "title": "Jäähalli", "demand": "Kultapossu saa jään auki, siis Kultapossu.", "reasons": ""}
    save(draft, data={**data, "municipality": kerava.code}, by=ANYONE, at=now)
    one = submit(draft, by=ANYONE, at=now)
    accept_text(one, by=officer(kerava, Permission.PUBLISH), at=now)
    row = PublicInitiative.objects.get(pk=case.pk)
    assert row.demand == f"{MARK} saa jään auki, siis {MARK}."
    assert (row.place, row.latitude) == ("", None)


def test_what_is_hidden_in_an_initiative_is_hidden_in_the_public_feedback_that_it_began_as(kerava, now):
    case = make_case(kerava, at=now, text="Kultapossu saa jään auki.", email="aino@posti.example")
    publish(case, spans=(), by=publisher(kerava), at=now)
    draft, _key = begin_from_feedback(case, by=sender(case), at=now)
    data = {**WHOLE, "demand": "Kultapossu saa jään auki, sanon minä.", "municipality": kerava.code}
    save(draft, data=data, by=ANYONE, at=now)
    one = submit(draft, by=ANYONE, at=now)
    hidden = Hidden(demand=(Hide(0, 10, "person_name"),))
    accept_text(one, hidden=hidden, by=officer(kerava, Permission.PUBLISH), at=now)
    row = PublicCase.objects.get(pk=case.pk)
    assert row.text == f"{MARK} saa jään auki."
    assert "Kultapossu" not in f"{row.title} {row.search}"


@pytest.mark.parametrize("change", [{"secrecy": "secret"}, {"status": "closed"}])
def test_feedback_that_has_become_something_else_stays_so_and_nothing_is_lost(kerava, now, change):
    case = make_case(kerava, at=now)
    draft, _key = begin_from_feedback(case, by=sender(case), at=now)
    save(draft, data={**WHOLE, "municipality": kerava.code}, by=ANYONE, at=now)
    Case.objects.filter(pk=case.pk).update(**change)
    draft.refresh_from_db()
    one = submit(draft, by=ANYONE, at=now)
    assert one.pk != case.pk
    again, _key = begin_from_feedback(made := make_case(kerava, at=now), by=sender(made), at=now)
    other, _key = begin_from_feedback(made, by=sender(made), at=now)
    for each in (again, other):
        save(each, data={**WHOLE, "municipality": kerava.code}, by=ANYONE, at=now)
    first, second = submit(again, by=ANYONE, at=now), submit(Draft.objects.get(pk=other.pk), by=ANYONE, at=now)
    assert (first.pk, second.pk == made.pk) == (made.pk, False)
