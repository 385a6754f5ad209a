"""kuuluu retention: shows first, does what was shown, and nothing unshown."""

import argparse

import pytest

from kuuluu.cases.models import Case
from kuuluu.console import retention
from kuuluu.console.stop import Stop
from kuuluu.retention import commands
from kuuluu.retention.models import Certificate
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
