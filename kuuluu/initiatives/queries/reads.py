"""One initiative with what belongs to it."""

from uuid import UUID

from kuuluu.cases.queries import visible_to
from kuuluu.cities.models import City
from kuuluu.initiatives.models import Initiative, Maker, MakerState, Support
from kuuluu.people.actors import Actor


def initiative_by_number(city: City, number: str) -> Initiative | None:
    """Return an initiative of a city, public or not: for its makers and for commands."""
    found = Initiative.objects.filter(city=city, case__number=number)
    return found.select_related("case__city", "case__service", "case__unit", "city").first()


def initiative_at_desk(actor: Actor, city: City, number: str) -> Initiative | None:
    """Return an initiative that an actor may see at the desk; of another city none."""
    found = Initiative.objects.filter(case__in=visible_to(actor, city), case__number=number)
    return found.select_related("case__city", "case__service", "case__unit", "case__assignee", "city").first()


def makers_of(initiative: Initiative) -> list[Maker]:
    """Return who makes an initiative now, the responsible person first."""
    return list(initiative.makers.filter(state=MakerState.JOINED).order_by("-role", "invited_at"))


def support_by_id(city: City, support_id: UUID) -> Support | None:
    """Return a support of an initiative of a city."""
    found = Support.objects.filter(pk=support_id, initiative__city=city)
    return found.select_related("initiative__case", "initiative__city").first()
