"""The yearly report to the council: what stands in it, what lacks, by when, and that it was given (Act 410/2015, 23 §)."""

from datetime import date, datetime, timedelta

import pytest

from kuuluu.cases.models import Case
from kuuluu.initiatives.commands import handling, reporting
from kuuluu.initiatives.commands.commenting import decide_words
from kuuluu.initiatives.commands.reporting import Meeting
from kuuluu.initiatives.models import CouncilReport, Decision, DecisionOutcome, Kind, Measure, MeasureState, Stage
from kuuluu.initiatives.queries.report import council_report, draft_of, public_report, waiting_reports
from kuuluu.initiatives.rules.reporting import Gap, deadline
from kuuluu.journal.commands import NotNow
from kuuluu.journal.models import Event
from kuuluu.people.actors import SYSTEM
from kuuluu.people.roles import Role
from kuuluu.publication.commands import keep_original
from kuuluu.publication.models import PublicReport
from kuuluu.publication.rules import Hide
from kuuluu.ui.council_report import shown
from tests.conftest import HELSINKI
from tests.factories.initiatives import make_initiative
from tests.factories.people import make_actor

pytestmark = pytest.mark.django_db
LAST_YEAR = datetime(2025, 5, 6, 12, tzinfo=HELSINKI)
NEXT_YEAR = datetime(2027, 1, 5, 12, tzinfo=HELSINKI)


def sent(city, at, stage=Stage.PREPARING, **values):
    """Make an initiative that the city has had since a moment."""
    values = {"registered_at": at, "body": "Kaupunginhallitus", "register_number": "KERDno-2026-1", **values}
    return make_initiative(city, at=at, stage=stage, is_joint=False, sent_at=at, **values)


def decided(city, at, *, measure: str = "", **values):
    one = sent(city, at, **values)
    by = make_actor(city, Role.REGISTRAR)
    ruling = handling.Ruling(DecisionOutcome.PARTLY, "Kaupunginhallitus", at.date(), "Toteutetaan osittain.", "§ 12")
    handling.decide(one, ruling=ruling, by=by, at=at)
    if measure:
        handling.add_measure(one, words=measure, state=MeasureState.DONE, date_of=at.date(), by=by, at=at)
    return one


def numbers_of(lines):
    return [line.row.number for line in lines]


def test_report_has_those_of_the_year_and_earlier_ones_that_had_not_ended(kerava, jarvenpaa, now):
    mine = sent(kerava, now)
    open_still = sent(kerava, LAST_YEAR)
    sent(kerava, LAST_YEAR, stage=Stage.CLOSED, closed_at=LAST_YEAR + timedelta(days=90))
    ended_now = sent(kerava, LAST_YEAR, stage=Stage.CLOSED, closed_at=now)
    sent(kerava, now, is_of_council=False)
    sent(jarvenpaa, now)
    make_initiative(kerava, at=now)
    sent(kerava, NEXT_YEAR)
    for read in (public_report, council_report):
        report = read(kerava, 2026, now.date())
        assert numbers_of(report.made) == [mine.case.number]
        assert sorted(numbers_of(report.earlier)) == sorted([open_still.case.number, ended_now.case.number])


@pytest.mark.parametrize(("moment", "year"), [((2025, 12, 31, 23, 59), 2025), ((2026, 1, 1, 0, 1), 2026)])
def test_year_turns_at_midnight_here(kerava, now, moment, year):
    sent(kerava, datetime(*moment, tzinfo=HELSINKI))
    assert len(public_report(kerava, year, now.date()).made) == 1


def test_gaps_say_what_lacks(kerava, now):
    day = now.date()
    whole = decided(kerava, now, measure="Halli on auki.")
    bare = decided(kerava, now)
    new = sent(kerava, now, stage=Stage.SENT, registered_at=None)
    without_body = sent(kerava, now, body="")
    late = sent(kerava, now - timedelta(days=100))
    wordless = decided(kerava, now, measure="Halli on auki, soita Pekka Virtaselle 040 123 4567.")
    closed = sent(kerava, now, stage=Stage.CLOSED, closed_at=now)
    gaps = {line.row.number: line.gaps for line in council_report(kerava, 2026, day).lines}
    assert gaps == {
        whole.case.number: (),
        bare.case.number: (Gap.NO_MEASURES,),
        new.case.number: (Gap.UNREGISTERED, Gap.UNDECIDED),
        without_body.case.number: (Gap.NO_BODY, Gap.UNDECIDED),
        late.case.number: (Gap.UNDECIDED, Gap.LATE),
        wordless.case.number: (Gap.WORDS_WAIT,),
        closed.case.number: (Gap.NO_DECISION, Gap.NO_MEASURES),
    }


def test_numbers_come_from_the_lines(kerava, now):
    decided(kerava, now, measure="Halli on auki.")
    decided(kerava, LAST_YEAR)
    sent(kerava, now, kind=Kind.COUNCIL_MOTION)
    numbers = public_report(kerava, 2026, now.date()).numbers
    assert {name: count for name, count in numbers.items() if name != "gaps"} == {
        "made": 2,
        "earlier": 1,
        "decided": 2,
        "ended": 0,
        "undecided": 1,
        "without_measures": 1,
        "outcomes": {"partly": 2},
    }


def test_what_is_not_public_is_a_number_for_the_city_and_nothing_for_anyone(kerava, now):
    one = sent(kerava, now, published_at=None, title="Salainen otsikko")
    Decision.objects.create(
        initiative=one, outcome="partly", body=keep_original(kerava, "Valtuusto", by=SYSTEM, at=now), date=now.date(), at=now,
        reason=keep_original(kerava, "Peitelty perustelu", by=SYSTEM, at=now),
    )  # fmt: skip
    Measure.objects.create(initiative=one, at=now, words=keep_original(kerava, "Peitelty", by=SYSTEM, at=now))
    [line] = council_report(kerava, 2026, now.date()).lines
    assert (line.row.number, line.row.title, line.row.decision) == (one.case.number, "", {})
    assert not line.is_shown
    assert public_report(kerava, 2026, now.date()).lines == []
    Case.objects.filter(pk=one.pk).update(secrecy="secret")
    [line] = council_report(kerava, 2026, now.date()).lines
    assert line.row.number == ""


def test_deadline_is_the_citys_own_rule(kerava, jarvenpaa):
    assert deadline(jarvenpaa, 2026).due_date == date(2027, 3, 31)
    assert deadline(kerava, 2026).due_date is None
    assert deadline(kerava, 2026).law.statute_fi == "Kuntalaki 410/2015, 23 §"


def test_draft_is_ready_on_new_years_day_and_made_once(kerava, now):
    made = sent(kerava, now)
    assert reporting.draft_due(kerava, at=datetime(2027, 1, 1, 6, 30, tzinfo=HELSINKI))
    assert reporting.draft_due(kerava, at=datetime(2027, 1, 2, 6, 30, tzinfo=HELSINKI)) is None
    [row] = waiting_reports(kerava)
    assert (row.year, row.numbers["made"], row.given_at) == (2026, 1, None)
    [event] = Event.objects.filter(name="initiative.report_drafted")
    assert (event.subject_id, event.facts["year"], event.facts["undecided"]) == (row.pk, 2026, 1)
    assert made.case.number not in str(event.facts)


def test_given_report_is_told_of_and_given_once(kerava, now):
    sent(kerava, now)
    row = reporting.draft(kerava, year=2026, by=SYSTEM, at=NEXT_YEAR)
    by = make_actor(kerava, Role.REGISTRAR)
    meeting = Meeting(date(2027, 1, 4), "§ 5")
    for wrong in (date(2026, 12, 31), date(2027, 1, 6)):
        with pytest.raises(NotNow):
            reporting.give(row, meeting=Meeting(wrong), by=by, at=NEXT_YEAR)
    assert PublicReport.objects.get().given_date is None
    reporting.give(row, meeting=meeting, by=by, at=NEXT_YEAR)
    with pytest.raises(NotNow):
        reporting.give(row, meeting=meeting, by=by, at=NEXT_YEAR)
    row.refresh_from_db()
    assert (row.given_date, row.by_id, row.numbers["made"]) == (meeting.day, by.person_id, 1)
    assert public_report(kerava, 2026, NEXT_YEAR.date()).given.section == "§ 5"
    assert Event.objects.filter(name="initiative.report_given").count() == 1
    assert waiting_reports(kerava) == []
    assert CouncilReport.objects.count() == 1


def test_corrected_report_stands_beside_what_was_given(kerava, now):
    sent(kerava, now)
    by, first = make_actor(kerava, Role.REGISTRAR), reporting.draft(kerava, year=2026, by=SYSTEM, at=NEXT_YEAR)
    told = {"meeting": Meeting(date(2027, 1, 5), "§ 9"), "by": by, "at": NEXT_YEAR}
    with pytest.raises(NotNow):
        reporting.correct(first, reason="Yksi aloite puuttui.", **told)
    reporting.give(first, meeting=Meeting(date(2027, 1, 4), "§ 5"), by=by, at=NEXT_YEAR)
    first.refresh_from_db()
    for reason in ("", "Matti Virtanen unohtui, 040 765 4321."):
        with pytest.raises(NotNow):
            reporting.correct(first, reason=reason, **told)
    with pytest.raises(NotNow):
        reporting.correct(first, meeting=Meeting(date(2026, 12, 1)), reason="Yksi.", by=by, at=NEXT_YEAR)
    sent(kerava, now)
    second = reporting.correct(first, reason="Yksi aloite puuttui.", **told)
    with pytest.raises(NotNow):
        reporting.correct(first, reason="Toinen samaan aikaan.", **told)
    first.refresh_from_db()
    assert (first.version, first.section, first.numbers["made"]) == (1, "§ 5", 1)
    assert (second.version, second.numbers["made"], draft_of(kerava, 2026).pk) == (2, 2, second.pk)
    shown = public_report(kerava, 2026, NEXT_YEAR.date()).given
    assert (shown.section, len(shown.versions)) == ("§ 9", 2)
    assert [one["numbers"]["made"] for one in shown.versions] == [1, 2]
    assert [one["reason"] for one in shown.versions] == ["", "Yksi aloite puuttui."]
    assert waiting_reports(kerava) == []
    assert reporting.draft_due(kerava, at=NEXT_YEAR) is None


def test_section_of_the_meeting_names_nobody(kerava, now):
    report = reporting.draft(kerava, year=2026, by=SYSTEM, at=NEXT_YEAR)
    meeting = Meeting(NEXT_YEAR.date(), "Matti Virtanen § 5")
    with pytest.raises(NotNow):
        reporting.give(report, meeting=meeting, by=make_actor(kerava, Role.REGISTRAR), at=NEXT_YEAR)
    assert public_report(kerava, 2026, NEXT_YEAR.date()).given.given_date is None


def test_body_whose_name_waits_is_not_said_to_be_unnamed_and_the_name_stands_nowhere(kerava, now):
    day, by = now.date(), make_actor(kerava, Role.REGISTRAR)
    name = "Matti Virtanen, 040 7654321"
    one = sent(kerava, now, body=name)
    brought = sent(kerava, now, body=name, register_number="Matti Virtanen 3", published_at=None)
    unnamed = sent(kerava, now, body="")

    def gaps(read=council_report) -> dict[str, tuple[Gap, ...]]:
        report = read(kerava, 2026, day)
        assert "Virtanen" not in f"{[vars(line.row) for line in report.lines]}{shown(report)}"
        return {line.row.number: line.gaps for line in report.lines}

    assert gaps() == {
        one.case.number: (Gap.BODY_WAITS, Gap.UNDECIDED),
        brought.case.number: (Gap.NOT_SHOWN, Gap.BODY_WAITS, Gap.UNDECIDED),
        unnamed.case.number: (Gap.NO_BODY, Gap.UNDECIDED),
    }
    # Everybody reads why no name stands there, and nothing of the name.
    assert gaps(public_report) == {
        one.case.number: (Gap.BODY_WAITS, Gap.UNDECIDED),
        unnamed.case.number: (Gap.NO_BODY, Gap.UNDECIDED),
    }
    decide_words(one, original=one.body_words, hidden=None, ground="personal_data", by=by, at=now)
    for read in (council_report, public_report):
        assert gaps(read)[one.case.number] == (Gap.BODY_HIDDEN, Gap.UNDECIDED)
    decide_words(one, original=one.body_words, hidden=[Hide(0, 27)], by=by, at=now)
    for read in (council_report, public_report):
        assert gaps(read)[one.case.number] == (Gap.UNDECIDED,)
