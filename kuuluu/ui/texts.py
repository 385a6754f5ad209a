"""People's words as HTML: plain text, its own line breaks, and hidden places said in words."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import normalize_newlines
from django.utils.translation import get_language, gettext
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


def redacted(text: str, gaps: Iterable[Mapping[str, Any]], *, numbers: bool = False) -> SafeString:
    """Return a public text as paragraphs, with a mark in words where something was hidden."""
    return _paragraphs(redacted_line(text, gaps, numbers=numbers))


def redacted_line(text: str, gaps: Iterable[Mapping[str, Any]], *, numbers: bool = False) -> SafeString:
    """Return a public text the same way without paragraphs, as for a heading."""
    parts: list[str] = []
    done = 0
    for number, gap in enumerate(sorted(gaps, key=lambda g: int(g["at"])), start=1):
        at = int(gap["at"])
        parts += [str(conditional_escape(text[done:at])), _gap(str(gap.get("cls", "")), number if numbers else 0)]
        done = at + len(MARK)
    return mark_safe("".join([*parts, str(conditional_escape(text[done:]))]))  # noqa: S308 - each part was escaped


def marked(pieces: Iterable[tuple[str, Any]], *, numbers: bool = False) -> SafeString:
    """Return an original as paragraphs, with the parts marked that the public won't see."""
    parts: list[str] = []
    count = 0
    for words, hidden in pieces:
        count += hidden is not None
        parts.append(str(conditional_escape(words)) if hidden is None else _piece(words, hidden, count * numbers))
    return _paragraphs("".join(parts))


def _piece(words: str, hidden: Any, number: int) -> str:
    first, *others = normalize_newlines(words).split("\n")
    what = class_name(str(hidden.cls))
    title = gettext("Won't be shown: %(what)s") % {"what": what}
    head = ""
    if number:
        heard = gettext("Hidden, number %(number)s, %(what)s:") % {"number": number, "what": what}
        shown = format_html('<span class="mark-number" aria-hidden="true">{}</span>', number)
        head = format_html('<span class="only-heard" lang="{}">{} </span>{}', _spoken(), heard, shown)
    lines = [format_html("{}{}", head, first), *others]
    return "\n".join(str(format_html('<mark class="hidden-part" title="{}">{}</mark>', title, line)) for line in lines)


def _gap(cls: str, number: int) -> SafeString:
    words = gettext("removed: %(what)s") % {"what": class_name(cls)}
    if number:
        shown = format_html('<span class="mark-number">{}</span>&nbsp;[{}]', number, words)
        return format_html('<span class="gap" lang="{}">{}</span>', _spoken(), shown)
    return format_html('<span class="gap" lang="{}">[{}]</span>', _spoken(), words)


def _spoken() -> str:
    """Return the page's language: a mark is in it, whatever language the words around it are in."""
    return (get_language() or "fi")[:2]


def _paragraphs(escaped: str) -> SafeString:
    blocks = re.split(r"\n{2,}", normalize_newlines(escaped).strip("\n"))
    lines = (mark_safe(block.replace("\n", "<br>")) for block in blocks)  # noqa: S308 - every part was escaped above
    return format_html_join("\n", "<p>{}</p>", ((line,) for line in lines))
