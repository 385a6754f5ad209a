"""What a publisher has chosen on a page: spans, pictures and their covered areas, read from the form as sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from kuuluu.cases.models import Message, MessageKind
from kuuluu.desk.picture_choices import PictureChoice, picture_as_it_stands, picture_as_sent
from kuuluu.desk.span_choices import SpanChoice, hidden_by_review, hidden_places, spans_as_sent, spans_as_they_stand
from kuuluu.feedback.rules import ended_unchecked
from kuuluu.publication.models import File, Ground, Original, State
from kuuluu.publication.rules import Hide, PublicText, merged, pieces, public_text


@dataclass(kw_only=True)
class WordChoice:
    """What was chosen of some words."""

    original: Original
    candidates: list[SpanChoice]
    words: str = ""
    words_ground: str = Ground.PERSONAL_DATA
    missing: list[str] = field(default_factory=list)
    # Hidden by the review of the initiative that the words went on as.
    fixed: list[SpanChoice] = field(default_factory=list)
    # What may be a name that is hidden elsewhere in the matter.
    doubts: Sequence[Hide] = ()

    @property
    def empty_place(self) -> SpanChoice:
        """Return the row that a script fills when words are marked in the text."""
        return SpanChoice(Hide(0, 1, "other", Ground.PERSONAL_DATA), "", is_kept=True)

    @property
    def spans(self) -> list[Hide]:
        """Return what is to be hidden: the kept proposals, and every place where the given words stand."""
        text = self.original.text
        kept = [candidate.hide for candidate in self.candidates if candidate.is_kept]
        for line in self.words.splitlines():
            kept += [Hide(start, end, "other", self.words_ground) for start, end in hidden_places(text, line)]
        return merged(kept, len(text))

    @property
    def hidden(self) -> list[Hide]:
        """Return all that the public would not read."""
        return merged([*self.spans, *(one.hide for one in self.fixed)], len(self.original.text))

    @property
    def public(self) -> PublicText:
        """Return what the public would read."""
        return public_text(self.original.text, self.hidden)

    @property
    def pieces(self) -> Any:
        """Return the original, cut for the side-by-side view."""
        return pieces(self.original.text, self.hidden)

    @property
    def has_errors(self) -> bool:
        """Tell whether something can't be done as it was typed."""
        return bool(self.missing) or any(one.error for one in self.candidates)


@dataclass(kw_only=True)
class Choice(WordChoice):
    """All that was chosen of one message."""

    message: Message
    pictures: list[PictureChoice] = field(default_factory=list)
    ground_error: str = ""
    # Whoever publishes feedback whose initiative ended unchecked says that they know.
    knows_end: bool = False
    end_error: str = ""

    @property
    def asks_end(self) -> bool:
        """Tell whether that is asked: of the first words, before they are public."""
        is_first = self.message.kind == MessageKind.SUBMISSION and self.original.state != State.PUBLIC
        return is_first and ended_unchecked(self.message.case)

    @property
    def has_errors(self) -> bool:
        """Tell whether something can't be done as it was typed."""
        return super().has_errors or bool(self.end_error) or any(one.error for one in self.pictures)


def words_as_they_stand(original: Original, doubts: Sequence[Hide] = ()) -> WordChoice:
    """Return the choice that a page begins with: every proposal kept, and what is doubted beside them."""
    redactions = list(original.redactions.all())
    candidates = spans_as_they_stand(original.text, redactions, doubts)
    return WordChoice(
        original=original, candidates=candidates, fixed=hidden_by_review(original.text, redactions), doubts=doubts
    )


def words_as_sent(original: Original, data: QueryDict, doubts: Sequence[Hide] = ()) -> WordChoice:
    """Return the choice as a form was sent, with what is wrong in it."""
    words = data.get("words", "").replace("\r\n", "\n")
    words_ground, redactions = data.get("words_ground", ""), list(original.redactions.all())
    return WordChoice(
        original=original,
        candidates=spans_as_sent(original.text, redactions, data, doubts),
        doubts=doubts,
        fixed=hidden_by_review(original.text, redactions),
        words=words,
        words_ground=words_ground if words_ground in Ground.values else Ground.PERSONAL_DATA,
        missing=[line for line in words.splitlines() if line.strip() and not hidden_places(original.text, line)],
    )


def as_it_stands(message: Message, doubts: Sequence[Hide] = ()) -> Choice:
    """Return the choice that a page begins with: every proposal kept, every picture shown as it was decided."""
    pictures = [picture_as_it_stands(file) for file in _pictures(message)]
    return Choice(**vars(words_as_they_stand(message.original, doubts)), message=message, pictures=pictures)


def as_sent(message: Message, data: QueryDict, doubts: Sequence[Hide] = ()) -> Choice:
    """Return the choice as a form was sent, with what is wrong in it."""
    pictures, knows = [picture_as_sent(file, data) for file in _pictures(message)], "knows_end" in data
    chosen = vars(words_as_sent(message.original, data, doubts))
    choice = Choice(**chosen, message=message, pictures=pictures, knows_end=knows)
    if data.get("do") == "publish" and choice.asks_end and not knows:
        choice.end_error = _("Read why the initiative ended, and mark that you have")
    return choice


def chosen_pictures(choice: Choice) -> list[UUID]:
    """Return the ids of the pictures that become public."""
    return [picture.file.pk for picture in choice.pictures if picture.is_public]


def _pictures(message: Message) -> list[File]:
    return [attachment.file for attachment in message.attachments.all() if attachment.file.is_picture]
