"""Initiatives of the journeys, made in a process of its own where other journeys have walked: `python -m tests.journeys.initiatives`."""

import os
import subprocess
import sys
from dataclasses import dataclass

import django

from tests.journeys.service import ROOT, Service

LEENA, PEKKA = "leena.tekija@example.org", "pekka.tekija@example.org"


@dataclass
class Made:
    """An initiative that gathers support, and the addresses of its makers' own pages."""

    number: str
    leena: str
    pekka: str


def made(service: Service, kind: str = "ordinary") -> Made:
    """Make an initiative of Leena and Pekka that has been written, looked at and accepted."""
    number, leena, pekka = _run(service, "make", kind).split()
    return Made(number, *(service.url(f"/aloite/oma/{code}/") for code in (leena, pekka)))


def time_passes(service: Service, number: str, days: int) -> None:
    """Let it be so many days later for an initiative: all its days go back, and the sweep of a morning comes."""
    _run(service, "later", number, str(days))


def _run(service: Service, *said: str) -> str:
    command = [sys.executable, "-m", "tests.journeys.initiatives", *said]
    done = subprocess.run(command, cwd=ROOT, env=service.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _make(kind: str) -> None:
    from django.db import transaction
    from django.utils import timezone

    from kuuluu.cities.models import City
    from kuuluu.initiatives.models import Maker
    from kuuluu.initiatives.rules.making import maker_code
    from tests.factories.initiatives import add_maker, make_initiative

    at = timezone.now()
    with transaction.atomic():
        one = make_initiative(City.objects.get(slug="kerava"), at=at, kind=kind)
        Maker.objects.filter(initiative=one).update(name="Leena Tekijä", email=LEENA)
        add_maker(one, at=at, name="Pekka Toinen", email=PEKKA)
    codes = {maker.email: maker_code(maker.pk) for maker in one.makers.all()}
    sys.stdout.write(f"{one.case.number} {codes[LEENA]} {codes[PEKKA]}")


def _later(number: str, days: int) -> None:
    from datetime import timedelta

    from django.db import transaction
    from django.utils import timezone

    from kuuluu.initiatives.commands import follow_stage, refresh
    from kuuluu.initiatives.commands.sweeping import sweep
    from kuuluu.initiatives.models import Initiative

    now, ago = timezone.now(), timedelta(days=days)
    with transaction.atomic():
        one = Initiative.objects.select_related("case__city", "city").get(case__number=number)
        names = ("sent_at", "registered_at", "collecting_since", "estimate_date", "estimate_told_at")
        changes = {name: getattr(one, name) - ago for name in names if getattr(one, name)}
        Initiative.objects.filter(pk=one.pk).update(**changes)
        one.refresh_from_db()
        follow_stage(one, at=now, since=one.registered_at)
        refresh(one, at=now)
        sweep(one.city, at=now)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kuuluu.settings")
    django.setup()
    if sys.argv[1] == "make":
        _make(sys.argv[2])
    else:
        _later(sys.argv[2], int(sys.argv[3]))
