"""One initiative with what belongs to it."""

from uuid import UUID

from django.db.models import F, QuerySet

from kuuluu.cases.models import Case
from kuuluu.cases.queries import visible_to
from kuuluu.cities.models import City
from kuuluu.initiatives.models import (
    Appeal,
    Initiative,
    Maker,
    MakerState,
    Review,
    ReviewOutcome,
    Stage,
    Support,
    SupportContact,
    SupportKey,
)
from kuuluu.initiatives.queries.enclosures import waiting_files
from kuuluu.initiatives.queries.held import waiting_words
from kuuluu.initiatives.rules.importing import unlooked
from kuuluu.initiatives.rules.supporting import email_key
from kuuluu.people.actors import Actor

_ENDED_BY_LOOK = frozenset({Stage.REFUSED, Stage.MERGED})
_TWIN = ("twin__city", "twin__case")


def initiative_by_number(city: City, number: str) -> Initiative | None:
    """Return an initiative of a city, public or not: for its makers and for commands."""
    found = Initiative.objects.filter(city=city, case__number=number)
    return found.select_related("case__city", "case__service", "case__unit", "city", *_TWIN).first()


def initiative_at_desk(actor: Actor, city: City, number: str) -> Initiative | None:
    """Return an initiative that an actor may see at the desk; of another city none."""
    found = Initiative.objects.filter(case__in=visible_to(actor, city), case__number=number)
    found = found.annotate(waiting_words=waiting_words(), waiting_files=waiting_files())
    return found.select_related(
        "case__city",
        "case__feedback",
        "case__service",
        "case__unit",
        "case__area",
        "case__assignee",
        "city",
        "tally",
        "decision__reason",
        "decision__body",
        "decision__section",
        "decision__link",
        *_TWIN,
    ).first()


def makers_of(initiative: Initiative) -> list[Maker]:
    """Return who makes an initiative now, the responsible person first."""
    return list(initiative.makers.filter(state=MakerState.JOINED).order_by("-role", "invited_at"))


def support_by_id(city: City, support_id: UUID) -> Support | None:
    """Return a support of an initiative of a city."""
    rows = Support.objects.filter(pk=support_id, initiative__city=city).select_related("initiative__case")
    found = rows.first()
    if found:
        found.initiative.city = found.initiative.case.city = city
    return found


def wants_news(row: Support) -> bool:
    """Tell whether a supporter is told what becomes of the initiative."""
    return SupportContact.objects.filter(support=row, wants_news=True).exists()


def initiatives_at_desk(actor: Actor, city: City) -> QuerySet[Initiative]:
    """Return the initiatives that an actor may see at the desk, the soonest promise first, then the newest."""
    found = Initiative.objects.filter(case__in=visible_to(actor, city)).select_related("case__unit", "tally")
    found = found.annotate(waiting_words=waiting_words(), waiting_files=waiting_files())
    return found.order_by(F("case__answer_due_date").asc(nulls_last=True), "-case__received_at")


def unlooked_at_desk(actor: Actor, city: City) -> QuerySet[Initiative]:
    """Return those that were brought from elsewhere and wait for a look, as far as an actor may see them at the desk."""
    return initiatives_at_desk(actor, city).filter(unlooked())


def last_review(initiative: Initiative) -> Review | None:
    """Return the look that ended an initiative, with its reason; None where it wasn't a look that did."""
    ended = initiative.reviews.filter(outcome__in=[ReviewOutcome.REFUSED, ReviewOutcome.MERGED])
    return ended.select_related("reason").order_by("at").last() if initiative.stage in _ENDED_BY_LOOK else None


def appeal_of(review: Review) -> Appeal | None:
    """Return the appeal against a refusal, with its words."""
    return Appeal.objects.filter(review=review).select_related("words", "reason").first()


def is_initiative(case: Case) -> bool:
    """Tell whether a case, read with its initiative, is one; what went on as feedback is none any more."""
    found: Initiative | None = getattr(case, "initiative", None)
    return found is not None and found.stage != Stage.FEEDBACK


def is_same_letter_box(row: Support) -> bool:
    """Tell whether somebody supports already from the letter-box that a waiting support has: then its owner may know it."""
    contact = SupportContact.objects.filter(support=row).first()
    keys = SupportKey.objects.filter(initiative=row.initiative_id)
    return contact is not None and keys.filter(key=email_key(row.initiative_id, contact.email)).exists()
