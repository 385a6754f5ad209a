"""Initiatives of the world of secrets: what was said of a public one and isn't decided, and one that nobody accepted."""

from typing import Any

from kuuluu.initiatives.commands.commenting import comment, decide_words
from kuuluu.initiatives.commands.reviewing import Hidden, accept, refuse
from kuuluu.initiatives.models import Initiative, ReviewCode, Stage
from kuuluu.people.actors import ANYONE, Actor
from kuuluu.people.roles import Role
from kuuluu.publication.rules import Hide
from tests.factories.initiatives import add_maker, make_initiative
from tests.factories.people import make_actor


def initiatives(world: Any, words: str) -> None:
    """One that is discussed, one that waits for a look, and one that was refused before anybody could read it."""
    by = make_actor(world.city, Role.PUBLISHER)
    _discussed(world, words, by)
    city, at, secret = world.city, world.at, world.secret
    waiting = make_initiative(
        city,
        at=at,
        stage=Stage.CHECKING,
        **{part: secret(f"the {part} of an initiative that waits") for part in ("title", "demand", "reasons")},
    )
    refused = make_initiative(city, at=at, stage=Stage.CHECKING, demand=secret("a refused initiative"))
    refuse(refused, code=ReviewCode.UNLAWFUL, reason=secret("why an initiative was refused"), by=by, at=at)
    for one in (waiting, refused):
        world.hidden_numbers.append(world.known(f"number {one.case.number}", one.case.number))


def _discussed(world: Any, words: str, by: Actor) -> None:
    at, secret = world.at, world.secret
    hidden = secret("words hidden in an initiative")
    demand = f"{hidden} {words} halliin."
    values = {"wants_discussion": True, "title": f"{words} aloite", "demand": demand}
    one = make_initiative(world.city, at=at, stage=Stage.CHECKING, **values)
    email = world.known("a maker's e-mail", "zaffermaker@example.org")
    add_maker(one, at=at, name=secret("a maker's name"), email=email)
    accept(one, hidden=Hidden(demand=[Hide(0, len(hidden))]), by=by, at=at)
    one = Initiative.objects.select_related("case__city", "city").get(pk=one.pk)
    for what in ("a comment that waits", "a refused comment", "a withdrawn comment", "words hidden in a comment"):
        said = f"{secret(what)} {words} keskustelussa"
        original = comment(one, words=said, by=ANYONE, at=at).original
        if what != "a comment that waits":
            hides = None if what == "a refused comment" else [Hide(0, len(secret(what)))]
            hides = [] if what == "a withdrawn comment" else hides
            decide_words(one, original=original, hidden=hides, ground="other", by=by, at=at)
        if what == "a withdrawn comment":
            decide_words(one, original=original, hidden=None, ground="personal_data", by=by, at=at)
    world.initiative = one
