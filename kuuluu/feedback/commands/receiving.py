"""A letter becomes a case."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate

from kuuluu.cases.commands import Opening, open_case
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, Channel
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Area, City
from kuuluu.cities.rules import area_of
from kuuluu.feedback import rules
from kuuluu.feedback.commands.automatic import let_policy_publish
from kuuluu.feedback.models import Feedback
from kuuluu.feedback.rules import Letter
from kuuluu.journal.commands import command, record
from kuuluu.language.titles import title_of
from kuuluu.people.actors import Actor
from kuuluu.publication.models import File


@command(who=rules.may_register)
def register(city: City, *, letter: Letter, channel: Channel, by: Actor, at: datetime) -> Case:
    """Enter for a resident what came by phone, on paper or at the service point; it arrived when it was told."""
    return receive(city, letter, channel=channel, by=by, at=at)


def receive(
    city: City, letter: Letter, *, by: Actor, at: datetime, channel: str = Channel.WEB, files: Sequence[File] = ()
) -> Case:
    """Open the case of a letter: with the unit that owns its service today, or the triage unit."""
    service = cities.service_by_code(city, letter.service_code) if letter.service_code else None
    opening = Opening(
        text=letter.text,
        title=title_of(letter.text),
        kind=letter.kind,
        language=letter.language,
        channel=channel,
        service=service,
        unit=cities.owner_of(city, service, localdate(at)),
        area=_area(city, letter),
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
    Feedback.objects.create(
        case=case,
        kind=letter.kind,
        wants_answer=letter.wants_answer,
        objection=letter.objection,
        objection_words=letter.objection_words,
        hides_place=letter.hides_place,
    )
    let_policy_publish(case, message, at=at)
    record(CaseEvent.RECEIVED, case, by=by, at=at, message=str(message.pk), unit=case.unit_id, channel=channel)
    return case


def _area(city: City, letter: Letter) -> Area | None:
    areas = cities.areas(city)
    if letter.latitude is not None and letter.longitude is not None:
        return area_of(areas, letter.latitude, letter.longitude)
    return next((area for area in areas if area.code == letter.area_code), None)
