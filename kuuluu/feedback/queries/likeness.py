"""What is hidden anywhere in a matter, and what its other texts say of that."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from kuuluu.cases.models import Attachment, Case, Message, MessageKind
from kuuluu.cases.queries import contact
from kuuluu.cases.rules import OF_THE_CITY
from kuuluu.language.findings import LONGEST_DOUBTED, find_all
from kuuluu.language.names.hidden import Sure
from kuuluu.publication.likeness import HiddenWords, Likeness, alike, doubted_of, hidden_words, hides_of, proposed_of
from kuuluu.publication.models import File, Original, Redaction, Source
from kuuluu.publication.rules import Hide, besides_name, ground_of

# Of a part, what was said first are words of the whole.
_IS_SAID = ~Q(kind=MessageKind.NOTE) & ~Q(kind=MessageKind.SUBMISSION, case__part_of__isnull=False)
# Decided by a person of the city; what is only proposed holds what isn't public yet.
_CHOSEN = frozenset({Source.PUBLISHER, Source.REVIEW})


@dataclass(frozen=True)
class Secret:
    """Words that are hidden in a matter: of which original, by a person or only proposed, and since when."""

    words: HiddenWords
    original_id: UUID | None = None
    is_chosen: bool = False
    at: datetime | None = None


@dataclass(frozen=True)
class _Row:
    """A redaction as it was read with its words."""

    start: int
    end: int
    what: str
    ground: str
    source: str
    since: str

    @property
    def cls(self) -> str:
        return self.what

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.since)


def texts_of(case: Case) -> list[Message]:
    """Return the messages of a matter of which a person decides: of a split message its own and all that was said in its parts."""
    said = Message.objects.filter(_IS_SAID, case__in=_family(case))
    return list(said.select_related("original", "by", "case__feedback").prefetch_related("original__redactions"))


def files_of(case: Case) -> list[File]:
    """Return the files given with a matter, in their order."""
    given = File.objects.filter(attachment__message__case__in=_family(case))
    given = given.exclude(attachment__message__kind=MessageKind.NOTE).select_related("words")
    return list(given.order_by("attachment__message__at", "created_at", "pk"))


def secrets_of(case: Case) -> list[Secret]:
    """Return all that is hidden in a matter, and who its sender is and how to be reached: that is never public."""
    return [*hidden_in(case), *_sender(case)]


def hidden_in(case: Case) -> list[Secret]:
    """Return what is hidden in a matter: in its words and documents, and in what was joined to it. One question to the database."""
    whole = case.part_of_id or case.pk
    joined = Q(joined_to__in={case.pk, whole}) | (Q(pk=case.joined_to_id) if case.joined_to_id else Q())
    related = Case.objects.filter(Q(pk=whole) | Q(part_of=whole) | joined)
    said = Message.objects.filter(_IS_SAID, case__in=related).values("original_id")
    given = Attachment.objects.filter(message__case__in=_family(case), file__words__isnull=False).values(
        "file__words_id"
    )
    rows = Redaction.objects.filter(original=OuterRef("pk")).exclude(source=Source.LIKENESS)
    columns = {"start": "start", "end": "end", "what": "cls", "ground": "ground", "source": "source", "since": "at"}
    hidden = rows.values(json=JSONObject(**columns))
    found = Original.objects.filter(Exists(rows), pk__in=said.union(given))
    found = found.annotate(
        hidden=ArraySubquery(hidden), case_id=F("message__case"), whole_id=F("message__case__part_of")
    )
    own = {None, whole}
    return [
        Secret(words, one.pk, row.source in _CHOSEN and (one.case_id in own or one.whole_id == whole), row.at)
        for one in found
        for row in (_Row(**each) for each in one.hidden)
        for words in hidden_words(one.text, [row])
    ]


def said_of_secrets(original: Original, secrets: Iterable[Secret], writer: str = "") -> list[Likeness]:
    """Return what an original says of what is hidden elsewhere in its matter; whoever writes for the city may sign."""
    found = alike(original.text, [one.words for one in secrets if one.original_id != original.pk])
    return besides_name(original.text, found, writer)


def said_by(message: Message, secrets: Iterable[Secret]) -> list[Likeness]:
    """Return it of a message."""
    return said_of_secrets(message.original, secrets, writer_of(message))


def writer_of(message: Message) -> str:
    """Return who wrote a message for the city, and may sign it; "" for residents' words."""
    return message.by.name if message.by and message.kind in OF_THE_CITY else ""


def is_doubted_since(original: Original, secrets: Iterable[Secret], writer: str = "") -> bool:
    """Tell whether a person has hidden something since public words were decided on that they may say."""
    since = [
        one for one in secrets if one.is_chosen and one.at and original.decided_at and one.at > original.decided_at
    ]
    return bool(doubted_of(said_of_secrets(original, since, writer)))


def says_hidden(case: Case, message: Message) -> bool:
    """Tell whether a message says, or may say, what is hidden elsewhere in its matter: then no policy publishes it."""
    return bool(said_by(message, secrets_of(case)))


def doubts_of(case: Case, messages: Iterable[Message], more: Iterable[Secret] = ()) -> dict[UUID, list[Hide]]:
    """Return by original what in messages of a case a person is asked about; `more`: what is hidden beside its words."""
    secrets = [*hidden_in(case), *more]
    return {one.original_id: asked_of(one.original, secrets, writer_of(one)) for one in messages}


def asked_of(original: Original, secrets: Sequence[Secret], writer: str = "") -> list[Hide]:
    """Return what in words a person is asked about: what is doubted by what is hidden elsewhere, what of them says again
    what is hidden in another place of the same words, and what the finders mark though the words around it weigh against it.
    """
    own = [one.words for one in secrets if one.original_id == original.pk]
    again = besides_name(original.text, proposed_of(alike(original.text, own)), writer)
    doubted = doubted_of(said_of_secrets(original, secrets, writer))
    asked = [
        *besides_name(original.text, _doubtful(original.text), writer),
        *doubted,
        *hides_of(again, least=Sure.LIKELY),
    ]
    return list({(one.start, one.end): one for one in asked}.values())


def _doubtful(text: str) -> list[Hide]:
    marked = [one for one in find_all(text) if one.is_doubtful] if len(text) <= LONGEST_DOUBTED else []
    return [Hide(one.start, one.end, str(one.cls), ground_of(one), is_doubtful=True) for one in marked]


def secrets_in(original: Original, *, is_chosen: Callable[[Original, Redaction], bool]) -> Iterator[Secret]:
    """Yield what is hidden in one text, but for what only is so because it is hidden elsewhere."""
    for row in original.redactions.all():
        if row.source != Source.LIKENESS:
            for words in hidden_words(original.text, [row]):
                yield Secret(words, original.pk, is_chosen(original, row), row.at)


def _family(case: Case) -> QuerySet[Case]:
    whole = case.part_of_id or case.pk
    return Case.objects.filter(Q(pk=whole) | Q(part_of=whole))


def _sender(case: Case) -> Iterator[Secret]:
    known = contact(case)
    said = {"person_name": known.name, "email": known.email, "phone": known.phone} if known else {}
    for cls, words in said.items():
        for one in hidden_words(words, [Hide(0, len(words), cls)]):
            yield Secret(one)
