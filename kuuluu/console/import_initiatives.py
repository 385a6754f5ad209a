"""kuuluu import-initiatives."""

import argparse
from pathlib import Path

from django.utils import timezone, translation

from kuuluu.cities.models import City
from kuuluu.cities.queries import city_by_slug
from kuuluu.console.stop import Stop, say
from kuuluu.importers import commands
from kuuluu.importers.fetching import fetch
from kuuluu.importers.models import Sheet
from kuuluu.importers.queries import Plan, gone, plan_of
from kuuluu.importers.rules.fields import BY_CODE, guess
from kuuluu.importers.rules.tables import NoTable, Table
from kuuluu.people.actors import SYSTEM


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which city, from where, and which column is what."""
    parser.add_argument("city", help="short name of the city, as in its folder of files")
    parser.add_argument(
        "source",
        help="a CSV file, a JSON file of kuntalaisaloite.fi, or the address of its interface (https://…/initiatives)",
    )
    parser.add_argument(
        "--column", action="append", default=[], metavar="FIELD=HEADING", help="name a column that was guessed wrong"
    )
    parser.add_argument("--do", action="store_true", help="bring what was shown; without it nothing is brought")


def run(args: argparse.Namespace) -> None:
    """Show which column is what and what would come of it; with --do bring it. Raises Stop where nothing can be read."""
    city = city_by_slug(args.city)
    if city is None:
        raise Stop(f"there is no city {args.city!r}")
    table = read(args.source, city)
    sheet = Sheet(city=city, headers=table.headers, rows=table.rows, mapping=mapping_of(table, args.column))
    at = timezone.now()
    with translation.override("en"):
        show(sheet, table, plan_of(sheet, at=at))
    if "://" in args.source:
        for number in gone(city, {row[0] for row in table.rows}):
            say(f"  {number} was brought from there, and isn't listed there any more; here it stays as it is")
    if not args.do:
        say("nothing is brought yet; --do brings what is new")
        return
    numbers = commands.bring_all(city, plan_of(sheet, at=at), by=SYSTEM, at=at)
    say(f"{numbers['new']} brought; their words wait at the desk for somebody to look at them")


def read(source: str, city: City) -> Table:
    """Return the table that a file or an address holds. Raises Stop."""
    try:
        return fetch(source, city) if "://" in source else commands.read(Path(source).read_bytes(), city)
    except OSError as error:
        raise Stop(f"{source}: {error.strerror}") from error
    except NoTable as error:
        raise Stop(f"{source} can't be read as a table of initiatives: {error.code}") from error


def mapping_of(table: Table, named: list[str]) -> dict[str, int]:
    """Return which column is which field: as guessed, and as was said. Raises Stop."""
    mapping = guess(table.headers)
    for one in named:
        code, _sign, heading = one.partition("=")
        if code not in BY_CODE or heading not in table.headers:
            raise Stop(f"{one!r}: a field is one of {', '.join(BY_CODE)}; a heading one of {', '.join(table.headers)}")
        mapping = {known: column for known, column in mapping.items() if column != table.headers.index(heading)}
        mapping[code] = table.headers.index(heading)
    return mapping


def show(sheet: Sheet, table: Table, plan: Plan) -> None:
    """Print the columns, what can't be read, and how many are new."""
    for code, field in BY_CODE.items():
        heading = sheet.headers[sheet.mapping[code]] if code in sheet.mapping else "–"
        say(f"  {code:<16} {heading:<30} {field.label}")
    for row in plan.unread:
        told = ", ".join(f"{one.field} {one.code}" for one in row.problems)
        say(f"  row {row.number}: {told}")
    for one in plan.changed:
        say(f"  row {one.row}: {one.case_number} is here, and says something else now in {', '.join(one.fields)}")
    numbers = plan.numbers
    say(
        f"{numbers['new']} new, {numbers['here']} here already, {numbers['unread']} not read,"
        f" {table.left_out} of other municipalities"
    )
