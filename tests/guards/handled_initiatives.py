"""More initiatives in the world of secrets: one that the city has decided on, and one that was brought and not looked at."""

from typing import Any

from kuuluu.initiatives.commands import handling, refresh
from kuuluu.initiatives.commands.reporting import Meeting, draft, give
from kuuluu.initiatives.commands.saying import say_registered
from kuuluu.initiatives.models import DecisionOutcome, Initiative, Kind, Maker, Measure, MeasureState, Stage, Version
from kuuluu.people.actors import SYSTEM
from kuuluu.people.roles import Role
from kuuluu.publication.commands import keep_original, redact
from kuuluu.publication.models import Original, State
from kuuluu.publication.rules import Hide
from tests.factories.initiatives import add_maker, make_initiative
from tests.factories.people import make_actor

PHONE = "040 7654321"


def handled(world: Any, public_words: str) -> str:
    """Make them, each word that isn't public a secret. Return the number of the one that is public."""
    city, at, secret = world.city, world.at, world.secret
    by = make_actor(city, Role.REGISTRAR)
    hidden = secret("hidden words of a decided initiative")
    one = make_initiative(
        city, at=at, stage=Stage.CHECKING, title=f"{public_words} raportissa", demand=f"Esitän. {hidden}"
    )
    demand = Version.objects.get(initiative=one).demand
    redact(demand, [Hide(len("Esitän. "), len(demand.text), "person_name")], by=SYSTEM, at=at)
    Original.objects.filter(pk__in=_parts(one)).update(state=State.PUBLIC)
    values = {"sent_at": at, "registered_at": at, "published_at": at, "body": "Kaupunginhallitus"}
    values["register_number"] = f"{secret('a number that waits')} {PHONE}"
    Initiative.objects.filter(pk=one.pk).update(stage=Stage.REGISTERED, **values)
    one = Initiative.objects.select_related("case__city", "city").get(pk=one.pk)
    say_registered(one, by=by, at=at)
    add_maker(one, at=at, name=secret("a decided initiative's maker"))
    handling.give_interim_notice(one, words=f"{secret('a notice that waits')}, {PHONE}", by=by, at=at)
    reason = f"Toteutetaan, soita {PHONE}. {secret('a decision that waits')}"
    section, link = (
        f"§ 4, {PHONE} {secret('a section that waits')}",
        f"https://kerava.example/{PHONE}/{secret('minutes')}",
    )
    ruling = handling.Ruling(DecisionOutcome.PARTLY, "Kaupunginhallitus", at.date(), reason, section, link)
    handling.decide(one, ruling=ruling, by=by, at=at)
    words = f"Soita {PHONE}. {secret('a measure that waits')}"
    handling.add_measure(one, words=words, state=MeasureState.DONE, by=by, at=at)
    refresh(one, at=at)
    report = draft(city, year=at.year - 1, by=SYSTEM, at=at)
    give(report, meeting=Meeting(at.date(), "§ 5"), by=by, at=at)
    _unseen(world)
    return one.case.number


def _unseen(world: Any) -> None:
    """Make one that the city has had for long, brought from elsewhere, that nobody has decided to be public."""
    city, at, secret = world.city, world.at, world.secret
    one = make_initiative(
        city,
        at=at,
        stage=Stage.CHECKING,
        kind=Kind.ORDINARY,
        title=secret("the title of one that was brought"),
        demand=secret("one that was brought"),
        source_id="kuntalaisaloite:1",
        source_url="https://kuntalaisaloite.example/fi/aloite/1",
    )
    Initiative.objects.filter(pk=one.pk).update(
        stage=Stage.REGISTERED, sent_at=at, body=secret("the body of one that waits")
    )
    Maker.objects.filter(initiative=one).update(name=secret("the maker of one that waits"))
    said = keep_original(city, secret("a measure of one that waits"), by=SYSTEM, at=at)
    Measure.objects.create(initiative=one, words=said, at=at)
    world.hidden_numbers.append(world.known(f"number {one.case.number}", one.case.number))


def _parts(one: Initiative) -> list[Any]:
    text = Version.objects.get(initiative=one)
    return [text.title_id, text.demand_id, text.reasons_id]
