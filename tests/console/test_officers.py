"""kuuluu create-officer and kuuluu load-city."""

import argparse
import io
import shutil
import sys
from pathlib import Path

import pytest
from django.conf import settings

from kuuluu.console import create_officer, load_city
from kuuluu.console.stop import Stop
from kuuluu.people.models import Membership, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def create(monkeypatch):
    def run(*words, password="kolme vihreää kuusta"):
        monkeypatch.setattr(sys, "stdin", io.StringIO(password + "\n"))
        parser = argparse.ArgumentParser()
        create_officer.arguments(parser)
        create_officer.run(parser.parse_args([*words, "--password-stdin"]))

    return run


def test_officer_is_made_with_roles_and_password(create, kerava, capsys):
    create("kerava", "mikko@kerava.example", "Mikko", "--role", "officer", "--role", "publisher")
    person = Person.objects.get(email="mikko@kerava.example")
    assert person.check_password("kolme vihreää kuusta")
    assert set(Membership.objects.filter(person=person).values_list("city__slug", "role")) == {
        ("kerava", "officer"),
        ("kerava", "publisher"),
    }
    assert (
        capsys.readouterr().out == "Mikko can sign in at kerava.localhost/desk/ and sets up the second factor there\n"
    )


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"city": "nowhere"}, "there is no city 'nowhere'"),
        ({"unit": "no-unit"}, "has no unit 'no-unit'"),
        ({"password": "short"}, "12"),
    ],
)
def test_wrong_officer_is_refused(create, kerava, wrong, reason):
    given = {"city": "kerava", "unit": "", "password": "kolme vihreää kuusta", **wrong}
    words = (given["city"], "mikko@kerava.example", "Mikko", "--role", "officer", "--unit", given["unit"])
    with pytest.raises(Stop, match=reason):
        create(*words, password=given["password"])
    assert not Person.objects.exists()


def test_wrong_city_file_is_told(tmp_path):
    source = Path(settings.BASE_DIR, "kuuluu", "cities", "data", "kerava")
    broken = shutil.copytree(source, tmp_path / "kerava")
    (broken / "city.toml").write_text("name = [")
    with pytest.raises(Stop, match=r"city\.toml"):
        load_city.load([broken])
