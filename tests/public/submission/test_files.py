"""Each file has words of its own, typed before or after it came, without scripts; on the own page, too."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now as clock

from kuuluu.cases.models import Case, MessageKind
from kuuluu.cases.queries import thread
from kuuluu.cases.rules import code_of
from kuuluu.feedback.models import Draft, DraftFile
from kuuluu.publication.models import File
from tests.factories.cases import make_case
from tests.public.submission.conftest import picture, stamped

pytestmark = pytest.mark.django_db
STEP = "/palaute/liitteet/"


def given(*names: str) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(name, picture(shade=n)) for n, name in enumerate(names)]


def words(file: File) -> str:
    return f"words_{file.pk.hex}"


def waiting() -> list[File]:
    return [one.file for one in DraftFile.objects.order_by("pk")]


@pytest.fixture
def two(resident) -> list[File]:
    resident.tell()
    assert resident.post(STEP, {"uploads": given("a.jpg", "b.jpg"), "more": "1"}).status_code == 302
    return waiting()


def test_each_file_gets_its_own_words_and_they_can_be_changed(resident, two):
    a, b = two
    assert (
        resident.post(STEP, {words(a): "Pylväs", words(b): "Kauempaa, 040 123 4567"})["Location"] == "/palaute/yhteys/"
    )
    assert [one.description for one in waiting()] == ["Pylväs", "Kauempaa, 040 123 4567"]
    assert "040" not in waiting()[1].public_description
    page = resident.get(STEP).text
    assert f'name="{words(a)}" value="Pylväs"' in page
    resident.post(STEP, {words(a): "Pylväs läheltä", words(b): "", "more": "1"})
    assert [(one.description, one.public_description) for one in waiting()] == [
        ("Pylväs läheltä", "Pylväs läheltä"),
        ("", ""),
    ]


def test_removing_one_file_keeps_the_words_of_the_other_and_what_was_chosen(resident, two):
    a, b = two
    sent = {"remove": str(a.pk), words(a): "x", words(b): "Kauempaa", "uploads": given("c.jpg", "c.jpg", "d.jpg")[2:]}
    assert resident.post(STEP, sent)["Location"] == f"{STEP}#added"
    assert [(one.name, one.description) for one in waiting()] == [("b.jpg", "Kauempaa"), ("d.jpg", "")]
    assert not File.objects.filter(pk=a.pk).exists()


def test_too_long_words_stand_there_again_beside_their_file(resident, two):
    a, b = two
    response = resident.post(STEP, {words(a): "x" * 501, words(b): "Kauempaa"})
    assert response.status_code == 400
    assert f'href="#id_{words(a)}"' in response.text
    assert "x" * 501 in response.text
    assert "x" * 501 in resident.get(STEP).text
    assert [one.description for one in waiting()] == ["", "Kauempaa"]


def test_one_description_for_several_files_goes_to_the_first_and_the_page_shows_it(resident):
    resident.tell()
    answer = resident.post(STEP, {"uploads": given("a.jpg", "b.jpg"), "description": "Pylväs"})
    assert answer["Location"] == f"{STEP}#added"
    assert [one.description for one in waiting()] == ["Pylväs", ""]
    assert resident.post(STEP, {"uploads": given("c.jpg"), "description": "Tolppa"}).status_code == 302


def test_words_of_a_strangers_file_are_not_changed(resident, neighbour, two):
    neighbour.tell()
    neighbour.post(STEP, {words(two[0]): "Naapurin sanat", "more": "1"})
    neighbour.post(STEP, {"remove": str(two[0].pk)})
    assert waiting()[0].description == ""


@pytest.fixture
def case(kerava) -> Case:
    return make_case(kerava, at=clock(), text="Lamppu pimeänä.")


@pytest.fixture
def own(case) -> str:
    return f"/oma/{code_of(case.pk)}/"


def additions(case: Case):
    return thread(case).filter(kind=MessageKind.ADDITION)


def test_files_added_later_wait_until_each_is_described(resident, case, own):
    first = stamped(act="add", text="Vielä nämä.", more="1") | {"uploads": given("a.jpg", "b.jpg")}
    assert resident.post(own, first)["Location"] == f"{own}#add"
    a, b = waiting()
    page = resident.get(own).text
    assert "Vielä nämä." in page
    assert f"{own}kuva/{a.pk}-small.jpg" in page
    assert resident.get(f"{own}kuva/{a.pk}-small.jpg").getvalue()[:2] == b"\xff\xd8"
    assert additions(case).count() == 0
    answer = resident.post(own, stamped(act="add", text="Vielä nämä.") | {words(a): "Pylväs", words(b): "Tolppa"})
    assert answer["Location"] == own
    sent = additions(case).get()
    assert [one.file.description for one in sent.attachments.all()] == ["Pylväs", "Tolppa"]
    assert (sent.original.text, Draft.objects.filter(sent_at=None).count()) == ("Vielä nämä.", 0)


def test_waiting_file_is_removed_on_the_own_page(resident, case, own):
    resident.post(own, stamped(act="add", text="Sanat", more="1") | {"uploads": given("a.jpg", "b.jpg")})
    a, b = waiting()
    resident.post(own, stamped(act="add", text="Sanat", remove=str(a.pk)) | {words(b): "Tolppa"})
    assert [(one.pk, one.description) for one in waiting()] == [(b.pk, "Tolppa")]
    assert "Sanat" in resident.get(own).text


def test_of_files_added_later_the_good_ones_are_kept_and_the_bad_one_is_named(resident, case, own):
    files = [*given("hyva.jpg"), SimpleUploadedFile("ohjelma.jpg", b"MZ\x90")]
    response = resident.post(own, stamped(act="add", text="Tässä kuvat.") | {"uploads": files})
    assert response.status_code == 400
    assert "ohjelma.jpg" in response.text
    assert 'href="#id_add_uploads"' in response.text
    assert "Tässä kuvat." in response.text
    assert additions(case).count() == 0
    assert [one.name for one in waiting()] == ["hyva.jpg"]
    assert "Tässä kuvat." in resident.get(own).text
    resident.post(own, stamped(act="add", text="Tässä kuvat."))
    assert [one.file.name for one in additions(case).get().attachments.all()] == ["hyva.jpg"]


def test_files_alone_are_enough_to_add(resident, case, own):
    resident.post(own, stamped(act="add", text="", more="1") | {"uploads": given("a.jpg")})
    assert resident.post(own, stamped(act="add", text="")).status_code == 302
    assert additions(case).get().attachments.count() == 1


@pytest.mark.parametrize("has_files", [True, False])
def test_second_click_adds_nothing_twice(resident, case, own, has_files):
    for _n in range(2):
        sent = stamped(act="add", text="Vielä tämä.") | ({"uploads": given("a.jpg")} if has_files else {})
        assert resident.post(own, sent)["Location"] == own
    assert additions(case).count() == 1
    assert (DraftFile.objects.count(), File.objects.count()) == (0, int(has_files))


def test_other_holder_of_a_code_sees_nothing_of_what_waits(resident, case, own, kerava):
    resident.post(own, stamped(act="add", text="Sanat", more="1") | {"uploads": given("a.jpg")})
    other = f"/oma/{code_of(make_case(kerava, at=clock()).pk)}/"
    assert "Sanat" not in resident.get(other).text
    assert resident.get(f"{other}kuva/{waiting()[0].pk}-small.jpg").status_code == 404


@pytest.mark.parametrize("button", [{}, {"more": "1"}])
def test_words_of_a_picture_that_was_not_chosen_are_not_lost(resident, button):
    resident.tell()
    response = resident.post(STEP, {"description": "Pylväs läheltä", **button})
    assert response.status_code == 400
    assert 'href="#id_description"' in response.text
    assert 'value="Pylväs läheltä"' in response.text
    assert resident.post(STEP, {"description": "", **button}).status_code == 302
