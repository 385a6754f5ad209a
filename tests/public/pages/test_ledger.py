"""The ledger's page and its files."""

import csv
from io import StringIO

from django.urls import reverse

from kuuluu.feedback import commands
from kuuluu.publication.models import Ground
from tests.factories.cases import make_case, publish_case, publisher


def count(city, now):
    publish_case(make_case(city, at=now, text="Soita 040 123 4567."), at=now)
    for _one in range(5):
        commands.refuse(make_case(city, at=now), ground=Ground.PRIVATE_LIFE, by=publisher(city), at=now)
    commands.keep_ledger(city, at=now)


def test_page_tells_shares_and_grounds_with_their_law(client, kerava, jarvenpaa, now):
    count(kerava, now)
    page = client.get(reverse("public:ledger"), headers={"host": kerava.host}).text
    assert "17 %" in page
    assert "24 § 1 momentin 32 kohta" in page or "32 kohta" in page
    assert "Muut, joita on kutakin vähän" in page
    assert "puhelin" not in page.lower()
    other = client.get(reverse("public:ledger"), headers={"host": jarvenpaa.host}).text
    assert "32 kohta" not in other


def test_files_hold_the_same_numbers(client, kerava, now):
    count(kerava, now)
    answer = client.get(reverse("public:ledger_csv"), headers={"host": kerava.host})
    (row,) = csv.DictReader(StringIO(answer.content.decode()))
    counted = (row["month"], row["received"], row["public"], row["ground:private_life"])
    assert counted == (f"{now:%Y-%m}", "6", "1", "5")
    assert row["hidden:few"] == "1"
    (month,) = client.get(reverse("public:ledger_json"), headers={"host": kerava.host}).json()["months"]
    assert (month["received"], month["hidden"]) == (6, {"few": 1})


def test_page_is_there_before_anything_is_counted(client, kerava):
    assert client.get(reverse("public:ledger"), headers={"host": kerava.host}).status_code == 200
