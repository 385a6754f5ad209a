"""The matters that one message tells of."""

from dataclasses import dataclass

from kuuluu.cases.models import Case
from kuuluu.cities.models import City
from kuuluu.feedback.queries.deciding import first_message
from kuuluu.language.parts import Matter, matters
from kuuluu.routing.queries import rank


@dataclass(frozen=True)
class Likely:
    """A service by its code, and how sure a model is of it."""

    code: str
    confidence: float


def proposed_parts(case: Case) -> list[Matter]:
    """Return the matters that a message seems to tell of; none where it seems to be one, or can't be split."""
    if case.part_of_id or case.joined_to_id or case.split_at or case.erased_at:
        return []
    return matters(first_message(case).original.text, case.language, OfCity(case.city))


@dataclass(frozen=True)
class OfCity:
    """What the city's model says of a sentence."""

    city: City

    def rank(self, text: str, language: str = "", place: str = "") -> list[Likely]:
        """Return the likeliest service."""
        found = rank(self.city, text, language, place, most=1).guesses
        return [Likely(one.service.code, one.confidence) for one in found]
