"""The page to sign on paper: what is public and nothing else, in the language of whoever prints it."""

import io

import pikepdf
import pytest
from pypdf import PdfReader

from kuuluu.initiatives.commands.pausing import pause
from kuuluu.initiatives.commands.reviewing import hide_words
from kuuluu.initiatives.models import Sheet, Stage
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.people.roles import Role
from kuuluu.publication.rules import Hide
from tests.factories.initiatives import TITLE, make_initiative, maker
from tests.factories.people import make_actor

pytestmark = pytest.mark.django_db


def words(answer) -> str:
    assert answer["Content-Type"] == "application/pdf"
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split())


def ask(client, city, url):
    return client.get(url, headers={"host": city.host})


@pytest.mark.parametrize(
    "language",
    [
        ("", "Kannatuslista", "Kuntalaki 410/2015, 23 §"),
        ("/sv", "Stödlista", "Kommunallagen 410/2015, 23 §"),
        ("/en", "Page of signatures", "Local Government Act 410/2015, section 23"),
    ],
)
def test_page_says_what_is_signed_and_what_to_know_in_each_language(client, kerava, now, language):
    prefix, heading, law = language
    one = make_initiative(kerava, at=now)
    answer = ask(client, kerava, f"{prefix}/aloitteet/{one.case.number}/kannatuslista.pdf")
    said = words(answer)
    for part in (heading, TITLE, one.case.number, "kesä- ja heinäkuussa", law):
        assert part in said
    # A long address is broken over lines.
    assert f"/aloitteet/{one.case.number}/" in said.replace(" ", "")
    assert "Aino" not in said
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang)[:2] == (prefix[1:] or "fi")
        assert "pdfuaid:part" in pdf.Root.Metadata.read_bytes().decode()
        assert len(pdf.pages) == 1, "a short text and all its rows fit on one sheet of paper"


def test_page_of_a_referendum_says_who_can_sign(client, kerava, now):
    one = make_initiative(kerava, at=now, kind="referendum")
    said = words(ask(client, kerava, f"/aloitteet/{one.case.number}/kannatuslista.pdf"))
    assert "täyttänyt 15 vuotta" in said
    assert "25 §" in said


def test_page_holds_no_word_that_is_not_public(client, kerava, now):
    one = make_initiative(kerava, at=now, demand="Valmentaja Kukkanen hoitaisi jään.")
    demand = one.versions.get().demand
    at = demand.text.index("Kukkanen")
    by = make_actor(kerava, Role.REGISTRAR)
    hide_words(one, part="demand", spans=[Hide(at, at + 8, "name")], by=by, at=now)
    said = words(ask(client, kerava, f"/aloitteet/{one.case.number}/kannatuslista.pdf"))
    assert "hoitaisi jään" in said
    assert "Kukkanen" not in said


def test_page_is_there_only_while_support_is_gathered(client, kerava, jarvenpaa, now):
    open_one, sent = make_initiative(kerava, at=now), make_initiative(kerava, at=now, stage=Stage.SENT)
    unseen = make_initiative(kerava, at=now, stage=Stage.CHECKING)
    for one in (sent, unseen):
        assert ask(client, kerava, f"/aloitteet/{one.case.number}/kannatuslista.pdf").status_code == 404
    url = f"/aloitteet/{open_one.case.number}/kannatuslista.pdf"
    assert ask(client, jarvenpaa, url).status_code == 404
    again = ask(client, kerava, f"{url}?x=1")
    assert (again.status_code, again["Location"]) == (302, url)


def test_makers_print_pages_with_codes_and_see_what_became_of_them(client, kerava, now):
    one = make_initiative(kerava, at=now)
    home = f"/aloite/oma/{maker_code(one.makers.get().pk)}/"
    made = client.post(home, {"act": "sheet"}, headers={"host": kerava.host})
    code = Sheet.objects.get().code
    assert made["Location"].endswith(f"{home}kannatuslista/{code}.pdf")
    assert code in words(ask(client, kerava, made["Location"]))
    Sheet.objects.create(initiative=one, code="LUETTU", entered_at=now, result={"rows": 9, "counted": 7})
    page = ask(client, kerava, home).text
    assert "ei ole vielä palautunut" in page
    assert "7/9 riviä laskettiin" in page
    assert ask(client, kerava, f"{home}kannatuslista/VIERAS.pdf").status_code == 404
    pause(one, by=maker(one), at=now)
    assert ask(client, kerava, made["Location"]).status_code == 404


def test_code_of_another_initiatives_page_opens_nothing(client, kerava, now):
    one, other = make_initiative(kerava, at=now), make_initiative(kerava, at=now)
    Sheet.objects.create(initiative=other, code="ABCDEF")
    url = f"/aloite/oma/{maker_code(one.makers.get().pk)}/kannatuslista/ABCDEF.pdf"
    assert ask(client, kerava, url).status_code == 404
