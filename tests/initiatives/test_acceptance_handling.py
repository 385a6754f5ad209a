"""Acceptance rules of the domain guide, section 10, on handling and on who signs, each as a test named after it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kuuluu.cases.models import Status
from kuuluu.cities.queries import local_rule, population, units
from kuuluu.cities.rules import add_months, add_working_days
from kuuluu.initiatives.commands import handling, reviewing, sending
from kuuluu.initiatives.commands import supporting as support
from kuuluu.initiatives.commands.counting import count
from kuuluu.initiatives.commands.handling import Ruling, Undone
from kuuluu.initiatives.commands.reporting import draft_due
from kuuluu.initiatives.commands.showing import row_of
from kuuluu.initiatives.commands.supporting import AlreadySupports, Wish
from kuuluu.initiatives.commands.sweeping import sweep
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import DecisionOutcome, Kind, MeasureState, Stage, SupportContact
from kuuluu.initiatives.queries.report import council_report
from kuuluu.initiatives.rules.promises import denominator
from kuuluu.initiatives.rules.reporting import deadline
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.journal.queries import history
from kuuluu.notifications import commands as notifications
from kuuluu.notifications.models import Delivery, Follower
from kuuluu.people.actors import ANYONE, Actor
from kuuluu.people.claims import UnclearFacts, facts_from
from kuuluu.people.roles import Role
from kuuluu.people.rules import age_on
from tests.factories.initiatives import add_maker, make_initiative
from tests.factories.people import make_actor, make_identity

pytestmark = pytest.mark.django_db
# A Tuesday.
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Helsinki"))
RECEIPT = {"register_number": "KERDno-2026-7", "body": "Valtuusto", "is_of_council": True}


@pytest.fixture
def registrar(kerava):
    return make_actor(kerava, Role.REGISTRAR)


def sent(city, registrar):
    one = make_initiative(city, at=NOW, stage=Stage.CHECKING, is_joint=False)
    reviewing.accept(one, by=registrar, at=NOW)
    return one


def registered(city, registrar):
    one = sent(city, registrar)
    sending.register(one, **RECEIPT, unit=units(city)[0], by=registrar, at=NOW)
    return one


def decided(city, registrar):
    one = registered(city, registrar)
    ruling = Ruling(DecisionOutcome.PARTLY, "Valtuusto", NOW.date(), "Halli on auki heinäkuun.")
    handling.decide(one, ruling=ruling, by=registrar, at=NOW)
    return one


def events(one) -> list[str]:
    return [event.name for event in history(one.pk)]


def told(one, event: InitiativeEvent) -> list[str]:
    """Return to whom the last event of a name is told, in order."""
    Delivery.objects.all().delete()
    notifications.tell([one for one in history(one.pk) if one.name == event][-1])
    return list(Delivery.objects.order_by("pk").values_list("email", flat=True))


def test_rule_12_accepted_initiative_gets_the_citys_own_number_and_body_in_the_promised_days(kerava, registrar):
    one = sent(kerava, registrar)
    days = local_rule(kerava, "register_days", "", NOW.date()).value
    assert one.case.answer_due_date == add_working_days(NOW.date(), days, kerava) == date(2026, 11, 27)
    for lacking in ("register_number", "body"):
        with pytest.raises(NotNow):
            sending.register(one, **{**RECEIPT, lacking: " "}, unit=units(kerava)[0], by=registrar, at=NOW)
    assert sweep(kerava, at=NOW + timedelta(days=3)) == 0
    assert sweep(kerava, at=NOW + timedelta(days=4)) == 1
    assert InitiativeEvent.RECEIPT_LATE in events(one)
    one.refresh_from_db()
    sending.register(one, **RECEIPT, unit=units(kerava)[0], by=registrar, at=NOW + timedelta(days=4))
    shown = row_of(one, at=NOW)
    assert (shown.register_number, shown.body) == ("KERDno-2026-7", "Valtuusto")
    assert one.case.received_at == NOW, "when it arrived stays as it was"


def test_rule_13_initiator_is_told_estimated_time_and_contact_within_the_promised_month(kerava, registrar):
    one = registered(kerava, registrar)
    months = local_rule(kerava, "estimate_months", "", NOW.date()).value
    assert one.case.answer_due_date == add_months(NOW.date(), months) == date(2026, 12, 24)
    estimate = date(2027, 3, 1)
    with pytest.raises(NotNow):
        handling.tell_estimate(one, estimate=estimate, words=" ", by=registrar, at=NOW)
    assert sweep(kerava, at=NOW + timedelta(days=30)) == 0
    assert sweep(kerava, at=NOW + timedelta(days=31)) == 1
    assert told(one, InitiativeEvent.PROMISE_PASSED)[-1] == "aino@posti.example"
    one.refresh_from_db()
    handling.tell_estimate(one, estimate=estimate, words="Lisää tietää hallisihteeri.", by=registrar, at=NOW)
    assert one.case.answer_due_date == estimate, "from now on that is what is promised"
    assert told(one, InitiativeEvent.ESTIMATE_TOLD) == ["aino@posti.example"]


def test_rule_14_initiator_is_told_of_measures_before_followers_and_none_is_answered_without(kerava, registrar):
    one = decided(kerava, registrar)
    days = local_rule(kerava, "tell_days", "", NOW.date()).value
    assert one.case.answer_due_date == add_working_days(NOW.date(), days, kerava) == date(2026, 12, 1)
    assert one.case.status == Status.IN_PROGRESS, "a decision without a measure is no answer"
    with pytest.raises(Undone):
        handling.close(one, by=registrar, at=NOW)
    assert sweep(kerava, at=NOW + timedelta(days=7)) == 0
    assert sweep(kerava, at=NOW + timedelta(days=8)) == 1
    with pytest.raises(NotNow):
        handling.add_measure(one, words=" ", state=MeasureState.DONE, by=registrar, at=NOW)
    values = {"city": kerava, "language": "fi", "created_at": NOW, "confirmed_at": NOW}
    Follower.objects.create(email="seuraaja@posti.example", scope=f"initiative:{one.case.number}", **values)
    handling.add_measure(one, words="Halli on auki.", state=MeasureState.DONE, by=registrar, at=NOW)
    assert told(one, InitiativeEvent.MEASURE_ADDED) == ["aino@posti.example", "seuraaja@posti.example"]
    assert (one.case.status, one.case.answered_at, one.case.answer_due_date) == (Status.ANSWERED, NOW, None)
    handling.close(one, by=registrar, at=NOW)


def test_rule_15_report_to_the_council_is_ready_when_the_year_ends(kerava, jarvenpaa, registrar):
    one = decided(kerava, registrar)
    handling.add_measure(one, words="Halli on auki.", state=MeasureState.DONE, by=registrar, at=NOW)
    midnight = datetime(2027, 1, 1, tzinfo=NOW.tzinfo)
    draft_due(kerava, at=NOW)
    assert draft_due(kerava, at=midnight - timedelta(minutes=1)) is None, "the year is not over yet"
    assert draft_due(kerava, at=midnight).year == 2026
    (line,) = council_report(kerava, 2026, midnight.date()).made
    assert (line.row.number, line.row.measures[0]["words"]) == (one.case.number, "Halli on auki.")
    assert council_report(jarvenpaa, 2026, midnight.date()).lines == []
    assert deadline(jarvenpaa, 2026).due_date == date(2027, 3, 31)


def wish(name="Kaisa Meri") -> Wish:
    return Wish(name=name, email="", shows_name=True)


@pytest.mark.parametrize(
    ("known", "is_taken"),
    [
        (None, False),
        ({}, True),
        ({"municipality": "186"}, False),
        ({"municipality": ""}, False),
        # Fifteen on the day of signing, tomorrow, and nobody knows when.
        ({"birth_date": date(2011, 11, 24)}, True),
        ({"birth_date": date(2011, 11, 25)}, False),
        ({"birth_date": None}, False),
    ],
)
def test_rule_16_referendum_initiative_is_signed_by_identified_residents_of_age_alone(kerava, known, is_taken):
    one = make_initiative(kerava, at=NOW, kind=Kind.REFERENDUM)
    by = ANYONE if known is None else Actor(identity_id=make_identity(kerava, at=NOW, **known).pk)
    if is_taken:
        support.sign(one, wish=wish(), by=by, at=NOW)
    else:
        with pytest.raises((NotNow, NotAllowed)):
            support.sign(one, wish=wish(), by=by, at=NOW)
        with pytest.raises(NotNow):
            support.support(one, wish=Wish("Kaisa", "k@posti.example"), by=by, at=NOW)
    count(at=NOW)
    one.tally.refresh_from_db()
    assert (one.tally.supporters, one.tally.verified) == (is_taken, is_taken)


def test_rule_16_one_per_person_and_the_share_has_a_dated_source(kerava):
    one = make_initiative(kerava, at=NOW, kind=Kind.REFERENDUM)
    for _time in range(2):
        by = Actor(identity_id=make_identity(kerava, at=NOW, key="a" * 64).pk)
        if _time == 0:
            support.sign(one, wish=wish(), by=by, at=NOW)
    with pytest.raises(AlreadySupports):
        support.sign(one, wish=wish("Toinen Nimi"), by=by, at=NOW)
    over, counted = denominator(kerava, Kind.REFERENDUM, NOW.date()), population(kerava, 15, NOW.date())
    assert over.share == 0.04
    assert over.threshold == -(-counted.count * 4 // 100)
    assert (over.population.from_age, over.population.date, over.population.source) == (
        15,
        counted.date,
        counted.source,
    )
    assert counted.source


def test_rule_26_supporter_under_a_non_disclosure_order_is_kept_without_a_name(kerava):
    one = make_initiative(kerava, at=NOW)
    known = make_identity(kerava, at=NOW, is_protected=True, name="")
    row = support.sign(one, wish=wish(), by=Actor(identity_id=known.pk), at=NOW)
    kept = SupportContact.objects.filter(support=row).first()
    assert (kept.name, kept.shows_name) == ("", False)


def test_rule_26_maker_under_a_non_disclosure_order_is_shown_by_name_by_no_kind(kerava):
    for kind in Kind:
        one = make_initiative(kerava, at=NOW, kind=kind)
        one.makers.all().delete()
        add_maker(one, at=NOW, name="Salattu Nimi", shows_name=True, is_protected=True)
        assert row_of(one, at=NOW).makers == [], kind


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2011, 11, 25), date(2026, 11, 24), 14),
        (date(2011, 11, 24), date(2026, 11, 24), 15),
        (date(2011, 11, 23), date(2026, 11, 24), 15),
        (date(2012, 2, 29), date(2027, 2, 28), 14),
        (date(2012, 2, 29), date(2027, 3, 1), 15),
        (date(2012, 2, 29), date(2028, 2, 28), 15),
        (date(2012, 2, 29), date(2028, 2, 29), 16),
        (date(2013, 1, 15), date(2026, 3, 1), 13),
        (date(2013, 12, 15), date(2026, 3, 1), 12),
    ],
)
def test_rule_27_age_is_right_on_the_day_before_on_and_after_the_birthday(born, day, years):
    assert age_on(born, day) == years


CLAIMS = {"identity_code": "hetu", "municipality": "kunta", "name": "name"}


def code(sign: str, digits: str = "010190", number: str = "999") -> str:
    """Return an identity code with a sign between the date and the number, and the letter that belongs to it."""
    return f"{digits}{sign}{number}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(digits + number) % 31]}"


def known_by(city, given: str):
    return facts_from(city, CLAIMS, {"hetu": given, "kunta": city.code, "name": "Aino"}, NOW)


@pytest.mark.parametrize(
    ("signs", "year", "digits"), [("-YXWVU", 1990, "010190"), ("ABCDEF", 2005, "010105")]
)  # fmt: skip
def test_rule_28_all_signs_of_identity_codes_are_taken_and_are_different_people(kerava, signs, year, digits):
    people = [known_by(kerava, code(sign, digits)) for sign in signs]
    assert {one.birth_date for one in people} == {date(year, 1, 1)}
    assert len({one.key for one in people}) == len(signs)


@pytest.mark.parametrize("sign", ["G", "Z", " ", "", "a-"])
def test_rule_28_other_signs_are_nobody(kerava, sign):
    with pytest.raises(UnclearFacts):
        known_by(kerava, code(sign))
