"""Every address of the desk is closed to whoever is not signed in, to other cities and to a password alone."""

from uuid import UUID

import pytest
from django.urls import reverse

from kuuluu.cases.queries import thread
from kuuluu.feedback.models import AnswerTemplate
from kuuluu.people.roles import Role
from tests.factories.cases import make_case
from tests.factories.initiatives import make_initiative
from tests.factories.people import give_second_factor, make_member, make_officer
from tests.factories.routing import make_rule
from tests.guards.addresses import addresses, of

VALUES = {"uuid": UUID(int=7), "int": 1, "number": "X-2026-00001", "size": "small", "noun": "answer"}
DESK = of("desk")


def url_of(address) -> str:
    values = {name: VALUES.get(kind) or VALUES.get(name, "one") for name, kind in address.values}
    return reverse(address.name, kwargs=values)


def test_every_address_has_a_name():
    names = [one.name for one in addresses()]
    assert not any(name == "" or name.endswith(":") for name in names)
    assert len(DESK) >= 8


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", DESK, ids=lambda one: one.name)
def test_desk_sends_anonymous_to_sign_in(client, kerava, address, method):
    answer = getattr(client, method)(url_of(address), headers={"host": kerava.host})
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login") + "?next=")


@pytest.mark.parametrize("address", DESK, ids=lambda one: one.name)
def test_desk_of_another_city_is_not_there(client, kerava, jarvenpaa, address):
    client.force_login(give_second_factor(make_member(jarvenpaa, Role.ADMINISTRATOR)))
    for method in (client.get, client.post):
        assert method(url_of(address), headers={"host": kerava.host}).status_code == 404


@pytest.mark.parametrize("address", DESK, ids=lambda one: one.name)
def test_desk_asks_for_a_second_factor(client, kerava, address):
    client.force_login(make_officer(kerava))
    answer = client.get(url_of(address), headers={"host": kerava.host})
    assert (answer.status_code, answer.get("Location")) == (302, reverse("mfa_index"))


@pytest.fixture
def mikkos(kerava, now) -> dict[str, object]:
    """What the neighbour has: a case, a message in it, a person, a role, a template, a rule."""
    case, person = make_case(kerava, at=now), make_officer(kerava)
    template = AnswerTemplate.objects.create(city=kerava, name="Kiitos", text_fi="Kiitos.")
    return {
        "number": case.number,
        "message_id": thread(case)[0].pk,
        "person_id": person.pk,
        "membership_id": person.memberships.get().pk,
        "template_id": template.pk,
        "rule_id": make_rule(kerava, at=now).pk,
    }


def test_desk_does_nothing_with_the_neighbours_things(client, mikkos, kerava, jarvenpaa, now):
    """Sanna may do everything at her own desk; with what is Mikko's she finds nothing there, whatever the address."""
    sanna = give_second_factor(make_officer(jarvenpaa))
    for role in (Role.PUBLISHER, Role.REGISTRAR, Role.ADMINISTRATOR):
        sanna.memberships.create(city=jarvenpaa, role=role)
    client.force_login(sanna)
    walked = [one for one in DESK if set(one.takes) & set(mikkos)]
    assert len(walked) >= 8
    number = make_initiative(kerava, at=now).case.number
    for one, known in [*((one, mikkos) for one in walked), *((one, {**mikkos, "number": number}) for one in walked)]:
        values = {name: known.get(name) or VALUES.get(kind) or VALUES.get(name) for name, kind in one.values}
        for method in (client.get, client.post):
            answer = method(reverse(one.name, kwargs=values), headers={"host": jarvenpaa.host})
            assert answer.status_code in {404, 405}, f"{one.name}: {answer.status_code}"
