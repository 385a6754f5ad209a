"""The yearly report to the council as files: a PDF that a screen reader can read, and a workbook."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuuluu.publication.documents import apart
from kuuluu.ui.council_report import Item, Shown

TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"}


def answer(report: Shown, author: str, year: int, kind: str) -> HttpResponse:
    """Return the report as a file, "pdf" or "xlsx", in the language that is active."""
    told = {"title": report.title, "language": (get_language() or "fi")[:2], "author": author}
    if kind == "pdf":
        data = apart.set_pages({**told, "blocks": list(_blocks(report))})
    else:
        data = apart.write_book({**told, "sheets": _sheets(report)})
    response = HttpResponse(data, content_type=TYPES[kind], headers=HEADERS)
    response["Content-Disposition"] = f'attachment; filename="{_("initiatives")}-{year}.{kind}"'
    return response


def _blocks(report: Shown) -> Iterator[dict[str, Any]]:
    for words in (report.basis, f"{report.given} {report.as_of}"):
        if words:
            yield {"kind": "par", "text": words}
    rows = [[words[:1].upper() + words[1:], str(count)] for count, words in report.figures]
    rows += [[name, str(count)] for name, count in report.outcomes]
    yield {"kind": "table", "head": [_("What"), _("Count")], "widths": [4, 1], "rows": rows}
    yield from _versions(report)
    for name, items in report.groups:
        yield {"kind": "heading", "level": 2, "text": name}
        for one in items:
            yield from _line(one)
    if report.lacking:
        yield {"kind": "heading", "level": 2, "text": _("What still lacks")}
        lacks = [[one.line.row.number or "–", one.title, ". ".join(one.gaps)] for one in report.lacking]
        head = [_("Number"), _("Initiative"), _("What lacks")]
        yield {"kind": "table", "head": head, "widths": [3, 5, 6], "rows": lacks}


def _versions(report: Shown) -> Iterator[dict[str, Any]]:
    if len(report.versions) > 1:
        yield {"kind": "heading", "level": 2, "text": _("What was given to the council")}
        for one in report.versions:
            yield {
                "kind": "par",
                "text": ". ".join(part for part in (one.title, one.reason, ", ".join(one.figures)) if part),
            }


def _line(one: Item) -> Iterator[dict[str, Any]]:
    yield {"kind": "heading", "level": 3, "text": one.title, "lang": one.line.row.language}
    yield {"kind": "par", "text": " · ".join([one.state, *one.facts])}
    if one.decision:
        yield {"kind": "par", "text": _decided(one)}
        if one.decision["words"]:
            yield {"kind": "par", "text": one.decision["words"]}
    if one.measures:
        yield {"kind": "par", "text": _("What was done because of it") + ":"}
        yield {"kind": "points", "items": [_measure(measure) for measure in one.measures]}
    if one.gaps:
        yield {"kind": "par", "text": _("Lacks: %(what)s.") % {"what": ". ".join(one.gaps)}}


def _decided(one: Item) -> str:
    told = one.decision
    where = [told["body"], told["day"], told["section"], told["link"]]
    return f"{told['outcome']}: {', '.join(part for part in where if part)}"


def _measure(measure: dict[str, Any]) -> str:
    words = measure["words"] or _("The words are not public yet.")
    return f"{words} ({', '.join(part for part in (measure['state'], measure['day']) if part)})"


def _sheets(report: Shown) -> list[dict[str, Any]]:
    items = [one for _name, group in report.groups for one in group]
    return [
        {
            "name": _("Initiatives"),
            "head": [
                *(_("Number"), _("Initiative"), _("Kind"), _("Made on"), _("Number in the city’s own register")),
                *(_("State"), _("Who decides"), _("Decision"), _("Day of the decision"), _("Section of the minutes")),
                *(_("The decision in words"), _("What was done because of it"), _("What lacks"), _("Minutes")),
            ],
            "widths": [15, 40, 22, 12, 20, 18, 24, 22, 14, 16, 50, 50, 36, 30],
            "rows": [_row(one) for one in items],
        },
        {
            "name": _("Measures"),
            "head": [_("Number"), _("Initiative"), _("What was done because of it"), _("State"), _("Day")],
            "widths": [15, 40, 60, 18, 12],
            "rows": [
                [one.line.row.number, one.title, measure["words"], measure["state"], _day(measure["date"])]
                for one in items
                for measure in one.measures
            ],
        },
        {
            "name": _("Numbers"),
            "head": [_("What"), _("Count")],
            "widths": [60, 12],
            "rows": [
                *([words, count] for count, words in report.figures),
                *([name, count] for name, count in report.outcomes),
            ],
        },
    ]


def _row(one: Item) -> list[Any]:
    row, told = one.line.row, one.decision
    decided = [told["outcome"], _day(told["date"]), told["section"], told["words"]] if told else ["", "", "", ""]
    outcome, *rest = decided
    made = {"day": localdate(row.sent_at).isoformat()}
    return [
        *(row.number, one.title, one.kind, made, row.register_number, one.state, row.body, outcome),
        *rest,
        "\n".join(_measure(measure) for measure in one.measures),
        ". ".join(one.gaps),
        told["link"] if told else "",
    ]


def _day(written: str) -> Any:
    return {"day": written} if written else ""
