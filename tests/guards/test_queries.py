"""No page asks the database more than ten times, session, person and roles counted, however much stands on it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kuuluu.cases.queries import thread
from kuuluu.cases.rules import code_of
from kuuluu.cities.queries import cached_city, units
from kuuluu.cities.queries.hosts import forget_hosts
from kuuluu.feedback import commands
from kuuluu.feedback.commands import register
from kuuluu.feedback.models import AnswerTemplate, DraftFile
from kuuluu.feedback.rules import Letter
from kuuluu.importers.commands import take_in
from kuuluu.importers.rules.tables import Table
from kuuluu.people.actors import SYSTEM, actor_of
from kuuluu.people.roles import Role
from kuuluu.publication.commands import keep_file
from kuuluu.ui.cache import SHELF
from tests.factories.cases import officer, publish_case, sender
from tests.factories.people import PASSWORD, SECRET, code_now, give_second_factor, make_member
from tests.factories.routing import make_rule, to_officer
from tests.guards.addresses import Address, addresses, of
from tests.guards.day import desk_pages, own_pages
from tests.guards.public_pages import urls
from tests.guards.world import files_of, photo, send

MOST = 10
# What takes a POST alone, leads on, or refuses, shows no page.
NO_PAGE = {301, 302, 403, 404, 405}
PICTURES = tuple((f"kuva{n}.jpg", f"Lamppu {n}", f"{n}") for n in range(8))


def asked(client, url: str, host: str) -> list[str] | None:
    """Return what a page asked, None where there is no page; the process has shown a page of the city before."""
    SHELF.clear()
    # Whose city a host is, is asked again after five seconds, whatever page comes then.
    forget_hosts()
    cached_city(host)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(url, headers={"host": host})
        answer.getvalue()
    assert answer.status_code < 500, url
    return None if answer.status_code in NO_PAGE else [one["sql"][:200] for one in seen]


def too_dear(client, found: Iterable[str], host: str) -> tuple[list[str], int]:
    """Return the pages that ask too much, each with what it asks, and how many pages were seen at all."""
    told, pages = [], 0
    client.get(reverse("public:front"), headers={"host": host})
    for url in found:
        queries = asked(client, url, host)
        pages += queries is not None
        if queries and len(queries) > MOST:
            told.append("\n".join([f"{url}: {len(queries)}", *queries]))
    return told, pages


@pytest.fixture
def full(world):
    """A case on which very much has happened, with many files, and somebody at the desk who may do everything."""
    case = send(world, world.city, text="Monivaiheinen katulamppu, soita 040 7654321.", files=PICTURES)
    publish_case(case, at=world.at, pictures=set(files_of(case)))
    for n in range(15):
        at = world.at + timedelta(hours=n)
        file = keep_file(world.city, f"lisä{n}.jpg", photo(""), description="Kuva", at=at)
        commands.add(case, text=f"Lisäys {n}, soita 040 765432{n % 10}.", files=[file], by=sender(case), at=at)
        commands.note(case, text=f"Muistio {n}", by=officer(world.city), at=at)
    world.full = case
    world.template = AnswerTemplate.objects.create(city=world.city, name="Kiitos", text_fi="Kiitos.")
    return world


@pytest.fixture
def everybody(client, full):
    person = give_second_factor(make_member(full.city, Role.OFFICER, name="Mikko"))
    for role in (Role.PUBLISHER, Role.REGISTRAR, Role.ADMINISTRATOR):
        person.memberships.create(city=full.city, role=role)
    client.force_login(person)
    return person


def desk_urls(world, person) -> list[str]:
    called = register(
        world.city, letter=Letter(text="Soitto lampusta."), channel="phone", by=actor_of(person), at=world.at
    )
    rules = [make_rule(world.city, at=world.at, **to_officer(units(world.city)[0], person)) for _n in range(9)]
    known: dict[str, Any] = {
        "number": world.full.number,
        "noun": "answer",
        "part": "demand",
        "file_id": files_of(world.full)[0],
        "size": "small",
        "page_number": 1,
        "message_id": thread(world.full)[0].pk,
        "decision_id": 1,
        "person_id": person.pk,
        "membership_id": person.memberships.first().pk,
        "template_id": world.template.pk,
        "certificate_number": 1,
        "view_id": 1,
        "disturbance_id": uuid4(),
        "rule_id": rules[0].pk,
        "year": world.at.year,
        "original_id": uuid4(),
        "made_id": uuid4(),
        "code": "ABCDEF",
        "sheet_id": take_in(world.city, name="a.csv", table=Table(["Otsikko"], [["Halli"]]), by=SYSTEM, at=world.at).pk,
    }
    uncovered = [one for one in of("desk") if not set(one.takes) <= set(known)]
    assert uncovered == [], "say here what these addresses take"
    found = [reverse(one.name, kwargs={name: known[name] for name in one.takes}) for one in of("desk")]
    filtered = f"{reverse('desk:work_list')}?q=lamppu&status=received&service=streets.lighting&unit=x&area=y&due=late"
    return [*found, reverse("desk:registered", args=[called.number]), filtered]


def test_public_pages_ask_little(client, full):
    found, pages = too_dear(client, urls(full, languages=("fi",)), full.city.host)
    own = reverse("public:own", args=[code_of(full.full.pk)])
    waits = {"act": "add", "text": "Vielä nämä.", "more": "1", "uploads": [photo("x"), photo("y")]}
    assert client.post(own, waits, headers={"host": full.city.host})["Location"] == f"{own}#add"
    found += too_dear(client, [own, f"{own}?uusi=1", reverse("public:case", args=[full.full.number])], full.city.host)[
        0
    ]
    assert found == [], "\n\n".join(found)
    assert pages >= 20


def test_steps_of_a_message_ask_little(client, full):
    host = full.city.host
    client.post(reverse("public:start"), {"text": "Lamppu on pimeä, soita 040 7654321."}, headers={"host": host})
    for name, sent in (
        ("topic", {"service_code": "streets.lighting", "kind": "fault"}),
        ("place", {"address": "Kauppakaari 11"}),
        ("files", {"uploads": [photo(f"{n}") for n in range(8)]}),
        ("contact", {"who": "contact", "email": "aino@example.org", "wants_answer": "on"}),
    ):
        answer = client.post(reverse(f"public:{name}"), sent, headers={"host": host})
        assert answer.status_code == 302, (name, answer.text)
    assert DraftFile.objects.count() == 8
    steps = [reverse(f"public:{name}") for name in ("tell", "topic", "place", "files", "contact", "check")]
    found, pages = too_dear(client, steps, host)
    assert found == [], "\n\n".join(found)
    assert pages == len(steps)


def test_desk_pages_ask_little(client, full, everybody):
    found, pages = too_dear(client, desk_urls(full, everybody), full.city.host)
    assert found == [], "\n\n".join(found)
    assert pages >= 15


def test_pages_of_the_day_ask_little(client, full, everybody):
    """Split and joined matters, disturbances, work given away: at the desk, and behind the codes of those outside."""
    found = [*desk_pages(full, everybody), *own_pages(full)]
    told, pages = too_dear(client, found, full.city.host)
    assert told == [], "\n\n".join(told)
    assert pages == len(found)


def account_pages() -> list[Address]:
    return [one for one in addresses() if one.name.startswith(("account_", "mfa_"))]


def test_pages_of_signing_in_ask_little(client, full):
    """A stranger's pages first, then those of somebody who has signed in with password and code a moment ago."""
    host = full.city.host
    person = give_second_factor(make_member(full.city, Role.OFFICER, name="Mikko"))
    known = {"uidb36": "x", "key": "y", "pk": 1}
    found = [reverse(one.name, kwargs={name: known[name] for name in one.takes}) for one in account_pages()]
    told, strangers = too_dear(client, found, host)
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD}, headers={"host": host})
    told += too_dear(client, [reverse("mfa_authenticate")], host)[0]
    answer = client.post(reverse("mfa_authenticate"), {"code": code_now(SECRET)}, headers={"host": host})
    assert answer.status_code == 302, answer.text
    more, pages = too_dear(client, [url for url in found if url != reverse("account_logout")], host)
    assert told + more == []
    assert (strangers >= 3, pages >= 10) == (True, True), (strangers, pages)
