"""Cases as residents and officers make them."""

from datetime import datetime

from kuuluu.cases.models import Case
from kuuluu.cases.queries import thread
from kuuluu.cities.models import City
from kuuluu.feedback import commands
from kuuluu.feedback.models import Job
from kuuluu.people.actors import ANYONE, Actor, Grant
from kuuluu.people.roles import Permission
from kuuluu.publication.rules import Hide

LETTER = {"kind": "fault", "service_code": "streets.lighting", "address": "Kauppakaari 11", "wants_answer": True}


def officer(city: City, *permissions: Permission, unit_id: int | None = None) -> Actor:
    """An actor of a city without a row: may handle cases and see contacts unless said otherwise."""
    wanted = permissions or (Permission.HANDLE_CASES, Permission.SEE_CONTACT)
    return Actor(name="Mikko", grants=frozenset(Grant(city.pk, unit_id, p) for p in wanted))


def publisher(city: City) -> Actor:
    return officer(city, Permission.PUBLISH, Permission.SEE_ALL_UNITS)


def make_case(city: City, *, at: datetime, text: str = "Katulamppu on pimeänä Kauppakaarella.", **letter) -> Case:
    """Send a draft, as a resident does."""
    draft, _key = commands.start(city, language=letter.pop("language", "fi"), at=at)
    commands.save(draft, data={**LETTER, "text": text, **letter}, by=ANYONE, at=at)
    return commands.submit(draft, by=ANYONE, at=at)


def publish_case(case: Case, *, at: datetime, spans: tuple[Hide, ...] | None = None, pictures=()) -> Case:
    """Publish as the publisher would who accepts the findings."""
    first = thread(case)[0].original
    hidden = [Hide(r.start, r.end, r.cls) for r in first.redactions.all()] if spans is None else spans
    commands.publish(case, spans=hidden, pictures=pictures, by=publisher(case.city), at=at)
    return case


def sender(case: Case) -> Actor:
    return Actor(case_id=case.pk)


def make_job(city: City, *, at: datetime) -> Job:
    """Give the work of a new case to a contractor."""
    contractor = commands.contractor_of(city, name="Lamppu Oy", email="tyot@lamppu.example")
    case = make_case(city, at=at)
    return commands.delegate(case, contractor=contractor, words="Vaihda lamppu.", by=officer(city), at=at)
