"""The publisher's page of a document."""

import io

import pytest
from django.urls import reverse

from kuuluu.cases.models import Case
from kuuluu.cases.queries import documents
from kuuluu.feedback import commands
from kuuluu.people.actors import ANYONE
from kuuluu.publication.commands import read_document
from kuuluu.publication.files import document_path
from kuuluu.publication.models import PublicDocument
from kuuluu.publication.queries import public_case
from tests.desk.test_publishing import take_back
from tests.factories.cases import LETTER, publish_case
from tests.factories.documents import letter_pdf, planted_pdf

LINES = ["Katulamppu on sammunut.", "Soita Ainolle 040 123 4567."]


def sent(city, at, *, data=None, name="Kirje.pdf") -> Case:
    draft, _key = commands.start(city, language="fi", at=at)
    commands.save(draft, data={**LETTER, "text": "Liitteenä kirje lampusta."}, by=ANYONE, at=at)
    upload = io.BytesIO(data or letter_pdf(LINES))
    commands.attach(draft, name=name, upload=upload, description="", by=ANYONE, at=at)
    case = commands.submit(draft, by=ANYONE, at=at)
    read_document(documents(case)[0], at=at)
    return publish_case(case, at=at)


@pytest.fixture
def case(kerava, at):
    return sent(kerava, at)


def url(case, name="desk:document_choice", **more):
    return reverse(name, kwargs={"number": case.number, "file_id": documents(case)[0].pk, **more})


def decide(client, case, do, **data):
    file = documents(case)[0]
    places = [f"{r.start}:{r.end}:{r.cls}" for r in file.words.redactions.all()] if file.words else []
    version = Case.objects.get(pk=case.pk).version
    sent = {"seen": version, "do": do, "name": "Kirje.pdf", "place": places, "span": places, **data}
    return client.post(url(case), sent)


def covered(case, *boxes, page=1):
    """The form's rows of boxes of a page, each kept."""
    name = f"{documents(case)[0].pk.hex}p{page}"
    numbers = [str(n) for n in range(len(boxes))]
    sides = {
        f"{side}:{name}:{n}": value
        for n, box in zip(numbers, boxes, strict=True)
        for side, value in zip("xywh", box, strict=True)
    }
    return {f"box:{name}": numbers, f"cover:{name}": numbers, **sides}


def copy_of(case) -> bytes:
    return document_path(PublicDocument.objects.get(case_id=case.pk).pk).read_bytes()


def test_document_is_shown_side_by_side_with_its_pages(client, outi, case):
    page = client.get(url(case)).text
    assert "040 123 4567" in page
    assert url(case, "desk:document_page", page_number=1) in page
    # A title can't say that the file's name is of another language than the page: the document's place says which it is.
    assert f"<title>Asiakirja 1: {case.number}" in page
    assert url(case) in client.get(reverse("desk:publication", args=[case.number])).text


def test_page_is_drawn_for_publishers_alone(client, outi, case):
    assert client.get(url(case, "desk:document_page", page_number=1)).content.startswith(b"\xff\xd8")
    for number in (0, 2):
        assert client.get(url(case, "desk:document_page", page_number=number)).status_code == 404


def test_page_is_closed_to_officers_who_publish_nothing(client, mikko, case):
    assert client.get(url(case)).status_code == 404
    assert client.get(url(case, "desk:document_page", page_number=1)).status_code == 404


def test_nothing_of_a_document_is_public_before_a_decision(case, kerava):
    assert public_case(kerava, case.number).documents == []


def test_published_document_hides_what_was_kept(client, outi, case, kerava):
    assert decide(client, case, "publish", **covered(case, ["10", "20", "30", "15"])).status_code == 302
    (listed,) = public_case(kerava, case.number).documents
    assert (listed["name"], listed["pages"]) == ("Kirje.pdf", 1)
    assert copy_of(case).startswith(b"%PDF")


def test_preview_publishes_nothing(client, outi, case, kerava):
    page = decide(client, case, "preview", words="Katulamppu")
    assert page.status_code == 200
    assert public_case(kerava, case.number).documents == []


@pytest.mark.parametrize("sides", [["10", "20", "30", ""], ["90", "20", "30", "15"], ["x", "1", "1", "1"]])
def test_areas_that_are_none_are_told(client, outi, case, kerava, sides):
    page = decide(client, case, "publish", **covered(case, sides))
    assert page.status_code == 422
    assert "kirjoita neljä lukua" in page.text
    assert public_case(kerava, case.number).documents == []


def test_area_is_kept_until_it_is_uncovered(client, outi, case):
    file = documents(case)[0]
    decide(client, case, "publish", **covered(case, ["10", "20", "30,5", "15 %"]))
    file.refresh_from_db()
    assert file.covers == [{"page": 0, "x": 0.1, "y": 0.2, "w": 0.305, "h": 0.15, "ground": "personal_data"}]
    page = client.get(url(case)).text
    assert 'value="30.5" data-side="w"' in page
    assert '<rect x="10" y="20" width="30.5" height="15"/>' in page
    dropped = covered(case, ["10", "20", "30,5", "15"])
    decide(client, case, "publish", **{key: value for key, value in dropped.items() if not key.startswith("cover:")})
    file.refresh_from_db()
    assert file.covers == []


def test_area_of_a_page_that_is_not_there_covers_nothing(client, outi, case):
    assert decide(client, case, "publish", **covered(case, ["10", "20", "30", "15"], page=2)).status_code == 302
    file = documents(case)[0]
    assert file.covers == []


def test_words_that_are_not_in_it_are_told(client, outi, case, kerava):
    assert decide(client, case, "publish", words="Lahtinen").status_code == 422


def test_changed_case_is_told(client, outi, case, kerava):
    assert decide(client, case, "publish", seen=0).status_code == 409
    assert public_case(kerava, case.number).documents == []


def test_refused_document_is_gone_at_once(client, outi, case, kerava):
    decide(client, case, "publish")
    name = PublicDocument.objects.get(case_id=case.pk).pk
    assert decide(client, case, "refuse").status_code == 422
    assert decide(client, case, "refuse", ground="personal_data").status_code == 302
    assert public_case(kerava, case.number).documents == []
    assert not PublicDocument.objects.filter(pk=name).exists()


def test_undo_brings_the_document_back_under_a_new_address(client, outi, case, kerava):
    decide(client, case, "publish")
    old = PublicDocument.objects.get(case_id=case.pk).pk
    decide(client, case, "refuse", ground="personal_data")
    take_back(client, case)
    assert PublicDocument.objects.get(case_id=case.pk).pk != old
    assert b"%PDF" in copy_of(case)


def test_unsafe_document_is_told_of_by_name_alone(client, outi, kerava, at):
    case = sent(kerava, at, data=letter_pdf(*[["Sivu"]] * 61))
    assert "60" in client.get(url(case)).text
    assert decide(client, case, "publish", name="Pitkä.pdf").status_code == 302
    assert public_case(kerava, case.number).documents == [{"id": None, "name": "Pitkä.pdf", "pages": 0, "size": 0}]


def test_name_that_tells_of_a_person_is_not_proposed(client, outi, kerava, at):
    case = sent(kerava, at, name="Kuvia 040 7654321.pdf")
    assert 'value="liite-1.pdf"' in client.get(url(case)).text


def test_publisher_is_told_of_what_is_left_out(client, outi, kerava, at):
    page = client.get(url(sent(kerava, at, data=planted_pdf(LINES, lambda what: "Zaffer")))).text
    for words in ("does not show on its pages", "comments or marks", "fields of a form"):
        assert words in page or "asiakirja" in page
