"""kuuluu retention."""

import argparse
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone, translation

from kuuluu.cities.models import City
from kuuluu.cities.queries import city_by_slug
from kuuluu.console.stop import Stop, say
from kuuluu.people.actors import SYSTEM
from kuuluu.retention import commands, queries
from kuuluu.retention.models import DataClass


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which city, and whether to look at a later day or to do what was shown."""
    parser.add_argument("--city", required=True, help="short name of the city, as in its folder of files")
    parser.add_argument("--do", action="store_true", help="carry out the plan that was shown before")
    parser.add_argument(
        "--on",
        metavar="YYYY-MM-DD",
        help="show what would be due on a later day; no plan is made, and nothing is erased by it",
    )


def run(args: argparse.Namespace) -> None:
    """Show what would be erased, or erase what was shown. Raises Stop where there is no such city, day or plan."""
    city = city_by_slug(args.city)
    if city is None:
        raise Stop(f"there is no city {args.city!r}")
    if args.do and args.on is not None:
        raise Stop("--on only shows a later day, and nothing is ever erased by it: leave out --on or --do")
    now = timezone.now()
    with translation.override("en"):
        if args.on is not None:
            look_ahead(city, moment_on(args.on, now))
        else:
            carry_out(city, now) if args.do else show(city, now)


def moment_on(written: str, now: datetime) -> datetime:
    """Return this hour on a day that is written as 2027-03-01. Raises Stop for what is no day, and for one that is over."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or day.isoformat() != written:
        raise Stop(f"{written!r} is no day: write one as 2027-03-01")
    here = timezone.localtime(now)
    if day < here.date():
        raise Stop(f"{written} is over: --on shows today or a day to come")
    return here.replace(year=day.year, month=day.month, day=day.day)


def show(city: City, at: datetime) -> None:
    """Make the plan anew, unless it is approved already, and print it. Nothing is erased."""
    plan = commands.plan(city, at=at)
    if plan is None:
        say("nothing is due")
        return
    say(f"plan {plan.pk}, made {timezone.localtime(plan.planned_at):%Y-%m-%d %H:%M}; nothing is erased yet")
    for data_class in DataClass:
        if data_class in plan.due:
            numbers = [item.case.number for item in queries.items(plan, data_class)]
            _tell(data_class, plan.due[data_class], plan.rules[data_class], numbers)
    say("kuuluu retention --city … --do carries it out")


def look_ahead(city: City, at: datetime) -> None:
    """Print what would be due at a later moment, as things stand now. No plan is made: nothing can be carried out by it."""
    due, day = queries.due_at(city, at), timezone.localdate(at).isoformat()
    if not due.counts:
        say(f"nothing is due on {day}, as things stand now")
        return
    say(f"due on {day}, as things stand now; this is no plan, and nothing is erased by it")
    for data_class in DataClass:
        if data_class in due.counts:
            numbers = sorted(due.cases.get(data_class, {}).values())
            _tell(data_class, due.counts[data_class], due.rules[data_class].as_fact(), numbers)
    say(
        "what the nights before erase is counted, too; what is sent, closed, opened again or held until then isn't known"
    )


def carry_out(city: City, at: datetime) -> None:
    """Carry out the plan that was shown, and print its certificate's number and seal."""
    plan = queries.open_run(city)
    if plan is None:
        raise Stop("there is no plan: run the same without --do first, and read it")
    certificate = commands.carry_out(plan, by=SYSTEM, at=at)
    commands.tidy()
    pieces = certificate.content["pieces"]
    for data_class in DataClass:
        if data_class in pieces:
            say(f"  {data_class.label}: {pieces[data_class]} erased")
    say(f"certificate {certificate.number}: {certificate.seal}")


def _tell(data_class: DataClass, count: int, rule: Mapping[str, Any], numbers: Iterable[str]) -> None:
    say(f"  {data_class.label}: {count}, by {rule['key']} = {rule['value']} from {rule['from']} ({rule['source']})")
    if listed := " ".join(numbers):
        say(f"    {listed}")
