from datetime import timedelta

import pytest

from kuuluu.cases.models import Case, MessageKind
from kuuluu.cases.queries import thread
from kuuluu.feedback import commands
from tests.factories.cases import make_case, officer, publish_case, publisher, sender

WORDS = "Merkillinen haikara pesii sillan alla"
LISTS = ["/", "/asiat/", "/en/asiat/", "/asiat/?words=haikara", "/asiat/syote.atom", "/asiat/kartta.json", "/luvut/"]


def everywhere(client, at, number):
    """All that anybody can read of a city, as one text."""
    month = f"/sitemap-{at.year}-{at.month}.xml"
    own = [f"/asiat/{number}/", f"/sv/asiat/{number}/", f"/asiat/{number}/syote.atom"]
    return "".join(client.get(path).content.decode() for path in [*LISTS, month, *own])


def made(city, at, text=WORDS, **letter):
    area = city.areas.first()
    return make_case(city, at=at, text=text, latitude=area.lat, longitude=area.lon, **letter)


def test_published_case_is_on_every_list(kerava, anyone, now):
    case = publish_case(made(kerava, now), at=now)
    month = f"/sitemap-{now.year}-{now.month}.xml"
    for path in ["/asiat/", "/asiat/?words=haikara", "/asiat/syote.atom", "/asiat/kartta.json", month]:
        assert case.number in anyone.get(path).content.decode(), path
    assert anyone.get(f"/asiat/{case.number}/").status_code == 200


@pytest.mark.parametrize("decision", ["pending", "refused", "withdrawn", "never_matter"])
def test_case_that_is_not_public_is_nowhere(kerava, anyone, now, decision):
    case = made(kerava, now)
    if decision == "withdrawn":
        publish_case(case, at=now)
        commands.withdraw(case, ground="personal_data", by=publisher(kerava), at=now)
    if decision == "refused":
        commands.refuse(case, ground="health", by=publisher(kerava), at=now)
    if decision == "never_matter":
        publish_case(case, at=now)
        service = next(s for s in kerava.services.all() if s.publish_mode == "never")
        commands.change_service(Case.objects.get(pk=case.pk), service=service, by=officer(kerava), at=now)
    found = everywhere(anyone, now, case.number)
    assert "haikara" not in found.replace('value="haikara"', "").replace("”haikara”", "").replace("words=haikara", "")
    assert anyone.get(f"/asiat/{case.number}/").status_code == 404
    assert anyone.get(f"/asiat/{case.number}/syote.atom").status_code == 404


def test_case_of_another_city_is_the_same_404_as_a_case_that_never_was(kerava, neighbour, now):
    case = publish_case(made(kerava, now), at=now)
    real = neighbour.get(f"/asiat/{case.number}/")
    never = neighbour.get("/asiat/KER-2026-99999/")
    assert (real.status_code, never.status_code) == (404, 404)
    assert real.content.decode().replace(case.number, "N") == never.content.decode().replace("KER-2026-99999", "N")
    assert case.number not in "".join(neighbour.get(path).content.decode() for path in LISTS)


def test_hidden_words_are_in_no_page(kerava, anyone, now):
    text = "Lamppu rikki. Soita 040 7654321 tai kirjoita salainen.lahettaja@example.org"
    secrets = ["7654321", "salainen.lahettaja", "Erkki Esimerkki", "yksityistie9", "sisäinen huomautus"]
    case = made(kerava, now, text, name="Erkki Esimerkki", email="yksityistie9@example.org")
    publish_case(case, at=now)
    case = Case.objects.get(pk=case.pk)
    commands.note(case, text="Tämä on sisäinen huomautus", by=officer(kerava), at=now)
    commands.add(case, text="Lisäys, jota kukaan ei ole julkaissut: 7654321", by=sender(case), at=now)
    commands.answer(case, text="Soitamme numeroon 040 7654321.", by=officer(kerava), at=now)
    found = everywhere(anyone, now, case.number)
    assert case.number in found
    assert [secret for secret in secrets if secret in found] == []


def test_gaps_say_what_was_removed(kerava, anyone, now):
    case = publish_case(made(kerava, now, "Soittakaa 040 7654321, kiitos."), at=now)
    page = anyone.get(f"/en/asiat/{case.number}/").content.decode()
    assert "[removed: phone number]" in page
    assert "What stands in brackets was removed" in page


def test_later_message_is_told_of_and_not_shown_before_it_is_public(kerava, anyone, now):
    case = publish_case(made(kerava, now), at=now)
    commands.add(Case.objects.get(pk=case.pk), text="Nyt niitä on kaksi", by=sender(case), at=now)
    page = anyone.get(f"/en/asiat/{case.number}/").content.decode()
    assert "The sender added to the matter" in page
    assert "Nyt niitä on kaksi" not in page
    message = next(m for m in thread(case) if m.kind == MessageKind.ADDITION)
    commands.publish_message(case, message=message, spans=(), by=publisher(kerava), at=now + timedelta(minutes=1))
    assert "Nyt niitä on kaksi" in anyone.get(f"/en/asiat/{case.number}/").content.decode()
