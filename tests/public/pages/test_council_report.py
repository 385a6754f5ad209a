"""The yearly report to the council for anyone: what is published, and nothing else."""

import io
from datetime import date

import openpyxl
import pikepdf
import pytest
from django.db.models import F
from django.urls import reverse
from django.utils.timezone import localdate
from pypdf import PdfReader

from kuuluu.cities.models import City, LocalRule
from kuuluu.initiatives.commands.reporting import draft
from kuuluu.initiatives.models import Initiative, Stage
from kuuluu.people.actors import SYSTEM
from kuuluu.publication.models import PublicInitiative
from kuuluu.ui.dates import day_text
from tests.factories.initiatives import TITLE, make_initiative

pytestmark = pytest.mark.django_db


def test_report_is_linked_and_shows_what_is_published(client, kerava, jarvenpaa, now):
    host = {"HTTP_HOST": kerava.host}
    url = reverse("public:council_report", args=[now.year])
    assert client.get(url, **host).status_code == 404
    assert "raportti" not in client.get(reverse("public:initiatives"), **host).text
    one = make_initiative(kerava, at=now, stage=Stage.REGISTERED, sent_at=now, registered_at=now, body="Hallitus")
    make_initiative(kerava, at=now, stage=Stage.REGISTERED, sent_at=now, published_at=None, title="Piilotettu aloite")
    page = client.get(url, **host)
    assert page.status_code == 200
    assert all(words in page.text for words in (TITLE, "Hallitus", "Ei vielä päätetty", "Kuntalaki 410/2015, 23 §"))
    assert "Piilotettu" not in page.text
    assert reverse("public:initiative", args=[one.case.number]) in page.text
    assert url in client.get(reverse("public:initiatives"), **host).text
    assert client.get(url, HTTP_HOST=jarvenpaa.host).status_code == 404
    assert client.get(reverse("public:council_report", args=[1]), **host).status_code == 404


def test_what_is_not_in_the_councils_power_is_not_in_the_report(client, kerava, now):
    one = make_initiative(kerava, at=now, stage=Stage.REGISTERED, sent_at=now, is_of_council=False)
    assert PublicInitiative.objects.get(pk=one.pk).is_of_council is False
    url = reverse("public:council_report", args=[now.year])
    assert client.get(url, HTTP_HOST=kerava.host).status_code == 404
    assert Initiative.objects.count() == 1


@pytest.mark.parametrize(
    ("source", "is_late"), [("PROPOSAL, to be confirmed by the city", False), ("Hallintosääntö 68 §", True)]
)
def test_day_that_the_city_has_not_confirmed_is_told_so_and_makes_nothing_late(client, jarvenpaa, now, source, is_late):
    year = now.year - 2
    made = now.replace(year=year)
    make_initiative(jarvenpaa, at=made, stage=Stage.REGISTERED, sent_at=made, registered_at=made)
    draft(jarvenpaa, year=year, by=SYSTEM, at=now)
    LocalRule.objects.filter(city=jarvenpaa, key="report_to_council").update(
        source_fi=source, source_sv="", source_en=""
    )
    City.objects.filter(pk=jarvenpaa.pk).update(version=F("version") + 1)
    page = client.get(reverse("public:council_report", args=[year]), HTTP_HOST=jarvenpaa.host).text
    assert "PROPOSAL" not in page
    proposed = (
        f"Viimeiseksi päiväksi on ehdotettu {day_text(date(year + 1, 3, 31))}, jota kaupunki ei ole vielä vahvistanut."
    )
    assert (proposed in page, source in page, "report-late" in page) == (not is_late, is_late, is_late)


def test_files_say_the_same_and_no_words_become_a_formula(client, kerava, now):
    host = {"HTTP_HOST": kerava.host}
    title = "=HYPERLINK(1) #let *Halli* auki"
    one = make_initiative(kerava, at=now, stage=Stage.REGISTERED, sent_at=now, registered_at=now, title=title)
    make_initiative(kerava, at=now, stage=Stage.REGISTERED, sent_at=now, published_at=None, title="Piilotettu aloite")
    pdf = client.get(reverse("public:council_report_pdf", args=[now.year]), **host)
    with pikepdf.open(io.BytesIO(pdf.content)) as whole:
        assert str(whole.Root.Lang).startswith("fi")
        assert whole.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in whole.Root
        assert str(whole.docinfo["/Title"]).startswith("Aloitteet ja niiden johdosta")
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages)
    assert title in words
    assert "Piilotettu" not in words
    answer = client.get(reverse("public:council_report_xlsx", args=[now.year]), **host)
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Aloitteet", "Toimenpiteet", "Luvut"]
    [row] = book["Aloitteet"].iter_rows(min_row=2)
    assert [row[0].value, row[1].value, row[1].data_type] == [one.case.number, title, "s"]
    assert row[3].value.date() == localdate(now)
    assert client.get(reverse("public:council_report_pdf", args=[now.year]) + "?a=1", **host).status_code == 404


def test_report_says_that_a_name_waits_and_does_not_tell_it(client, kerava, now):
    host = {"HTTP_HOST": kerava.host}
    known = {"stage": Stage.REGISTERED, "sent_at": now, "registered_at": now}
    make_initiative(kerava, at=now, body="Matti Virtanen, 040 765 4321", **known)
    waits, unsaid = "Päättäjä on nimetty, ja nimi odottaa, että joku katsoo sen", "Päättäjää ei ole kerrottu"
    page = client.get(reverse("public:council_report", args=[now.year]), **host).text
    assert (waits in page, unsaid in page, "Virtanen" in page) == (True, False, False)
    pdf = client.get(reverse("public:council_report_pdf", args=[now.year]), **host).content
    words = " ".join(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(pdf)).pages).split())
    assert (waits in words, unsaid in words, "Virtanen" in words) == (True, False, False)
