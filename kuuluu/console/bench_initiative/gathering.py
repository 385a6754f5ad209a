"""An initiative that gathers support, and people who have asked to support it and not yet pressed the button."""

import subprocess
import sys
from dataclasses import dataclass
from os import environ

MAKE = """
from uuid import uuid4
from django.db import transaction
from django.utils import timezone
from kuuluu.cases.commands import Opening, open_case
from kuuluu.cities.models import City
from kuuluu.initiatives.commands import follow_stage, refresh
from kuuluu.initiatives.models import Initiative, Support, SupportContact, Tally, Version
from kuuluu.initiatives.rules.supporting import keys_of, token_of
from kuuluu.people.actors import ANYONE, SYSTEM
from kuuluu.publication.commands import decide, keep_original
from kuuluu.publication.models import State
at, city = timezone.now(), City.objects.order_by("slug").first()
words = ("Jäähalli auki kesällä", "Jäähalli pidetään auki myös kesällä.", "Nuorilla ei ole muuta paikkaa.")
parts = [keep_original(city, one, by=ANYONE, at=at) for one in words]
for one in parts:
    decide(one, State.PUBLIC, by=SYSTEM, at=at)
opening = Opening(text=words[1], title=words[0], kind="ordinary", original=parts[1])
case, _message = open_case(city, opening, by=ANYONE, at=at)
times = dict(published_at=at, collecting_since=at)
made = Initiative.objects.create(case=case, city=city, kind="ordinary", stage="collecting", is_joint=True, **times)
Version.objects.create(initiative=made, number=1, title=parts[0], demand=parts[1], reasons=parts[2], at=at)
Tally.objects.create(initiative=made)
with transaction.atomic():
    follow_stage(made, at=at)
    refresh(made, at=at)
print("at:", city.host, case.number, made.pk)
ids = [uuid4() for _ in range({count})]
for start in range(0, len(ids), 1000):
    some = list(enumerate(ids[start:start + 1000], start))
    Support.objects.bulk_create(
        Support(id=one, initiative=made, way="light", municipality=city.code, created_at=at,
            waiting_keys=keys_of(made, email="n%s@posti.example" % n)) for n, one in some)
    SupportContact.objects.bulk_create(SupportContact(support_id=one, email="n%s@posti.example" % n) for n, one in some)
for one in ids:
    print("token:", token_of(one))
"""


@dataclass(frozen=True)
class Waiting:
    """Where the initiative is, and the links of those who wait."""

    host: str
    number: str
    pk: str
    tokens: list[str]


def gather(url: str, count: int) -> Waiting:
    """Make a new initiative with so many supports that wait to be confirmed."""
    command = [sys.executable, "-m", "django", "shell", "--no-imports", "-c", MAKE.format(count=count)]
    environment = {**environ, "DATABASE_URL": url}
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603
    lines = told.stdout.splitlines()
    host, number, pk = next(line.split()[1:] for line in lines if line.startswith("at:"))
    return Waiting(host, number, pk, [line.split()[1] for line in lines if line.startswith("token:")])
