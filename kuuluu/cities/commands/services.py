"""Load the service tree that all cities share, and who owns each service in this city."""

import itertools
from datetime import date
from pathlib import Path
from typing import Any

from kuuluu.cities.commands.files import Table, read_toml
from kuuluu.cities.models import LANGUAGES, City, PublishMode, Secrecy, Service, ServiceGroup, ServiceOwner, Unit

# Owners whose first day nobody told have answered "always": well before the service took in its first matter.
ALWAYS = date(2020, 1, 1)
SHORTEST = 2


def load_services(city: City, path: Path, tree: Path) -> None:
    """Load groups and services from the tree, then the city's owner or redirect of each. What the tree no longer names
    is kept but no longer offered.
    """
    shared = read_toml(tree)
    groups = {row.code: row for row in (_group(city, *one) for one in enumerate(shared.tables("group")))}
    own = read_toml(path / "services.toml")
    answers = {table.text("code", limit=40): table for table in own.tables("service")}
    own.done()
    services = [_service(city, order, table, groups, answers) for order, table in enumerate(shared.tables("service"))]
    shared.done()
    if answers:
        raise own.error(f"[[service]] {min(answers)}", "is no service of the tree")
    city.services.exclude(pk__in=[one.pk for one in services]).update(is_listed=False)


def _group(city: City, order: int, table: Table) -> ServiceGroup:
    row, _ = ServiceGroup.objects.update_or_create(
        city=city, code=table.text("code", limit=40), defaults={**table.names(), "order": order}
    )
    table.done()
    return row


def _service(
    city: City, order: int, table: Table, groups: dict[str, ServiceGroup], answers: dict[str, Table]
) -> Service:
    code, group = table.text("code", limit=40), table.text("group")
    if group not in groups:
        raise table.error("group", f'no group has the code "{group}"')
    if code not in answers:
        raise table.error("", "the city's own services.toml names neither an owner nor somebody else for it")
    answer = answers.pop(code)
    values = {**_shared(table), **_redirect(answer), "group": groups[group], "order": order}
    row, _ = Service.objects.update_or_create(city=city, code=code, defaults=values)
    _load_owners(city, row, answer)
    answer.done()
    return row


def _shared(table: Table) -> dict[str, Any]:
    publish = table.text("publish", PublishMode.REVIEW)
    if publish not in PublishMode.values:
        raise table.error("publish", f"must be one of {', '.join(PublishMode.values)}")
    secrecy = table.text("secrecy", Secrecy.PUBLIC)
    if secrecy not in Secrecy.values:
        raise table.error("secrecy", f"must be one of {', '.join(Secrecy.values)}")
    keywords = table.table("keywords")
    values = {
        **table.names(),
        **table.names("description", limit=300),
        **{f"keywords_{language}": _keywords(keywords, language) for language in LANGUAGES},
        "default_kind": table.text("kind", "", limit=10),
        "publish_mode": publish,
        "secrecy": secrecy,
        "is_place_expected": table.flag("place", default=False),
        "radius": table.number("radius", 0),
    }
    keywords.done()
    table.done()
    return values


def _keywords(table: Table, language: str) -> list[str]:
    keywords = table.list(language)
    for word in keywords:
        if not isinstance(word, str) or len(word.split(" ")[0].lstrip("=")) < SHORTEST:
            raise table.error(language, f"{word!r} does not begin with a word of {SHORTEST} letters or more")
    return keywords


def _redirect(answer: Table) -> dict[str, Any]:
    """Return whose matter it is: the city's own, or the one that the table names with name and note."""
    is_elsewhere = "name" in answer.values
    name = answer.table("name")
    values: dict[str, Any] = {f"redirect_name_{one}": name.text(one, None if is_elsewhere else "") for one in LANGUAGES}
    name.done()
    values |= {f"redirect_{key}": words for key, words in answer.names("url", required=False, limit=300).items()}
    values |= {f"redirect_{key}": words for key, words in answer.names("note", required=False, limit=400).items()}
    return values | {
        "redirect_phone": answer.text("phone", "", limit=40),
        "redirect_email": answer.text("email", ""),
        "is_city_matter": not is_elsewhere,
        "is_listed": answer.flag("listed", default=True),
        "fault_line_phone": answer.text("fault_line_phone", "", limit=40),
    }


def _load_owners(city: City, service: Service, answer: Table) -> None:
    """Make the owners what the file says. A matter that is somebody else's has an owner only if a unit passes it on."""
    units = {unit.code: unit for unit in city.units.all()}
    rows = [_owner(service, table, units) for table in answer.tables("owner", "unit")]
    if not rows and service.is_city_matter:
        raise answer.error("owner", "is missing")
    rows.sort(key=lambda row: row.from_date)
    for earlier, later in itertools.pairwise(rows):
        if earlier.to_date is None or earlier.to_date >= later.from_date:
            raise answer.error("owner", f"two units own it on {later.from_date}")
    service.owners.all().delete()
    ServiceOwner.objects.bulk_create(rows)


def _owner(service: Service, table: Table, units: dict[str, Unit]) -> ServiceOwner:
    code = table.text("unit")
    if code not in units or not units[code].is_active:
        raise table.error("unit", f'no unit has the code "{code}"')
    first, last = table.day("from", ALWAYS), table.optional_day("to")
    if last and last < first:
        raise table.error("to", "is before the first day")
    row = ServiceOwner(service=service, unit=units[code], from_date=first, to_date=last)
    row.source = table.text("source", "", limit=200)
    table.flag("checked", default=True)
    table.done()
    return row
