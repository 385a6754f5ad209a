"""What a publisher has chosen on a page: spans, pictures and their covered areas, read from the form as sent."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import QueryDict

from kuuluu.cases.models import Message
from kuuluu.desk.picture_choices import PictureChoice, picture_as_it_stands, picture_as_sent
from kuuluu.desk.span_choices import SpanChoice, places_of, spans_as_sent, spans_as_they_stand
from kuuluu.publication.models import File, Ground
from kuuluu.publication.rules import Hide, PublicText, merged, pieces, public_text


@dataclass
class Choice:
    """All that was chosen of one message."""

    message: Message
    candidates: list[SpanChoice]
    words: str = ""
    words_ground: str = Ground.PERSONAL_DATA
    pictures: list[PictureChoice] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    ground_error: str = ""

    @property
    def empty_place(self) -> SpanChoice:
        """Return the row that a script fills when words are marked in the text."""
        return SpanChoice(Hide(0, 1, "other", Ground.PERSONAL_DATA), "", is_kept=True)

    @property
    def spans(self) -> list[Hide]:
        """Return what is to be hidden: the kept proposals, and every place where the given words stand."""
        text = self.message.original.text
        kept = [candidate.hide for candidate in self.candidates if candidate.is_kept]
        for line in self.words.splitlines():
            kept += [Hide(start, end, "other", self.words_ground) for start, end in places_of(text, line)]
        return merged(kept, len(text))

    @property
    def public(self) -> PublicText:
        """Return what the public would read."""
        return public_text(self.message.original.text, self.spans)

    @property
    def pieces(self) -> Any:
        """Return the original, cut for the side-by-side view."""
        return pieces(self.message.original.text, self.spans)

    @property
    def has_errors(self) -> bool:
        """Tell whether something can't be done as it was typed."""
        is_wrong = any(one.error for one in self.candidates) or any(one.error for one in self.pictures)
        return bool(self.missing) or is_wrong


def as_it_stands(message: Message) -> Choice:
    """Return the choice that a page begins with: every proposal kept, every picture shown as it was decided."""
    text = message.original.text
    candidates = spans_as_they_stand(text, list(message.original.redactions.all()))
    pictures = [picture_as_it_stands(file) for file in _pictures(message)]
    return Choice(message, candidates, pictures=pictures)


def as_sent(message: Message, data: QueryDict) -> Choice:
    """Return the choice as a form was sent, with what is wrong in it."""
    choice = as_it_stands(message)
    text = message.original.text
    choice.candidates = spans_as_sent(text, list(message.original.redactions.all()), data)
    choice.words = data.get("words", "").replace("\r\n", "\n")
    words_ground = data.get("words_ground", "")
    choice.words_ground = words_ground if words_ground in Ground.values else Ground.PERSONAL_DATA
    choice.missing = [line for line in choice.words.splitlines() if line.strip() and not places_of(text, line)]
    choice.pictures = [picture_as_sent(file, data) for file in _pictures(message)]
    return choice


def chosen_pictures(choice: Choice) -> list[UUID]:
    """Return the ids of the pictures that become public."""
    return [picture.file.pk for picture in choice.pictures if picture.is_public]


def _pictures(message: Message) -> list[File]:
    return [attachment.file for attachment in message.attachments.all() if attachment.file.is_picture]
