"""Somebody whom a case concerns too: a voice, and words and pictures of their own, instead of a new case."""

from collections.abc import Sequence
from datetime import datetime

from kuuluu.cases.commands import Opening, move, open_case
from kuuluu.cases.models import Case, Ending
from kuuluu.feedback import queries, rules
from kuuluu.feedback.commands.drafts import send_once
from kuuluu.feedback.commands.joining import ended, tell_main
from kuuluu.feedback.commands.receiving import receive
from kuuluu.feedback.commands.showing import refresh
from kuuluu.feedback.models import Draft, Feedback
from kuuluu.feedback.rules import Letter
from kuuluu.journal.commands import NotNow, command
from kuuluu.language.titles import title_of
from kuuluu.people.actors import Actor
from kuuluu.publication.models import File, PublicCase


@command(who=rules.may_write)
def add_voice(draft: Draft, *, number: str, by: Actor, at: datetime) -> Case:
    """Send a draft to the public case of a number: its sender gets the same answers, on a page of their own.

    Sent again, it is the same voice. Where the case can be joined no more, what was said becomes a feedback of its own;
    where nothing was said, raises NotNow.
    """

    def voice(files: Sequence[File]) -> Case:
        letter, main = rules.letter_of(draft), _locked(queries.joinable(draft.city, number))
        if main:
            return _voice(main, letter, files, by=by, at=at)
        if not letter.text:
            raise NotNow("add_voice")
        return receive(draft.city, letter, by=by, at=at, files=files)

    return send_once(draft, voice, at=at)


def _locked(main: Case | None) -> Case | None:
    """Return the case if it can be joined even now that nobody else changes it."""
    if main is None:
        return None
    Case.objects.select_for_update().only("pk").get(pk=main.pk)
    return queries.joinable(main.city, main.number)


def _voice(main: Case, letter: Letter, files: Sequence[File], *, by: Actor, at: datetime) -> Case:
    says_more = bool(letter.text or files)
    opening = Opening(
        text=letter.text,
        title=title_of(letter.text) or PublicCase.objects.get(pk=main.pk).title,
        kind=main.feedback.kind,
        language=letter.language,
        service=main.service,
        unit=main.unit,
        area=main.area,
        contact=letter.contact,
        files=files,
    )
    case, message = open_case(main.city, opening, by=by, at=at)
    Feedback.objects.create(
        case=case,
        kind=main.feedback.kind,
        objection=letter.objection,
        objection_words=letter.objection_words,
        is_voice=not says_more,
    )
    said = {"message": str(message.pk), "unit": main.unit_id, "channel": case.channel, "to": str(main.pk)}
    move(case, rules.GIVE_VOICE, by=by, at=at, changes=ended(at, Ending.JOINED) | {"joined_to": main}, **said)
    if says_more:
        tell_main(case, message, by=by, at=at)
    refresh(main, at=at)
    return case
