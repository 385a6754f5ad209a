"""Forms of bringing initiatives, and the words for what can't be read."""

from collections.abc import Mapping

from django.forms import FileField, FileInput
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kuuluu.importers.models import Sheet
from kuuluu.importers.queries import Unread
from kuuluu.importers.rules.fields import BY_CODE, FIELDS
from kuuluu.importers.rules.tables import NoTable
from kuuluu.ui.forms import Form, Pick

NO_TABLE: Mapping[str, str | Promise] = {
    "too_big": gettext_lazy("The file is larger than 5 MB. Bring it in parts."),
    "too_long": gettext_lazy("The file has more than 2,000 initiatives. Bring it in parts."),
    "empty": gettext_lazy("The file has no initiatives of this city. The first row names the columns."),
    "broken": gettext_lazy("The file can’t be read. Save the table as CSV and try again."),
}
PROBLEMS: Mapping[str, str | Promise] = {
    "missing": gettext_lazy("is missing"),
    "needed": gettext_lazy("is needed of what has been decided"),
    "too_long": gettext_lazy("is too long"),
    "no_day": gettext_lazy("is no day that can be read, as in 31.12.2026"),
    "future": gettext_lazy("is in the future"),
    "unknown": gettext_lazy("is a word that isn’t known"),
    "not_sent": gettext_lazy("says that the city has not got it yet"),
    "no_number": gettext_lazy("is no number"),
    "no_address": gettext_lazy("is no address of a page"),
}
SAMPLE = 40


class FileForm(Form):
    """The file that is brought."""

    file = FileField(
        label=gettext_lazy("File: CSV, or the JSON of kuntalaisaloite.fi"),
        widget=FileInput(attrs={"accept": ".csv,.json,.txt"}),
        error_messages=dict.fromkeys(("required", "empty", "invalid", "missing"), gettext_lazy("Choose the file")),
    )

    def refuse(self, error: NoTable) -> None:
        """Say why the file can't be read."""
        self.add_error("file", str(NO_TABLE[error.code]))


class ColumnsForm(Form):
    """Which column of the table is what; each with what stands in it first."""

    def __init__(self, sheet: Sheet, data: QueryDict | None = None) -> None:
        super().__init__(data)
        columns = [(str(number), _named(sheet, number)) for number in range(len(sheet.headers))]
        for field in FIELDS:
            choices = [("", gettext_lazy("Not in the table")), *columns]
            initial = str(sheet.mapping[field.code]) if field.code in sheet.mapping else ""
            ask = gettext_lazy("Choose the column: nothing can be brought without it")
            self.fields[field.code] = Pick(
                choices, label=field.label, required=field.is_needed, initial=initial, ask=ask
            )

    @property
    def mapping(self) -> dict[str, int]:
        """Return which column each field is."""
        return {code: int(column) for code, column in self.cleaned_data.items() if column}


def problem_words(row: Unread) -> list[str]:
    """Say what of a row can't be read."""
    return [f"{BY_CODE[one.field].label}: {PROBLEMS[one.code]}" for one in row.problems]


def _named(sheet: Sheet, number: int) -> str:
    """Name a column by its heading and by what stands in it first."""
    first = next((row[number] for row in sheet.rows if row[number]), "")
    sample = Truncator(" ".join(first.split())).chars(SAMPLE)
    heading = sheet.headers[number] or _("Column %(number)s") % {"number": number + 1}
    return f"{heading}: {sample}" if sample else heading
