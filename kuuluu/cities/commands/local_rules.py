"""Load by which rules initiatives are made and handled in a city, and the populations that shares are counted from."""

from pathlib import Path

from kuuluu.cities.commands.files import Table, read_toml
from kuuluu.cities.models import Basis, City, LocalRule, Population

FILE = "initiatives.toml"


def load_local_rules(city: City, path: Path) -> None:
    """Make the city's rules of initiatives and its populations what the file says; without the file it has none."""
    rules, populations = [], []
    if (path / FILE).exists():
        file = read_toml(path / FILE)
        rules = [_rule(city, table) for table in file.tables("rule", "key")]
        populations = [_population(city, table) for table in file.tables("population", "date")]
        file.done()
        _refuse_doubles(file, rules)
    city.local_rules.all().delete()
    city.populations.all().delete()
    LocalRule.objects.bulk_create(rules)
    Population.objects.bulk_create(populations)


def _refuse_doubles(file: Table, rules: list[LocalRule]) -> None:
    keys = [(row.key, row.kind, row.from_date) for row in rules]
    if len(set(keys)) < len(keys):
        raise file.error("[[rule]]", "two rules of one key and kind begin on one day")


def _rule(city: City, table: Table) -> LocalRule:
    statute = table.names("statute", required=False)
    row = LocalRule(
        city=city,
        key=table.text("key", limit=60),
        kind=table.text("kind", "", limit=20),
        value=table.anything("value"),
        basis=Basis.LAW if statute["statute_fi"] else Basis.OWN,
        from_date=table.day("from"),
        to_date=table.optional_day("to"),
        is_checked=table.flag("checked", default=True),
        **statute,
        **table.told("source", limit=200),
    )
    table.done()
    return row


def _population(city: City, table: Table) -> Population:
    row = Population(
        city=city,
        from_age=table.number("from_age", 0),
        count=table.number("count"),
        date=table.day("date"),
        is_estimate=table.flag("estimate", default=False),
        **table.names("source", limit=200),
    )
    table.flag("checked", default=True)
    table.done()
    return row
