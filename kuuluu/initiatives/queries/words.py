"""What else than its text an initiative's page shows in words, once a person or the city's policy has let it."""

from dataclasses import dataclass

from django.db.models import Value

from kuuluu.cities.models import City
from kuuluu.initiatives.models import Initiative
from kuuluu.initiatives.queries.enclosures import waiting_files
from kuuluu.initiatives.queries.held import WORDS, waiting_words
from kuuluu.initiatives.queries.reads import initiatives_at_desk
from kuuluu.people.actors import Actor
from kuuluu.publication.models import Original, Source, State


@dataclass(frozen=True)
class Said:
    """Words of an initiative's page beside its text, and what they are."""

    kind: str
    original: Original

    @property
    def is_waiting(self) -> bool:
        """Tell whether nobody has decided on them yet, or not since something was hidden elsewhere that they may say."""
        is_asked = any(one.source == Source.LIKENESS for one in self.original.redactions.all())
        return self.original.state == State.PENDING or (is_asked and self.original.state == State.PUBLIC)


def said_of(initiative: Initiative) -> list[Said]:
    """Return all such words of an initiative, the oldest first, each with what is proposed to hide of it."""
    each = [
        rows.filter(**{whose: initiative.pk, f"{words}__isnull": False})
        .order_by()
        .annotate(said_as=Value(kind))
        .values_list(words, "said_as")
        for kind, (rows, words, whose) in WORDS.items()
    ]
    kinds = dict(each[0].union(*each[1:], all=True))
    found = Original.objects.filter(pk__in=kinds, erased_at=None).prefetch_related("redactions").order_by("created_at")
    return [Said(kinds[one.pk], one) for one in found]


def notices_of(initiative: Initiative) -> dict[str, str]:
    """Return what the city told while it handled an initiative, by the id that the thread's event names it by; every word."""
    if initiative.registered_at is None:
        return {}
    return {str(one.words_id): one.words.text for one in initiative.notices.select_related("words")}


def undecided_words(initiative: Initiative) -> list[Original]:
    """Return the words that nobody has decided on yet, the oldest first."""
    return [one.original for one in said_of(initiative) if one.is_waiting]


def with_undecided(actor: Actor, city: City) -> list[Initiative]:
    """Return the initiatives that an actor may see of which words or files wait for somebody to decide what is public."""
    waiting = waiting_words() + waiting_files()
    return list(initiatives_at_desk(actor, city).alias(waiting=waiting).filter(waiting__gt=0))
