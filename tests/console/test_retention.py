"""kuuluu retention: shows first, does what was shown, and nothing unshown."""

import argparse
from datetime import date, timedelta

import pytest
from django.utils import timezone

from kuuluu.cases.models import Case
from kuuluu.cities.models import Policy
from kuuluu.cities.queries import forget
from kuuluu.console import retention
from kuuluu.console.stop import Stop
from kuuluu.retention import commands
from kuuluu.retention.models import Certificate, Run
from tests.retention.conftest import plant_city

pytestmark = pytest.mark.django_db


@pytest.fixture
def erase(monkeypatch):
    # Outside of every transaction, which a test stands in.
    monkeypatch.setattr(commands, "tidy", lambda: None)

    def run(*words):
        parser = argparse.ArgumentParser()
        retention.arguments(parser)
        retention.run(parser.parse_args(words))

    return run


def test_plan_is_shown_and_nothing_erased(erase, kerava, capsys):
    aino = plant_city(kerava, "Zaffo")
    erase("--city", "kerava")
    said = capsys.readouterr().out
    assert "nothing is erased yet" in said
    assert f"    {aino.closed.number}" in said
    assert "retention.words = 730 from 2020-01-01 (PROPOSAL, to be confirmed by the city)" in said
    assert not any(word in said for word in aino.plant.words.values())
    assert Certificate.objects.count() == 0


def test_what_was_shown_is_done(erase, kerava, capsys):
    aino = plant_city(kerava, "Zaffo")
    erase("--city", "kerava")
    erase("--city", "kerava", "--do")
    assert f"certificate 1: {Certificate.objects.get().seal}" in capsys.readouterr().out
    assert Case.objects.get(pk=aino.closed.pk).erased_at
    erase("--city", "kerava")
    assert "nothing is due" in capsys.readouterr().out


def test_nothing_is_done_that_was_not_shown(erase, kerava):
    plant_city(kerava, "Zaffo")
    with pytest.raises(Stop, match="there is no plan"):
        erase("--city", "kerava", "--do")


def test_unknown_city_is_refused(erase, db):
    with pytest.raises(Stop, match="there is no city 'nowhere'"):
        erase("--city", "nowhere")


def rows(said):
    return [line for line in said.splitlines() if line.startswith("  ")]


def test_later_day_is_shown_as_the_plan_of_that_day_would_be(erase, kerava, capsys):
    today = timezone.localdate()
    aino = plant_city(kerava, "Zaffo", timezone.now() - timedelta(days=700))
    erase("--city", "kerava", "--on", str(today))
    now = rows(capsys.readouterr().out)
    assert not any(aino.closed.number in line for line in now)
    erase("--city", "kerava", "--on", str(today + timedelta(days=31)))
    said = capsys.readouterr().out
    assert f"    {aino.closed.number}" in said
    assert "this is no plan, and nothing is erased by it" in said
    assert not any(word in said for word in aino.plant.words.values())
    erase("--city", "kerava")
    assert rows(capsys.readouterr().out) == now


def test_later_day_goes_by_the_policies_of_that_day(erase, kerava, capsys):
    today = timezone.localdate()
    aino = plant_city(kerava, "Zaffo", timezone.now() - timedelta(days=700))
    Policy.objects.create(
        city=kerava, key="retention.words", value=10, from_date=today + timedelta(days=3), source_fi="uusi"
    )
    forget()
    for days, is_due in ((2, False), (3, True)):
        erase("--city", "kerava", "--on", str(today + timedelta(days=days)))
        assert (f"retention.words = 10 from {today + timedelta(days=3)} (uusi)" in capsys.readouterr().out) == is_due
    assert Case.objects.get(pk=aino.closed.pk).erased_at is None


def test_what_was_shown_for_a_later_day_is_no_plan(erase, kerava):
    plant_city(kerava, "Zaffo")
    erase("--city", "kerava", "--on", "9999-12-31")
    assert not Run.objects.exists()
    with pytest.raises(Stop, match="there is no plan"):
        erase("--city", "kerava", "--do")


def test_plan_that_waits_stays_when_a_later_day_is_looked_at(erase, kerava):
    aino = plant_city(kerava, "Zaffo")
    erase("--city", "kerava")
    before = Run.objects.values().get()
    erase("--city", "kerava", "--on", str(timezone.localdate() + timedelta(days=5000)))
    assert Run.objects.values().get() == before
    assert Case.objects.get(pk=aino.closed.pk).erased_at is None


def test_nothing_is_erased_for_a_later_day(erase, kerava):
    aino = plant_city(kerava, "Zaffo")
    erase("--city", "kerava")
    with pytest.raises(Stop, match="leave out --on or --do"):
        erase("--city", "kerava", "--on", "9999-12-31", "--do")
    assert Case.objects.get(pk=aino.closed.pk).erased_at is None
    assert Certificate.objects.count() == 0


@pytest.mark.parametrize(
    "written", ["", "tomorrow", "2027-13-01", "2027-02-30", "20270301", "2027-W01-1", "2027-3-1", "10000-01-01"]
)
def test_what_is_no_day_is_refused(erase, kerava, written):
    with pytest.raises(Stop, match="is no day: write one as 2027-03-01"):
        erase("--city", "kerava", "--on", written)


def test_day_that_is_over_is_refused(erase, kerava):
    with pytest.raises(Stop, match="is over"):
        erase("--city", "kerava", "--on", str(timezone.localdate() - timedelta(days=1)))


def test_nothing_due_on_a_later_day_is_said(erase, kerava, capsys):
    erase("--city", "kerava", "--on", str(date(2999, 1, 1)))
    assert "nothing is due on 2999-01-01, as things stand now" in capsys.readouterr().out
