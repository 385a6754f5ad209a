"""Of an initiative whose time is over nobody can be told any more: words, makers, supporters; numbers stay."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection

from kuuluu.initiatives.commands import scans, sheets
from kuuluu.initiatives.commands import supporting as web
from kuuluu.initiatives.commands.counting import count
from kuuluu.initiatives.commands.withdrawing import withdraw
from kuuluu.initiatives.models import Draft, Maker, Sheet, Support, Tally
from kuuluu.people.actors import ANYONE, SYSTEM, Actor
from kuuluu.people.roles import Role
from kuuluu.publication.models import File, PublicInitiative
from kuuluu.retention import commands
from kuuluu.retention.models import DataClass
from tests.factories.initiatives import make_initiative, maker
from tests.factories.people import make_actor
from tests.factories.pictures import photo

pytestmark = pytest.mark.django_db
SECRETS = ("Zafferiina", "Zafferlainen", "zaffer@posti.example", "Zafferkatu")


def everything() -> str:
    """Return every row of every table as text."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'select t::text from "{model._meta.db_table}" t')
            found += [row[0] for row in cursor.fetchall()]
    return "\n".join(found)


@pytest.fixture
def ended(kerava, now):
    words = {"title": "Zafferiina", "demand": "Zafferiina auki.", "reasons": "Zafferkatu on pitkä."}
    one = make_initiative(kerava, at=now, **words)
    Maker.objects.filter(initiative=one).update(name="Zafferlainen", email="zaffer@posti.example")
    wish = web.Wish(name="Zafferlainen", email="zaffer@posti.example", born=date(1990, 5, 1), municipality="245")
    row = web.support(one, wish=wish, by=ANYONE, at=now)
    web.confirm(row, by=Actor(support_id=row.pk), at=now)
    sheet = sheets.print_sheet(one, by=maker(one), at=now)
    signature = sheets.Signature(name="Zafferlainen", born=date(1980, 5, 1))
    sheets.enter_sheet(one, sheet=sheet, rows=[signature], by=make_actor(kerava, Role.REGISTRAR), at=now)
    count(at=now)
    withdraw(one, reason="Zafferiina ei kelpaa.", by=maker(one), at=now)
    return one


def test_planted_words_are_there_before_and_nowhere_after(kerava, now, ended):
    assert all(secret.casefold() in everything().casefold() for secret in SECRETS)
    later = now + timedelta(days=2000)
    commands.carry_out(commands.plan(kerava, at=later), by=SYSTEM, at=later)
    left = everything().casefold()
    assert [secret for secret in SECRETS if secret.casefold() in left] == []
    assert not PublicInitiative.objects.filter(pk=ended.pk).exists()
    assert Tally.objects.get(pk=ended.pk).supporters == 1


def test_nothing_of_a_running_initiative_is_due(kerava, now):
    make_initiative(kerava, at=now)
    plan = commands.plan(kerava, at=now + timedelta(days=2000))
    assert not plan or DataClass.SUPPORTERS not in plan.due or plan.due[DataClass.SUPPORTERS] == 0


def test_support_that_nobody_confirmed_goes_by_itself(kerava, now):
    one = make_initiative(kerava, at=now)
    web.support(one, wish=web.Wish(name="Kaisa", email="kaisa@posti.example"), by=ANYONE, at=now)
    later = now + timedelta(days=15)
    commands.carry_out(commands.plan(kerava, at=later), by=SYSTEM, at=later)
    assert not Support.objects.filter(initiative=one).exists()


def test_untouched_draft_goes_with_its_makers(kerava, now):
    draft = Draft.objects.create(city=kerava, key_hash="x" * 64, created_at=now, changed_at=now)
    Maker.objects.create(draft=draft, name="Kaisa", email="kaisa@posti.example", code_hash="y" * 64, invited_at=now)
    later = now + timedelta(days=40)
    commands.carry_out(commands.plan(kerava, at=later), by=SYSTEM, at=later)
    assert not Maker.objects.exists()


def test_reading_and_scan_of_a_page_that_nobody_counted_are_erased_too(kerava, now):
    by = make_actor(kerava, Role.REGISTRAR)
    one = make_initiative(kerava, at=now)
    signature = sheets.Signature(name="Zafferlainen", born=date(1980, 5, 1))
    read, scanned = (sheets.print_sheet(one, by=maker(one), at=now) for _each in range(2))
    sheets.enter_sheet(one, sheet=read, rows=[signature], by=by, at=now)
    scans.attach_scan(one, sheet=scanned, name="lista.jpg", upload=photo("zaffer"), by=by, at=now)
    withdraw(one, reason="Ei enää.", by=maker(one), at=now)
    later = now + timedelta(days=2000)
    commands.carry_out(commands.plan(kerava, at=later), by=SYSTEM, at=later)
    assert list(Sheet.objects.values_list("first", "scan")) == [([], None), ([], None)]
    assert not File.objects.exists()
