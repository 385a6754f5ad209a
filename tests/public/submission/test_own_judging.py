"""The sender is asked how it went, by one button or three questions."""

import pytest

from kuuluu.cases.rules import code_of
from kuuluu.feedback import commands
from tests.factories.cases import make_case, officer
from tests.public.submission.conftest import stamped


@pytest.fixture
def case(kerava, now):
    case = make_case(kerava, at=now)
    commands.answer(case, text="Korjattu.", by=officer(kerava), at=now)
    return case


def post(resident, case, **data):
    return resident.post(f"/oma/{code_of(case.pk)}/", data, follow=True)


def test_one_button_says_that_all_is_well(resident, case):
    assert "Kaikki kunnossa" in resident.get(f"/oma/{code_of(case.pk)}/").text
    assert "Merkitsimme, että kaikki on kunnossa" in post(resident, case, act="judge", all_well="yes").text
    assert case.satisfactions.get().is_fixed
    assert "Kaikki kunnossa" not in resident.get(f"/oma/{code_of(case.pk)}/").text


def test_no_opens_it_again(resident, case):
    said = {"act": "judge", "is_answered": "yes", "is_in_time": "yes", "is_fixed": "no", "words": "Ei pala."}
    answer = post(resident, case, **stamped(**said))
    assert "avattiin uudelleen" in answer.text
    case.refresh_from_db()
    assert case.status == "in_progress"


def test_missing_answer_is_asked_for_and_words_stay(resident, case):
    answer = post(resident, case, **stamped(act="judge", is_answered="yes", words="Ei pala vieläkään."))
    assert answer.status_code == 400
    assert "Ei pala vieläkään." in answer.text


def test_it_is_not_asked_before_the_end(resident, kerava, now):
    assert "Kaikki kunnossa" not in resident.get(f"/oma/{code_of(make_case(kerava, at=now).pk)}/").text
