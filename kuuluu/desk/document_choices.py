"""What a publisher has chosen of a document: which of its words are hidden, which boxes of its pages, and its name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from kuuluu.desk.picture_choices import BoxChoice, boxes_as_sent, boxes_as_they_stand, empty_box, fractions
from kuuluu.desk.span_choices import SpanChoice, hidden_by_review, hidden_places, spans_as_sent, spans_as_they_stand
from kuuluu.publication.documents.names import public_name
from kuuluu.publication.models import File, Ground, Redaction
from kuuluu.publication.rules import Hide, PublicText, ShownDocument, merged, pieces, public_text

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
class PageChoice:
    """The boxes that cover parts of one page, counted from 1."""

    key: str
    number: int
    boxes: list[BoxChoice]

    @property
    def empty_box(self) -> BoxChoice:
        """Return the row in which one more box can be written, or that a script fills."""
        return empty_box()

    @property
    def covers(self) -> list[dict[str, Any]]:
        """Return the boxes in fractions of the page."""
        return [
            {"page": self.number - 1, **sides, "ground": Ground.PERSONAL_DATA}
            for box in self.boxes
            if (sides := fractions(box))
        ]


@dataclass
class DocumentChoice:
    """All that was chosen of one document."""

    file: File
    name: str
    candidates: list[SpanChoice]
    words: str = ""
    words_ground: str = Ground.PERSONAL_DATA
    missing: list[str] = field(default_factory=list)
    pages: list[PageChoice] = field(default_factory=list)
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
            kept += [Hide(start, end, "other", self.words_ground) for start, end in hidden_places(self.text, line)]
        return merged(kept, len(self.text))

    @property
    def fixed(self) -> list[SpanChoice]:
        """Return what is hidden by the review of the initiative that the matter went on as."""
        return hidden_by_review(self.text, _redactions(self.file))

    @property
    def hidden(self) -> list[Hide]:
        """Return all of its words that the public would not read."""
        return merged([*self.spans, *(one.hide for one in self.fixed)], len(self.text))

    @property
    def public(self) -> PublicText:
        """Return what the public would read."""
        return public_text(self.text, self.hidden)

    @property
    def pieces(self) -> Any:
        """Return the original, cut for the side-by-side view."""
        return pieces(self.text, self.hidden)

    @property
    def covers(self) -> list[dict[str, Any]]:
        """Return the boxes of all pages."""
        return [cover for one in self.pages for cover in one.covers]

    @property
    def shown(self) -> ShownDocument:
        """Return the choice as the command takes it."""
        return ShownDocument(self.spans, self.covers, self.name)

    @property
    def has_errors(self) -> bool:
        """Tell whether something can't be done as it was typed."""
        boxes_are_wrong = any(box.error for one in self.pages for box in one.boxes)
        return bool(self.missing or boxes_are_wrong or any(one.error for one in self.candidates))

    @property
    def problem(self) -> str:
        """Say why no copy can be shown; nothing where one can."""
        return str(PROBLEMS.get(self.file.problem, PROBLEMS["broken"])) if self.file.problem else ""

    @property
    def notes(self) -> list[str]:
        """Say what whoever decides must know."""
        return [str(NOTES[note]) for note in self.file.notes if note in NOTES]


def document_as_it_stands(file: File, number: int = 1, doubts: Sequence[Hide] = ()) -> DocumentChoice:
    """Return the choice that a page begins with: every proposal kept, and what is doubted beside them. The document is the so
    manieth of its case.
    """
    is_changed = file.decisions.exists() or file.public_name != public_name(file.name)
    name = file.public_name if is_changed else public_name(file.name, number)
    choice = DocumentChoice(file, name, spans_as_they_stand(_text(file), _redactions(file), doubts))
    for at, key in enumerate(_page_keys(file)):
        covers = [one for one in file.covers if one.get("page", 0) == at]
        choice.pages.append(PageChoice(key, at + 1, boxes_as_they_stand(covers)))
    return choice


def document_as_sent(file: File, data: QueryDict, doubts: Sequence[Hide] = ()) -> DocumentChoice:
    """Return the choice as a form was sent, with what is wrong in it."""
    choice = DocumentChoice(
        file,
        " ".join(data.get("name", "").split())[:LONGEST_NAME],
        spans_as_sent(_text(file), _redactions(file), data, doubts),
        words=data.get("words", "").replace("\r\n", "\n"),
        pages=[PageChoice(key, at, boxes_as_sent(key, data)) for at, key in enumerate(_page_keys(file), start=1)],
    )
    ground = data.get("words_ground", "")
    choice.words_ground = ground if ground in Ground.values else Ground.PERSONAL_DATA
    choice.missing = [
        line for line in choice.words.splitlines() if line.strip() and not hidden_places(choice.text, line)
    ]
    return choice


def _text(file: File) -> str:
    return file.words.text if file.words else ""


def _redactions(file: File) -> list[Redaction]:
    return list(file.words.redactions.all()) if file.words else []


def _page_keys(file: File) -> list[str]:
    """Return by which name the form calls each page that can be looked at as a picture."""
    is_drawn = file.media_type == "application/pdf" and not file.problem
    return [f"{file.pk.hex}p{number}" for number in range(1, file.pages + 1 if is_drawn else 1)]
