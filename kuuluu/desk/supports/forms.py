"""Forms of support at the desk."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.models import City
from kuuluu.cities.queries import all_cities
from kuuluu.desk.forms import choose
from kuuluu.desk.registering_forms import Moment
from kuuluu.initiatives.commands.invalidating import Suspicion
from kuuluu.initiatives.commands.sheets import MOST_ROWS, Signature
from kuuluu.initiatives.models import Initiative, Way
from kuuluu.initiatives.rules.promises import needs_identity
from kuuluu.initiatives.rules.supporting import first_day
from kuuluu.publication.commands import NotAccepted
from kuuluu.ui.asking import whole_number
from kuuluu.ui.dates import day_text
from kuuluu.ui.forms import BirthDay, Form, LongText, Pick, ShortText, YesNo, summary_of

ELSEWHERE = "elsewhere"
OLDEST = date(1900, 1, 1)
# As many as stand on a printed page.
ROWS = 15


def homes(city: City) -> list[tuple[str, Any]]:
    """Return where somebody can live: here, in another city of this service, or elsewhere."""
    others = [(one.code, one.name) for one in all_cities() if one.pk != city.pk]
    return [(city.code, city.name), *others, (ELSEWHERE, _("Elsewhere"))]


class SignatureForm(Form):
    """One person as somebody reads it on paper, or as it is said and shown at the service point."""

    name = ShortText(label=_("Name"), ask=_("Write the name"))
    born = BirthDay(label=_("Date of birth"), ask=_("Write the date of birth"))
    municipality = Pick([], label=_("Home municipality"))
    is_resident = YesNo(label=_("Lives here: looked up in the population register"))

    def __init__(self, places: list[tuple[str, Any]], data: QueryDict | None = None, prefix: str | None = None) -> None:
        super().__init__(data, prefix=prefix)
        choose(self, "municipality", places)

    def clean_born(self) -> date | None:
        """Refuse a day that nobody was born on who can sign."""
        born: date | None = self.cleaned_data["born"]
        if born and not OLDEST <= born <= localdate():
            raise ValidationError(_("Check the date of birth"), code="born")
        return born

    def signature(self) -> Signature:
        """Return it as initiatives take it."""
        data = self.cleaned_data
        place = "" if data["municipality"] == ELSEWHERE else data["municipality"]
        return Signature(data["name"], data["born"], place, is_resident=data["is_resident"])


class RowForm(SignatureForm):
    """A row of a page: it may be empty, or impossible to read. Where age matters, the day of signing is read, too."""

    # Typed as the day of birth beside it is: a page is read row by row, without a calendar.
    signed = BirthDay(label=_("Day of signing"), required=False)
    is_unreadable = YesNo(label=_("Can’t be read"))

    def __init__(self, places: list[tuple[str, Any]], data: QueryDict | None, number: int, since: date | None) -> None:
        super().__init__(places, data, prefix=f"r{number}")
        self.number = number
        self.since = since
        self.differs: list[str] = []
        if since is None:
            del self.fields["signed"]
        self.fields["name"].required = self.fields["born"].required = False
        for field in self.fields.values():
            # Its column is named above; a screen reader hears row and column.
            label = _now("%(column)s, row %(n)s") % {"column": field.label, "n": number}
            field.widget.attrs |= {"aria-label": label, "autocomplete": "off"}

    def begin_with(self, read: Signature) -> None:
        """Show what its own writer has written down before."""
        place = read.municipality or (ELSEWHERE if read.is_readable else "")
        self.initial = {"name": read.name, "born": read.born, "is_resident": read.is_resident}
        self.initial |= {"municipality": place, "is_unreadable": not read.is_readable, "signed": read.signed}

    def clean_signed(self) -> date | None:
        """Refuse a day on which support was not gathered yet, or that is still to come."""
        signed: date | None = self.cleaned_data["signed"]
        if signed and self.since and not self.since <= signed <= localdate():
            words = _("Check the day of signing: support has been gathered since %(day)s")
            raise ValidationError(words, code="signed", params={"day": day_text(self.since)})
        return signed

    def clean(self) -> dict[str, Any]:
        """A row that can be read has a name and a date."""
        data = super().clean() or self.cleaned_data
        if data.get("is_unreadable"):
            return data
        lacks = [name for name in ("name", "born") if not data.get(name) and name not in self.errors]
        # A row of which something was ticked isn't an empty one.
        if len(lacks) == 1 or (lacks and (data.get("is_resident") or data.get("signed"))):
            words = _("Row %(n)s: write name and date of birth, or mark that it can’t be read") % {"n": self.number}
            self.add_error(lacks[0], words)
        return data

    @property
    def is_empty(self) -> bool:
        """Nothing was written on this row."""
        data = self.cleaned_data
        return not (data.get("name") or data.get("born") or data.get("is_unreadable"))

    def signature(self) -> Signature:
        """Return the row as it was read."""
        if self.cleaned_data["is_unreadable"]:
            return Signature("", None, is_readable=False)
        return replace(super().signature(), signed=self.cleaned_data.get("signed"))


class SheetForm:
    """A page of signatures: rows with the numbers that they have on paper."""

    def __init__(
        self, one: Initiative, data: QueryDict | None = None, written: Mapping[int, Signature] | None = None
    ) -> None:
        before = written or {}
        asked = data.get("rows", "") if data else ""
        told = whole_number(asked)
        count = ROWS if told is None else told
        wants_more = bool(data and "more" in data)
        self.count = min(max(count, *before, 1) + (ROWS if wants_more else 0), MOST_ROWS)
        places = homes(one.city)
        since = first_day(one) if needs_identity(one.city, one.kind, localdate()) else None
        self.asks_day = since is not None
        self.rows = [RowForm(places, data, number, since) for number in range(1, self.count + 1)]
        for row in self.rows:
            if row.number in before:
                row.begin_with(before[row.number])

    def __iter__(self) -> Iterator[RowForm]:
        return iter(self.rows)

    @property
    def can_grow(self) -> bool:
        """More rows fit."""
        return self.count < MOST_ROWS

    @property
    def errors(self) -> list[dict[str, str]]:
        """What must be put right, in the order of the page."""
        return [error for row in self.rows for error in summary_of(row)]

    @property
    def written(self) -> list[RowForm]:
        """The rows on which something was written."""
        return [row for row in self.rows if row.is_valid() and not row.is_empty]

    def mark(self, differing: dict[int, list[str]]) -> list[RowForm]:
        """Mark the rows that another person read differently, and return them."""
        written = self.written
        found = [written[n - 1] for n in differing if n <= len(written)]
        for n, names in differing.items():
            if n <= len(written):
                written[n - 1].differs = names
        return found


SCAN_PROBLEMS: Mapping[str, str | Promise] = {
    "too_big": _("The file is too big. Scan it in grey or with fewer points per inch."),
    "too_many_pixels": _("The picture has too many pixels. Scan it with fewer points per inch."),
    "too_many_pages": _("The file has too many pages. Give each page of signatures its own scan."),
    "locked": _("The PDF is locked with a password."),
}


class ScanForm(Form):
    """The scan of a filled page."""

    scan = forms.FileField(
        label=_("Scan of the page: PDF, JPEG or PNG"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,image/*"}),
        error_messages=dict.fromkeys(("required", "empty", "invalid", "missing"), _("Choose the scan")),
    )

    def refuse(self, error: NotAccepted) -> None:
        """Say why the scan can't be taken."""
        self.add_error("scan", str(SCAN_PROBLEMS.get(error.code, _("This is no PDF, JPEG or PNG that can be opened."))))


class SuspectForm(Form):
    """Which supports are looked at. At least one thing must be said: nobody finds all of them invalid by an empty form."""

    way = Pick([("", _("Any")), *Way.choices], label=_("Given how"), required=False)
    since = Moment(label=_("Given since"), required=False)
    until = Moment(label=_("Given until"), required=False)
    network_key = Pick([], label=_("Many from one network"), required=False)
    domain_key = Pick([], label=_("Many of one domain of e-mail addresses"), required=False)

    def __init__(self, networks: list[Any], domains: list[Any], data: QueryDict | None = None) -> None:
        super().__init__(data)
        nothing = [("", _("Not limited by this"))]
        choose(self, "network_key", [*nothing, *networks])
        choose(self, "domain_key", [*nothing, *domains])

    def clean(self) -> dict[str, Any]:
        """Something must be said."""
        data = super().clean() or self.cleaned_data
        if not any(data.values()) and not self.errors:
            raise ValidationError(_("Say which supports you mean"), code="nothing")
        return data

    def suspicion(self) -> Suspicion:
        """Return what was said as initiatives take it."""
        return Suspicion(**self.cleaned_data)


class InvalidateForm(Form):
    """Why, and how many were seen."""

    expected = forms.IntegerField(widget=forms.HiddenInput)
    reason = LongText(
        500, rows=3, label=_("Why they are invalid (only the city sees this)"), ask=_("Write why they are invalid")
    )
