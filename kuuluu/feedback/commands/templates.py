"""The words that answers start from: kept by the city's administrators."""

from collections.abc import Mapping
from datetime import datetime

from kuuluu.cities.models import LANGUAGES, City
from kuuluu.feedback.models import AnswerTemplate
from kuuluu.feedback.queries import templates
from kuuluu.journal.commands import command
from kuuluu.people.actors import Actor
from kuuluu.people.rules import may_administer


class NameTaken(Exception):  # noqa: N818 - reads as what could not be done
    """The city has another template of this name."""


def may_edit(actor: Actor, template: AnswerTemplate) -> bool:
    """The city's administrators keep its templates."""
    return may_administer(actor, template.city)


@command(who=may_administer)
def add_template(
    city: City,
    *,
    name: str,
    texts: Mapping[str, str],
    service_code: str = "",
    order: int = 0,
    by: Actor,  # noqa: ARG001 - every command has by
    at: datetime,  # noqa: ARG001 - and at
) -> AnswerTemplate:
    """Let officers start an answer from these words, by language, for one service or for all. Raises NameTaken."""
    _refuse_taken(city, name)
    return AnswerTemplate.objects.create(
        city=city, name=name, service_code=service_code, order=order, **_columns(texts)
    )


@command(who=may_edit)
def change_template(
    template: AnswerTemplate,
    *,
    name: str,
    texts: Mapping[str, str],
    service_code: str,
    order: int,
    by: Actor,  # noqa: ARG001
    at: datetime,  # noqa: ARG001
) -> None:
    """Change the words for answers that are yet to be written. Raises NameTaken."""
    _refuse_taken(template.city, name, but=template)
    changes = {"name": name, "service_code": service_code, "order": order, **_columns(texts)}
    AnswerTemplate.objects.filter(pk=template.pk).update(**changes)


@command(who=may_edit)
def remove_template(template: AnswerTemplate, *, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Take a template away. Answers that were written from it stay as they are."""
    AnswerTemplate.objects.filter(pk=template.pk).delete()


def _refuse_taken(city: City, name: str, but: AnswerTemplate | None = None) -> None:
    if templates(city).filter(name=name).exclude(pk__in=[but.pk] if but else []).exists():
        raise NameTaken(name)


def _columns(texts: Mapping[str, str]) -> dict[str, str]:
    return {f"text_{language}": texts.get(language, "") for language in LANGUAGES}
