"""What every matter does: it is opened, something is said in it, its clocks run and pause.

These are the parts that the commands of the subject rooms are made of; who may do what is asked there.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_hex
from typing import Any
from uuid import uuid4

from django.db import connection, models, transaction
from django.db.models import F
from django.utils.timezone import localdate

from kuuluu.cases import rules
from kuuluu.cases.indexing import add_words, case_words, words_of_case
from kuuluu.cases.models import Attachment, Case, Channel, Contact, Message, MessageKind, View
from kuuluu.cities.models import Area, City, Secrecy, Service, Unit
from kuuluu.journal.commands import NotNow, Step, lock_first, take
from kuuluu.people.actors import Actor
from kuuluu.publication import commands as publication
from kuuluu.publication.commands import keep_original
from kuuluu.publication.models import File, Ground, Original
from kuuluu.publication.rules import Span

NEXT_NUMBER = """
insert into cases_counter (city_id, year, last) values (%s, %s, 1)
on conflict (city_id, year) do update set last = cases_counter.last + 1 returning last
"""


@dataclass(frozen=True)
class Opening:
    """All that is known of a matter when it comes in."""

    text: str
    title: str
    kind: str
    # What law handles in another way than feedback; "": feedback.
    matter: str = ""
    language: str = "fi"
    channel: str = Channel.WEB
    service: Service | None = None
    unit: Unit | None = None
    area: Area | None = None
    latitude: float | None = None
    longitude: float | None = None
    address: str = ""
    place_words: str = ""
    contact: dict[str, str] = field(default_factory=dict)
    hidden: Sequence[Span] = ()
    shown: Sequence[Span] = ()
    files: Sequence[File] = ()
    # Where it is not as secret as its service says: how secret it is, and on which ground.
    secrecy: str = ""
    secrecy_ground: str = ""
    # Of a part: its own number, and the message that it is a part of.
    number: str = ""
    part_of: Case | None = None
    original: Original | None = None


def open_case(city: City, opening: Opening, *, by: Actor, at: datetime) -> tuple[Case, Message]:
    """Give a matter its number, code, clocks and first message. It has arrived, whatever happens next."""
    case_id = uuid4()
    case = Case(
        id=case_id,
        city=city,
        number=opening.number or next_number(city, localdate(at).year),
        part_of=opening.part_of,
        received_at=at,
        changed_at=at,
        code_hash=rules.code_hash(rules.code_of(case_id)),
        channel=opening.channel,
        language=opening.language,
        title=opening.title,
        service=opening.service,
        matter=opening.matter,
        secrecy=opening.secrecy or rules.secrecy_of(opening.service, opening.matter),
        secrecy_ground=opening.secrecy_ground or (Ground.OTHER if opening.matter in rules.LIMITED_MATTERS else ""),
        unit=opening.unit,
        area=opening.area,
        latitude=opening.latitude,
        longitude=opening.longitude,
        address=opening.address,
        place_words=opening.place_words,
        search=case_words([opening.text, opening.address, opening.place_words], opening.language),
    )
    for column, due in rules.due_dates(case, opening.kind, at).items():
        setattr(case, column, due)
    case.next_due_date = rules.next_due_date(case)
    case.save(force_insert=True)
    if any(opening.contact.values()):
        Contact.objects.create(case=case, **opening.contact)
    original = opening.original or keep_original(
        city, opening.text, by=by, at=at, hidden=opening.hidden, shown=opening.shown
    )
    return case, _message(case, MessageKind.SUBMISSION, original, by=by, at=at, files=opening.files)


def drop_part(case: Case) -> None:
    """Remove a part that nobody has touched, words and all: they stand in the message that it was cut from."""
    publication.hide(case.city, case.pk)
    originals = list(Original.objects.filter(message__case=case))
    Message.objects.filter(case=case).delete()
    case.delete()
    for original in originals:
        original.delete()


def say(
    case: Case,
    kind: MessageKind,
    text: str,
    *,
    by: Actor,
    at: datetime,
    files: Sequence[File] = (),
) -> Message:
    """Add words to the thread of a case; nothing of them is public yet."""
    add_words(case, text)
    original = keep_original(case.city, text, by=by, at=at)
    if kind in rules.OF_THE_CITY:
        publication.show_signature(original, by.name)
    return _message(case, kind, original, by=by, at=at, files=files)


def _message(
    case: Case, kind: MessageKind, original: Original, *, by: Actor, at: datetime, files: Sequence[File]
) -> Message:
    message = Message.objects.create(case=case, kind=kind, original=original, by_id=by.person_id, at=at)
    Attachment.objects.bulk_create(Attachment(message=message, file=f, order=n) for n, f in enumerate(files))
    return message


def note_view(case: Case, *, by: Actor, at: datetime, is_of_sender: bool = False) -> None:
    """Log that somebody looks at a case that not everybody may see, or at what else its sender sent (906/2019, 17 §)."""
    if (case.secrecy != Secrecy.PUBLIC or is_of_sender) and by.person_id:
        View.objects.create(city_id=case.city_id, case=case, person_id=by.person_id, at=at)


def touch(case: Case, *, at: datetime, **changes: Any) -> None:
    """Write changes to a case, its next promise and its version, so that a page opened earlier knows."""
    for name, value in changes.items():
        setattr(case, name, value)
    case.next_due_date = rules.next_due_date(case)
    Case.objects.filter(pk=case.pk).update(
        **changes, next_due_date=case.next_due_date, changed_at=at, version=F("version") + 1
    )
    case.changed_at = at
    case.version += 1


@contextmanager
def as_seen(case: Case, version: int) -> Iterator[None]:
    """Do something to a case only as it was shown: until it is done nobody else changes it.

    Raises NotNow where the case has changed since that version; nothing is done then.
    """
    with transaction.atomic():
        lock_first(case)
        if not Case.objects.select_for_update().only("pk").filter(pk=case.pk, version=version).first():
            raise NotNow("as_seen")
        yield


def resumed(case: Case, *, at: datetime) -> dict[str, Any]:
    """Return the changes that let the clocks run on: each open promise moves by the working days waited."""
    until = localdate(at)
    return {
        "answer_due_date": rules.after_pause(case.answer_due_date, case, until),
        "done_due_date": rules.after_pause(case.done_due_date, case, until),
        "waiting_since": None,
    }


def next_number(city: City, year: int) -> str:
    """Return the city's next case number, as in `KER-2026-00123`. Numbers of two submissions never meet."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_NUMBER, [city.pk, year])
        last = cursor.fetchone()[0]
    return f"{city.number_prefix}-{year}-{last:05}"


def move(
    case: Case, step: Step, *, by: Actor, at: datetime, changes: dict[str, Any] | None = None, **facts: Any
) -> None:
    """Take a step with its changes, the next promise and the version. Raises NotNow when somebody was faster."""
    after = copy(case)
    for name, value in {**(changes or {}), step.field: step.target}.items():
        setattr(after, name, value)
    written = {**(changes or {}), "next_due_date": rules.next_due_date(after), "changed_at": at}
    take(step, case, by=by, at=at, changes={**written, "version": F("version") + 1}, **facts)
    case.version += 1


def erase_contact(case: Case) -> int:
    """Erase who the sender is and how to reach them. Return how many such rows there were."""
    return Contact.objects.filter(case=case).delete()[0]


def erase_words(case: Case, *, at: datetime) -> int:
    """Erase all that was written in a case. Its number is its title then, and the sender's code opens nothing any more."""
    erased = publication.erase_originals(Original.objects.filter(message__case=case), at=at)
    _erased(case, title=case.number, search=None, code_hash=token_hex(32), erased_at=at)
    return erased


def erase_place(case: Case) -> int:
    """Erase the exact place; the area stays, for statistics. Return one: a case has one place."""
    _erased(case, latitude=None, longitude=None, address="", place_words="", search=words_of_case(case, place=False))
    return 1


def erase_files(case: Case, *, at: datetime) -> int:
    """Erase the files of a case. Return how many."""
    files = list(_files_of(case))
    Attachment.objects.filter(message__case=case).delete()
    return publication.erase_files(files, at=at)


def leave_register(case: Case, *, at: datetime) -> int:
    """Take a case off the public register for good: its time there is over. Return one."""
    publication.hide(case.city, case.pk)
    publication.take_from_public(_files_of(case), at=at)
    _erased(case, left_register_at=at)
    return 1


def forget_authors(case: Case) -> int:
    """Forget which officers wrote, decided and had the case in hand. Return of how many messages and decisions."""
    written = Message.objects.filter(case=case, by__isnull=False).update(by=None)
    _erased(case, assignee=None, secrecy_by_id=None)
    return written + publication.forget_deciders(Original.objects.filter(message__case=case), _files_of(case))


def forget_views(city: City, before: datetime, *, most: int) -> int:
    """Remove the oldest rows of the log of views, so many at most. Return how many."""
    old = View.objects.filter(city=city, at__lt=before).values_list("pk", flat=True)[:most]
    return View.objects.filter(pk__in=list(old)).delete()[0]


def _files_of(case: Case) -> models.QuerySet[File]:
    """Return the files of all messages of a case."""
    return File.objects.filter(attachment__message__case=case)


def _erased(case: Case, **values: Any) -> None:
    Case.objects.filter(pk=case.pk).update(**values, version=F("version") + 1)
