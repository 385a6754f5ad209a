"""Words of the city in an initiative: kept as originals, and public at once where they are clean and its policy says so."""

import re
from datetime import datetime
from urllib.parse import unquote

from django.utils.timezone import localdate

from kuuluu.cities import queries as cities
from kuuluu.initiatives.commands.likening import propose_hidden
from kuuluu.initiatives.models import Initiative
from kuuluu.language.findings import find_all
from kuuluu.people.actors import SYSTEM, Actor
from kuuluu.publication.commands import decide, erase_originals, keep_original, show_signature
from kuuluu.publication.models import Original, State
from kuuluu.publication.rules import besides_signature

# What stands between the words of an address.
_BETWEEN = re.compile(r"[^\w.@]+|_")


def say(initiative: Initiative, text: str, *, by: Actor, at: datetime) -> Original:
    """Keep what the city says. Words in which the finders mark anything but whose they are wait for a person, and so do words
    that say, or may say, what is hidden in the initiative.
    """
    original = keep_original(initiative.city, text, by=by, at=at)
    show_signature(original, by.name)
    says_hidden = bool(propose_hidden(initiative, original, writer=by.name, at=at))
    allowed = not says_hidden and cities.policy(initiative.city, "publish_clean_answers", localdate(at))
    if allowed and not _tells(text, by.name):
        decide(original, State.PUBLIC, by=SYSTEM, at=at, is_automatic=True)
    return original


def say_typed(initiative: Initiative, text: str, *, by: Actor, at: datetime) -> Original | None:
    """Keep a few words that needn't be there, such as the section or the address of minutes; None where nothing was typed."""
    return say(initiative, text.strip(), by=by, at=at) if text.strip() else None


def say_registered(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """Let everybody read the register's number and which body decides, as soon as that is looked at, or at once where it
    is clean.
    """
    typed = {"body_words": initiative.body, "register_words": initiative.register_number}
    for name, text in typed.items():
        old: Original | None = getattr(initiative, name)
        # What was entered before and looked at stays as it was decided.
        if old is None or old.text != text:
            setattr(initiative, name, say_typed(initiative, text, by=by, at=at))
            Initiative.objects.filter(pk=initiative.pk).update(**{name: getattr(initiative, name)})
            if old:
                erase_originals(Original.objects.filter(pk=old.pk), at=at)


def _tells(text: str, writer: str) -> bool:
    """Tell whether the finders mark anything in words but whose they are, or in what an address says when it is read as words."""
    return bool(besides_signature(text, find_all(text), writer)) or (
        "://" in text and bool(find_all(" ".join(_BETWEEN.split(unquote(text)))))
    )
