"""A scanned page of signatures: written down by one beside the picture, checked by another, and its scan is nobody else's."""

import io

import pytest
from django.urls import reverse

from kuuluu.initiatives.commands.counting import count
from kuuluu.initiatives.commands.erasing import erase_supporters
from kuuluu.initiatives.models import Initiative, Sheet, Tally
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
    return {f"row-{n}": chosen.get(f"r{n}", "accept") for n in (1, 2, 3)}


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


def test_rows_written_anew_are_checked_as_they_stand_then(client, kerava, one, sheet):
    page = url("support_sheet", one, "ABCDEF")
    sit(client, kerava, Role.REGISTRAR, name="Riitta")
    attach(client, one)
    client.post(page, filled(kerava))
    sit(client, kerava, Role.REGISTRAR, name="Kalle")
    before = seen_of(client.get(page).text)
    Sheet.objects.filter(pk=sheet.pk).update(first=[["Joku Muu", "1990-05-01", "245", True, False]])
    late = client.post(page, {"seen": before, **choices()})
    assert (late.status_code, "Rivit on kirjattu uudelleen" in late.text, "Joku Muu" in late.text) == (409, True, True)


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
