"""One case, by its number, code or id, and those that belong to it."""

from collections.abc import Collection
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Right

from kuuluu.cases import rules
from kuuluu.cases.models import Case, Contact
from kuuluu.cases.queries.seeing import visible_to, within
from kuuluu.cities.models import City
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission


def case_at_desk(actor: Actor, city: City, number: str) -> Case | None:
    """Return a case that the actor may see, by its number in this city; None is all that a stranger learns.

    With it comes all that its page shows of it: `joined_numbers` of the cases that were joined to it and that the actor
    may see, and contact data for those who may see any.
    """
    seen = visible_to(actor, city)
    joined = seen.filter(joined_to=OuterRef("pk")).order_by("number").values("number")
    whole = seen.select_related(
        "service", "unit", "area", "assignee", "city", "feedback", "joined_to", "part_of", "initiative"
    )
    whole = whole.annotate(joined_numbers=ArraySubquery(joined), joined_ids=ArraySubquery(joined.values("pk")))
    if actor.may_somewhere(Permission.SEE_CONTACT, city.pk):
        whole = whole.select_related("contact")
    return whole.filter(number=number).first()


def cases_at_desk(actor: Actor, city: City, numbers: Collection[str]) -> QuerySet[Case]:
    """Return those of the numbered cases that the actor may see, with all that an act asks of them, soonest promise first."""
    wanted = visible_to(actor, city).filter(number__in=numbers)
    whole = wanted.select_related("service", "unit", "area", "city", "feedback", "contact", "assignee", "initiative")
    return whole.order_by(F("next_due_date").asc(nulls_last=True), "id")


def case_by_code(city: City, code: str) -> Case | None:
    """Return the case of this city whose sender holds the code."""
    found = Case.objects.filter(city=city, code_hash=rules.code_hash(code))
    main = (f"joined_to__{name}" for name in ("service", "unit", "city", "feedback"))
    return found.select_related("service", "unit", "area", "city", "feedback", "contact", "initiative", *main).first()


def case_by_number(city: City, number: str) -> Case | None:
    """Return a case of this city by its number, whoever asks."""
    found = Case.objects.filter(city=city, number=number)
    return found.select_related("service", "unit", "area", "city", "feedback").first()


def case_by_id(case_id: UUID) -> Case | None:
    """Return a case by its id, for readers of the journal."""
    return Case.objects.filter(pk=case_id).select_related("service", "unit", "area", "city", "feedback").first()


def joined_with_contact(case: Case) -> QuerySet[Case]:
    """Return the cases joined to this one, or to the message that it is a part of, whose senders can be written to."""
    joined = Case.objects.filter(joined_to__in=[pk for pk in (case.pk, case.part_of_id) if pk])
    return joined.filter(contact__isnull=False).select_related("contact").order_by("received_at")


def joined_at_desk(actor: Actor, case: Case) -> QuerySet[Case]:
    """Return the cases joined to this one that the actor may see, the first joined first."""
    return (
        visible_to(actor, case.city).filter(joined_to=case).select_related("feedback").order_by("received_at", "number")
    )


def parts_of(case: Case) -> list[Case]:
    """Return the parts that a message was split into, in their order."""
    return list(case.parts.select_related("service", "unit", "city", "feedback", "part").order_by("part__order"))


def contact(case: Case) -> Contact | None:
    """Return how the sender is reached, if contact data was given; the parts of a message have one sender."""
    return getattr(case.part_of or case, "contact", None)


# As many digits of a telephone number are the same whether it is written with a country's code or without.
OWN_DIGITS = 9


def same_sender(actor: Actor, case: Case) -> QuerySet[Case]:
    """Return the other cases of the city that came from the same e-mail address or telephone, the newest first.

    Of those alone that the actor may see with their contact data.
    """
    sender, other = contact(case), visible_to(actor, case.city).exclude(pk=case.pk)
    digits = "".join(one for one in sender.phone if one.isdigit())[-OWN_DIGITS:] if sender else ""
    same = Q(contact__email__iexact=sender.email) if sender and sender.email else Q(pk=None)
    if len(digits) == OWN_DIGITS:
        bare = Func(F("contact__phone"), Value(r"\D"), Value(""), Value("g"), function="regexp_replace")
        other = other.annotate(digits=Right(bare, OWN_DIGITS, output_field=CharField()))
        same |= Q(digits=digits)
    found = other.filter(same & within(actor, case.city, (Permission.SEE_CONTACT,)))
    return found.select_related("service").order_by("-received_at", "-id")
