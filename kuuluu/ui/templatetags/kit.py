"""The page kit's tags; all are builtins, so that a template needs no load."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kuuluu.people.identity_service import is_identification_offered
from kuuluu.ui import dates, parts, states, texts
from kuuluu.ui.forms import summary_of
from kuuluu.ui.icons import icon as drawn
from kuuluu.ui.knots import Knot, knot_of
from kuuluu.ui.sentences import sentence as sentence_of

register = template.Library()

NOTICE_ICONS = {"info": "info", "success": "check", "warning": "danger", "danger": "danger"}
# Django's message levels that have no notice of their own name.
NOTICE_KINDS = {"error": "danger", "debug": "info"}


@register.simple_tag(takes_context=True)
def part(context: template.Context, name: str) -> SafeString:
    """Draw a part that is the same for everybody in a city, once; see ui.parts."""
    return parts.draw(name, {key: context.get(key) for key in ("city", "section", "theme_version")})


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon; a word must stand beside it."""
    return drawn(name)


@register.simple_tag
def state(subject: Any, *, late: bool = False) -> SafeString:
    """Show where a case stands: by a case, a row of the register, or a code. `late=True` adds that the promise passed."""
    shown = _pill(states.code_of(subject))
    return format_html("{} {}", shown, _pill("late")) if late else shown


def _pill(code: str) -> SafeString:
    return _pill_in(code, get_language() or "")


@lru_cache(maxsize=512)
def _pill_in(code: str, language: str) -> SafeString:  # noqa: ARG001 - the language is a part of the key
    look = states.LOOKS[code]
    return format_html('<span class="state state-{}">{}<span>{}</span></span>', look.tone, drawn(look.icon), look.word)


@register.simple_tag
def when(moment: datetime | None) -> SafeString | str:
    """Write a moment: "to 3.12.2026 klo 14.05"."""
    if moment is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', dates.machine_text(moment), dates.when_text(moment))


@register.simple_tag
def day(value: date | None) -> SafeString | str:
    """Write a day: "to 3.12.2026"."""
    if value is None:
        return ""
    # A moment is of a day only where the clock stands; a day is the same for everybody.
    return _day(value) if isinstance(value, datetime) else _day_in(value, get_language() or "")


def _day(value: date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', dates.machine_text(value), dates.day_text(value))


@lru_cache(maxsize=2048)
def _day_in(value: date, language: str) -> SafeString:  # noqa: ARG001 - the language is a part of the key
    return _day(value)


register.filter("when_text", lambda moment: dates.when_text(moment) if moment else "")
register.filter("day_text", lambda value: dates.day_text(value) if value else "")
register.filter("iso_day", dates.iso_day_text)
register.filter("prose", texts.prose)


@register.simple_tag
def sentence(event: str) -> str:
    """Say in words what happened: `{% sentence "case.answered" %}`."""
    return sentence_of(event)


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: str = "") -> SafeString:
    """Tell something that stands out: kind is info, success, warning or danger."""
    kind = NOTICE_KINDS.get(kind, kind) if kind in {*NOTICE_ICONS, *NOTICE_KINDS} else "info"
    head = format_html('<p class="notice-title">{}</p>', title) if title else ""
    return format_html(
        '<div class="notice notice-{}">{}<div class="notice-words">{}{}</div></div>',
        kind,
        drawn(NOTICE_ICONS[kind]),
        head,
        content,
    )


@register.simple_tag
def told(row: Any, name: str) -> SafeString | str:
    """Write what the city told in several languages; what is read in Finnish for want of another says that it is."""
    language = (get_language() or "fi")[:2]
    written = getattr(type(row), name).language_of(row, language)
    words = getattr(row, name)
    return words if written == language else format_html('<span lang="{}">{}</span>', written, words)


@register.simple_tag
def redacted(text: str, gaps: Iterable[Mapping[str, Any]] = (), *, numbers: bool = False) -> SafeString:
    """Write a public text with each hidden place said in words: "[removed: phone number]"; `numbers=True` counts them."""
    return texts.redacted(text, gaps, numbers=numbers)


@register.simple_tag
def redacted_line(text: str, gaps: Iterable[Mapping[str, Any]] = ()) -> SafeString:
    """Write a public text that is one line, as a title, the same way."""
    return texts.redacted_line(text, gaps)


@register.simple_tag
def marked(pieces: Iterable[tuple[str, Any]], *, numbers: bool = False) -> SafeString:
    """Write an original with the parts marked that the public won't see; pieces as publication.rules.pieces cuts them.

    With `numbers=True` they are counted as `redacted` counts them in the public text.
    """
    return texts.marked(pieces, numbers=numbers)


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """Show a field whole: label, hint, error, control."""
    return bound.as_field_group()


@register.inclusion_tag("ui/kit/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """List what must be put right, each a link to its field; nothing when all is well."""
    return {"errors": summary_of(form)}


@register.inclusion_tag("ui/kit/thread.html")
def thread(knots: Iterable[Mapping[str, Any]], *, label: str = "", level: int = 3) -> dict[str, Any]:
    """Draw the thread; see ui.knots.Knot for what a knot may carry. Titles are headings of the level, 0: no headings."""
    return {"knots": [k if isinstance(k, Knot) else knot_of(k) for k in knots], "label": label, "level": level}


@register.inclusion_tag("ui/kit/pager.html")
def pager(page: Any) -> dict[str, Any]:
    """Link to newer and older: `page.newer` and `page.older` are addresses, or empty where there is nothing more."""
    return {"page": page}


@register.inclusion_tag("ui/kit/empty.html")
def empty(title: str, text: str = "", *, url: str = "", link: str = "") -> dict[str, Any]:
    """Say what will be here once there is something."""
    return {"title": title, "text": text, "url": url, "link": link}


@register.inclusion_tag("ui/kit/summary_list.html")
def summary_list(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """List facts by name. A row: {name, value} and, where it can be changed, {url, change: the word for what}."""
    return {"rows": rows}


@register.inclusion_tag("ui/kit/side_by_side.html")
def side_by_side(original: Any, public: Any, *, titles: str = "sender", lang: str = "") -> dict[str, Any]:
    """Show an original beside its public version: original as a text or as pieces, public as a PublicText.

    `titles` is "sender" for who wrote it, "publisher" for who decides; `lang` the language of the words, where it may be
    another than the page's.
    """
    pieces = [(original, None)] if isinstance(original, str) else original
    return {"pieces": pieces, "public": public, "titles": titles, "lang": lang}


@register.inclusion_tag("ui/kit/bars.html")
def bars(
    rows: Iterable[Mapping[str, Any]], *, title: str, text: str = "", label: str = "", unit: str = ""
) -> dict[str, Any]:
    """Draw bars with their table. A row: {label, value} and, where wanted, {shown: the value in words, is_strong}.

    `label` heads the column of labels, `unit` the column of values.
    """
    kept = list(rows)
    most = max((row["value"] for row in kept), default=0) or 1
    drawn_rows = [{**row, "width": f"{100 * row['value'] / most:.1f}%"} for row in kept]
    return {"rows": drawn_rows, "title": title, "text": text, "label": label, "unit": unit}


@register.inclusion_tag("ui/kit/human.html")
def human(form: BaseForm) -> dict[str, Any]:
    """Show the two fields of a HumanCheck form, the one for robots out of people's sight."""
    return {"form": form}


@register.inclusion_tag("ui/kit/steps.html")
def steps(names: Iterable[Any], current: int) -> dict[str, Any]:
    """Show where one is on the way: names, or {name, url} for steps that one can go back to; the current one from 1."""
    given = [name if isinstance(name, Mapping) else {"name": name, "url": ""} for name in names]
    drawn_steps = [
        {**step, "is_done": at < current, "is_current": at == current, "url": step.get("url") if at < current else ""}
        for at, step in enumerate(given, start=1)
    ]
    return {
        "steps": drawn_steps,
        "current": current,
        "total": len(given),
        "name": given[current - 1]["name"],
    }


@register.inclusion_tag("ui/kit/identify.html", takes_context=True)
def identify(context: template.Context, back: str = "") -> dict[str, Any]:
    """Ask to identify strongly and to come `back` to a way here, else to this page; say so where it is done or can't be.

    What is typed in a form is not carried along: keep it first, and come back to where it waits.
    """
    request = context["request"]
    onward = urlencode({"next": back or request.get_full_path()})
    return {
        "is_identified": bool(request.actor.identity_id),
        "is_offered": is_identification_offered(request.city),
        "url": f"{reverse('public:identify')}?{onward}",
    }
