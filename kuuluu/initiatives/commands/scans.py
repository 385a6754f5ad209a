"""A filled page of signatures that was scanned: one person writes down its rows beside the picture, a second one checks each
against it. The other way than two who read the paper, neither knowing what the other read; what counts is the same.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any, BinaryIO

from django.conf import settings

from kuuluu.initiatives.commands.sheets import MOST_ROWS, Signature, count_rows
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Initiative, Sheet
from kuuluu.initiatives.rules.stages import may_register
from kuuluu.journal.commands import NotAllowed, NotNow, command, record
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import NotAccepted, erase_files, keep_file
from kuuluu.publication.documents.kinds import looks_like_document
from kuuluu.publication.models import File

PDF = b"%PDF-"


@dataclass(frozen=True)
class Written:
    """A row as the first person wrote it beside the picture, with the number that it has on the page: rows between may be
    empty there.
    """

    number: int
    signature: Signature


@command(who=may_register)
def attach_scan(initiative: Initiative, *, sheet: Sheet, name: str, upload: BinaryIO, by: Actor, at: datetime) -> File:
    """Keep the picture or PDF of a filled page, for those who enter it; never public. A newer one takes its place.

    Raises NotAccepted for anything else, and NotNow when somebody has begun to read the page, or it counts already.
    """
    locked = _locked(initiative, sheet, "attach_scan")
    if locked.first_by_id is not None:
        raise NotNow("attach_scan")
    data = upload.read(settings.MAX_FILE_BYTES + 1)
    if looks_like_document(name, data) and not data.startswith(PDF):
        raise NotAccepted("not_a_picture")
    file = keep_file(initiative.city, name, BytesIO(data), at=at)
    _put(locked, file, at=at)
    record(InitiativeEvent.SHEET_SCANNED, initiative, by=by, at=at, sheet=str(sheet.pk))
    return file


@command(who=may_register)
def remove_scan(initiative: Initiative, *, sheet: Sheet, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Take a scan away, with what was read beside it: the page is read on paper again."""
    locked = _locked(initiative, sheet, "remove_scan")
    if locked.scan_id is None:
        raise NotNow("remove_scan")
    Sheet.objects.filter(pk=sheet.pk).update(first=[], first_by_id=None)
    _put(locked, None, at=at)


@command(who=may_register)
def write_down(
    initiative: Initiative, *, sheet: Sheet, rows: Sequence[Written], by: Actor, at: datetime, instead_of: str = ""
) -> None:
    """Keep what one person reads on a scanned page until a second one has checked it; written again, it replaces that.

    Whoever would check it may write it anew where a row is missing or wrong: `instead_of` says, as `mark_of` does, what
    that person saw, and whoever wrote it before may check it then. So each row that counts was read by two.

    Raises NotNow where another person has written it down otherwise, it has no scan, or counts already.
    """
    locked = _locked(initiative, sheet, "write_down")
    is_free = locked.first_by_id in {None, by.person_id} or instead_of == mark_of(locked)
    if locked.scan_id is None or not is_free or not 0 < len({one.number for one in rows}) == len(rows) <= MOST_ROWS:
        raise NotNow("write_down")
    read = [[*_as_json(one.signature), one.number] for one in rows]
    Sheet.objects.filter(pk=sheet.pk).update(first=read, first_by_id=by.person_id, received_at=at)


@command(who=may_register)
def check(
    initiative: Initiative, *, sheet: Sheet, accepted: Collection[int], seen: str, by: Actor, at: datetime
) -> dict[str, int]:
    """Accept rows that stand on the scan as they were written down, and reject the others: the accepted ones count.

    `accepted`: numbers of rows on the page; `seen`: what was shown, as `mark_of` says it. Raises NotAllowed for whoever wrote
    them down, NotNow where they were written anew since, nothing waits, or the initiative was sent.
    """
    locked = _locked(initiative, sheet, "check")
    if locked.first_by_id is not None and locked.first_by_id == by.person_id:
        raise NotAllowed("check")
    if locked.scan_id is None or not locked.is_waiting or seen != mark_of(locked):
        raise NotNow("check")
    rows = [one.signature for one in written_rows(locked) if one.number in accepted]
    result = {**count_rows(initiative, locked, rows, at), "rows": len(locked.first)}
    result["rejected"] = len(locked.first) - len(rows)
    done: dict[str, Any] = {"first": [], "second": [], "second_by_id": by.person_id, "entered_at": at, "result": result}
    Sheet.objects.filter(pk=sheet.pk).update(**done)
    record(InitiativeEvent.SHEET_ENTERED, initiative, by=by, at=at, sheet=str(sheet.pk), count=result["counted"])
    return result


def written_rows(sheet: Sheet) -> list[Written]:
    """Return the rows of a scanned page as they were written down."""
    return [
        Written(number, Signature(name, _day(born), municipality, is_readable, is_resident, _day(signed)))
        for name, born, municipality, is_readable, is_resident, signed, number in sheet.first
    ]


def mark_of(sheet: Sheet) -> str:
    """Return by what is known that the rows are those that were shown."""
    return hashlib.sha256(json.dumps(sheet.first).encode()).hexdigest()


def _as_json(one: Signature) -> list[Any]:
    """Return a row with the name as it was written: a person compares it with the picture."""
    _folded, *rest = one.as_json()
    return [one.name if one.is_readable else "", *rest]


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _locked(initiative: Initiative, sheet: Sheet, wanted: str) -> Sheet:
    locked = (
        Sheet.objects.select_for_update(of=("self",)).select_related("scan").get(pk=sheet.pk, initiative=initiative)
    )
    if locked.entered_at or initiative.sent_at:
        raise NotNow(wanted)
    return locked


def _put(sheet: Sheet, file: File | None, *, at: datetime) -> None:
    old = sheet.scan
    Sheet.objects.filter(pk=sheet.pk).update(scan=file)
    if old:
        erase_files([old], at=at)
