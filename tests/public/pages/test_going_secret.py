"""An initiative that was public and went on as feedback: what is decided of the feedback holds on its page, too."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kuuluu.cases.models import Case, Ground
from kuuluu.cities.models import PublishMode, Secrecy
from kuuluu.feedback.commands import set_secrecy, withdraw
from kuuluu.feedback.commands.showing import refresh_all
from kuuluu.initiatives.commands import refresh
from kuuluu.initiatives.commands.converting import into_feedback
from kuuluu.initiatives.commands.reviewing import ask_correction
from kuuluu.initiatives.models import Initiative, ReviewCode
from kuuluu.initiatives.queries.twins import public_side
from kuuluu.people.roles import Permission
from kuuluu.publication.models import PublicCase, PublicInitiative
from tests.factories.cases import officer, publisher
from tests.factories.initiatives import DEMAND, REASONS, TITLE, make_initiative, maker

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone_on(kerava, now) -> Initiative:
    """An initiative that everybody read, and that its maker let go on as feedback when the city asked for a correction."""
    one = make_initiative(kerava, at=now)
    reviewer = officer(kerava, Permission.PUBLISH)
    ask_correction(one, code=ReviewCode.UNCLEAR, reason="Kertokaa tarkemmin.", by=reviewer, at=now)
    into_feedback(one, by=maker(one), at=now + timedelta(hours=1))
    return one


def pages(client, one: Initiative) -> list:
    headers = {"host": one.city.host}
    names = ("public:initiative", "public:initiative_texts")
    urls = [reverse(name, args=[one.case.number]) for name in names]
    urls += [reverse("public:initiatives"), reverse("public:initiative_feed")]
    return [client.get(url, headers=headers) for url in urls]


def test_words_of_what_went_on_as_feedback_stand_where_they_are_decided_of(client, gone_on, now):
    assert PublicCase.objects.filter(pk=gone_on.pk).exists()
    withdraw(gone_on.case, ground="private_life", by=publisher(gone_on.city), at=now + timedelta(hours=2))
    answers = pages(client, gone_on)
    assert [one.status_code for one in answers] == [200] * 4
    for answer in answers:
        for words in (TITLE, DEMAND, REASONS):
            assert words not in answer.content.decode()
    assert gone_on.case.number in answers[0].content.decode()


def test_nothing_stands_of_an_initiative_that_became_secret_feedback(client, gone_on, now):
    case = Case.objects.get(pk=gone_on.pk)
    at = now + timedelta(hours=2)
    set_secrecy(case, secrecy=Secrecy.SECRET, ground=Ground.HEALTH, by=officer(gone_on.city), at=at)
    # Whatever is done later, as when a maker leaves, brings nothing back.
    refresh(gone_on, at=at)
    assert not PublicInitiative.objects.filter(pk=gone_on.pk).exists()
    page, texts, listed, feed = pages(client, gone_on)
    assert (page.status_code, texts.status_code) == (404, 404)
    for answer in (listed, feed):
        assert gone_on.case.number not in answer.content.decode()


def test_the_other_city_sees_nothing_of_the_same_matter_when_it_became_secret(gone_on, jarvenpaa, now):
    theirs = make_initiative(jarvenpaa, at=now, twin=gone_on)
    assert public_side(theirs) == gone_on
    case = Case.objects.get(pk=gone_on.pk)
    set_secrecy(case, secrecy=Secrecy.SECRET, ground=Ground.HEALTH, by=officer(gone_on.city), at=now)
    assert public_side(Initiative.objects.get(pk=theirs.pk)) is None


def test_nothing_stands_of_an_initiative_that_became_feedback_of_a_service_that_is_never_public(gone_on, now):
    service = gone_on.city.services.first()
    type(service).objects.filter(pk=service.pk).update(publish_mode=PublishMode.NEVER)
    Case.objects.filter(pk=gone_on.pk).update(service=service)
    refresh_all(Case.objects.get(pk=gone_on.pk), at=now + timedelta(hours=2))
    refresh(gone_on, at=now + timedelta(hours=2))
    assert not PublicInitiative.objects.filter(pk=gone_on.pk).exists()
