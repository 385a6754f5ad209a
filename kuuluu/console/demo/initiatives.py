"""Initiatives of the year, each as far as its words say: by the same commands that makers, supporters and the city use."""

from datetime import date, datetime, timedelta
from io import BytesIO
from random import Random
from typing import Any

from django.utils.timezone import localdate

from kuuluu.cases.models import Case
from kuuluu.cities.models import City
from kuuluu.cities.queries import owner_of, service_by_code
from kuuluu.console.demo.letters import said
from kuuluu.console.demo.persons import Staff
from kuuluu.console.demo.scenes import draw
from kuuluu.initiatives.commands import handling, importing, reporting, reviewing, sending, sheets
from kuuluu.initiatives.commands import supporting as support
from kuuluu.initiatives.commands import writing as make
from kuuluu.initiatives.commands.commenting import comment, decide_words
from kuuluu.initiatives.commands.counting import count
from kuuluu.initiatives.commands.enclosures import publish_picture
from kuuluu.initiatives.commands.handling import Planned, Ruling
from kuuluu.initiatives.models import (
    DecisionOutcome,
    Initiative,
    MakerRole,
    MeasureState,
    PreparationKind,
    ReviewCode,
    Stage,
)
from kuuluu.initiatives.queries.enclosures import enclosed_files
from kuuluu.initiatives.rules.importing import Brought
from kuuluu.people.actors import ANYONE, SYSTEM, Actor

DAY = timedelta(days=1)


def make_all(city: City, staff: Staff, *, at: datetime) -> list[Initiative]:
    """Make every initiative of the words in a city, and let each come as far as it has."""
    words = said("initiatives")
    made = [_live(city, told, staff, at) for told in words["initiative"]]
    brought = _bring(city, words["brought"], staff, at)
    _give_report(city, staff, at)
    return [*made, *([brought] if brought else [])]


def _bring(city: City, told: dict[str, Any], staff: Staff, at: datetime) -> Initiative | None:
    """Bring one that was made in another service last year, and publish its text."""
    year = at.year - 1
    names = ("title", "demand", "reasons", "body", "decision", "supporters")
    values = {name: told[name] for name in names}
    one = importing.bring(
        city,
        brought=Brought(
            source_id="kuntalaisaloite:demo",
            source_url="https://www.kuntalaisaloite.fi/",
            arrived_at=at.replace(year=year, month=3, day=3),
            stage=Stage.CLOSED,
            register_number=f"{city.number_prefix}Dno-{year}-31",
            decided_date=date(year, 9, 22),
            outcome=DecisionOutcome.PARTLY,
            section="88 §",
            measures=told["measure"],
            **values,
        ),
        by=staff.registrar,
        at=at,
    )
    if one:
        importing.publish(one, by=staff.publisher, at=at)
    return one


def _give_report(city: City, staff: Staff, at: datetime) -> None:
    """Let the council have got the report of last year in March, or a moment ago where March is to come."""
    report = reporting.draft(city, year=at.year - 1, by=SYSTEM, at=at)
    day = min(date(at.year, 3, 16), localdate(at))
    if report.given_at is None:
        reporting.give(report, meeting=reporting.Meeting(day, "21 §"), by=staff.registrar, at=at)


def _live(city: City, told: dict[str, Any], staff: Staff, at: datetime) -> Initiative:
    arrived = at - told["days_ago"] * DAY
    one = _write(city, told, arrived)
    if told["until"] == "review":
        return one
    checked = arrived + DAY
    if told["until"] == "refused":
        reviewing.ask_correction(
            _accepted(one, staff, checked),
            code=ReviewCode.NOT_OURS,
            reason=told["refusal"],
            by=staff.publisher,
            at=checked,
        )
        reviewing.refuse(one, code=ReviewCode.NOT_OURS, reason=told["refusal"], by=staff.publisher, at=checked + DAY)
        return one
    _accepted(one, staff, checked)
    if told["until"] != "discussing":
        _show_pictures(one, staff, checked)
    _discuss(one, told.get("said", []), staff, checked)
    _support(one, told["supporters"], checked, at)
    if "paper" in told:
        _read_paper(one, told["paper"], staff, at - 2 * DAY)
    if "body" in told:
        _handle(one, told, staff, checked + 14 * DAY)
    return one


def _write(city: City, told: dict[str, Any], at: datetime) -> Initiative:
    draft, _key = make.start(city, language="fi", at=at - DAY)
    said_so = {name: told[name] for name in ("title", "demand", "reasons", "name")}
    data = {
        **said_so,
        "kind": "ordinary",
        "ground": "resident",
        "municipality": city.code,
        "email": f"{told['name'].partition(' ')[0].lower()}@posti.example",
        "is_joint": True,
        "wants_discussion": told["until"] == "discussing",
        "shows_name": told["until"] == "closed",
    }
    make.save(draft, data=data, by=ANYONE, at=at - DAY)
    if "scene" in told:
        upload = BytesIO(draw(told["scene"], Random(told["days_ago"]), localdate(at)))  # noqa: S311 - a drawing, no secret
        shows = told["scene_shows"]
        make.attach(draft, name=f"{told['scene']}.jpg", upload=upload, description=shows, by=ANYONE, at=at - DAY)
    return make.submit(draft, by=ANYONE, at=at)


def _accepted(one: Initiative, staff: Staff, at: datetime) -> Initiative:
    reviewing.accept(one, by=staff.publisher, at=at)
    return one


def _show_pictures(one: Initiative, staff: Staff, at: datetime) -> None:
    for file in enclosed_files(one.case):
        publish_picture(one, file=file, covers=[], description=file.public_description, by=staff.publisher, at=at)


def _discuss(one: Initiative, said_of_it: list[str], staff: Staff, since: datetime) -> None:
    """Let people say what they think; the last words wait for somebody to read them."""
    for day, words in enumerate(said_of_it, start=1):
        made = comment(one, words=words, by=ANYONE, at=since + day * DAY)
        if day < len(said_of_it):
            decide_words(one, original=made.original, hidden=[], by=staff.publisher, at=since + day * DAY + DAY / 4)


def _support(one: Initiative, supporters: int, since: datetime, at: datetime) -> None:
    """Let so many support it, a few each day."""
    days = max(min((at - since).days, 13), 1)
    for n in range(supporters):
        when = since + (n % days) * DAY + n * timedelta(minutes=3)
        email = f"kannattaja{n}@posti.example"
        row = support.support(one, wish=_wish(one, n, email), by=ANYONE, at=min(when, at))
        support.confirm(row, by=Actor(support_id=row.pk), at=min(when, at))
    count(at=min(since + days * DAY, at), one=one.pk)


def _read_paper(one: Initiative, rows: list[Any], staff: Staff, at: datetime) -> None:
    """Let the registrar read a page of signatures; it waits for a second person."""
    sheet = sheets.print_sheet(one, by=staff.registrar, at=at)
    read = [sheets.Signature(name, born, one.city.code) for name, born in rows]
    sheets.enter_sheet(one, sheet=sheet, rows=read, by=staff.registrar, at=at)


def _wish(one: Initiative, n: int, email: str) -> support.Wish:
    # Of seven one lives elsewhere.
    home = "" if n % 7 == 0 else one.city.code
    return support.Wish(name=f"Kannattaja {n}", email=email, municipality=home)


def _handle(one: Initiative, told: dict[str, Any], staff: Staff, at: datetime) -> None:
    by = staff.registrar
    maker = Actor(maker_id=one.makers.get(role=MakerRole.CONTACT).pk)
    sending.send(one, by=maker, at=at)
    unit = owner_of(one.city, service_by_code(one.city, "streets.lighting"), localdate(at))
    year = f"{at:%Y}"
    number = f"{one.city.number_prefix}Dno-{year}-{Case.objects.filter(city=one.city).count()}"
    assert unit
    values = {"register_number": number, "body": told["body"], "unit": unit, "is_of_council": True}
    sending.register(one, **values, by=by, at=at + DAY)
    estimate = (at + 120 * DAY).date()
    handling.tell_estimate(one, estimate=estimate, words=told["estimate"], by=by, at=at + 5 * DAY)
    planned = Planned(PreparationKind.STUDY, told["preparation"], unit.name, planned_date=(at + 30 * DAY).date())
    handling.prepare(one, planned=planned, by=by, at=at + 12 * DAY)
    if "decision" not in told:
        return
    decided = at + 80 * DAY
    ruling = Ruling(DecisionOutcome.CARRIED_OUT, told["body"], decided.date(), told["decision"], section="12 §")
    handling.decide(one, ruling=ruling, by=by, at=decided)
    day = (decided + 30 * DAY).date()
    state = MeasureState.DONE
    handling.add_measure(one, words=told["measure"], state=state, date_of=day, by=by, at=decided + 30 * DAY)
    handling.close(one, by=by, at=decided + 31 * DAY)
