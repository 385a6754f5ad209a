"""Initiatives at the desk: every act by its form, with what was typed kept."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kuuluu.cases.models import Case
from kuuluu.cases.queries import thread
from kuuluu.initiatives.commands import appealing, refresh, reviewing, sending
from kuuluu.initiatives.models import Decision, Initiative, ReviewCode, Stage
from kuuluu.people.actors import actor_of
from kuuluu.people.roles import Role
from kuuluu.publication.models import Original, PublicInitiative
from tests.desk.conftest import sit
from tests.factories.initiatives import make_initiative, maker
from tests.factories.lexemes import index
from tests.factories.people import make_actor
from tests.guards.addresses import of
from tests.guards.test_desk_is_closed import VALUES
from tests.public.pages.conftest import one_connection  # noqa: F401 - what resembles an initiative is read as the public role


@pytest.fixture
def registrar(client, kerava):
    return sit(client, kerava, Role.REGISTRAR, name="Riitta")


def act(client, one, noun, **data):
    one = Initiative.objects.select_related("case").get(pk=one.pk)
    seen = {"seen": one.case.version}
    return client.post(reverse("desk:initiative_act", args=[one.case.number, noun]), seen | data)


def stage(one) -> str:
    return Initiative.objects.get(pk=one.pk).stage


def test_list_shows_own_citys_initiatives_alone(client, registrar, kerava, jarvenpaa, at):
    own, other = make_initiative(kerava, at=at), make_initiative(jarvenpaa, at=at)
    page = client.get(reverse("desk:initiatives")).text
    assert own.case.number in page
    assert other.case.number not in page


def test_initiative_walks_from_the_check_to_the_end(client, registrar, kerava, at):
    one = make_initiative(kerava, at=at, stage=Stage.CHECKING, is_joint=False)
    assert act(client, one, "acceptance").status_code == 302
    assert stage(one) == Stage.SENT
    unit = kerava.units.first()
    data = {"register_number": "KERDno-2026-7", "body": "Lautakunta", "unit": unit.code, "is_of_council": "on"}
    assert act(client, one, "registration", **data).status_code == 302
    assert act(client, one, "estimate", estimate="1.3.2027", text="Lautakunta päättää.").status_code == 302
    data = {"kind": "meeting", "who": "Lautakunta", "text": "Asia on listalla.", "planned_date": "2027-02-01"}
    assert act(client, one, "preparation", **data).status_code == 302
    data = {"outcome": "partly", "body": "Lautakunta", "day": "1.2.2027", "text": "Halli on auki heinäkuun."}
    assert act(client, one, "decision", **data).status_code == 302
    too_early = act(client, one, "end")
    assert too_early.status_code == 422
    assert "Kerro ensin, mitä aloitteen vuoksi tehdään" in too_early.text
    assert act(client, one, "measure", text="Halli avataan.", state="planned").status_code == 302
    assert act(client, one, "end").status_code == 302
    assert stage(one) == Stage.CLOSED
    row = PublicInitiative.objects.get(pk=one.pk)
    assert (row.register_number, row.decision["outcome"], len(row.measures)) == ("KERDno-2026-7", "partly", 1)


def test_words_chosen_to_be_hidden_are_hidden_when_it_is_accepted(client, registrar, kerava, at):
    one = make_initiative(kerava, at=at, stage=Stage.CHECKING, demand="Valmentaja Kukkanen hoitaisi jään.")
    url = reverse("desk:initiative_words", args=[one.case.number, "demand"])
    assert client.post(url, {"words": "Kukkanen"}).status_code == 302
    act(client, one, "acceptance")
    assert PublicInitiative.objects.get(pk=one.pk).demand == "Valmentaja […] hoitaisi jään."


def test_words_hidden_later_are_gone_from_the_public_at_once(client, registrar, kerava, at):
    one = make_initiative(kerava, at=at, demand="Valmentaja Kukkanen hoitaisi jään.")
    url = reverse("desk:initiative_words", args=[one.case.number, "demand"])
    client.post(url, {"words": "Kukkanen"})
    assert "Kukkanen" not in PublicInitiative.objects.get(pk=one.pk).demand


def test_answer_that_names_somebody_is_stopped_once(client, registrar, kerava, at):
    one = make_initiative(kerava, at=at, stage=Stage.CHECKING)
    data = {"code": ReviewCode.UNCLEAR, "text": "Kysy Matti Virtaselta, puh. 040 123 4567."}
    stopped = act(client, one, "correction", **data)
    assert stopped.status_code == 422
    assert "Matti Virtaselta" in stopped.text
    assert 'id="correction_text_error"' in stopped.text
    assert stage(one) == Stage.CHECKING


def test_stale_page_changes_nothing_and_keeps_what_was_typed(client, registrar, kerava, at):
    one = make_initiative(kerava, at=at, stage=Stage.CHECKING)
    url = reverse("desk:initiative_act", args=[one.case.number, "refusal"])
    answer = client.post(url, {"seen": 999, "code": "not_ours", "text": "Asia kuuluu valtiolle."})
    assert answer.status_code == 409
    assert "Asia kuuluu valtiolle." in answer.text
    assert stage(one) == Stage.CHECKING


def test_merging_into_a_number_that_is_not_there_says_so_at_the_field(client, registrar, kerava, at):
    one = make_initiative(kerava, at=at)
    answer = act(client, one, "merging", number="KER-2026-99999", text="Sama asia.")
    assert answer.status_code == 422
    assert "Tällä numerolla ei ole toista julkista aloitetta" in answer.text


def test_whoever_checks_sees_the_public_ones_that_may_be_the_same_and_no_others(
    client, registrar, kerava, jarvenpaa, at
):
    same = "Jäähalli auki kesäkuussa"
    public, elsewhere = make_initiative(kerava, at=at, title=same), make_initiative(jarvenpaa, at=at, title=same)
    unseen = make_initiative(kerava, at=at, title=same, stage=Stage.CHECKING)
    for row in PublicInitiative.objects.all():
        index("publication_publicinitiative", row.pk, f"{row.title} {row.demand}")
    one = make_initiative(kerava, at=at, stage=Stage.CHECKING)
    page = client.get(reverse("desk:initiative", args=[one.case.number])).text
    assert f"/aloitteet/{public.case.number}/" in page
    assert elsewhere.case.number not in page
    assert unseen.case.number not in page
    assert "muistuttavat tätä" not in client.get(reverse("desk:initiative", args=[public.case.number])).text


def test_own_refusal_is_not_for_the_same_person_to_judge(client, registrar, kerava, at):
    one, other = (make_initiative(kerava, at=at, stage=Stage.CHECKING) for _ in range(2))
    by_other = make_actor(kerava, Role.REGISTRAR)
    reviewing.refuse(one, code=ReviewCode.UNLAWFUL, reason="Ei.", by=actor_of(registrar), at=at)
    reviewing.refuse(other, code=ReviewCode.UNLAWFUL, reason="Ei.", by=by_other, at=at)
    for each in (one, other):
        appealing.appeal(each, words="Katsokaa uudelleen.", by=maker(each), at=at)
    assert act(client, one, "appeal", outcome="reversed", text="Kumotaan.").status_code == 404
    assert act(client, other, "appeal", outcome="reversed", text="Kumotaan.").status_code == 302
    assert stage(other) == Stage.CHECKING


def test_names_of_makers_are_for_those_who_may_see_contacts(client, outi, kerava, at):
    one = make_initiative(kerava, at=at)
    page = client.get(reverse("desk:initiative", args=[one.case.number])).text
    assert "Aino Esimerkki" not in page


def test_case_of_an_initiative_leads_to_its_page(client, registrar, kerava, at):
    one = make_initiative(kerava, at=at)
    answer = client.get(reverse("desk:case", args=[one.case.number]))
    assert answer["Location"] == reverse("desk:initiative", args=[one.case.number])


def test_page_tells_what_was_decided(client, registrar, kerava, at):
    one = make_initiative(kerava, at=at)
    said = Original.objects.create(city=kerava, text="Pumput hankitaan keväällä.", created_at=at)
    body = Original.objects.create(city=kerava, text="Lautakunta", created_at=at)
    Decision.objects.create(initiative=one, outcome="carried_out", body=body, date=at.date(), reason=said, at=at)
    page = client.get(reverse("desk:initiative", args=[one.case.number])).content.decode()
    assert "Pumput hankitaan keväällä." in page
    assert "Toteutetaan" in page
    assert "Lautakunta" in page


def test_page_asks_no_more_for_a_long_thread(client, registrar, kerava, at, django_assert_max_num_queries):
    one = make_initiative(kerava, at=at)
    sending.send(one, by=maker(one), at=at + timedelta(minutes=1))
    with django_assert_max_num_queries(10):
        client.get(reverse("desk:initiative", args=[one.case.number]))


# What keeps a case from being erased asks nothing of what it is; and an initiative has its own.
OF_ANY_CASE = ("desk:initiative", "desk:retention", "desk:support")


def test_what_is_done_to_feedback_is_not_done_to_an_initiative(client, kerava, at):
    sit(client, kerava, Role.OFFICER, Role.PUBLISHER, Role.REGISTRAR)
    one = make_initiative(kerava, at=at)
    number, message = one.case.number, thread(one.case)[0]
    known = {"number": number, "message_id": message.pk}
    for noun, data in (("secrecy", {"secrecy": "secret", "ground": "health"}), ("note", {"text": "x"})):
        sent = {"seen": one.case.version, **data}
        assert client.post(reverse("desk:act", args=[number, noun]), sent).status_code == 404
    walked = [a for a in of("desk") if "number" in a.takes and not a.name.startswith(OF_ANY_CASE)]
    for address in walked:
        values = {n: known.get(n) or VALUES.get(k) or VALUES.get(n, "one") for n, k in address.values}
        assert client.post(reverse(address.name, kwargs=values)).status_code in {404, 405}, address.name
    decided = {"do": "publish", "seen": one.case.version}
    assert client.post(reverse("desk:decision", args=[number, message.pk]), decided).status_code == 404
    one.case.refresh_from_db()
    assert one.case.secrecy == "public"
    assert len(walked) > 15


def test_queue_of_publishers_and_acts_on_many_are_for_feedback(client, kerava, at):
    sit(client, kerava, Role.OFFICER, Role.PUBLISHER)
    one = make_initiative(kerava, at=at, stage=Stage.CHECKING)
    assert one.case.number not in client.get(reverse("desk:publication_queue")).text
    many = client.post(reverse("desk:many"), {"n": one.case.number, "what": "note", "text": "x", "send": "1"})
    assert many.status_code != 500
    assert thread(one.case).count() == 1


def test_place_that_would_tell_a_home_is_hidden_and_shown_again(client, registrar, kerava, at):
    one = make_initiative(kerava, at=at)
    Case.objects.filter(pk=one.pk).update(address="Zafferinkuja 3", latitude=60.40555, longitude=25.10666)
    one.case.refresh_from_db()
    refresh(one, at=at)
    own = reverse("desk:initiative", args=[one.case.number])
    assert PublicInitiative.objects.get(pk=one.pk).place == "Zafferinkuja 3"
    assert act(client, one, "hidden-place").status_code == 302
    row = PublicInitiative.objects.get(pk=one.pk)
    assert (row.place, row.latitude, row.longitude) == ("", None, None)
    assert "Zafferinkuja 3" in client.get(own).text
    assert act(client, one, "hidden-place").status_code == 409
    assert act(client, one, "shown-place").status_code == 302
    assert PublicInitiative.objects.get(pk=one.pk).latitude == 60.40555
