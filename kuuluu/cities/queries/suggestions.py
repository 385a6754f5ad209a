"""From a resident's own words to the service that is meant."""

from collections import defaultdict
from dataclasses import dataclass

from kuuluu.cities.models import LANGUAGES, City, Service
from kuuluu.cities.queries.keywords import Hit, fold, words_of
from kuuluu.cities.queries.reads import services
from kuuluu.cities.queries.snapshot import snapshot


@dataclass(frozen=True)
class Suggestion:
    """A service that a text may be about, with the words that point to it, as they were written."""

    service: Service
    score: float
    reasons: tuple[str, ...]


def suggest_services(city: City, text: str, limit: int = 3) -> list[Suggestion]:
    """Return the services that a free text in any of the three languages points to, the likeliest first."""
    written = words_of(text)
    hits: dict[Service, list[Hit]] = defaultdict(list)
    for hit in snapshot(city).keywords.hits([fold(word) for word in written]):
        hits[hit.keyword.service].append(hit)
    suggestions = [_suggestion(service, found, written) for service, found in hits.items()]
    return sorted(suggestions, key=lambda one: (-one.score, one.service.order))[:limit]


def _suggestion(service: Service, hits: list[Hit], written: list[str]) -> Suggestion:
    # A word counts once, however often it is said: by the keyword that says most.
    score, used, said = 0.0, set[str](), set[tuple[str, ...]]()
    reasons: list[str] = []
    for hit in sorted(hits, key=lambda one: -one.weight):
        words = [written[place] for place in hit.places]
        if hit.keyword.parts not in said and used.isdisjoint(map(fold, words)):
            score += hit.weight
            used.update(map(fold, words))
            said.add(hit.keyword.parts)
            reasons += words
    return Suggestion(service, round(score, 3), tuple(sorted(reasons, key=written.index)))


def not_city_matter(city: City, text: str) -> Service | None:
    """Return the service of somebody else that a text is about (Hallintolaki 434/2003, 8 §), if that is the likeliest."""
    best = suggest_services(city, text, limit=1)
    return best[0].service if best and not best[0].service.is_city_matter else None


def search_services(city: City, words: str, language: str = "fi", limit: int | None = None) -> list[Service]:
    """Return the services that answer to every word, in any of the three languages; the best first. No words: all."""
    wanted = [fold(word) for word in words_of(words)]
    ranked = [(min((_rank(one, word, language) for word in wanted), default=1), one) for one in services(city)]
    found = [(rank, one) for rank, one in ranked if rank]
    # A stable sort: what ranks the same keeps the city's own order.
    return [one for _, one in sorted(found, key=lambda pair: -pair[0])][:limit]


def _rank(service: Service, word: str, language: str) -> int:
    own = fold(service.name_in(language))
    names = [fold(service.name_in(one)) for one in LANGUAGES]
    groups = [fold(service.group.name_in(one)) for one in LANGUAGES]
    keywords = [fold(text).lstrip("=") for one in LANGUAGES for text in getattr(service, f"keywords_{one}")]
    descriptions = [fold(getattr(service, f"description_{one}")) for one in LANGUAGES]
    tests = (
        (7, own.startswith(word)),
        (6, f" {word}" in f" {own}"),
        (5, any(f" {word}" in f" {name}" for name in names)),
        (4, any(text.startswith(word) or word.startswith(text) for text in keywords)),
        (3, any(f" {word}" in f" {name}" for name in groups)),
        (2, any(word in name for name in names)),
        (1, any(word in text for text in descriptions)),
    )
    return next((rank for rank, fits in tests if fits), 0)
