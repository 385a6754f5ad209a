"""The registry enters initiatives that came otherwise; an officer asks a sender whether feedback goes on as one."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from kuuluu.initiatives.models import Initiative
from kuuluu.people.roles import Role
from tests.desk.conftest import sit
from tests.factories.cases import make_case
from tests.factories.initiatives import DEMAND, TITLE

pytestmark = pytest.mark.django_db
PAPER = {
    "kind": "ordinary",
    "channel": "paper",
    "title": TITLE,
    "demand": DEMAND,
    "name": "Aino Esimerkki",
    "ground": "resident",
    "phone": "040 765 4321",
    "language": "fi",
}


@pytest.fixture
def registrar(client, kerava):
    return sit(client, kerava, Role.REGISTRAR, name="Rauni")


def send(client, **fields):
    return client.post(reverse("desk:initiative_enter"), {"once": str(uuid4()), **PAPER, **fields})


def test_paper_is_entered_with_its_own_time_of_arrival(client, registrar, at):
    assert client.get(reverse("desk:initiative_enter")).status_code == 200
    arrived = localtime(at - timedelta(days=3)).replace(second=0, microsecond=0)
    answer = send(client, arrived_at=f"{arrived:%Y-%m-%dT%H:%M}", others="Pekka Toinen\n\nMatti Kolmas")
    assert answer.status_code == 302, answer.text
    made = Initiative.objects.get()
    assert (made.case.received_at, made.case.channel, made.stage) == (arrived, "paper", "checking")
    assert made.makers.count() == 3


def test_sent_twice_it_is_one(client, registrar):
    once = str(uuid4())
    for _n in range(2):
        assert client.post(reverse("desk:initiative_enter"), {"once": once, **PAPER}).status_code == 302
    assert Initiative.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": ""}, "id_name"),
        ({"phone": ""}, "id_email"),
        ({"ground": ""}, "id_ground"),
        ({"ground": "property"}, "id_municipality"),
        ({"kind": "service", "ground": "service_user", "municipality": "245"}, "id_used_service"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(client, registrar, fields, field):
    answer = send(client, **fields)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert DEMAND in answer.text
    assert not Initiative.objects.exists()


def test_motion_needs_only_its_maker(client, registrar):
    answer = send(client, kind="council_motion", ground="", phone="", register_number="KERDno-2026-9")
    assert answer.status_code == 302
    assert Initiative.objects.get().register_number == "KERDno-2026-9"


def test_officer_enters_none(client, mikko):
    assert client.get(reverse("desk:initiative_enter")).status_code in {403, 404}


def test_officer_asks_the_sender_whether_it_goes_on_as_an_initiative(client, mikko, kerava, at):
    case = make_case(kerava, at=at)
    page = client.get(reverse("desk:case", args=[case.number])).text
    assert "tool-initiative" in page
    words = "Haluatko tehdä tästä aloitteen?"
    sent = {"text": words, "seen": str(case.version)}
    assert client.post(reverse("desk:act", args=[case.number, "initiative"]), sent).status_code == 302
    case.refresh_from_db()
    assert (case.status, case.messages.filter(kind="question").get().original.text) == ("waiting", words)
