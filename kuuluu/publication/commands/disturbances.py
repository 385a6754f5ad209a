"""What the city tells everybody of what is out of order. Its own words: public as they are written, unless something in
them must not be.
"""

from datetime import datetime
from typing import Any

from django.db.models import F

from kuuluu.cities.models import City
from kuuluu.journal.commands import NotAllowed, Step, command, record, take
from kuuluu.language.findings import find_all
from kuuluu.people.actors import Actor
from kuuluu.publication.commands.register import touch_register
from kuuluu.publication.events import PublicationEvent
from kuuluu.publication.models import Disturbance
from kuuluu.publication.rules import may_count, may_let_stand, may_tell

END = Step(PublicationEvent.DISTURBANCE_ENDED, frozenset({True}), False, field="is_shown")  # type: ignore[arg-type]


@command(who=may_tell)
def tell_disturbance(city: City, *, values: dict[str, Any], by: Actor, at: datetime) -> Disturbance:
    """Tell everybody, on the front page and before they send, that the city knows of a disturbance.

    Words in which something was found are told by a publisher alone.
    """
    _ask_for_a_publisher(values, city.pk, by)
    made = Disturbance.objects.create(city=city, is_shown=True, **values)
    record(PublicationEvent.DISTURBANCE_TOLD, made, by=by, at=at)
    touch_register(city.pk)
    return made


@command(who=may_tell)
def change_disturbance(disturbance: Disturbance, *, values: dict[str, Any], by: Actor, at: datetime) -> None:
    """Change what is told of it: what is known now, and until when; the same holds for its words."""
    _ask_for_a_publisher(values, disturbance.city_id, by)
    for name, value in values.items():
        setattr(disturbance, name, value)
    disturbance.save(update_fields=list(values))
    record(PublicationEvent.DISTURBANCE_CHANGED, disturbance, by=by, at=at)
    touch_register(disturbance.city_id)


def _ask_for_a_publisher(values: dict[str, Any], city_id: int, by: Actor) -> None:
    said = (str(values[name]) for name in Disturbance.WORDS if values.get(name))
    if any(find_all(words) for words in said) and not may_let_stand(by, city_id):
        raise NotAllowed("tell_disturbance")


@command(who=may_tell, when=END)
def end_disturbance(disturbance: Disturbance, *, by: Actor, at: datetime) -> None:
    """Say that it is over: it is shown to nobody any more."""
    take(END, disturbance, by=by, at=at, changes={"ended_at": at})
    touch_register(disturbance.city_id)


@command(who=may_count)
def count_voice(disturbance: Disturbance, *, by: Actor, at: datetime) -> None:  # noqa: ARG001 - nothing is kept of whom
    """Count somebody who has met with it, where there is no case to join."""
    Disturbance.objects.filter(pk=disturbance.pk, is_shown=True).update(voices=F("voices") + 1)
    touch_register(disturbance.city_id)
