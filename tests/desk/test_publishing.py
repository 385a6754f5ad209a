"""The publisher's pages."""

import pytest
from django.urls import reverse

from kuuluu.cases.models import Case
from kuuluu.cases.queries import thread
from kuuluu.publication.queries import public_case
from tests.factories.cases import make_case

TEXT = "Soita Ainolle 040 123 4567. Naapuri Virtanen on nähnyt, Virtanen tietää."


@pytest.fixture
def case(kerava, at) -> Case:
    return make_case(kerava, at=at, text=TEXT)


def decide(client, case, do, **data):
    first = thread(case)[0]
    url = reverse("desk:decision", args=[case.number, first.pk])
    return client.post(url, {"seen": Case.objects.get(pk=case.pk).version, "do": do, **data})


def kept(case):
    return [f"{r.start}:{r.end}:{r.cls}" for r in thread(case)[0].original.redactions.all()]


def test_queue_lists_what_waits(client, outi, case):
    assert case.number in client.get(reverse("desk:publication_queue")).text


def test_publishing_hides_proposals_kept_and_words_given(client, outi, case, kerava):
    assert decide(client, case, "publish", span=kept(case), words="virtanen").status_code == 302
    assert public_case(kerava, case.number).text == "Soita Ainolle […]. Naapuri […] on nähnyt, […] tietää."


def test_preview_publishes_nothing(client, outi, case, kerava):
    page = decide(client, case, "preview", span=kept(case), words="Virtanen")
    assert page.status_code == 200
    assert public_case(kerava, case.number) is None


def test_words_that_are_not_in_the_text_are_told(client, outi, case, kerava):
    page = decide(client, case, "publish", span=kept(case), words="Lahtinen")
    assert page.status_code == 422
    assert "Lahtinen" in page.text
    assert public_case(kerava, case.number) is None


def test_refusal_needs_a_ground(client, outi, case):
    assert decide(client, case, "refuse", ground="").status_code == 409
    assert decide(client, case, "refuse", ground="health").status_code == 302


def test_withdrawing_takes_the_case_off_at_once(client, outi, case, kerava):
    decide(client, case, "publish", span=kept(case))
    decide(client, case, "refuse", ground="personal_data")
    assert public_case(kerava, case.number) is None


def test_officer_without_the_right_finds_no_publishing(client, mikko, case):
    assert client.get(reverse("desk:publication_queue")).status_code == 404
    assert decide(client, case, "publish").status_code == 404
