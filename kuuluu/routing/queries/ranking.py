"""What the model in use says that a text is about."""

import logging
from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID
from zipfile import BadZipFile

from kuuluu.cities import queries as cities
from kuuluu.cities.models import City, Service
from kuuluu.language.routing import Model
from kuuluu.routing.models import RoutingModel

_log = logging.getLogger(__name__)
THREE = 3
# In suggestions, how much a share of the model's belief weighs against a share of the words that a service is known by.
MODEL_SHARE = 0.5
# What reading a model raises that isn't whole, or is of another form.
UNREADABLE = (ValueError, KeyError, OSError, BadZipFile)
# Models of this process, by city: what is in use changes at night, if at all. Cities that learnt the same keep it once.
_kept: dict[int, tuple[UUID, bytes, Model]] = {}


@dataclass(frozen=True)
class Guess:
    """A service that a text may be about: how sure, from 0 to 1, and by which of its words."""

    service: Service
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Ranking:
    """What a model said of a text, the likeliest first; no model, nothing said."""

    model_id: UUID | None = None
    guesses: tuple[Guess, ...] = ()


def model_in_use(city: City) -> RoutingModel | None:
    """Return the row of the model by which the city's matters are ranked now, without what it learnt."""
    return RoutingModel.objects.filter(city=city, is_in_use=True).defer("data").first()


def rank(city: City, text: str, language: str = "", place: str = "", most: int = THREE) -> Ranking:
    """Return the likeliest services among those that the city offers."""
    kept = _model(city)
    if kept is None or not text.strip():
        return Ranking()
    offered = {service.code: service for service in cities.services(city)}
    key, _digest, model = kept
    ranked = model.rank(text, language, place, among=offered.keys())[:most]
    guesses = (Guess(offered[one.code], round(one.confidence, 4), tuple(one.reasons)) for one in ranked)
    return Ranking(key, tuple(guesses))


def suggest(city: City, text: str, language: str = "", limit: int = THREE) -> list[Service]:
    """Return the services to offer for a text: by the model where there is one, and by the words of each service."""
    worded = cities.suggest_services(city, text, limit=2 * limit)
    ranked = rank(city, text, language, most=2 * limit).guesses
    if not ranked:
        return [one.service for one in worded[:limit]]
    most = max((one.score for one in worded), default=1) or 1
    scores: dict[Service, float] = defaultdict(float, {one.service: MODEL_SHARE * one.confidence for one in ranked})
    for one in worded:
        scores[one.service] += (1 - MODEL_SHARE) * one.score / most
    return sorted(scores, key=lambda service: -scores[service])[:limit]


def forget_models() -> None:
    """Let go of the models that this process keeps."""
    _kept.clear()


def read_models() -> None:
    """Read the models in use now, not when somebody waits for the first answer."""
    for city in cities.open_cities():
        _model(city)


def _model(city: City) -> tuple[UUID, bytes, Model] | None:
    """Return the model in use; a stored one that can't be read is told in the log, and the city goes on without."""
    row = model_in_use(city)
    if row is None:
        return None
    kept = _kept.get(city.pk)
    if kept is None or kept[0] != row.pk:
        try:
            kept = (row.pk, *_read(bytes(row.data)))
        except UNREADABLE:
            _log.exception("routing model %s can't be read: matters go on without it", row.pk)
            return None
        _kept[city.pk] = kept
    return kept


def _read(data: bytes) -> tuple[bytes, Model]:
    digest = sha256(data).digest()
    same = (model for _key, known, model in list(_kept.values()) if known == digest)
    return digest, next(same, None) or Model.load(data)
