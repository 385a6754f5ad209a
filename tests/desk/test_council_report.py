"""The yearly report at the desk: read by the registry, what lacks first, and marked as given."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from kuuluu.initiatives.commands.reporting import draft
from kuuluu.initiatives.models import CouncilReport, Stage
from kuuluu.people.actors import SYSTEM
from kuuluu.people.roles import Role
from tests.desk.conftest import sit
from tests.factories.initiatives import TITLE, make_initiative

pytestmark = pytest.mark.django_db


@pytest.fixture
def registrar(client, kerava):
    return sit(client, kerava, Role.REGISTRAR, name="Rauni")


def test_report_is_read_and_marked_as_given(client, registrar, kerava, at):
    year = localdate(at).year - 1
    made = at - timedelta(days=366)
    make_initiative(kerava, at=made, stage=Stage.REGISTERED, sent_at=made, registered_at=made)
    draft(kerava, year=year, by=SYSTEM, at=at)
    url = reverse("desk:council_report", args=[year])
    assert url in client.get(reverse("desk:initiatives")).text
    page = client.get(url).text
    assert TITLE in page
    assert "Ei vielä päätetty" in page
    assert "Kuntalaki 410/2015, 23 §" in page
    given = reverse("desk:council_report_given", args=[year])
    tomorrow = localdate(at) + timedelta(days=2)
    for day in ("", f"{year}-12-31", tomorrow.isoformat()):
        answer = client.post(given, {"day": day, "section": "§ 5"})
        assert (answer.status_code, 'href="#id_day"' in answer.text, "§ 5" in answer.text) == (422, True, True)
    day = localdate(at)
    assert client.post(given, {"day": day.isoformat(), "section": "§ 5"}).status_code == 302
    assert CouncilReport.objects.get().given_date == day
    assert "§ 5" in client.get(url).text
    assert client.post(given, {"day": day.isoformat()}).status_code == 409
    for name, start in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        assert client.get(reverse(f"desk:council_report_{name}", args=[year])).content.startswith(start)


def test_late_report_says_so_and_one_before_the_service_is_not_called_late(client, jarvenpaa, at):
    sit(client, jarvenpaa, Role.REGISTRAR, name="Rauni")
    year = localdate(at).year - 2
    url = reverse("desk:council_report", args=[year])
    assert "Täällä ei tiedetä" in client.get(url).text
    draft(jarvenpaa, year=year, by=SYSTEM, at=at)
    assert "olisi pitänyt antaa" in client.get(url).text


def test_report_is_for_the_registry_and_administrators(client, mikko, kerava, at):
    assert client.get(reverse("desk:council_report", args=[localdate(at).year])).status_code == 404


def test_year_to_come_and_report_without_draft_are_not_there(client, registrar, at):
    year = localdate(at).year
    assert client.get(reverse("desk:council_report", args=[year + 2])).status_code == 404
    assert client.post(reverse("desk:council_report_given", args=[year]), {}).status_code == 404
    assert client.get(reverse("desk:council_report", args=[year])).status_code == 200
