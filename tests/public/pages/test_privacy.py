"""The privacy page tells the times that the city has really set."""

import re
from datetime import date

import pytest

from kuuluu.cities import queries
from kuuluu.cities.models import City, Policy

pytestmark = pytest.mark.django_db


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


@pytest.mark.parametrize(
    ("prefix", "sentences"),
    [
        ("", ["Lähettämättömät luonnokset: 30 päivää viimeisestä muutoksesta", "Tarkka paikka: 730 päivää asian sulk"]),
        ("/sv", ["Utkast som inte skickats: 30 dagar efter den senaste", "Den exakta platsen: 730 dagar efter att ä"]),
        (
            "/en",
            ["Unsent drafts: 30 days after the last change", "The exact place: 730 days after the matter was closed"],
        ),
    ],
)
def test_times_are_told_in_each_language(client, kerava, prefix, sentences):
    said = words(client.get(f"{prefix}/tietosuoja/", headers={"host": kerava.host}))
    assert [one for one in sentences if one not in said] == []


def test_what_the_city_changes_is_told(client, kerava):
    rows = Policy.objects.filter(city=kerava)
    rows.filter(key="retention.contact").update(value=365)
    rows.filter(key="retention.words").update(value="permanent")
    rows.filter(key="retention.files").delete()
    Policy.objects.create(city=kerava, key="retention.place", value=1, from_date=date(2999, 1, 1), source_fi="later")
    queries.forget()
    said = words(client.get("/tietosuoja/", headers={"host": kerava.host}))
    assert "miten hänet tavoittaa: 365 päivää asian sulkemisesta" in said
    assert "muistiinpanot, otsikot: pysyvästi" in said
    assert "Kuvat ja asiakirjat: aikaa ei ole päätetty" in said
    assert "Tarkka paikka: 730 päivää" in said


@pytest.mark.parametrize(
    ("prefix", "sentence"),
    [
        ("", "Henkilötunnustasi ei tallenneta"),
        ("/sv", "Din personbeteckning sparas inte"),
        ("/en", "Your identity code"),
    ],
)
def test_identifying_is_told_of_where_there_is_any(client, kerava, prefix, sentence):
    page = f"{prefix}/tietosuoja/"
    assert sentence not in words(client.get(page, headers={"host": kerava.host}))
    City.objects.filter(pk=kerava.pk).update(
        identification_issuer="https://id.example", identification_name_fi="Suomi.fi", version=kerava.version + 1
    )
    queries.forget()
    said = words(client.get(page, headers={"host": kerava.host}))
    assert sentence in said
    assert "(Suomi.fi)" in said
