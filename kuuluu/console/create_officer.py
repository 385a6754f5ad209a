"""kuuluu create-officer."""

import argparse
import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from kuuluu.cities.queries import city_by_slug
from kuuluu.console.stop import Stop, say
from kuuluu.people import commands
from kuuluu.people.actors import SYSTEM
from kuuluu.people.roles import Role


def arguments(parser: argparse.ArgumentParser) -> None:
    """Who, where and as what."""
    parser.add_argument("city", help="the city's short name, as its folder of files is called")
    parser.add_argument("email", help="e-mail address: the sign-in name")
    parser.add_argument("name", help="name as colleagues see it")
    parser.add_argument("--role", action="append", choices=list(Role), required=True, help="may be given several times")
    parser.add_argument("--unit", default="", help="code of the unit; none: the whole city")
    parser.add_argument("--password-stdin", action="store_true", help="read the password's line from standard input")


def run(args: argparse.Namespace) -> None:
    """Ask for a password and make the person; the second factor is set up at the first sign-in."""
    city = city_by_slug(args.city)
    if city is None:
        raise Stop(f"there is no city {args.city!r}; kuuluu load-city loads those that have files")
    password = sys.stdin.readline().strip() if args.password_stdin else getpass.getpass("Password: ")
    try:
        validate_password(password)
    except ValidationError as error:
        raise Stop(" ".join(error.messages)) from error
    try:
        commands.create_officer(
            city,
            email=args.email,
            name=args.name,
            password=password,
            roles=args.role,
            unit_code=args.unit,
            by=SYSTEM,
            at=timezone.now(),
        )
    except commands.UnknownUnit as error:
        raise Stop(f"{city.name_fi} has no unit {args.unit!r}") from error
    say(f"{args.name} can sign in at {city.host}/desk/ and sets up the second factor there")
