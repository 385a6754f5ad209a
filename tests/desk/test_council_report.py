"""The yearly report at the desk: read by the registry, what lacks first, and marked as given."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from pypdf import PdfReader

from kuuluu.initiatives.commands.reporting import draft
from kuuluu.initiatives.models import CouncilReport, Stage
from kuuluu.people.actors import SYSTEM
from kuuluu.people.roles import Role
from tests.desk.conftest import sit
from tests.factories.initiatives import TITLE, make_initiative
from tests.public.pages.conftest import one_connection  # noqa: F401 - the public page is read as the public role

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
    named = client.post(given, {"day": day.isoformat(), "section": "Matti Virtanen § 5"})
    assert (named.status_code, "Matti Virtanen (" in named.text) == (422, True)
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


def test_given_report_is_corrected_and_everybody_reads_both_and_why(client, registrar, kerava, at):
    year = localdate(at).year - 1
    made = at - timedelta(days=366)
    make_initiative(kerava, at=made, stage=Stage.REGISTERED, sent_at=made, registered_at=made)
    draft(kerava, year=year, by=SYSTEM, at=at)
    url, wrong = (reverse(f"desk:council_report{name}", args=[year]) for name in ("", "_corrected"))
    assert client.post(wrong, {}).status_code == 404
    day = localdate(at).isoformat()
    client.post(reverse("desk:council_report_given", args=[year]), {"day": day, "section": "§ 5"})
    assert wrong in client.get(url).text
    said = {"day": day, "section": "§ 7", "seen": "1"}
    for reason in ("", "Soita 040 765 4321."):
        answer = client.post(wrong, {**said, "reason": reason})
        assert (answer.status_code, 'href="#id_reason"' in answer.text) == (422, True)
    reason = "Pykälä oli väärä."
    assert client.post(wrong, {**said, "reason": reason}).status_code == 302
    again = client.post(wrong, {**said, "reason": "Samaan aikaan."})
    assert (again.status_code, "Samaan aikaan." in again.text) == (409, True)
    client.logout()
    page = client.get(reverse("public:council_report", args=[year])).text
    assert all(words in page for words in ("§ 5", "§ 7", reason, "Korjattu versio 2", "Versio 1"))
    pdf = client.get(reverse("public:council_report_pdf", args=[year])).content
    assert reason in " ".join(one.extract_text() for one in PdfReader(io.BytesIO(pdf)).pages)
