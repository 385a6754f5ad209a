"""People's words as HTML: plain text, its own line breaks, and hidden places said in words."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import normalize_newlines
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kuuluu.language.findings import FindingClass
from kuuluu.publication.rules import MARK

# What a hidden span held, by the finder's class; a class that isn't here is "private detail".
CLASSES: dict[str, str | Promise] = {
    FindingClass.PERSONAL_IDENTITY_CODE: _("personal identity code"),
    FindingClass.PHONE: _("phone number"),
    FindingClass.EMAIL: _("e-mail address"),
    FindingClass.IBAN: _("bank account number"),
    FindingClass.LICENCE_PLATE: _("licence plate"),
    FindingClass.HOME_ADDRESS: _("home address"),
    "person_name": _("name"),
    "child_name": _("child’s name"),
    "health": _("health detail"),
    "social": _("matter of social services"),
    "belief": _("conviction"),
    "origin": _("origin"),
    "crime": _("suspicion of a crime"),
    "security": _("security arrangement"),
}
OTHER = _("private detail")


def class_name(cls: str) -> str:
    """Return in words what a hidden span held."""
    return str(CLASSES.get(cls, OTHER))


def prose(text: Any, links: str = "") -> SafeString:
    """Return plain text as paragraphs. Addresses become links only by `prose:"links"`: in the city's own words."""
    escaped = urlize(str(text), nofollow=True, autoescape=True) if links else str(conditional_escape(str(text)))
    return _paragraphs(escaped)


def redacted(text: str, gaps: Iterable[Mapping[str, Any]]) -> SafeString:
    """Return a public text as paragraphs, with a mark in words where something was hidden."""
    parts: list[str] = []
    done = 0
    for gap in sorted(gaps, key=lambda g: int(g["at"])):
        at = int(gap["at"])
        parts += [str(conditional_escape(text[done:at])), _gap(str(gap.get("cls", "")))]
        done = at + len(MARK)
    return _paragraphs("".join([*parts, str(conditional_escape(text[done:]))]))


def marked(pieces: Iterable[tuple[str, Any]]) -> SafeString:
    """Return an original as paragraphs, with the parts marked that the public won't see."""
    return _paragraphs("".join(_piece(words, hidden) for words, hidden in pieces))


def _piece(words: str, hidden: Any) -> str:
    if hidden is None:
        return str(conditional_escape(words))
    lines = normalize_newlines(words).split("\n")
    title = gettext("Won't be shown: %(what)s") % {"what": class_name(str(hidden.cls))}
    return "\n".join(str(format_html('<mark class="hidden-part" title="{}">{}</mark>', title, line)) for line in lines)


def _gap(cls: str) -> SafeString:
    words = gettext("removed: %(what)s") % {"what": class_name(cls)}
    return format_html('<span class="gap">[{}]</span>', words)


def _paragraphs(escaped: str) -> SafeString:
    blocks = re.split(r"\n{2,}", normalize_newlines(escaped).strip("\n"))
    lines = (mark_safe(block.replace("\n", "<br>")) for block in blocks)  # noqa: S308 - every part was escaped above
    return format_html_join("\n", "<p>{}</p>", ((line,) for line in lines))
