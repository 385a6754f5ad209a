"""A text is changed by its makers while it can be, and gathering of support begins."""

from datetime import datetime

from kuuluu.cases.commands import touch
from kuuluu.cases.indexing import add_words
from kuuluu.initiatives.commands.moving import move
from kuuluu.initiatives.commands.showing import refresh
from kuuluu.initiatives.models import Initiative, Version
from kuuluu.initiatives.rules import stages
from kuuluu.initiatives.rules.making import is_maker
from kuuluu.initiatives.rules.writing import PARTS, Changed
from kuuluu.journal.commands import command
from kuuluu.language.cleaning import flat
from kuuluu.language.names.hidden import Sure
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import carry, keep_original, propose_between
from kuuluu.publication.likeness import hidden_too
from kuuluu.publication.models import Original, Source


@command(who=is_maker, when=stages.CORRECT)
def change_text(initiative: Initiative, *, texts: dict[str, str], seen: int, by: Actor, at: datetime) -> Version:
    """Write the text anew: a further version, which goes to be checked. What was public stays readable meanwhile.

    Raises Changed where another maker was faster than version `seen`; nothing is lost of either.
    """
    now = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    before = now.versions.select_related(*PARTS).get(number=now.version)
    if now.version != seen:
        raise Changed({part: getattr(before, part).text for part in PARTS}, now.version)
    made = _version(now, before, texts, by=by, at=at)
    changes = {"version": made.number}
    move(initiative, stages.CORRECT, by=by, at=at, changes=changes, version=made.number)
    add_words(initiative.case, " ".join(texts[part] for part in PARTS))
    touch(initiative.case, at=at, title=texts["title"][:120])
    refresh(initiative, at=at)
    return made


@command(who=is_maker, when=stages.BEGIN_COLLECTING)
def begin_collecting(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """End the discussion and begin to gather support, of the text as it stands."""
    move(initiative, stages.BEGIN_COLLECTING, by=by, at=at, changes={"collecting_since": at})
    refresh(initiative, at=at)


def _version(initiative: Initiative, before: Version, texts: dict[str, str], *, by: Actor, at: datetime) -> Version:
    parts = {part: _part(getattr(before, part), texts[part], by=by, at=at) for part in PARTS}
    propose_between(parts.values(), at=at)
    is_other = flat(before.demand.text).split() != flat(texts["demand"]).split()
    return Version.objects.create(
        initiative=initiative, number=initiative.version + 1, is_other_demand=is_other, at=at, **parts
    )


def _part(before: Original, text: str, *, by: Actor, at: datetime) -> Original:
    """Keep a part as it was written now: the same words as decided before, others hidden where the same was hidden."""
    if text == before.text:
        made = keep_original(before.city, text, by=by, at=at)
        carry(before, made, [(0, len(text))])
        return made
    # What somebody hid; what the finders mark they mark anew.
    chosen = before.redactions.exclude(source=Source.FINDER)
    hidden = hidden_too(text, before.text, chosen, least=Sure.LIKELY)
    return keep_original(before.city, text, by=by, at=at, hidden=hidden)
