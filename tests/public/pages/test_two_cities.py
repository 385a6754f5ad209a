"""A matter of two cities: each has its own initiative, and tells of the other's what is public there, no more."""

from datetime import timedelta

import pytest
from django.conf import settings

from kuuluu.initiatives.commands.counting import count
from kuuluu.initiatives.commands.reviewing import accept, refuse
from kuuluu.initiatives.commands.supporting import confirm
from kuuluu.initiatives.commands.writing import save, submit
from kuuluu.initiatives.models import Draft, Initiative, Maker, ReviewCode, Stage, Support
from kuuluu.initiatives.queries import initiative_by_number
from kuuluu.initiatives.queries.twins import public_side
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.people.actors import ANYONE, Actor
from kuuluu.people.roles import Role
from kuuluu.publication.models import PublicInitiative
from tests.factories.initiatives import DEMAND, add_maker, make_initiative
from tests.factories.people import make_actor
from tests.public.pages.test_supporting import SAID, as_identified, identity
from tests.public.submission.conftest import stamped

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(kerava, now) -> Initiative:
    return make_initiative(kerava, at=now - timedelta(days=3))


def page_of(one) -> str:
    return f"/aloitteet/{one.case.number}/"


def made_there(client, one, city, now) -> Initiative:
    """Let its maker begin the same in the other city, complete what that one asks, and send it."""
    own = f"/aloite/oma/{maker_code(one.makers.get(role='contact').pk)}/"
    for _twice in range(2):
        answer = client.post(own, {"act": "twin", "city": city.slug})
    draft = Draft.objects.get()
    assert f"//{city.host}{settings.PORT_IN_LINKS}/aloite/oma/{maker_code(draft.makers.get().pk)}/" in answer.text
    save(draft, data={"ground": "resident", "municipality": city.code}, by=ANYONE, at=now)
    return submit(Draft.objects.select_related("city", "twin_of").get(), by=ANYONE, at=now)


@pytest.fixture
def other(anyone, one, jarvenpaa, now) -> Initiative:
    made = made_there(anyone, one, jarvenpaa, now)
    return Initiative.objects.select_related("case__city", "city").get(pk=made.pk)


def test_neither_page_tells_of_the_other_before_it_is_public_there(anyone, neighbour, one, other, now):
    assert Initiative.objects.get(pk=one.pk).twin_id == other.pk
    text = other.versions.get().demand.text
    assert (text, other.city.slug, other.case.number[:3]) == (DEMAND, "jarvenpaa", "JAR")
    before = anyone.get(page_of(one)).text
    assert other.case.number not in before
    assert "Kahdessa kaupungissa" not in before
    assert public_side(initiative_by_number(one.city, one.case.number)) is None
    accept(other, by=make_actor(other.city, Role.PUBLISHER), at=now)
    for client, here, there in ((anyone, one, other), (neighbour, other, one)):
        shown = client.get(page_of(here)).text
        assert "Kahdessa kaupungissa" in shown
        assert f"//{there.city.host}{settings.PORT_IN_LINKS}/aloitteet/{there.case.number}/" in shown
        assert client.get(page_of(there)).status_code == 404


def test_what_was_never_public_there_is_told_nowhere_here(anyone, one, other, now):
    by = make_actor(other.city, Role.PUBLISHER)
    refuse(other, code=ReviewCode.NOT_OURS, reason="Asia on toisen kunnan.", by=by, at=now)
    assert other.case.number not in anyone.get(page_of(one)).text
    assert PublicInitiative.objects.get(pk=one.pk).twin_id is None


def test_support_goes_to_the_city_where_one_lives_and_the_numbers_stand_apart(anyone, one, other, now):
    here, there = one.city, other.city
    accept(other, by=make_actor(there, Role.PUBLISHER), at=now)
    form = f"{page_of(one)}kannata/"
    assert other.case.number in anyone.get(form).text
    said = {**SAID, "email": "eeva@posti.example", "municipality": there.code}
    sent = anyone.post(form, stamped(**said))
    assert f"kannatuksesi menee sen aloitteeseen {other.case.number}" in sent.text
    row = Support.objects.get()
    assert row.initiative_id == other.pk
    anyone.get(page_of(one))
    confirm(row, by=Actor(support_id=row.pk), at=now)
    count(at=now)
    assert PublicInitiative.objects.get(pk=one.pk).supporters == 0
    assert "1 kannattaja<" in anyone.get(page_of(one)).text, "the kept page is made anew"
    anyone.post(form, stamped(**{**SAID, "municipality": here.code}))
    assert Support.objects.filter(initiative=one).count() == 1
    Initiative.objects.filter(pk=other.pk).update(stage=Stage.SENT)
    anyone.post(form, stamped(**{**said, "email": "maija@posti.example"}))
    assert Support.objects.filter(initiative=one).count() == 2
    Initiative.objects.filter(pk=other.pk).update(stage=Stage.COLLECTING)
    as_identified(anyone, identity(here, now, municipality=there.code), now)
    page = anyone.get(form).text
    assert f"//{there.host}{settings.PORT_IN_LINKS}/aloitteet/{other.case.number}/kannata/" in page
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]


def test_only_the_responsible_begins_it_and_only_once(anyone, one, other, now, jarvenpaa):
    helper = add_maker(one, at=now, name="Pekka Toinen")
    own = f"/aloite/oma/{maker_code(helper.pk)}/"
    anyone.post(own, {"act": "twin", "city": jarvenpaa.slug})
    responsible = f"/aloite/oma/{maker_code(one.makers.get(role='contact').pk)}/"
    assert "Koskeeko asia toistakin kaupunkia?" not in anyone.get(responsible).text
    anyone.post(responsible, {"act": "twin", "city": jarvenpaa.slug})
    assert Draft.objects.filter(sent_at=None).count() == 0
    assert Maker.objects.filter(initiative=other).count() == 1
