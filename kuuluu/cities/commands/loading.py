"""Load a city: all of its files or none, in one transaction, as often as one likes."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F

from kuuluu.cities.commands.areas import load_areas
from kuuluu.cities.commands.files import CityFileError, Table, read_toml
from kuuluu.cities.commands.identification import identification_of
from kuuluu.cities.commands.local_rules import load_local_rules
from kuuluu.cities.commands.organisation import load_organisation
from kuuluu.cities.commands.rulebook import load_policies, load_promises
from kuuluu.cities.commands.services import load_services
from kuuluu.cities.models import LANGUAGES, City, CityHost
from kuuluu.cities.queries import forget
from kuuluu.cities.rules import unreadable_pairs

# The cities that come with the service, and the service tree that all cities share.
DATA = Path(__file__).parent.parent / "data"
TREE = "services.toml"


def load_all(data: Path = DATA) -> list[City]:
    """Load every city below a folder, in the order of their names."""
    return [load_city(path.parent) for path in sorted(data.glob("*/city.toml"))]


def load_city(path: Path) -> City:
    """Load the city whose files are in a folder, and return it. What the files no longer name is kept for the cases
    that hold it, but offered no more. Raises CityFileError; then nothing has changed.
    """
    path = path.resolve()
    tree = path.parent / TREE
    with transaction.atomic():
        city = _load_place(path)
        load_organisation(city, path)
        load_services(city, path, tree if tree.exists() else DATA / TREE)
        load_promises(city, path)
        load_policies(city, path)
        load_local_rules(city, path)
        load_areas(city, path)
        city.refresh_from_db()
    forget()
    return city


def _load_place(path: Path) -> City:
    file = read_toml(path / "city.toml")
    values = {**_basics(file), **_look(file.table("look")), **_contacts(file), "texts": _texts(file.table("texts"))}
    values |= identification_of(file.table("identification"))
    hosts = [str(host).lower() for host in file.list("hosts")]
    if not hosts:
        raise file.error("hosts", "must name at least one host")
    file.done()
    if values["slug"] != path.name:
        raise file.error("slug", f'must be the name of the folder, "{path.name}"')
    _refuse_others(file, values, hosts)
    _refuse_look(City(**values), file)
    city, is_new = City.objects.update_or_create(slug=path.name, defaults={**values, "host": hosts[0]})
    if not is_new:
        City.objects.filter(pk=city.pk).update(version=F("version") + 1)
    CityHost.objects.filter(city=city).exclude(host__in=hosts).delete()
    for host in hosts:
        CityHost.objects.get_or_create(host=host, defaults={"city": city})
    return city


def _refuse_others(file: Table, values: dict[str, Any], hosts: list[str]) -> None:
    """Refuse a host, a number prefix or a municipality code that another city has."""
    others = City.objects.exclude(slug=values["slug"])
    taken = CityHost.objects.filter(city__in=others, host__in=hosts).values_list("host", flat=True)
    if taken:
        raise file.error("hosts", f"{', '.join(sorted(taken))} is another city's")
    for key in ("number_prefix", "code"):
        if others.filter(**{key: values[key]}).exists():
            raise file.error(key, f"{values[key]} is another city's")


def _refuse_look(city: City, file: Table) -> None:
    if pairs := unreadable_pairs(city):
        raise CityFileError(f"{file.place} look", "; ".join(pairs))


def _basics(file: Table) -> dict[str, Any]:
    unchecked = [name for name in file.values if _is_unchecked(file.values[name])]
    population, centre = file.table("population"), file.table("centre")
    values: dict[str, Any] = {
        "slug": file.text("slug"),
        "code": file.text("code", limit=3),
        "number_prefix": file.text("number_prefix", limit=6),
        "languages": _languages(file),
        "is_open": file.flag("open", default=True),
        "closed_days": [_iso(file, day) for day in file.list("closed_days", [])],
        "population": population.number("count"),
        "population_date": population.day("date"),
        "population_source": population.text("source", limit=200),
        "lat": centre.decimal("lat"),
        "lon": centre.decimal("lon"),
        "unchecked": unchecked,
    }
    name = file.table("name")
    values |= name.names()
    for table in (population, centre, name):
        table.flag("checked", default=True)
        table.done()
    return values


def _is_unchecked(value: object) -> bool:
    return isinstance(value, dict) and value.get("checked") is False


def _languages(file: Table) -> list[str]:
    languages = file.list("languages", list(LANGUAGES))
    if not set(languages) <= set(LANGUAGES) or "fi" not in languages:
        raise file.error("languages", f"must have fi, and no other than {', '.join(LANGUAGES)}")
    return languages


def _iso(file: Table, day: object) -> str:
    if not hasattr(day, "isoformat"):
        raise file.error("closed_days", f"{day!r} is no date")
    return str(day.isoformat())


def _look(table: Table) -> dict[str, Any]:
    colours = {key: table.colour(key) for key in ("accent", "accent_ink", "accent_dark", "accent_dark_ink")}
    look = {**colours, "wordmark": table.text("wordmark", limit=40), "crest": table.text("crest", "", limit=120)}
    table.flag("checked", default=True)
    table.done()
    return look


# Which columns of City a table of the file fills, plain ones and those in three languages.
CONTACTS = {
    "registry": (("email", "phone"), ("address",)),
    "service_point": (("address", "phone", "email"), ("name", "hours")),
    "fault_line": (("phone",), ("hours",)),
    "accessibility": (("email", "phone"), ()),
    "privacy": (("email", "phone"), ("controller",)),
}


def _contacts(file: Table) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, (plain, worded) in CONTACTS.items():
        table = file.table(name)
        values |= {f"{name}_{key}": table.text(key, "", limit=200) for key in plain}
        for key in worded:
            words = table.table(key)
            values |= {f"{name}_{key}_{one}": words.text(one, "", limit=200) for one in LANGUAGES}
            words.done()
        table.flag("checked", default=True)
        table.done()
    return values


def _texts(table: Table) -> dict[str, dict[str, str]]:
    texts = {}
    for key in sorted(table.values):
        words = table.table(key)
        texts[key] = {language: words.text(language, limit=2000) for language in LANGUAGES}
        words.done()
    return texts
