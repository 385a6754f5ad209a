"""A page on which people sign on paper: what is signed as the public reads it, what they must know, and rows to write in."""

from io import BytesIO
from threading import Lock
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuuluu.cities.models import City
from kuuluu.cities.queries import local_rule
from kuuluu.initiatives.models import Kind
from kuuluu.initiatives.rules.promises import least_age, needs_identity
from kuuluu.publication.documents import apart
from kuuluu.publication.models import PublicInitiative
from kuuluu.ui.visits import Visit, address, visit

ROWS = 15
# Each is set by a process of its own: one at a time of those who wait in this one.
_ONE = Lock()


def sheet_of(request: HttpRequest, row: PublicInitiative, code: str = "") -> HttpResponse:
    """Answer with the page of an initiative as a PDF, tagged for screen readers; `code`: that of a page known by one."""
    letter = letter_of(visit(request), row, address(request, reverse("public:initiative", args=[row.number])), code)
    letter["rules"].append(_more(address(request, reverse("public:privacy"))))
    with _ONE:
        data = apart.set_letter("signatures", letter)
    name = "-".join(part for part in (row.number, code) if part)
    return HttpResponse(
        data, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}.pdf"'}
    )


def letter_of(here: Visit, row: PublicInitiative, link: str, code: str = "") -> dict[str, Any]:
    """Return all that stands on the page, in the language of whoever asks; the initiative's own words are in theirs."""
    language = (get_language() or "fi")[:2]
    heading = _("Page of signatures")
    return {
        "title": f"{heading} {row.number}: {row.title}",
        "language": language,
        "words_language": row.language or language,
        "heading": heading,
        "name": row.title,
        "about": f"{Kind(row.kind).label} · {row.number} · {here.city.name} · {link}",
        "qr": _square(link),
        "qr_alt": _("A code that a telephone reads: it leads to %(link)s") % {"link": link},
        "code": code,
        "code_label": _("Code of this page"),
        "demand_label": _("What is asked for"),
        "demand": row.demand,
        "rules_label": _("Read this before you sign"),
        "rules": _rules(here, row),
        "columns": [
            _("Row"), _("Name in clear letters"), _("Date of birth"), _("Home municipality"), _("Signature and day"),
        ],
        "rows": ROWS,
        "footer": " · ".join(part for part in (heading, row.number, code) if part),
    }  # fmt: skip


def _rules(here: Visit, row: PublicInitiative) -> list[str]:
    city = here.city
    said = [_who(here, row), _("Everybody counts once, on the web or on paper. The first one counts.")]
    grounds = local_rule(city, "grounds", row.kind, here.today)
    if grounds and grounds.statute:
        said.insert(0, _("By which right the initiative is made: %(statute)s.") % {"statute": grounds.statute})
    return [
        *said,
        _("Write clearly and fill in every column. A row that can’t be read isn’t counted."),
        _(
            "Two people of the city’s registry read the page. You can take your support back at the service point until the"
            " initiative is sent to the city."
        ),
        _(
            "Who signs on the same page sees what you write. If you have a non-disclosure order, support on the web or at"
            " the service point instead."
        ),
        _privacy(city),
    ]


def _who(here: Visit, row: PublicInitiative) -> str:
    city, day = here.city, here.today
    if not needs_identity(city, row.kind, day):
        words = _(
            "Anyone can support this. Residents of %(city)s are counted among all, and by themselves when the registry has"
            " looked up where they live."
        )
        return words % {"city": city.name}
    rule = local_rule(city, "threshold", row.kind, day)
    words = _(
        "Only residents of %(city)s who have reached the age of %(age)s on the day of signing can sign (%(statute)s). The"
        " registry looks it up."
    )
    return words % {
        "city": city.name,
        "age": least_age(city, row.kind, day),
        "statute": rule.statute if rule else "",
    }


def _privacy(city: City) -> str:
    words = _(
        "The controller is %(controller)s. Name, date of birth and home municipality are used for counting supporters, each"
        " once. The date of birth is kept by the service only until the page has been read. The name is not published."
    )
    return words % {"controller": city.privacy_controller or city.name}


def _more(link: str) -> str:
    return _("More on privacy: %(link)s") % {"link": link}


def _square(link: str) -> str:
    drawn = BytesIO()
    segno.make(link, error="m").save(drawn, kind="svg", border=0, dark="#000", light="#fff", xmldecl=False)
    return drawn.getvalue().decode()
