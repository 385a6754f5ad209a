"""Cases as residents and officers make them."""

from datetime import datetime
from io import BytesIO
from uuid import UUID

from PIL import Image

from kuuluu.cases.models import Case
from kuuluu.cases.queries import documents, thread
from kuuluu.cities.models import City
from kuuluu.feedback import commands
from kuuluu.feedback.models import Job
from kuuluu.people.actors import ANYONE, Actor, Grant
from kuuluu.people.roles import Permission
from kuuluu.publication.commands import read_document
from kuuluu.publication.models import File
from kuuluu.publication.rules import Hide
from tests.factories.documents import letter_pdf

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


def make_case_with_files(
    city: City, *, at: datetime, page: str, name: str = "kirje.pdf", shows: str = "", has_picture: bool = True, **letter
) -> tuple[Case, File]:
    """Send a draft with a document of one page, read at once, and a picture; return the case and the document."""
    draft, _key = commands.start(city, language="fi", at=at)
    commands.save(draft, data={**LETTER, **letter}, by=ANYONE, at=at)
    if has_picture:
        upload = BytesIO(picture())
        commands.attach(draft, name="kuva.jpg", upload=upload, description=shows, by=ANYONE, at=at)
    commands.attach(draft, name=name, upload=BytesIO(letter_pdf([page])), description="", by=ANYONE, at=at)
    case = commands.submit(draft, by=ANYONE, at=at)
    [document] = documents(case)
    read_document(document, at=at)
    return case, document


def pictures_of(case: Case) -> list[UUID]:
    """Return the ids of the pictures that came with a case."""
    given = [attachment.file for message in thread(case) for attachment in message.attachments.all()]
    return [file.pk for file in given if file.is_picture]


def picture() -> bytes:
    """A picture of nothing."""
    made = BytesIO()
    Image.new("RGB", (80, 60), "teal").save(made, "JPEG")
    return made.getvalue()


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
