"""The yearly report to the council for anyone: what is published, and nothing else."""

import io

import openpyxl
import pikepdf
import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from pypdf import PdfReader

from kuuluu.initiatives.models import Initiative, Stage
from kuuluu.publication.models import PublicInitiative
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
