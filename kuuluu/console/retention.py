"""kuuluu retention."""

import argparse

from django.utils import timezone, translation

from kuuluu.cities.models import City
from kuuluu.cities.queries import city_by_slug
from kuuluu.console.stop import Stop, say
from kuuluu.people.actors import SYSTEM
from kuuluu.retention import commands, queries
from kuuluu.retention.models import DataClass, Run


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which city, and whether to do what was shown."""
    parser.add_argument("--city", required=True, help="short name of the city, as in its folder of files")
    parser.add_argument("--do", action="store_true", help="carry out the plan that was shown before")


def run(args: argparse.Namespace) -> None:
    """Show what would be erased, or erase what was shown. Raises Stop where there is no such city or no plan."""
    city = city_by_slug(args.city)
    if city is None:
        raise Stop(f"there is no city {args.city!r}")
    with translation.override("en"):
        carry_out(city) if args.do else show(city)


def show(city: City) -> None:
    """Make the plan anew, unless it is approved already, and print it. Nothing is erased."""
    plan = commands.plan(city, at=timezone.now())
    if plan is None:
        say("nothing is due")
        return
    say(f"plan {plan.pk}, made {timezone.localtime(plan.planned_at):%Y-%m-%d %H:%M}; nothing is erased yet")
    for data_class in DataClass:
        if data_class in plan.due:
            _tell(plan, data_class, plan.due[data_class])
    say("kuuluu retention --city … --do carries it out")


def carry_out(city: City) -> None:
    """Carry out the plan that was shown, and print its certificate's number and seal."""
    plan = queries.open_run(city)
    if plan is None:
        raise Stop("there is no plan: run the same without --do first, and read it")
    certificate = commands.carry_out(plan, by=SYSTEM, at=timezone.now())
    commands.tidy()
    pieces = certificate.content["pieces"]
    for data_class in DataClass:
        if data_class in pieces:
            say(f"  {data_class.label}: {pieces[data_class]} erased")
    say(f"certificate {certificate.number}: {certificate.seal}")


def _tell(plan: Run, data_class: DataClass, count: int) -> None:
    rule = plan.rules[data_class]
    say(f"  {data_class.label}: {count}, by {rule['key']} = {rule['value']} from {rule['from']} ({rule['source']})")
    if numbers := [item.case.number for item in queries.items(plan, data_class)]:
        say(f"    {' '.join(numbers)}")
