"""Load the divisions and units of a city."""

from pathlib import Path

from kuuluu.cities.commands.files import Table, read_toml
from kuuluu.cities.models import City, Division, Unit, UnitContact


def load_organisation(city: City, path: Path) -> None:
    """Load divisions and units; a unit that the file no longer names is kept but no longer active."""
    file = read_toml(path / "organisation.toml")
    divisions = {row.code: row for row in (_division(city, *one) for one in enumerate(file.tables("division")))}
    city.units.update(is_triage=False)
    units = [_unit(city, order, table, divisions) for order, table in enumerate(file.tables("unit"))]
    file.done()
    if sum(unit.is_triage for unit in units) != 1:
        raise file.error("[[unit]] triage", "must be true for exactly one unit: the one that gets what nobody owns")
    city.units.exclude(pk__in=[unit.pk for unit in units]).update(is_active=False)
    city.divisions.exclude(code__in=divisions).delete()


def _division(city: City, order: int, table: Table) -> Division:
    row, _ = Division.objects.update_or_create(
        city=city, code=table.text("code", limit=40), defaults={**table.names(), "order": order}
    )
    table.flag("checked", default=True)
    table.done()
    return row


def _unit(city: City, order: int, table: Table, divisions: dict[str, Division]) -> Unit:
    division = table.text("division", "")
    if division and division not in divisions:
        raise table.error("division", f'no division has the code "{division}"')
    values = {
        **table.names(),
        "division": divisions.get(division),
        "email": table.text("email"),
        "phone": table.text("phone", "", limit=40),
        "is_triage": table.flag("triage", default=False),
        "is_checked": table.flag("checked", default=False),
        "is_active": True,
        "order": order,
    }
    row, _ = Unit.objects.update_or_create(city=city, code=table.text("code", limit=40), defaults=values)
    UnitContact.objects.update_or_create(unit=row, defaults={"head_email": table.text("head_email", "")})
    table.done()
    return row
