"""What the city does: it looks, receives, prepares, decides, tells what came of it, and says by itself when it is late."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from kuuluu.cases.models import Status
from kuuluu.cities.queries import units
from kuuluu.initiatives.commands import appealing, handling, reviewing, sending
from kuuluu.initiatives.commands.commenting import decide_words
from kuuluu.initiatives.commands.handling import Planned, Ruling, Undone
from kuuluu.initiatives.commands.reviewing import Hidden
from kuuluu.initiatives.commands.sweeping import sweep
from kuuluu.initiatives.models import DecisionOutcome, Kind, MeasureState, PreparationKind, ReviewCode, Stage, Tally
from kuuluu.initiatives.queries.words import undecided_words
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.journal.queries import history
from kuuluu.people.actors import Actor, Grant
from kuuluu.people.roles import Permission, Role
from kuuluu.publication.models import PublicInitiative
from kuuluu.publication.rules import Hide
from tests.factories.initiatives import make_initiative, maker
from tests.factories.people import make_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def registrar(kerava):
    return make_actor(kerava, Role.REGISTRAR)


@pytest.fixture
def other_registrar(kerava):
    return make_actor(kerava, Role.REGISTRAR)


def row(one) -> PublicInitiative:
    return PublicInitiative.objects.get(pk=one.pk)


def names(one) -> list[str]:
    return [event.name for event in history(one.pk)]


def test_accepted_initiative_gathers_support_with_its_hidden_words_hidden(kerava, now, registrar):
    one = make_initiative(kerava, at=now, stage=Stage.CHECKING, demand="Matti Virtanen saisi hoitaa jään.")
    reviewing.accept(one, hidden=Hidden(demand=[Hide(0, 14, "person_name")]), by=registrar, at=now)
    assert one.stage == Stage.COLLECTING
    assert "Virtanen" not in row(one).demand
    assert one.case.status == Status.WAITING


def test_initiative_that_gathers_nothing_is_sent_when_it_is_accepted(kerava, now, registrar):
    one = make_initiative(kerava, at=now, stage=Stage.CHECKING, is_joint=False)
    reviewing.accept(one, hidden=Hidden(), by=registrar, at=now)
    assert one.stage == Stage.SENT
    assert one.frozen["supporters"] == 0
    assert names(one)[-2:] == ["initiative.accepted", "initiative.sent"]


def test_correction_after_publication_keeps_page_and_support(kerava, now, registrar):
    one = make_initiative(kerava, at=now)
    Tally.objects.filter(pk=one.pk).update(supporters=7)
    reviewing.ask_correction(one, code=ReviewCode.PERSONAL, reason="Poista nimi.", by=registrar, at=now)
    assert (row(one).stage, row(one).supporters) == ("fixing", 7)
    one.stage = Stage.CHECKING
    one.save()
    reviewing.accept(one, hidden=Hidden(), by=registrar, at=now)
    assert (row(one).stage, row(one).supporters) == ("collecting", 7)


def test_refused_initiative_that_was_public_keeps_page_and_reason(kerava, now, registrar):
    one = make_initiative(kerava, at=now)
    reviewing.ask_correction(one, code=ReviewCode.UNCLEAR, reason="Mitä pyydetään?", by=registrar, at=now)
    reviewing.refuse(one, code=ReviewCode.NOT_OURS, reason="Asia kuuluu valtiolle.", by=registrar, at=now)
    assert row(one).refusal == {"code": "not_ours", "words": "Asia kuuluu valtiolle.", "gaps": []}
    assert one.case.status == Status.CLOSED


def test_refusal_is_looked_at_by_another_person_once(kerava, now, registrar, other_registrar):
    one = make_initiative(kerava, at=now, stage=Stage.CHECKING)
    reviewing.refuse(one, code=ReviewCode.UNLAWFUL, reason="Ei käy.", by=registrar, at=now)
    appealing.appeal(one, words="Ei siinä ole mitään laitonta.", by=maker(one), at=now)
    with pytest.raises(NotNow):
        appealing.appeal(one, words="Vielä kerran.", by=maker(one), at=now)
    with pytest.raises(NotAllowed):
        appealing.decide_appeal(one, is_upheld=True, reason="Ei.", by=registrar, at=now)
    appealing.decide_appeal(one, is_upheld=False, reason="Tekijä on oikeassa.", by=other_registrar, at=now)
    assert one.stage == Stage.CHECKING


def test_appeal_comes_too_late(kerava, now, registrar):
    one = make_initiative(kerava, at=now, stage=Stage.CHECKING)
    reviewing.refuse(one, code=ReviewCode.UNLAWFUL, reason="Ei käy.", by=registrar, at=now)
    with pytest.raises(NotNow):
        appealing.appeal(one, words="Nyt vasta huomasin.", by=maker(one), at=now + timedelta(days=31))


def test_merged_initiative_leads_to_the_other_and_keeps_its_page(kerava, jarvenpaa, now, registrar):
    one, other, foreign = (make_initiative(city, at=now) for city in (kerava, kerava, jarvenpaa))
    with pytest.raises(NotNow):
        reviewing.merge(one, into=foreign, reason="Sama.", by=registrar, at=now)
    reviewing.merge(one, into=other, reason="Sama asia.", by=registrar, at=now)
    assert row(one).merged_into == other.case.number


def test_population_of_a_later_day_moves_no_sent_initiative(kerava, now, registrar):
    one = make_initiative(kerava, at=now)
    sending.send(one, by=maker(one), at=now)
    before = row(one).denominator
    kerava.populations.filter(from_age=0).update(count=1)
    assert before["count"] == one.frozen["denominator"]["count"] == 38476
    assert row(one).denominator == before


def test_referendum_initiative_is_sent_only_with_four_in_a_hundred(kerava, now):
    one = make_initiative(kerava, at=now, kind=Kind.REFERENDUM)
    Tally.objects.filter(pk=one.pk).update(supporters=1288, verified=1288)
    with pytest.raises(NotNow):
        sending.send(one, by=maker(one), at=now)
    one.refresh_from_db()
    assert one.stage == Stage.COLLECTING
    Tally.objects.filter(pk=one.pk).update(supporters=1289, verified=1289)
    sending.send(one, by=maker(one), at=now)
    assert one.frozen["rule"]["statute"] == "Kuntalaki 410/2015, 25 §"


def sent(kerava, now, registrar):
    one = make_initiative(kerava, at=now)
    sending.send(one, by=maker(one), at=now)
    return one


def registered(kerava, now, registrar):
    one = sent(kerava, now, registrar)
    values = {"register_number": "KERDno-2026-123", "body": "Kasvatus- ja opetuslautakunta", "unit": units(kerava)[0]}
    sending.register(one, **values, is_of_council=True, by=registrar, at=now + timedelta(days=1))
    return one


def test_arrival_never_moves(kerava, now, registrar):
    one = registered(kerava, now, registrar)
    assert one.case.received_at == now
    assert one.sent_at == now
    assert row(one).register_number == "KERDno-2026-123"


def test_promise_of_the_estimate_is_a_month(kerava, now, registrar):
    one = registered(kerava, now, registrar)
    assert one.case.answer_due_date == date(2026, 12, 25)
    handling.tell_estimate(one, estimate=date(2027, 3, 1), words="Lautakunta päättää.", by=registrar, at=now)
    assert one.case.answer_due_date == date(2027, 3, 1)


def test_unacknowledged_initiative_alarms_once(kerava, now, registrar):
    one = sent(kerava, now, registrar)
    assert sweep(kerava, at=now + timedelta(days=3)) == 0
    later = now + timedelta(days=4)
    assert sweep(kerava, at=later) == 1
    assert sweep(kerava, at=later + timedelta(days=1)) == 0
    assert names(one)[-2:] == ["initiative.receipt_late", "initiative.promise_passed"]


def test_passed_promise_shows_itself_on_the_public_page(kerava, now, registrar):
    one = registered(kerava, now, registrar)
    handling.tell_estimate(one, estimate=date(2027, 3, 1), words="Lautakunta päättää.", by=registrar, at=now)
    sweep(kerava, at=now + timedelta(days=120))
    last = row(one).timeline[-1]
    assert (last["kind"], last["code"]) == ("initiative.promise_passed", "decision")


def test_decision_needs_measures_before_it_ends(kerava, now, registrar):
    one = registered(kerava, now, registrar)
    planned = Planned(PreparationKind.MEETING, "Asia lautakunnassa.", "Lautakunta", planned_date=date(2027, 2, 1))
    handling.prepare(one, planned=planned, by=registrar, at=now)
    ruling = Ruling(DecisionOutcome.PARTLY, "Lautakunta", date(2027, 2, 1), "Halli on auki heinäkuun.", section="12 §")
    handling.decide(one, ruling=ruling, by=registrar, at=now)
    with pytest.raises(Undone):
        handling.close(one, by=registrar, at=now)
    handling.add_measure(one, words="Halli avataan 1.7.", state=MeasureState.PLANNED, by=registrar, at=now)
    handling.close(one, by=registrar, at=now)
    shown = row(one)
    assert (shown.stage, shown.decision["outcome"], shown.measures[0]["state"]) == ("closed", "partly", "planned")


def test_people_are_told_the_day_of_the_meeting_however_late_it_is_written_down(kerava, now, registrar):
    one = registered(kerava, now, registrar)
    ruling = Ruling(
        DecisionOutcome.PARTLY, "Lautakunta", localdate(now) - timedelta(days=9), "Halli on auki heinäkuun."
    )
    handling.decide(one, ruling=ruling, by=registrar, at=now)
    assert localdate(row(one).decided_at) == localdate(now) - timedelta(days=9)


def test_only_a_referendum_initiative_leads_to_a_referendum(kerava, now, registrar):
    one = registered(kerava, now, registrar)
    ruling = Ruling(DecisionOutcome.REFERENDUM_HELD, "Valtuusto", date(2027, 2, 1), "Kysytään.")
    with pytest.raises(NotNow):
        handling.decide(one, ruling=ruling, by=registrar, at=now)


def test_words_of_the_city_that_name_somebody_wait_for_a_person(kerava, now, registrar):
    one = registered(kerava, now, registrar)
    handling.add_measure(one, words="Matti Virtanen hoitaa tämän.", state=MeasureState.PLANNED, by=registrar, at=now)
    assert row(one).measures[0]["words"] == ""


def test_words_of_notices_stand_in_the_thread_and_wait_where_they_name_somebody(kerava, now, registrar):
    one = registered(kerava, now, registrar)
    same = {"by": registrar, "at": now}
    handling.tell_estimate(one, estimate=date(2027, 3, 1), words="Lautakunta päättää keväällä.", **same)
    handling.give_interim_notice(one, words="Selvitys on tekeillä.", **same)
    handling.give_interim_notice(one, words="Matti Virtanen on sairaana.", **same)
    said = [knot["words"] for knot in row(one).timeline if "words" in knot]
    assert said == ["Lautakunta päättää keväällä.", "Selvitys on tekeillä.", ""]
    waiting = undecided_words(one)
    assert [each.text for each in waiting] == ["Matti Virtanen on sairaana."]
    decide_words(one, original=waiting[0], hidden=[Hide(0, len("Matti Virtanen"))], **same)
    last = row(one).timeline[-1]
    assert (last["kind"], last["words"]) == ("initiative.interim_notice", "[…] on sairaana.")
    assert "Matti" not in str(row(one).timeline)
    decide_words(one, original=waiting[0], hidden=None, ground="personal_data", **same)
    assert row(one).timeline[-1]["words"] == ""


def test_who_prepares_and_decides_is_public_after_a_look_where_it_names_somebody(kerava, now, registrar):
    same = {"by": registrar, "at": now}
    one = make_initiative(kerava, at=now, stage=Stage.SENT, sent_at=now)
    body, who, decider = "Matti Virtanen, 040 7654321", "Liisa Korhonen", "Pekka Nieminen"
    unit = units(kerava)[0]
    sending.register(one, register_number="KER/2/2026", body=body, unit=unit, is_of_council=True, **same)
    planned = Planned(PreparationKind.MEETING, "Asia käsitellään.", who)
    handling.prepare(one, planned=planned, **same)
    handling.decide(one, ruling=Ruling(DecisionOutcome.PARTLY, decider, now.date(), "Auki heinäkuun."), **same)
    shown = row(one)
    assert (shown.body, shown.preparations[0]["who"], shown.decision["body"]) == ("", "", "")
    assert (shown.preparations[0]["words"], shown.decision["words"]) == ("Asia käsitellään.", "Auki heinäkuun.")
    assert {each.text for each in undecided_words(one)} == {body, who, decider}
    for each in undecided_words(one):
        decide_words(one, original=each, hidden=[], **same)
    shown = row(one)
    assert (shown.body, shown.preparations[0]["who"], shown.decision["body"]) == (body, who, decider)


def test_city_of_another_city_touches_nothing(kerava, jarvenpaa, now):
    one = make_initiative(kerava, at=now, stage=Stage.CHECKING)
    sanna = Actor(name="Sanna", grants=frozenset(Grant(jarvenpaa.pk, None, permission) for permission in Permission))
    with pytest.raises(NotAllowed):
        reviewing.accept(one, hidden=Hidden(), by=sanna, at=now)


def test_what_the_registry_types_waits_where_it_names_somebody(kerava, now, registrar):
    same = {"by": registrar, "at": now}
    one = make_initiative(kerava, at=now, stage=Stage.SENT, sent_at=now)
    number, section = "KERDno-2026-7 Matti Virtanen", "Liisa Korhonen § 12"
    agenda, minutes = "https://kerava.example/Nieminen_Pekka.pdf", "https://kerava.example/?kuka=Maija%20Virtanen"
    unit = units(kerava)[0]
    sending.register(one, register_number=number, body="Lautakunta", unit=unit, is_of_council=True, **same)
    handling.prepare(one, planned=Planned(PreparationKind.STUDY, "Selvitys.", "Tekniikka", link=agenda), **same)
    ruling = Ruling(DecisionOutcome.PARTLY, "Lautakunta", now.date(), "Auki.", section=section, link=minutes)
    handling.decide(one, ruling=ruling, **same)

    def typed() -> tuple[str, ...]:
        shown = row(one)
        return shown.register_number, shown.preparations[0]["link"], shown.decision["section"], shown.decision["link"]

    assert typed() == ("", "", "", "")
    # Its makers and the city's own people read the number as it is.
    one.refresh_from_db()
    assert one.register_number == number
    waiting = {each.text: each for each in undecided_words(one)}
    assert set(waiting) == {number, section, agenda, minutes}
    decide_words(one, original=waiting[number], hidden=[Hide(14, len(number))], **same)
    decide_words(one, original=waiting[section], hidden=[Hide(0, 14)], **same)
    decide_words(one, original=waiting[agenda], hidden=[], **same)
    # An address of which something is hidden leads nowhere.
    decide_words(one, original=waiting[minutes], hidden=[Hide(31, 36)], **same)
    assert typed() == ("KERDno-2026-7 […]", agenda, "[…] § 12", "")


def test_clean_numbers_sections_and_addresses_are_public_at_once(kerava, now, registrar):
    one = make_initiative(kerava, at=now, stage=Stage.SENT, sent_at=now)
    same, unit = {"by": registrar, "at": now}, units(kerava)[0]
    sending.register(one, register_number="KERDno-2026-7", body="Lautakunta", unit=unit, is_of_council=True, **same)
    link = "https://kerava.example/Kokous_1252026/kaupunkikehityslautakunta-2026-05-12(12345).pdf"
    ruling = Ruling(DecisionOutcome.PARTLY, "Lautakunta", now.date(), "Auki.", section="§ 45", link=link)
    handling.decide(one, ruling=ruling, **same)
    shown = row(one)
    assert (shown.register_number, shown.decision["section"], shown.decision["link"]) == ("KERDno-2026-7", "§ 45", link)
    assert undecided_words(one) == []


def test_what_was_typed_before_it_was_registered_is_decided_once_and_erased_when_it_changed(kerava, now, registrar):
    body = "Matti Virtanen, 040 7654321"
    one = make_initiative(kerava, at=now, stage=Stage.SENT, sent_at=now, body=body, register_number="Liisa Korhonen 7")
    words, number = one.body_words, one.register_words
    decide_words(one, original=words, hidden=[Hide(16, 27)], by=registrar, at=now)
    told = {"unit": units(kerava)[0], "is_of_council": True, "by": registrar, "at": now}
    one = type(one).objects.get(pk=one.pk)
    sending.register(one, register_number="KERDno-2026-8", body=body, **told)
    assert (row(one).body, row(one).register_number) == ("Matti Virtanen, […]", "KERDno-2026-8")
    number.refresh_from_db()
    assert (number.text, number.erased_at) == ("", now)
    assert undecided_words(one) == []
