"""Support on paper and at the service point: in one space with the web, so that nobody counts twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from secrets import choice
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from kuuluu.initiatives.commands.supporting import AlreadySupports, change_of, end
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import (
    Initiative,
    Sheet,
    Support,
    SupportChange,
    SupportContact,
    SupportKey,
    SupportState,
    Way,
)
from kuuluu.initiatives.rules import supporting as rules
from kuuluu.initiatives.rules.making import is_maker
from kuuluu.initiatives.rules.promises import least_age, needs_identity
from kuuluu.initiatives.rules.stages import may_register
from kuuluu.journal.commands import NotAllowed, NotNow, command, record
from kuuluu.language.cleaning import folded_name
from kuuluu.people.actors import Actor
from kuuluu.people.rules import age_on

# Letters and digits that nobody mistakes for each other on paper.
CODE_SIGNS, CODE_LENGTH = "ABCDEFGHJKMNPQRTUVWXY346789", 6
MOST_ROWS = 40
# A row as it is kept until the second person has read it.
AS_READ = ("name", "born", "municipality", "is_readable", "is_resident", "signed")


class Differ(Exception):  # noqa: N818
    """Two persons read a page differently: in which rows of the second reading, counted from 1, and what in them; and how many
    rows each read.
    """

    def __init__(self, fields: dict[int, list[str]], lengths: tuple[int, int]) -> None:
        super().__init__(", ".join(str(row) for row in fields))
        self.fields = fields
        self.rows = list(fields)
        self.lengths = lengths


class NotAmongSupports(Exception):  # noqa: N818
    """Nobody of this name and date of birth supports the initiative."""


@dataclass(frozen=True)
class Signature:
    """A row of a page as somebody reads it: who, born when, living where; and whether it can be read and was signed."""

    name: str
    born: date | None
    municipality: str = ""
    is_readable: bool = True
    # The registry has looked in the population register: the person lives here.
    is_resident: bool = False
    # The day that stands beside the signature; None where none does, or where age doesn't matter.
    signed: date | None = None

    def as_json(self) -> list[Any]:
        """Return the row as it is kept until the second person has read it, and as two readings are compared."""
        if not self.is_readable:
            return ["", "", "", False, False, ""]
        born, signed = (day.isoformat() if day else "" for day in (self.born, self.signed))
        return [folded_name(self.name), born, self.municipality, True, self.is_resident, signed]


def may_print(actor: Actor, initiative: Initiative) -> bool:
    """Its makers and the registry print pages to sign."""
    return is_maker(actor, initiative) or may_register(actor, initiative)


@command(who=may_print)
def print_sheet(initiative: Initiative, *, by: Actor, at: datetime) -> Sheet:  # noqa: ARG001 - a page has no time yet
    """Make a page of signatures with a code of its own, while support is gathered."""
    if not rules.is_collecting(initiative):
        raise NotNow("print_sheet")
    code = "".join(choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
    return Sheet.objects.create(initiative=initiative, code=code)


@command(who=may_register)
def enter_sheet(
    initiative: Initiative, *, sheet: Sheet, rows: Sequence[Signature], by: Actor, at: datetime
) -> dict[str, int] | None:
    """Enter what one person reads on a page. When a second one reads the same, it counts; return then what came of it.

    Raises Differ where the two read differently (both are asked to look again), NotAllowed where one person enters it
    twice, NotNow where it counts already, the page was scanned, or the initiative was sent.
    """
    locked = Sheet.objects.select_for_update().get(pk=sheet.pk, initiative=initiative)
    if locked.entered_at or locked.scan_id or initiative.sent_at or len(rows) > MOST_ROWS:
        raise NotNow("enter_sheet")
    read = [one.as_json() for one in rows]
    if locked.first_by_id in {None, by.person_id}:
        Sheet.objects.filter(pk=sheet.pk).update(first=read, first_by_id=by.person_id, received_at=at)
        return None
    if read != locked.first:
        raise Differ(_differing(locked.first, read), (len(locked.first), len(read)))
    result = count_rows(initiative, locked, rows, at)
    done: dict[str, Any] = {"first": [], "second": [], "second_by_id": by.person_id, "entered_at": at, "result": result}
    Sheet.objects.filter(pk=sheet.pk).update(**done)
    record(InitiativeEvent.SHEET_ENTERED, initiative, by=by, at=at, sheet=str(sheet.pk), count=result["counted"])
    return result


@command(who=may_register)
def enter_again(initiative: Initiative, *, sheet: Sheet, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Let a page be read anew by both, where the first reading was wrong."""
    mine = Sheet.objects.filter(pk=sheet.pk, initiative=initiative, entered_at=None)
    if not mine.update(first=[], first_by_id=None):
        raise NotNow("enter_again")


@command(who=may_register)
def support_at_desk(initiative: Initiative, *, signature: Signature, by: Actor, at: datetime) -> Support:
    """Take the support of somebody who came to the service point and showed who they are. Raises AlreadySupports."""
    if by.person_id is None:
        raise NotAllowed("support_at_desk")
    if not rules.is_collecting(initiative) or _hindrance(initiative, signature, localdate(at)):
        raise NotNow("support_at_desk")
    row = _add(initiative, signature, Way.DESK, None, at)
    if row is None:
        raise AlreadySupports(initiative.case.number)
    return row


@command(who=may_register)
def take_back_at_desk(initiative: Initiative, *, name: str, born: date, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Take back the support of somebody who came to the service point and showed who they are, however it was given.

    Who it was is forgotten. Raises NotAmongSupports, and NotNow when the initiative was sent.
    """
    locked = Initiative.objects.select_for_update(of=("self",), no_key=True).get(pk=initiative.pk)
    if locked.sent_at is not None:
        raise NotNow("take_back_at_desk")
    key = rules.person_key(initiative, name, born)
    held = SupportKey.objects.filter(initiative=initiative, key=key).first()
    if held is None:
        raise NotAmongSupports(initiative.case.number)
    end([held.support_id], SupportState.WITHDRAWN, at=at)
    SupportContact.objects.filter(support=held.support_id).delete()


def count_rows(initiative: Initiative, sheet: Sheet, rows: Sequence[Signature], at: datetime) -> dict[str, int]:
    """Count the rows of a page that two persons agree on, each person once; return what came of each."""
    result = {"rows": len(rows), "counted": 0, "double": 0, "no_right": 0, "unreadable": 0}
    for one in rows:
        problem = _hindrance(initiative, one, rules.signing_day(initiative, one.signed, at))
        if problem is None:
            problem = "counted" if _add(initiative, one, Way.PAPER, sheet, at) else "double"
        result[problem] += 1
    return result


def _hindrance(initiative: Initiative, one: Signature, day: date) -> str | None:
    """Tell why what was signed on a day doesn't count; where identification is asked for, the registry has looked up who
    lives here, and the age is that of the day of signing (Act 410/2015, 25 §).
    """
    if not one.is_readable or not one.name or one.born is None:
        return "unreadable"
    if not needs_identity(initiative.city, initiative.kind, day):
        return None
    is_old = age_on(one.born, day) >= least_age(initiative.city, initiative.kind, day)
    return None if one.is_resident and is_old else "no_right"


def _add(initiative: Initiative, one: Signature, way: Way, sheet: Sheet | None, at: datetime) -> Support | None:
    """Count one signature; None where the same person counts already: the first one does."""
    row = Support(
        initiative=initiative,
        way=way,
        state=SupportState.CONFIRMED,
        municipality=initiative.city.code if one.is_resident else one.municipality,
        is_verified=one.is_resident,
        version=initiative.version,
        sheet=sheet,
        created_at=at,
        confirmed_at=at,
    )
    keys = rules.keys_of(initiative, name=one.name, born=one.born)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            SupportKey.objects.bulk_create(SupportKey(initiative=initiative, support=row, key=key) for key in keys)
    except IntegrityError:
        return None
    SupportContact.objects.create(support=row, name=one.name)
    SupportChange.objects.bulk_create([change_of(row, 1, at=at)])
    return row


def _differing(first: Sequence[Any], second: Sequence[Any]) -> dict[int, list[str]]:
    """Return which rows of the second reading aren't in the first one, and what in them is another; a row that only the
    second has differs in everything, and the rows behind it are compared as if it weren't there.
    """
    found = {}
    between = SequenceMatcher(None, [tuple(row) for row in first], [tuple(row) for row in second], autojunk=False)
    for _tag, since, until, begins, ends in (each for each in between.get_opcodes() if each[0] != "equal"):
        for n in range(begins, ends):
            beside = since + n - begins
            other = first[beside] if beside < until else [None] * len(AS_READ)
            found[n + 1] = [name for name, one, read in zip(AS_READ, other, second[n], strict=True) if one != read]
    return found
