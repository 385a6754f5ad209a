"""The sender's own page: the thread, additions, replies, opening again."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now as clock

from kuuluu.cases.models import Ending, Status
from kuuluu.cases.rules import code_of
from kuuluu.cities.queries import service_by_code
from kuuluu.feedback import commands
from kuuluu.publication.commands import set_paces
from kuuluu.publication.models import File, Pace
from tests.factories.cases import make_case, officer, publish_case
from tests.factories.cities import make_policy
from tests.public.submission.conftest import picture, stamped

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(kerava):
    return make_case(kerava, at=clock(), text="Lamppu pimeänä, soita 040 123 4567.")


@pytest.fixture
def own(case) -> str:
    return f"/oma/{code_of(case.pk)}/"


def test_code_typed_anyhow_opens_the_page(resident, case, own):
    typed = code_of(case.pk).lower().replace("-", " ")
    assert resident.post("/oma/", {"code": typed})["Location"] == own
    assert resident.post("/oma/", {"code": "AAAA BBBB CCCC DDDD"}).status_code == 400


def test_receipt_tells_day_of_answer(resident, case, own):
    page = resident.get(own).text
    assert case.number in page
    assert f"{case.answer_due_date.day}.{case.answer_due_date.month}.{case.answer_due_date.year}" in page


def test_thread_has_own_words_whole_and_no_notes(resident, case, own):
    commands.note(case, text="Sisäinen huomio", by=officer(case.city), at=clock())
    publish_case(case, at=clock())
    page = resident.get(own).text
    assert "040 123 4567" in page
    assert "Sisäinen huomio" not in page
    assert f'href="/asiat/{case.number}/"' in page


def test_sender_adds_words_and_a_picture(resident, case, own):
    file = SimpleUploadedFile("uusi.jpg", picture())
    response = resident.post(own, stamped(act="add", text="Vielä tämä.", description="Pylväs") | {"uploads": file})
    assert response.status_code == 302
    page = resident.get(own).text
    assert "Vielä tämä." in page
    kept = File.objects.get()
    shown = resident.get(f"{own}kuva/{kept.pk}-small.jpg")
    assert shown.status_code == 200
    assert b"".join(shown.streaming_content)[:2] == b"\xff\xd8"
    assert resident.get(f"{own}kuva/{kept.pk}-huge.jpg").status_code == 404


def test_picture_of_another_case_is_404(resident, case, own, kerava):
    other = make_case(kerava, at=clock())
    file = SimpleUploadedFile("uusi.jpg", picture())
    resident.post(own, stamped(act="add", text="", description="") | {"uploads": file})
    assert resident.get(f"/oma/{code_of(other.pk)}/kuva/{File.objects.get().pk}-small.jpg").status_code == 404


def test_nothing_to_add_is_asked_for(resident, own):
    response = resident.post(own, stamped(act="add", text="  "))
    assert response.status_code == 400
    assert 'href="#id_add_text"' in response.text


def test_sender_replies_to_the_question(resident, case, own):
    commands.ask(case, text="Missä kohdassa?", by=officer(case.city), at=clock())
    assert "Missä kohdassa?" in resident.get(own).text
    resident.post(own, stamped(act="add", text="Numeron 11 edessä."))
    case.refresh_from_db()
    assert case.status == Status.IN_PROGRESS


def test_sender_opens_a_closed_case_again(resident, case, own):
    commands.answer(case, text="Korjattu.", by=officer(case.city), at=clock())
    commands.close(case, ending=Ending.DONE, text="Valmis.", by=officer(case.city), at=clock())
    assert resident.post(own, stamped(act="reopen", reason=" ")).status_code == 400
    assert resident.post(own, stamped(act="reopen", reason="Ei pala vieläkään.")).status_code == 302
    case.refresh_from_db()
    assert case.status == Status.IN_PROGRESS


def test_open_case_is_not_opened_again(resident, case, own):
    assert resident.post(own, stamped(act="reopen", reason="Miksi ei")).status_code == 409


def test_qr_is_a_picture_that_no_cache_keeps(resident, own):
    response = resident.get(f"{own}qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Cache-Control"] == "no-store"
    assert b"<svg" in response.content


def test_log_never_holds_the_code(resident, case, own, caplog):
    resident.post(own, stamped(act="add", text="  "))
    resident.post(own, stamped(act="reopen", reason="Miksi ei"))
    resident.get(f"{own}kuva/{case.pk}-small.jpg")
    resident.get("/oma/AAAA-BBBB-CCCC-DDDD/")
    assert caplog.text == ""


def test_receipt_tells_the_promise_and_the_real_pace(resident, case, own, kerava):
    set_paces(
        kerava, [Pace(city=kerava, service=None, median_days=3.4, ninetieth_days=9, count=12, computed_at=clock())]
    )
    page = resident.get(own).text
    assert "Lupaus on 5 arkipäivää." in page
    assert "puolet koko kaupungin vastauksista tuli 3 päivässä" in page


def test_pace_is_the_services_own_where_it_has_answered_often_enough(resident, case, own, kerava):
    other = service_by_code(kerava, "green.parks")
    for n in range(7):
        one = make_case(
            kerava, at=clock() - timedelta(days=20), service_code="streets.lighting" if n < 5 else other.code
        )
        commands.answer(one, text="Korjattu.", by=officer(kerava), at=clock() - timedelta(days=18 if n < 5 else 10))
    commands.measure_paces(kerava, at=clock())
    assert set(Pace.objects.values_list("service_id", "count")) == {(case.service_id, 5), (None, 7)}
    assert "puolet tämän aiheen vastauksista tuli 2 päivässä" in resident.get(own).text
    parks = make_case(kerava, at=clock(), service_code=other.code)
    assert "puolet koko kaupungin vastauksista tuli 2 päivässä" in resident.get(f"/oma/{code_of(parks.pk)}/").text


def test_policy_says_of_how_many_answers_a_pace_is_told(case, kerava):
    make_policy(kerava, "pace_smallest_count", 7, from_date=date(2021, 1, 1))
    for _n in range(6):
        commands.answer(make_case(kerava, at=clock()), text="Korjattu.", by=officer(kerava), at=clock())
    commands.measure_paces(kerava, at=clock())
    assert not Pace.objects.exists()
    commands.answer(case, text="Korjattu.", by=officer(kerava), at=clock())
    commands.measure_paces(kerava, at=clock())
    assert set(Pace.objects.values_list("service_id", "count")) == {(case.service_id, 7), (None, 7)}


def test_sender_who_wants_no_answer_is_told_so(resident, kerava):
    case = make_case(kerava, at=clock(), wants_answer=False)
    page = resident.get(f"/oma/{code_of(case.pk)}/").text
    assert "Et pyytänyt vastausta" in page
    assert "Saat vastauksen" not in page


def test_the_answer_is_in_the_language_of_the_matter_on_pages_of_other_languages(resident, kerava, case, own):
    commands.answer(case, text="Korjaamme sen.", by=officer(kerava), at=clock())
    assert '<div class="knot-words prose" lang="fi"><p>Korjaamme sen.</p>' in resident.get(f"/sv{own}").text
