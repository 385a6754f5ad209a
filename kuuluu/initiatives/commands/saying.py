"""Words of the city in an initiative: kept as originals, and public at once where they are clean and its policy says so."""

from datetime import datetime

from kuuluu.cities import queries as cities
from kuuluu.initiatives.models import Initiative
from kuuluu.language.findings import find
from kuuluu.people.actors import SYSTEM, Actor
from kuuluu.publication.commands import decide, keep_original
from kuuluu.publication.models import Original, State


def say(initiative: Initiative, text: str, *, by: Actor, at: datetime) -> Original:
    """Keep what the city says. Words in which the finders mark anything wait for a person."""
    original = keep_original(initiative.city, text, by=by, at=at)
    if cities.policy(initiative.city, "publish_clean_answers", at.date()) and not find(text):
        decide(original, State.PUBLIC, by=SYSTEM, at=at, is_automatic=True)
    return original


def say_body(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """Let everybody read which body decides, as soon as that is looked at, or at once where it is clean."""
    if initiative.body:
        initiative.body_words = say(initiative, initiative.body, by=by, at=at)
        Initiative.objects.filter(pk=initiative.pk).update(body_words=initiative.body_words)
