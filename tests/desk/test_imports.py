"""Initiatives are brought at the desk in steps, without scripts: file, columns, what would come of it, done."""

import re
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse

from kuuluu.importers import commands, queries
from kuuluu.importers.models import Sheet
from kuuluu.initiatives.commands.reviewing import hide_place
from kuuluu.initiatives.models import Initiative
from kuuluu.journal.models import Event
from kuuluu.people.actors import SYSTEM
from kuuluu.people.roles import Role
from kuuluu.publication.models import PublicInitiative
from tests.desk.conftest import sit
from tests.factories.people import make_actor

pytestmark = pytest.mark.django_db
HEAD = b"Otsikko;Teksti;Saapunut\n"
CSV = "Juttu;Teksti;Saapunut\nJäähalli auki;Esitän, että halli on auki.;5.3.2024\nUimaranta;Siivotaan.;joskus\n"


def given(data: str, name: str = "aloitteet.csv"):
    file = BytesIO(data.encode())
    file.name = name
    return {"file": file}


def test_file_is_brought_in_steps(client, kerava, at):
    sit(client, kerava, Role.REGISTRAR, name="Rauni")
    url = reverse("desk:imports")
    assert url in client.get(reverse("desk:initiatives")).text
    for wrong in ({}, given("Otsikko\n")):
        answer = client.post(url, wrong)
        assert (answer.status_code, 'href="#id_file"' in answer.text) == (422, True)
    columns = client.post(url, given(CSV))["Location"]
    page = client.get(columns).text
    assert "Saapunut: 5.3.2024" in page
    answer = client.post(columns, {"title": "", "demand": "1", "arrived": "2"})
    assert (answer.status_code, 'href="#id_title"' in answer.text) == (422, True)
    preview = client.post(columns, {"title": "0", "demand": "1", "arrived": "2"})["Location"]
    page = client.get(preview).text
    assert all(
        words in page for words in ("Jäähalli auki", "Uimaranta", "Saapumispäivä: päivää ei voi lukea", "Tuo 1 aloite")
    )
    sheet = Sheet.objects.get()
    confirm = reverse("desk:import_confirm", args=[sheet.pk])
    for _n in range(2):
        assert client.post(confirm).status_code == 302
    assert not Initiative.objects.exists()
    commands.carry_out(queries.confirmed_sheet(str(sheet.pk)), at=at)
    one = Initiative.objects.get()
    assert "Tuotu 1, jo täällä 0, ei luettu 1" in client.get(url).text
    assert client.get(preview).status_code == 404
    page = client.get(reverse("desk:initiatives") + "?brought").text
    assert "1 tuotu aloite odottaa tarkistusta" in page
    assert one.case.number in page
    page = client.get(reverse("desk:initiative", args=[one.case.number])).text
    assert "Julkaise teksti" in page
    assert "Peitä sanoja yleisöltä" in page
    act = reverse("desk:initiative_act", args=[one.case.number, "publication"])
    one.case.refresh_from_db()
    sit(client, kerava, Role.PUBLISHER, name="Outi")
    assert client.post(act, {"seen": str(one.case.version)}).status_code == 302
    assert PublicInitiative.objects.get().title == "Jäähalli auki"
    assert one.case.number not in client.get(reverse("desk:initiatives") + "?brought").text


def test_what_is_here_and_otherwise_in_the_table_is_shown_before_anything_is_done(client, kerava, at):
    sit(client, kerava, Role.REGISTRAR, name="Rauni")
    pages = []
    for words in ("Halli auki.", "Halli auki.", "Halli kiinni."):
        data = f"Nro;Otsikko;Teksti;Saapunut\n7;Jäähalli;{words};5.3.2024\n".encode()
        sheet = commands.take_in(kerava, name="a.csv", table=commands.read(data, kerava), by=SYSTEM, at=at)
        pages.append(client.get(reverse("desk:import_preview", args=[sheet.pk])).text)
        commands.confirm(sheet, by=SYSTEM, at=at)
        commands.carry_out(queries.confirmed_sheet(str(sheet.pk)), at=at)
    one = Initiative.objects.select_related("case").get()
    assert ["Jo täällä, mutta taulukossa toisin" in page for page in pages] == [False, False, True]
    assert reverse("desk:initiative", args=[one.case.number]) in pages[2]
    assert '<td data-name="Mikä eroaa">Mitä esitetään</td>' in pages[2]


def test_officer_brings_nothing_and_finds_no_sheet(client, mikko):
    for url in (reverse("desk:imports"), reverse("desk:import_preview", args=[uuid4()])):
        assert client.get(url).status_code == 404


def test_those_in_which_nothing_was_found_are_published_together(client, kerava, at):
    sit(client, kerava, Role.PUBLISHER, name="Outi")
    rows = "".join(
        f"Aloite {n};{words};5.3.2024\n"
        for n, words in enumerate(
            ("Halli auki.", "Soita Pekka Virtaselle 040 123 4567.", "Ranta siivotaan.", "Lamput.")
        )
    )
    sheet = commands.take_in(kerava, name="a.csv", table=commands.read(HEAD + rows.encode(), kerava), by=SYSTEM, at=at)
    commands.confirm(sheet, by=SYSTEM, at=at)
    commands.carry_out(queries.confirmed_sheet(str(sheet.pk)), at=at)
    first, named, second, changed = Initiative.objects.order_by("case__title").select_related("case")
    url, publish = reverse("desk:brought_clean"), reverse("desk:brought_publish")
    assert url in client.get(reverse("desk:initiatives")).text
    page = client.get(url).text
    assert all(one.case.number in page for one in (first, second, changed))
    assert named.case.number not in page
    assert "1 vaatii oman katsomisensa" in page
    sent = [f"{one.case.number}:{one.case.version}" for one in (first, named, second, changed)]
    hide_place(changed, hides=True, by=make_actor(kerava, Role.PUBLISHER), at=at)
    left = client.post(publish, {"one": sent}, follow=True).text
    assert "Julkaistu: 2." in left
    assert "Jäi ennalleen: 2." in left
    assert set(PublicInitiative.objects.values_list("pk", flat=True)) == {first.pk, second.pk}
    assert Event.objects.filter(name="initiative.published").count() == 2
    assert "Mitään ei valittu" in client.post(publish, {}, follow=True).text


def test_many_pages_are_published_page_by_page_and_marks_taken_away_stay_away(client, kerava, at):
    sit(client, kerava, Role.PUBLISHER, name="Outi")
    rows = "".join(f"Aloite {n:02};Halli {n:02} auki.;{1 + n // 28}.3.2024\n" for n in range(53))
    sheet = commands.take_in(kerava, name="a.csv", table=commands.read(HEAD + rows.encode(), kerava), by=SYSTEM, at=at)
    commands.confirm(sheet, by=SYSTEM, at=at)
    commands.carry_out(queries.confirmed_sheet(str(sheet.pk)), at=at)
    url, publish = reverse("desk:brought_clean"), reverse("desk:brought_publish")

    def shown(page: str) -> list[str]:
        return re.findall(r'name="one" value="([^"]+)"', page)

    def checked(page: str) -> list[str]:
        return re.findall(r'name="one" value="([^"]+)" checked', page)

    def numbers(values: list[str]) -> list[str]:
        return [one.split(":")[0] for one in values]

    first = client.get(url).text
    assert "Muilla sivuilla odottaa vielä 3" in first
    here = shown(first)
    assert (len(here), checked(first)) == (50, here)
    # Two marks are taken away, and the page is turned: nothing is published.
    risky, sent = here[:2], {"page": "1", "shown": numbers(here), "one": here[2:]}
    second = client.post(publish, {**sent, "go": "2"}, follow=True).text
    assert not PublicInitiative.objects.exists()
    last = shown(second)
    assert (len(last), checked(second), set(last) & set(here)) == (3, last, set())
    assert "Muilla sivuilla odottaa vielä 50" in second
    assert checked(client.get(url).text) == here[2:]
    # What is published on the second page is of the second page alone; of the first all stays as it was.
    told = client.post(publish, {"page": "2", "shown": numbers(last), "one": last}, follow=True).text
    assert "Julkaistu: 3." in told
    assert set(PublicInitiative.objects.values_list("number", flat=True)) == set(numbers(last))
    # The second page is no more: the first one is shown, and says so.
    assert (shown(told), checked(told), "Muilla sivuilla" in told) == (here, here[2:], False)
    left = client.post(publish, sent, follow=True).text
    assert "Julkaistu: 48." in left
    assert (shown(left), checked(left)) == (risky, [])
    assert client.get(f"{url}?page=-1").status_code == client.get(f"{url}?page=x").status_code == 200


def test_only_those_who_look_at_initiatives_decide_on_many(client, mikko):
    for name in ("brought_clean", "brought_publish"):
        assert client.post(reverse(f"desk:{name}")).status_code == 404


def test_table_with_contact_data_is_read_by_whoever_took_it_in_and_whoever_may_see_such(client, kerava):
    data = "Otsikko;Teksti;Saapunut;Sähköposti\nHalli;Auki.;5.3.2024;aino@posti.example\n"
    sit(client, kerava, Role.REGISTRAR, name="Rauni")
    columns = client.post(reverse("desk:imports"), given(data))["Location"]
    assert "aino@posti.example" in client.get(columns).text
    sheet = Sheet.objects.get()
    sit(client, kerava, Role.ADMINISTRATOR, name="Aila")
    urls = [columns, *(reverse(f"desk:import_{one}", args=[sheet.pk]) for one in ("preview", "confirm"))]
    answers = [client.get(urls[0]), client.get(urls[1]), client.post(urls[0]), client.post(urls[2])]
    assert [one.status_code for one in answers] == [404] * 4
    listed = client.get(reverse("desk:imports")).text
    assert "aloitteet.csv" in listed
    assert columns not in listed
    own = client.post(reverse("desk:imports"), given(data))["Location"]
    assert client.get(own).status_code == 200
    sit(client, kerava, Role.REGISTRAR, name="Raija")
    assert client.get(own).status_code == 200
