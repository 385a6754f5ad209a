"""A scanned page of signatures: written down by one beside the picture, checked by another, and its scan is nobody else's."""

import io
import re

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from kuuluu.initiatives.commands.counting import count
from kuuluu.initiatives.commands.erasing import erase_supporters
from kuuluu.initiatives.models import Initiative, Sheet, SupportContact, Tally
from kuuluu.people.roles import Role
from kuuluu.publication.files import original_path, preview_path
from kuuluu.publication.models import File, Removal
from tests.desk.conftest import sit
from tests.desk.test_supports import ROWS, filled, url
from tests.factories.documents import letter_pdf
from tests.factories.initiatives import make_initiative
from tests.factories.pictures import photo
from tests.public.pages.conftest import one_connection  # noqa: F401 - the public page is read as the public role

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(kerava, at):
    return make_initiative(kerava, at=at)


@pytest.fixture
def sheet(one):
    return Sheet.objects.create(initiative=one, code="ABCDEF")


def scan(data: bytes, name: str):
    file = io.BytesIO(data)
    file.name = name
    return {"scan": file}


def attach(client, one, data=None, name="lista.jpg"):
    return client.post(url("support_scan", one, "ABCDEF"), scan(data or photo("kamera").read(), name))


def choices(**chosen):
    """Choose of the rows with the numbers that they have on paper: the third is empty there."""
    return {f"row-{n}": chosen.get(f"r{n}", "accept") for n in (1, 2, 4)}


def seen_of(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"', maxsplit=1)[0]


def test_scanned_page_is_written_down_by_one_and_checked_by_another(client, kerava, one, sheet, at):
    page = url("support_sheet", one, "ABCDEF")
    sit(client, kerava, Role.REGISTRAR, name="Riitta")
    assert url("support_scan", one, "ABCDEF") in client.get(page).text
    assert attach(client, one).status_code == 302
    picture = url("support_scan_page", one, "ABCDEF", 1)
    assert picture in client.get(page).text
    shown = client.get(picture)
    assert (shown["Content-Type"], b"".join(shown.streaming_content)[:2]) == ("image/jpeg", b"\xff\xd8")
    assert client.post(page, filled(kerava)).status_code == 302
    own = client.get(page).text
    assert "Olet kirjannut tämän listan" in own
    assert 'value="Aapo Ahonen"' in own
    assert "Hyväksy" not in own
    assert "Odottaa tarkistusta" in client.get(url("supports", one)).text
    # Whoever wrote it down checks nothing: what is sent is a writing anew, and empty.
    assert client.post(page, {"seen": "x", **choices()}).status_code == 409
    sit(client, kerava, Role.REGISTRAR, name="Kalle")
    check = client.get(page).text
    assert all(words in check for words in ("Aapo Ahonen", "Bea Berg", "Ei voi lukea", picture))
    seen = seen_of(check)
    missing = client.post(page, {"seen": seen, "row-1": "accept"})
    assert (missing.status_code, 'href="#row-2-accept"' in missing.text) == (422, True)
    assert client.post(page, {"seen": "before", **choices()}).status_code == 409
    done = client.post(page, {"seen": seen, **choices(r2="reject")}, follow=True).text
    assert "1 allekirjoitus laskettiin. Lukukelvottomia: 1. Hylättyjä: 1." in done
    count(at=at)
    assert Tally.objects.get(pk=one.pk).supporters == 1
    sheet.refresh_from_db()
    assert (sheet.first, sheet.result["rows"], sheet.result["rejected"]) == ([], 3, 1)
    assert client.post(page, {"seen": seen, **choices()}).status_code == 409


def test_day_of_signing_is_checked_against_the_scan(client, kerava, at):
    one = make_initiative(kerava, at=at, kind="referendum")
    Sheet.objects.create(initiative=one, code="ABCDEF")
    page, today = url("support_sheet", one, "ABCDEF"), localdate(at)
    sit(client, kerava, Role.REGISTRAR)
    attach(client, one)
    assert client.post(page, {**filled(kerava), "r1-signed": today.isoformat()}).status_code == 302
    assert f'value="{today:%d.%m.%Y}"' in client.get(page).text
    sit(client, kerava, Role.REGISTRAR)
    assert f"(allekirjoitettu {today:%-d.%-m.%Y})" in client.get(page).text


def test_rows_written_anew_are_checked_as_they_stand_then(client, kerava, one, sheet):
    page = url("support_sheet", one, "ABCDEF")
    sit(client, kerava, Role.REGISTRAR, name="Riitta")
    attach(client, one)
    client.post(page, filled(kerava))
    sit(client, kerava, Role.REGISTRAR, name="Kalle")
    before = seen_of(client.get(page).text)
    Sheet.objects.filter(pk=sheet.pk).update(first=[["Joku Muu", "1990-05-01", "245", True, False, "", 1]])
    late = client.post(page, {"seen": before, **choices()})
    assert (late.status_code, "Rivit on kirjattu uudelleen" in late.text, "Joku Muu" in late.text) == (409, True, True)


def test_rows_keep_their_numbers_on_the_page_whatever_is_empty_between_them(client, kerava, one, sheet, at):
    page = url("support_sheet", one, "ABCDEF")
    sit(client, kerava, Role.REGISTRAR, name="Riitta")
    attach(client, one)
    rows = {**filled(kerava), "r2-name": "", "r2-born": "", "r7-name": "Cara Cedercreutz", "r7-born": "3.3.2003"}
    assert client.post(page, rows).status_code == 302
    # Whoever wrote them down finds each row where it was written.
    own = client.get(page).text
    assert re.search(r'name="r7-name"[^>]*value="Cara|value="Cara[^>]*name="r7-name"', own)
    sit(client, kerava, Role.REGISTRAR, name="Kalle")
    check = client.get(page).text
    assert re.findall(r'<li value="(\d+)"', check) == ["1", "4", "7"]
    assert re.search(r'<li value="7">.*?Cara Cedercreutz', check, re.DOTALL)
    chosen = {"row-1": "reject", "row-4": "accept", "row-7": "accept"}
    assert client.post(page, {"seen": seen_of(check), **chosen}).status_code == 302
    assert list(SupportContact.objects.values_list("name", flat=True)) == ["Cara Cedercreutz"]


def test_who_checks_writes_anew_what_was_missed_and_who_wrote_it_checks(client, kerava, one, sheet, at):
    page = url("support_sheet", one, "ABCDEF")
    riitta = sit(client, kerava, Role.REGISTRAR, name="Riitta")
    attach(client, one)
    client.post(page, filled(kerava))
    sit(client, kerava, Role.REGISTRAR, name="Kalle")
    assert 'href="?anew"' in client.get(page).text
    form = client.get(f"{page}?anew").text
    assert 'value="Aapo Ahonen"' in form
    mark = form.split('name="anew" value="')[1].split('"', maxsplit=1)[0]
    added = {**filled(kerava), "r3-name": "Dan Dahl", "r3-born": "4.4.1984", "anew": mark}
    wrong = client.post(page, {**added, "r3-born": ""})
    assert (wrong.status_code, 'value="Dan Dahl"' in wrong.text, f'value="{mark}"' in wrong.text) == (422, True, True)
    more = client.post(page, {**added, "more": "1"})
    assert ('value="Dan Dahl"' in more.text, f'value="{mark}"' in more.text) == (True, True)
    assert client.post(page, added).status_code == 302
    # Nobody checks their own rows: not who wrote them last.
    assert client.post(page, {"seen": "x", **choices()}).status_code == 409
    sheet.refresh_from_db()
    assert [row[-1] for row in sheet.first] == [1, 2, 3, 4]
    client.force_login(riitta)
    check = client.get(page).text
    assert "Dan Dahl" in check
    stale = client.post(page, added)
    assert (stale.status_code, "Rivit on kirjattu uudelleen" in stale.text, "Dan Dahl" in stale.text) == (
        409,
        True,
        True,
    )
    client.post(page, {"seen": seen_of(check), **choices(), "row-3": "accept"})
    count(at=at)
    assert Tally.objects.get(pk=one.pk).supporters == 3


def test_row_of_which_only_a_tick_is_left_is_told_and_not_dropped(client, kerava, one, sheet):
    page = url("support_sheet", one, "ABCDEF")
    sit(client, kerava, Role.REGISTRAR, name="Riitta")
    told = client.post(page, {**filled(kerava), "r6-is_resident": "on"})
    assert (told.status_code, "Rivi 6" in told.text) == (422, True)


def test_only_pdf_and_pictures_are_scans_and_none_comes_after_a_reading(client, kerava, one, sheet):
    page = url("support_sheet", one, "ABCDEF")
    sit(client, kerava, Role.REGISTRAR, name="Riitta")
    for data, name in ((b"Aapo Ahonen", "lista.txt"), (b"%PDF-1.4 rikki", "lista.pdf"), (b"MZ\x90", "lista.exe")):
        wrong = attach(client, one, data, name)
        assert (wrong.status_code, 'href="#id_scan"' in wrong.text) == (422, True), name
    assert client.post(url("support_scan", one, "ABCDEF"), {}).status_code == 422
    assert not File.objects.exists()
    assert attach(client, one, letter_pdf(["Aapo Ahonen 1.5.1990"]), "lista.pdf").status_code == 302
    shown = client.get(url("support_scan_page", one, "ABCDEF", 1))
    assert (shown["Content-Type"], shown.content[:2]) == ("image/jpeg", b"\xff\xd8")
    assert client.get(url("support_scan_page", one, "ABCDEF", 2)).status_code == 404
    first = Sheet.objects.get().scan_id
    assert attach(client, one).status_code == 302
    assert not File.objects.filter(pk=first).exists()
    client.post(page, filled(kerava))
    attach(client, one)
    assert Sheet.objects.get().first_by_id is not None
    assert File.objects.count() == 1
    assert client.post(url("support_scan_gone", one, "ABCDEF")).status_code == 302
    sheet.refresh_from_db()
    assert (sheet.scan_id, sheet.first, sheet.first_by_id, File.objects.count()) == (None, [], None, 0)
    assert "Kirjoita, mitä paperista luet" in client.get(page).text


def test_scan_is_the_registrys_alone(client, kerava, jarvenpaa, one, sheet):
    sit(client, kerava, Role.REGISTRAR, name="Riitta")
    attach(client, one)
    address = url("support_scan_page", one, "ABCDEF", 1)
    public = (f"/aloitteet/{one.case.number}/", f"/aloitteet/{one.case.number}/tekstit/", "/aloitteet/")
    name = str(Sheet.objects.get().scan_id)
    client.logout()
    assert client.get(address).status_code == 302
    for page in public:
        assert name not in client.get(page, HTTP_HOST=kerava.host).text
    for role, city in ((Role.OFFICER, kerava), (Role.PUBLISHER, kerava), (Role.REGISTRAR, jarvenpaa)):
        sit(client, city, role, name="Toinen")
        assert client.get(address).status_code == 404
        assert attach(client, one).status_code == 404


def test_scan_is_erased_with_what_tells_who_supported(client, kerava, one, sheet, at):
    sit(client, kerava, Role.REGISTRAR, name="Riitta")
    attach(client, one)
    client.post(reverse("desk:support_sheet", args=[one.case.number, "ABCDEF"]), filled(kerava))
    file = Sheet.objects.get().scan
    assert original_path(file.pk).exists()
    assert preview_path(file.pk, "large").exists()
    erase_supporters(Initiative.objects.get(pk=one.pk).case, at=at)
    sheet.refresh_from_db()
    assert (sheet.scan_id, sheet.first) == (None, [])
    assert not File.objects.exists()
    assert Removal.objects.filter(name=file.pk).exists()
    assert ROWS["r1-name"] not in str(list(Sheet.objects.values()))
