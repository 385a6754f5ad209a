"""The demo's made-up people: what they are said to be is what the service makes of them."""

import os
from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from stdnum.fi import hetu

from kuuluu.cities.rules import IDENTITY_CLAIMS
from kuuluu.console import identities, run
from kuuluu.console.demo.persons import ENDING, SECRET
from kuuluu.people.claims import facts_from
from kuuluu.people.roles import Role
from kuuluu.people.rules import age_on
from tests.factories.people import make_member

HOMES = [("245", "Kerava"), ("186", "Järvenpää")]


def made(today):
    return {user.sub: user.claims for user in identities.people(HOMES, today)}


def test_codes_are_nobodys_and_right_and_all_different(now):
    codes = [claims["nationalIdentificationNumber"] for claims in made(now.date()).values()]
    assert len(codes) == len(set(codes)) == 11
    assert all(hetu.is_valid(code, allow_temporary=True) and not hetu.is_valid(code) for code in codes)


@pytest.mark.parametrize("days", range(0, 1500, 67))
def test_people_are_as_old_as_they_are_said_to_be(kerava, now, days):
    at = now + timedelta(days=days)
    for who, claims in made(localdate(at)).items():
        facts = facts_from(kerava, IDENTITY_CLAIMS, {"iss": "x", "sub": who, **claims}, at)
        age = age_on(facts.birth_date, localdate(at))
        expected = next((years for years in (14, 15) if f"{years} vuotta" in who), None)
        assert age == expected if expected else age >= 18, who
        assert facts.is_protected == ("turvakielto" in who)
        assert facts.municipality == {"Kerava": "245", "Järvenpää": "186", "Helsinki": "091"}[who.split(", ")[-1]]


def test_nobody_is_made_up_where_there_is_no_demo(kerava, monkeypatch):
    monkeypatch.setattr(run.os, "environ", dict(os.environ))
    make_member(kerava, Role.OFFICER, email="mikko@kerava.fi")
    assert run.demo_identification() == []
    assert "KUULUU_DEMO_IDENTIFICATION" not in run.os.environ


def test_demo_has_people_of_each_city(kerava, jarvenpaa, monkeypatch):
    from allauth.mfa.totp.internal.auth import TOTP

    monkeypatch.setattr(run.os, "environ", dict(os.environ))
    TOTP.activate(make_member(kerava, Role.OFFICER, email=f"mikko@kerava{ENDING}"), SECRET)
    ((*_python, port, first, second),) = run.demo_identification()
    assert (first, second) == ("--city=186=Järvenpää", "--city=245=Kerava")
    assert run.os.environ["KUULUU_DEMO_IDENTIFICATION"] == f"http://localhost:{port}"
