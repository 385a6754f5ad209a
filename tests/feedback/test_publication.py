"""What becomes public, by whom, and how it is taken back."""

from datetime import date, timedelta

import pytest

from kuuluu.cases.models import Case
from kuuluu.cases.queries import case_at_desk, thread
from kuuluu.cases.rules import may_see
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Policy, Secrecy, Service
from kuuluu.feedback import commands, queries
from kuuluu.feedback.models import Objection, Outcome
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.people.actors import actor_of
from kuuluu.people.roles import Permission, Role
from kuuluu.publication.models import Decision, Ground, State
from kuuluu.publication.queries import public_case
from tests.factories.cases import make_case, officer, publish_case, publisher, sender
from tests.factories.people import make_actor, make_member, make_officer

CLEAN = "Katulamppu on pimeänä bussipysäkin vieressä."
HOURS = timedelta(hours=1)


@pytest.fixture
def policy(kerava):
    """The city has said that clean words may be public by themselves after four hours."""
    value = {"delay_hours": 4, "sample_share": 0.5}
    row = Policy.objects.create(
        city=kerava, key="automatic_publication", value=value, from_date=date(2026, 1, 1), source_fi="Test"
    )
    cities.forget()
    return row


def is_public(case: Case) -> bool:
    return public_case(case.city, case.number) is not None


def test_clean_words_are_public_by_policy_after_its_delay(kerava, policy, now):
    case = make_case(kerava, at=now, text=CLEAN)
    commands.publish_due(kerava, at=now + 3 * HOURS)
    assert not is_public(case)
    assert commands.publish_due(kerava, at=now + 4 * HOURS) == 1
    assert is_public(case)
    decision = Decision.objects.get(original__message__case=case)
    assert (decision.is_automatic, decision.by_id) == (True, None)


def test_nothing_is_public_by_itself_without_a_policy(kerava, now):
    case = make_case(kerava, at=now, text=CLEAN)
    assert commands.publish_due(kerava, at=now + 99 * HOURS) == 0
    assert not is_public(case)


@pytest.mark.parametrize(
    "letter",
    [
        {"text": f"{CLEAN} Soita 040 123 4567."},
        {"text": CLEAN, "objection": Objection.SAFETY},
        {"text": CLEAN, "kind": "complaint"},
        {"text": CLEAN, "service_code": "edu.basic"},
        {"text": CLEAN, "service_code": ""},
        {"text": CLEAN, "service_code": "notcity.health"},
        {"text": CLEAN, "hidden": [{"start": 0, "end": 10}]},
    ],
    ids=lambda letter: "-".join(letter)[-30:],
)
def test_what_needs_a_person_waits_for_one(kerava, policy, now, letter):
    case = make_case(kerava, at=now, **letter)
    assert commands.publish_due(kerava, at=now + 99 * HOURS) == 0
    assert not is_public(case)


def test_policy_turned_off_within_the_delay_publishes_nothing(kerava, policy, now):
    case = make_case(kerava, at=now, text=CLEAN)
    policy.delete()
    cities.forget()
    assert commands.publish_due(kerava, at=now + 5 * HOURS) == 0
    assert not is_public(case)


def test_objection_within_the_delay_stops_the_policy(kerava, policy, now):
    case = make_case(kerava, at=now, text=CLEAN)
    commands.object_to_publication(case, objection=Objection.OTHER, words="Älkää.", by=sender(case), at=now + HOURS)
    commands.publish_due(kerava, at=now + 5 * HOURS)
    assert not is_public(case)


def test_a_persons_decision_is_never_overridden_by_policy(kerava, policy, now):
    case = make_case(kerava, at=now, text=CLEAN)
    first = thread(case)[0]
    commands.refuse(case, ground=Ground.OTHER, by=publisher(kerava), at=now + HOURS)
    assert commands.publish_due(kerava, at=now + 5 * HOURS) == 0
    with pytest.raises(NotNow):
        commands.publish_by_policy(case, message=first, by=actor_system(), at=now + 5 * HOURS)
    assert not is_public(case)


def actor_system():
    from kuuluu.people.actors import SYSTEM

    return SYSTEM


def test_policy_takes_up_nothing_again_after_it_was_undone(kerava, policy, now):
    case = make_case(kerava, at=now, text=CLEAN)
    commands.publish_due(kerava, at=now + 4 * HOURS)
    commands.undo(case, by=publisher(kerava), at=now + 5 * HOURS)
    assert not is_public(case)
    assert commands.publish_due(kerava, at=now + 6 * HOURS) == 0


def test_a_sample_of_the_automatic_is_looked_at(kerava, policy, now):
    made = [make_case(kerava, at=now, text=f"{CLEAN} {n}") for n in range(4)]
    commands.publish_due(kerava, at=now + 4 * HOURS)
    outi = publisher(kerava)
    assert commands.sample(kerava, at=now + 20 * HOURS) == 2
    assert commands.sample(kerava, at=now + 20 * HOURS) == 0
    waiting = list(queries.to_check(outi, kerava))
    assert len(waiting) == 2
    case = waiting[0].original.message.case
    assert case in made
    commands.confirm(case, decision=waiting[0], by=outi, at=now + 21 * HOURS)
    assert len(queries.to_check(outi, kerava)) == 1
    with pytest.raises(NotNow):
        commands.confirm(case, decision=waiting[0], by=outi, at=now + 21 * HOURS)


def test_publishing_is_undone_within_36_hours_and_not_later(kerava, now):
    case = publish_case(make_case(kerava, at=now, text=f"{CLEAN} Soita 040 123 4567."), at=now)
    assert is_public(case)
    with pytest.raises(NotNow):
        commands.undo(case, by=publisher(kerava), at=now + 37 * HOURS)
    commands.undo(case, by=publisher(kerava), at=now + 36 * HOURS)
    assert not is_public(case)
    original = thread(case)[0].original
    assert original.state == State.PENDING
    assert [r.source for r in original.redactions.all()] == ["finder"]


def test_withdrawal_is_undone_with_what_was_hidden(kerava, now):
    case = publish_case(make_case(kerava, at=now, text=f"{CLEAN} Soita 040 123 4567."), at=now)
    shown = public_case(kerava, case.number).text
    commands.withdraw(case, ground=Ground.OTHER, by=publisher(kerava), at=now + HOURS)
    assert not is_public(case)
    commands.undo(case, by=publisher(kerava), at=now + 2 * HOURS)
    assert public_case(kerava, case.number).text == shown


def test_nothing_is_taken_back_of_what_became_secret(kerava, now):
    case = publish_case(make_case(kerava, at=now, text=CLEAN), at=now)
    commands.withdraw(case, ground=Ground.OTHER, by=publisher(kerava), at=now + HOURS)
    commands.set_secrecy(case, secrecy=Secrecy.LIMITED, ground=Ground.CRIME, by=officer(kerava), at=now + HOURS)
    case.refresh_from_db()
    with pytest.raises(NotNow):
        commands.undo(case, by=publisher(kerava), at=now + 2 * HOURS)
    assert not is_public(case)


def test_riskiest_words_stand_first_in_the_queue(kerava, now):
    clean = make_case(kerava, at=now, text=CLEAN)
    phone = make_case(kerava, at=now + HOURS, text=f"{CLEAN} Soita 040 123 4567.")
    code = make_case(kerava, at=now + 2 * HOURS, text=f"{CLEAN} Hetuni on 131052-308T.")
    assert list(queries.undecided(publisher(kerava), kerava)) == [code, phone, clean]


def test_what_cannot_be_public_does_not_wait_in_the_queue(kerava, now):
    make_case(kerava, at=now, text=CLEAN, service_code="notcity.health")
    assert not queries.undecided(publisher(kerava), kerava)


# Secrecy


def test_secret_case_is_seen_by_named_persons_alone(kerava, now):
    case = make_case(kerava, at=now, text=CLEAN, service_code="notcity.health")
    assert case.secrecy == Secrecy.SECRET
    named = make_actor(kerava, Role.SECRECY_OFFICER)
    others = [make_actor(kerava, role) for role in Role if role not in {Role.SECRECY_OFFICER, Role.REGISTRAR}]
    assert may_see(named, case)
    assert may_see(make_actor(kerava, Role.REGISTRAR), case)
    assert case_at_desk(named, kerava, case.number) == case
    for actor in others:
        assert not may_see(actor, case)
        assert case_at_desk(actor, kerava, case.number) is None


def test_secret_case_is_seen_by_the_officer_who_has_it_in_hand(kerava, now):
    case = make_case(kerava, at=now, text=CLEAN, service_code="notcity.health")
    person = make_officer(kerava)
    commands.assign(case, person=person, by=make_actor(kerava, Role.SECRECY_OFFICER), at=now)
    assert case_at_desk(actor_of(person), kerava, case.number) == case
    assert may_see(actor_of(person), case)


def test_secret_case_of_another_unit_stays_unseen(kerava, now):
    case = make_case(kerava, at=now, text=CLEAN, service_code="notcity.health")
    other = kerava.units.exclude(pk=case.unit_id).first()
    named = actor_of(make_member(kerava, Role.SECRECY_OFFICER, other))
    assert not may_see(named, case)
    assert case_at_desk(named, kerava, case.number) is None


def test_limited_case_is_seen_by_its_unit_and_the_registry(kerava, now):
    case = make_case(kerava, at=now, text=CLEAN)
    commands.set_secrecy(case, secrecy=Secrecy.LIMITED, ground=Ground.PRIVATE_LIFE, by=officer(kerava), at=now)
    other = kerava.units.exclude(pk=case.unit_id).first()
    seeing = [actor_of(make_officer(kerava, case.unit)), make_actor(kerava, Role.REGISTRAR)]
    blind = [actor_of(make_officer(kerava, other)), make_actor(kerava, Role.PUBLISHER)]
    assert [may_see(a, case) for a in seeing] == [True, True]
    assert [may_see(a, case) for a in blind] == [False, False]
    assert [case_at_desk(a, kerava, case.number) for a in seeing] == [case, case]
    assert [case_at_desk(a, kerava, case.number) for a in blind] == [None, None]


def test_public_case_made_secret_is_gone_from_the_register(kerava, now):
    case = publish_case(make_case(kerava, at=now, text=CLEAN), at=now)
    commands.set_secrecy(case, secrecy=Secrecy.SECRET, ground=Ground.HEALTH, by=officer(kerava), at=now + HOURS)
    assert not is_public(case)
    with pytest.raises(NotNow):
        commands.publish(case, spans=(), by=publisher_who_sees(kerava), at=now + HOURS)
    assert (case.secrecy_ground, case.secrecy_at) == (Ground.HEALTH, now + HOURS)


def publisher_who_sees(city):
    return officer(city, Permission.PUBLISH, Permission.SEE_SECRET)


def test_officer_may_close_but_not_open_what_is_secret(kerava, now):
    case = make_case(kerava, at=now, text=CLEAN)
    commands.set_secrecy(case, secrecy=Secrecy.LIMITED, ground=Ground.HEALTH, by=officer(kerava), at=now)
    with pytest.raises(NotAllowed):
        commands.set_secrecy(case, secrecy=Secrecy.PUBLIC, ground=Ground.HEALTH, by=officer(kerava), at=now)
    registrar = make_actor(kerava, Role.REGISTRAR)
    commands.set_secrecy(case, secrecy=Secrecy.PUBLIC, ground=Ground.HEALTH, by=registrar, at=now)
    assert (case.secrecy, case.secrecy_ground) == (Secrecy.PUBLIC, "")


def test_service_changed_to_a_secret_one_makes_the_case_secret(kerava, now):
    case = publish_case(make_case(kerava, at=now, text=CLEAN), at=now)
    health = Service.objects.get(city=kerava, code="notcity.health")
    commands.change_service(case, service=health, by=officer(kerava), at=now + HOURS)
    assert case.secrecy == Secrecy.SECRET
    assert not is_public(case)


# Another look


def test_sender_asks_for_another_look_and_another_person_decides(kerava, now):
    case = make_case(kerava, at=now, text=CLEAN)
    first, second = (make_actor(kerava, Role.PUBLISHER) for _ in range(2))
    commands.refuse(case, ground=Ground.PRIVATE_LIFE, by=first, at=now)
    asked = commands.ask_again(case, words="Siinä ei ole mitään salaista.", by=sender(case), at=now + HOURS)
    assert asked.due_date == date(2026, 12, 8)
    assert list(queries.undecided(second, kerava)) == [case]
    with pytest.raises(NotAllowed):
        commands.uphold(case, reason="Sama.", by=first, at=now + 2 * HOURS)
    commands.uphold(case, reason="Naapuri on tunnistettavissa.", by=second, at=now + 2 * HOURS)
    asked.refresh_from_db()
    assert (asked.outcome, asked.decided_by_id) == (Outcome.UPHELD, second.person_id)
    assert not queries.undecided(second, kerava)


def test_publishing_reverses_a_refusal_that_was_asked_about(kerava, now):
    case = make_case(kerava, at=now, text=CLEAN)
    commands.refuse(case, ground=Ground.OTHER, by=make_actor(kerava, Role.PUBLISHER), at=now)
    asked = commands.ask_again(case, words="", by=sender(case), at=now + HOURS)
    publish_case(case, at=now + 2 * HOURS)
    asked.refresh_from_db()
    assert asked.outcome == Outcome.REVERSED
    assert is_public(case)


def test_another_look_is_asked_for_once_and_only_at_a_refusal(kerava, now):
    case = make_case(kerava, at=now, text=CLEAN)
    with pytest.raises(NotNow):
        commands.ask_again(case, words="", by=sender(case), at=now)
    commands.refuse(case, ground=Ground.OTHER, by=publisher(kerava), at=now)
    commands.ask_again(case, words="", by=sender(case), at=now + HOURS)
    with pytest.raises(NotNow):
        commands.ask_again(case, words="", by=sender(case), at=now + HOURS)


def test_service_that_becomes_secret_takes_its_matters_from_the_public(kerava, now):
    case = publish_case(make_case(kerava, at=now, text=CLEAN), at=now)
    other = publish_case(make_case(kerava, at=now, text=CLEAN, service_code="green.parks"), at=now)
    Service.objects.filter(pk=case.service_id).update(publish_mode="never")
    assert commands.hide_what_became_secret(kerava, at=now) == 1
    assert (is_public(case), is_public(other)) == (False, True)


def test_what_was_taken_from_the_public_meanwhile_is_not_shown_again(kerava, now):
    case = publish_case(make_case(kerava, at=now, text=CLEAN), at=now)
    seen_before = Case.objects.get(pk=case.pk)
    Service.objects.filter(city=kerava, secrecy="secret").update(secrecy="public")
    never = Service.objects.filter(city=kerava, publish_mode="never").first()
    commands.change_service(case, service=never, by=officer(kerava), at=now)
    commands.answer(seen_before, text="Selvitetään.", by=officer(kerava), at=now)
    assert not is_public(case)


def test_public_case_whose_sender_objects_afterwards_waits_for_a_publisher_again(kerava, now):
    outi = publisher(kerava)
    before, case = [make_case(kerava, at=now, text=CLEAN, **more) for more in ({"objection": "other"}, {})]
    for one in (before, case):
        publish_case(one, at=now + HOURS)
    assert not queries.undecided(outi, kerava).exists()
    commands.object_to_publication(case, objection=Objection.OTHER, words="", by=sender(case), at=now + 2 * HOURS)
    assert list(queries.undecided(outi, kerava)) == [case]
    publish_case(case, at=now + 3 * HOURS)
    assert not queries.undecided(outi, kerava).exists()
