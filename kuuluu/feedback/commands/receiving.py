"""A letter becomes a case."""

from collections.abc import Sequence
from datetime import datetime

from kuuluu.cases.commands import Opening, open_case
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, Channel
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Area, City
from kuuluu.cities.rules import area_of
from kuuluu.feedback import rules
from kuuluu.feedback.commands.automatic import let_policy_publish
from kuuluu.feedback.commands.likening import look_for_hidden
from kuuluu.feedback.commands.splitting import Piece, split
from kuuluu.feedback.models import Feedback
from kuuluu.feedback.rules import Letter
from kuuluu.journal.commands import command, record
from kuuluu.language.matters import Matter
from kuuluu.language.titles import title_of
from kuuluu.people.actors import SYSTEM, Actor
from kuuluu.publication.models import File
from kuuluu.routing.commands import keep_course
from kuuluu.routing.models import Chooser
from kuuluu.routing.queries import Course, course_of
from kuuluu.routing.rules import Arrival


@command(who=rules.may_register)
def register(city: City, *, letter: Letter, channel: Channel, by: Actor, at: datetime) -> Case:
    """Enter for a resident what came by phone, on paper or at the service point; it arrived when it was told."""
    return receive(city, letter, channel=channel, by=by, at=at)


def receive(
    city: City, letter: Letter, *, by: Actor, at: datetime, channel: str = Channel.WEB, files: Sequence[File] = ()
) -> Case:
    """Open the case of a letter where the city's rules, or the owner of its service today, or the triage unit has it.

    What law handles in another way than feedback comes to whoever handles that, the same moment (Act 434/2003, section 21).
    """
    course = _course(city, letter, by=by, at=at)
    opening = Opening(
        text=letter.text,
        title=title_of(letter.text),
        kind=letter.kind,
        matter="" if letter.is_double else letter.noticed,
        language=letter.language,
        channel=channel,
        service=course.service,
        unit=course.unit,
        area=course.area,
        latitude=letter.latitude,
        longitude=letter.longitude,
        address=letter.address,
        place_words=letter.place_words,
        contact=letter.contact,
        hidden=letter.hidden,
        shown=letter.shown,
        files=files,
    )
    case, message = open_case(city, opening, by=by, at=at)
    names = ("kind", "wants_answer", "objection", "objection_words", "hides_place")
    Feedback.objects.create(case=case, **{name: getattr(letter, name) for name in names})
    look_for_hidden(case, at=at)
    # What only a machine has sorted, a person reads before anybody else does.
    if not course.is_machines and not letter.noticed:
        let_policy_publish(case, message, at=at)
    record(CaseEvent.RECEIVED, case, by=by, at=at, message=str(message.pk), unit=case.unit_id, channel=channel)
    keep_course(case, course, at=at)
    if letter.is_double:
        whole = ((0, len(letter.text)),)
        pieces = (Piece(whole, course.service, Matter.CLAIM), Piece(whole, course.service))
        split(case, pieces=pieces, by=SYSTEM, at=at)
    return case


def _course(city: City, letter: Letter, *, by: Actor, at: datetime) -> Course:
    """Return where a letter goes. What its sender chose, or the officer who entered it, stands."""
    service = cities.service_by_code(city, letter.service_code) if letter.service_code else None
    area = _area(city, letter)
    arrival = Arrival(
        service.pk if service else None,
        area.pk if area else None,
        letter.kind,
        at,
        letter.text,
        letter.language,
        letter.noticed,
    )
    chooser = Chooser.OFFICER if by.person_id else Chooser.SENDER
    return course_of(city, arrival, chosen=service, chooser=chooser, area=area)


def _area(city: City, letter: Letter) -> Area | None:
    areas = cities.areas(city)
    if letter.latitude is not None and letter.longitude is not None:
        return area_of(areas, letter.latitude, letter.longitude)
    return next((area for area in areas if area.code == letter.area_code), None)
