"""What a publisher has chosen of a document: which of its words are hidden, which boxes of its pages, and its name."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kuuluu.desk.span_choices import SpanChoice, places_of, spans_as_sent, spans_as_they_stand
from kuuluu.publication.documents.names import public_name
from kuuluu.publication.models import File, Ground, Redaction
from kuuluu.publication.rules import Hide, PublicText, ShownDocument, merged, pieces, public_text

WHOLE = 100
LONGEST_NAME = 100

# Why the public can only be told of a document by its name.
PROBLEMS = {
    "locked": gettext_lazy("It is locked with a password."),
    "broken": gettext_lazy("It could not be opened safely."),
    "gone": gettext_lazy("The file is missing."),
    "too_many_pages": gettext_lazy("It has more than 60 pages."),
    "too_long": gettext_lazy("It says more than anybody can look through here."),
    "too_slow": gettext_lazy("It takes too long to draw."),
    "too_much_found": gettext_lazy("More than 200 places in it should be hidden."),
    "unreadable": gettext_lazy(
        "Words show on its pages that can’t be read from the file, so that nothing can be found in them."
    ),
    "unplaced": gettext_lazy("Something in it should be hidden of which it is not known where on the page it is."),
    "changed": gettext_lazy("It is read otherwise now than when it came."),
}
# What whoever decides must know of it.
NOTES = {
    "no_text": gettext_lazy(
        "There are pages without text, such as scanned ones. Nothing could be searched there: look at the pictures of the pages, and cover what must not be seen."
    ),
    "unseen_text": gettext_lazy(
        "There is text in the file that does not show on its pages. It is left out of the public copy."
    ),
    "comments": gettext_lazy("There are comments or marks on the pages. They are left out of the public copy."),
    "form": gettext_lazy("There are fields of a form. What was written in them is left out of the public copy."),
}


@dataclass
class DocumentChoice:
    """All that was chosen of one document."""

    file: File
    name: str
    candidates: list[SpanChoice]
    words: str = ""
    words_ground: str = Ground.PERSONAL_DATA
    missing: list[str] = field(default_factory=list)
    areas: str = ""
    areas_error: str = ""
    ground_error: str = ""

    @property
    def text(self) -> str:
        """Return what the document says; nothing where nobody could read it."""
        return self.file.words.text if self.file.words else ""

    @property
    def empty_place(self) -> SpanChoice:
        """Return the row that a script fills when words are marked in the text."""
        return SpanChoice(Hide(0, 1, "other", Ground.PERSONAL_DATA), "", is_kept=True)

    @property
    def spans(self) -> list[Hide]:
        """Return what is to be hidden: the kept proposals, and every place where the given words stand."""
        kept = [candidate.hide for candidate in self.candidates if candidate.is_kept]
        for line in self.words.splitlines():
            kept += [Hide(start, end, "other", self.words_ground) for start, end in places_of(self.text, line)]
        return merged(kept, len(self.text))

    @property
    def public(self) -> PublicText:
        """Return what the public would read."""
        return public_text(self.text, self.spans)

    @property
    def pieces(self) -> Any:
        """Return the original, cut for the side-by-side view."""
        return pieces(self.text, self.spans)

    @property
    def covers(self) -> list[dict[str, Any]]:
        """Return the boxes in fractions of their pages. Raises ValueError when a line is no box of a page."""
        boxes: list[dict[str, Any]] = []
        for line in self.areas.splitlines():
            if not line.strip():
                continue
            page, *sides = line.split()
            x, y, w, h = (float(side.replace(",", ".")) / WHOLE for side in sides)
            if not 1 <= int(page) <= self.file.pages or min(x, y, w, h) < 0 or x + w > 1 or y + h > 1:
                raise ValueError(line)
            boxes.append({"page": int(page) - 1, "x": x, "y": y, "w": w, "h": h, "ground": "personal_data"})
        return boxes

    @property
    def shown(self) -> ShownDocument:
        """Return the choice as the command takes it."""
        return ShownDocument(self.spans, self.covers, self.name)

    @property
    def has_errors(self) -> bool:
        """Tell whether something can't be done as it was typed."""
        return bool(self.missing or self.areas_error or any(one.error for one in self.candidates))

    @property
    def problem(self) -> str:
        """Say why no copy can be shown; nothing where one can."""
        return str(PROBLEMS.get(self.file.problem, PROBLEMS["broken"])) if self.file.problem else ""

    @property
    def notes(self) -> list[str]:
        """Say what whoever decides must know."""
        return [str(NOTES[note]) for note in self.file.notes if note in NOTES]

    @property
    def page_numbers(self) -> range:
        """Return the pages that can be looked at as pictures, counted from 1."""
        is_drawn = self.file.media_type == "application/pdf" and not self.file.problem
        return range(1, self.file.pages + 1 if is_drawn else 1)


def document_as_it_stands(file: File, number: int = 1) -> DocumentChoice:
    """Return the choice that a page begins with: every proposal kept. The document is the so manieth of its case."""
    name = file.public_name if file.decisions.exists() else public_name(file.name, number)
    return DocumentChoice(file, name, spans_as_they_stand(_text(file), _redactions(file)), areas=_areas(file))


def document_as_sent(file: File, data: QueryDict) -> DocumentChoice:
    """Return the choice as a form was sent, with what is wrong in it."""
    choice = DocumentChoice(
        file,
        " ".join(data.get("name", "").split())[:LONGEST_NAME],
        spans_as_sent(_text(file), _redactions(file), data),
        words=data.get("words", "").replace("\r\n", "\n"),
        areas=data.get("areas", ""),
    )
    ground = data.get("words_ground", "")
    choice.words_ground = ground if ground in Ground.values else Ground.PERSONAL_DATA
    choice.missing = [line for line in choice.words.splitlines() if line.strip() and not places_of(choice.text, line)]
    try:
        choice.covers  # noqa: B018 - reading it is the check
    except ValueError:
        choice.areas_error = _(
            "Write each area on a line of its own: the page, then left, top, width and height in percent, as 1 10 20 30 15"
        )
    return choice


def _text(file: File) -> str:
    return file.words.text if file.words else ""


def _redactions(file: File) -> list[Redaction]:
    return list(file.words.redactions.all()) if file.words else []


def _areas(file: File) -> str:
    return "\n".join(
        " ".join([str(box.get("page", 0) + 1), *(f"{WHOLE * box[side]:g}" for side in ("x", "y", "w", "h"))])
        for box in file.covers
    )
