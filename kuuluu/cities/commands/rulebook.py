"""Load what a city has promised and how it has decided to work."""

from pathlib import Path

from kuuluu.cities.commands.files import Table, read_toml
from kuuluu.cities.models import City, Clock, DayKind, Policy, Promise, Service


def load_promises(city: City, path: Path) -> None:
    """Make the city's promises what the file says."""
    file = read_toml(path / "promises.toml")
    services = {service.code: service for service in city.services.all()}
    rows = [_promise(city, table, services) for table in file.tables("promise", "clock")]
    file.done()
    keys = [(row.service_id, row.kind, row.clock, row.from_date) for row in rows]
    if len(set(keys)) < len(keys):
        raise file.error("[[promise]]", "two promises of the same clock, service and kind begin on one day")
    city.promises.all().delete()
    Promise.objects.bulk_create(rows)


def _promise(city: City, table: Table, services: dict[str, Service]) -> Promise:
    code = table.text("service", "")
    if code and code not in services:
        raise table.error("service", f'no service has the code "{code}"')
    row = Promise(
        city=city,
        service=services.get(code),
        kind=table.text("kind", "", limit=10),
        clock=_one_of(table, "clock", Clock.values),
        days=table.number("days"),
        day_kind=_one_of(table, "day_kind", DayKind.values, DayKind.WORKING),
        from_date=table.day("from"),
        **table.told("source", limit=200),
        is_law=table.flag("law", default=False),
    )
    table.flag("checked", default=True)
    table.done()
    return row


def _one_of(table: Table, key: str, values: list[str], default: str | None = None) -> str:
    value = table.text(key, default)
    if value not in values:
        raise table.error(key, f"must be one of {', '.join(values)}")
    return value


def load_policies(city: City, path: Path) -> None:
    """Make the rules that the city set for itself what the file says."""
    file = read_toml(path / "policies.toml")
    rows = []
    for table in file.tables("policy", "key"):
        values = {"key": table.text("key", limit=60), "value": table.anything("value"), "from_date": table.day("from")}
        row = Policy(city=city, **values, **table.told("source", limit=200))
        table.flag("checked", default=True)
        table.done()
        rows.append(row)
    file.done()
    keys = [(row.key, row.from_date) for row in rows]
    if len(set(keys)) < len(keys):
        raise file.error("[[policy]]", "two values of one key begin on one day")
    city.policies.all().delete()
    Policy.objects.bulk_create(rows)
