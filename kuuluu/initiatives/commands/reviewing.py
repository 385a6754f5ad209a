"""A look at an initiative before it is public, by rules with codes; the reason is always told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kuuluu.cases.commands import touch
from kuuluu.initiatives.commands.holding import hide_in_feedback
from kuuluu.initiatives.commands.moving import move
from kuuluu.initiatives.commands.saying import say
from kuuluu.initiatives.commands.sending import freeze
from kuuluu.initiatives.commands.showing import hold, refresh
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import Initiative, Review, ReviewCode, ReviewOutcome, Version
from kuuluu.initiatives.rules import stages as rules
from kuuluu.initiatives.rules.importing import waits_for_a_look
from kuuluu.initiatives.rules.writing import PARTS
from kuuluu.journal.commands import NotNow, Step, command, record
from kuuluu.language.names.hidden import Sure
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import as_it_is, decide, propose_alike, redact
from kuuluu.publication.events import PublicationEvent
from kuuluu.publication.likeness import alike, hidden_too, hidden_words, proposed_of
from kuuluu.publication.models import Original, Redaction, State
from kuuluu.publication.rules import Hide, hides_all, merged


@dataclass(frozen=True)
class Hidden:
    """What a reviewer hides of each part of a text."""

    title: Sequence[Hide] = ()
    demand: Sequence[Hide] = ()
    reasons: Sequence[Hide] = ()


@command(who=rules.may_review, when=rules.ACCEPT_TO_COLLECT)
def accept(initiative: Initiative, *, by: Actor, at: datetime, hidden: Hidden | None = None) -> None:
    """Accept a text and publish it less what is hidden, or what was chosen to be hidden before. It goes on to where it was, or to discussion, support or the registry."""
    hold(initiative)
    version = newest(initiative)
    if hidden is not None:
        _redact(version, {name: getattr(hidden, name) for name in PARTS}, by=by, at=at)
    for name in PARTS:
        part = getattr(version, name)
        decide(part, State.PUBLIC, by=by, at=at)
        _hide_in_earlier(initiative, part, by=by, at=at)
    hide_in_feedback(initiative, by=by, at=at)
    _note(initiative, ReviewOutcome.ACCEPTED, by=by, at=at)
    step, changes = _onward(initiative, at)
    if initiative.published_at is None:
        changes["published_at"] = at
    move(initiative, step, by=by, at=at, changes=changes, version=version.number)
    if initiative.sent_at:
        freeze(initiative, at=at)
        record(InitiativeEvent.SENT, initiative, by=by, at=at)
    refresh(initiative, at=at)


@command(who=rules.may_review)
def hide_words(initiative: Initiative, *, part: str, spans: Sequence[Hide], by: Actor, at: datetime) -> None:
    """Choose what of a part of the newest text ("title", "demand", "reasons") is hidden. Public words stay public less that,
    and the same words, and a name in whatever form, are hidden in the earlier texts and in the other parts of this one.
    """
    if initiative.stage in rules.WITH_THE_CITY and not waits_for_a_look(initiative):
        raise NotNow("hide_words")
    hold(initiative)
    text = newest(initiative)
    original = getattr(text, part)
    before = as_it_is(original)
    _redact(text, {part: spans}, by=by, at=at)
    if original.state == State.PUBLIC:
        decide(original, State.PUBLIC, by=by, at=at, before=before)
    _hide_in_earlier(initiative, original, by=by, at=at)
    hide_in_feedback(initiative, by=by, at=at)
    refresh(initiative, at=at)


@command(who=rules.may_review)
def look_for_hidden(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """Hide in what was said as feedback since the last look, too, what is hidden in the texts: before anybody publishes it."""
    hide_in_feedback(hold(initiative), by=by, at=at)


@command(who=rules.may_review)
def hide_place(initiative: Initiative, *, hides: bool, by: Actor, at: datetime) -> None:
    """Hide its place from the public where it would tell somebody's home, or show it again; the part of the city stays."""
    if not Initiative.objects.filter(pk=initiative.pk, hides_place=not hides).update(hides_place=hides):
        raise NotNow("hide_place")
    initiative.hides_place = hides
    touch(initiative.case, at=at)
    record(PublicationEvent.REDACTED, initiative, by=by, at=at, place=hides)
    refresh(initiative, at=at)


@command(who=rules.may_review, when=rules.ASK_CORRECTION)
def ask_correction(initiative: Initiative, *, code: ReviewCode, reason: str, by: Actor, at: datetime) -> None:
    """Ask the makers to correct their text, and say why. What was public stays public, and no support is lost."""
    _note(initiative, ReviewOutcome.CORRECTION, code=code, reason=reason, by=by, at=at)
    move(initiative, rules.ASK_CORRECTION, by=by, at=at, code=str(code))
    refresh(initiative, at=at)


@command(who=rules.may_review, when=rules.REFUSE)
def refuse(initiative: Initiative, *, code: ReviewCode, reason: str, by: Actor, at: datetime) -> None:
    """Refuse an initiative by a code, and say why. Its makers can ask another person to look again, once.

    One that was public keeps its page with the reason; one that never was is told of to its makers alone.
    """
    _note(initiative, ReviewOutcome.REFUSED, code=code, reason=reason, by=by, at=at)
    move(initiative, rules.REFUSE, by=by, at=at, changes={"closed_at": at}, code=str(code))
    refresh(initiative, at=at)


@command(who=rules.may_review, when=rules.MERGE)
def merge(initiative: Initiative, *, into: Initiative, reason: str, by: Actor, at: datetime) -> None:
    """Say that an initiative is the same as another one, which is public. Its page stays and leads there.

    Its supporters are asked whether they support the other one: nobody's support is moved. Raises NotNow where the other
    isn't one of this city that support can be given to.
    """
    is_other = into.pk != initiative.pk and into.city_id == initiative.city_id and into.published_at is not None
    if not is_other or into.stage not in rules.BEFORE_SENDING:
        raise NotNow("merge")
    _note(initiative, ReviewOutcome.MERGED, code=ReviewCode.DUPLICATE, reason=reason, by=by, at=at)
    changes = {"merged_into": into, "closed_at": at}
    move(initiative, rules.MERGE, by=by, at=at, changes=changes, into=str(into.pk))
    refresh(initiative, at=at)


def _redact(text: Version, chosen: Mapping[str, Sequence[Hide]], *, by: Actor, at: datetime) -> None:
    """Hide exactly this of some parts, and propose what is newly hidden in one to be hidden in the others, too: at once where
    they are public. What a reviewer has shown there of what was hidden before stays shown.
    """
    parts: dict[str, Original] = {name: getattr(text, name) for name in PARTS}
    new = {name: _newly_hidden(parts[name], spans) for name, spans in chosen.items()}
    for name, spans in chosen.items():
        redact(parts[name], spans, by=by, at=at)
    for name, part in parts.items():
        others = [
            words for other, spans in new.items() if other != name for words in hidden_words(parts[other].text, spans)
        ]
        if others:
            propose_alike(part, proposed_of(alike(part.text, others)), at=at, only_adds=True)


def _newly_hidden(part: Original, spans: Sequence[Hide]) -> list[Hide]:
    there = list(part.redactions.all())
    return [one for one in spans if not hides_all(there, [one], len(part.text))]


def _hide_in_earlier(initiative: Initiative, part: Original, *, by: Actor, at: datetime) -> None:
    """Hide the words that are hidden in a part in all that everybody reads of the earlier texts, too."""
    chosen = list(part.redactions.all())
    texts = initiative.versions.select_related(*PARTS).filter(number__lt=initiative.version)
    for one in (getattr(version, name) for version in texts for name in PARTS if chosen):
        _hide_too(one, part, chosen, by=by, at=at)


def _hide_too(earlier: Original, part: Original, chosen: list[Redaction], *, by: Actor, at: datetime) -> None:
    there = [Hide(one.start, one.end, one.cls, one.ground) for one in earlier.redactions.all()]
    whole = merged([*there, *hidden_too(earlier.text, part.text, chosen, least=Sure.LIKELY)], len(earlier.text))
    if earlier.pk != part.pk and earlier.state == State.PUBLIC and whole != merged(there, len(earlier.text)):
        before = as_it_is(earlier)
        redact(earlier, whole, by=by, at=at)
        decide(earlier, State.PUBLIC, by=by, at=at, before=before)


def newest(initiative: Initiative) -> Version:
    """Return the newest text of an initiative with its parts."""
    texts = initiative.versions.select_related("title", "demand", "reasons")
    return texts.get(number=initiative.version)


def _onward(initiative: Initiative, at: datetime) -> tuple[Step, dict[str, Any]]:
    """Return where an accepted initiative goes: back to support or discussion where it came from, or to what was wished."""
    if initiative.collecting_since:
        return rules.ACCEPT_TO_COLLECT, {}
    if not initiative.is_joint:
        return rules.ACCEPT_TO_SEND, {"sent_at": at}
    if initiative.wants_discussion:
        return rules.ACCEPT_TO_DISCUSS, {"discussing_since": initiative.discussing_since or at}
    return rules.ACCEPT_TO_COLLECT, {"collecting_since": at}


def _note(
    initiative: Initiative,
    outcome: ReviewOutcome,
    *,
    by: Actor,
    at: datetime,
    code: str = "",
    reason: str = "",
) -> Review:
    return Review.objects.create(
        initiative=initiative,
        version=initiative.version,
        outcome=outcome,
        code=code,
        reason=say(initiative, reason, by=by, at=at) if reason else None,
        by_id=by.person_id,
        at=at,
    )
