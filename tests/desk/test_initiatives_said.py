"""Words beside an initiative's text at the desk: counted in the lists, decided on one by one, and decided again."""

import pytest
from django.urls import reverse

from kuuluu.cases.models import Case, View
from kuuluu.initiatives.commands import handling, withdrawing
from kuuluu.initiatives.commands.commenting import comment, decide_words
from kuuluu.initiatives.models import MeasureState, Stage
from kuuluu.initiatives.queries.words import undecided_words
from kuuluu.journal.commands import NotNow
from kuuluu.people.actors import ANYONE
from kuuluu.people.roles import Role
from kuuluu.publication.models import Decision, PublicInitiative, State
from tests.desk.conftest import sit
from tests.factories.initiatives import make_initiative, maker
from tests.factories.people import make_actor


@pytest.fixture
def discussed(kerava, at):
    one = make_initiative(kerava, at=at, stage=Stage.DISCUSSING)
    comment(one, words="Valmentaja Kukkanen osaa jäädyttää hallin.", by=ANYONE, at=at)
    return one


def decide(client, one, original, **data):
    url = reverse("desk:initiative_said_decision", args=[one.case.number, original.pk])
    seen = f"{original.state} {original.decided_at.isoformat() if original.decided_at else ''}"
    return client.post(url, {"seen": seen, "do": "publish", **data})


def public(one) -> list[str]:
    return [said["words"] for said in PublicInitiative.objects.get(pk=one.pk).comments]


def test_waiting_words_are_counted_and_decided_and_decided_again(client, outi, discussed):
    page = reverse("desk:initiative_said", args=[discussed.case.number])
    for listed in (reverse("desk:initiatives"), reverse("desk:publication_queue")):
        answer = client.get(listed).text
        assert page in answer
        assert "1 odottaa julkaisua" in answer
    [original] = undecided_words(discussed)
    assert "Kukkanen osaa" in client.get(page).text
    preview = decide(client, discussed, original, do="preview", words="Kukkanen")
    assert "Kukkanen" not in preview.context["waiting"][0].choice.public.text
    assert public(discussed) == []
    assert decide(client, discussed, original, words="Kukkanen").status_code == 302
    assert public(discussed) == [preview.context["waiting"][0].choice.public.text]
    assert "odottaa julkaisua" not in client.get(reverse("desk:initiatives")).text
    stale = decide(client, discussed, original, do="refuse", ground="personal_data")
    assert stale.status_code == 409
    original.refresh_from_db()
    assert decide(client, discussed, original, do="refuse").status_code == 422
    assert decide(client, discussed, original, do="refuse", ground="personal_data").status_code == 302
    # That it was there stays.
    assert public(discussed) == [""]
    original.refresh_from_db()
    assert original.state == State.WITHDRAWN
    assert list(Decision.objects.filter(original=original).values_list("state", flat=True)) == ["public", "withdrawn"]


def test_words_kept_from_the_public_while_another_read_them_are_not_published_by_that(kerava, at, discussed):
    first, second = (undecided_words(discussed)[0] for _ in range(2))
    by = make_actor(kerava, Role.PUBLISHER)
    decide_words(discussed, original=first, hidden=None, ground="personal_data", by=by, at=at)
    with pytest.raises(NotNow):
        decide_words(discussed, original=second, hidden=(), by=make_actor(kerava, Role.PUBLISHER), at=at)
    assert public(discussed) == []


def test_words_that_are_not_there_to_hide_are_told_and_nothing_is_public(client, outi, discussed):
    [original] = undecided_words(discussed)
    answer = decide(client, discussed, original, words="Mansikka")
    assert answer.status_code == 422
    assert "Mansikka" in answer.text
    assert public(discussed) == []


def test_withdrawal_and_the_citys_unclean_words_wait_too(client, outi, kerava, at):
    gone = make_initiative(kerava, at=at)
    withdrawing.withdraw(gone, reason="Naapuri Kukkanen pyysi.", by=maker(gone), at=at)
    decided = make_initiative(kerava, at=at, stage=Stage.DECIDED)
    by = make_actor(kerava, Role.REGISTRAR)
    words = "Soita 040 123 4567, kun halli avataan."
    handling.add_measure(decided, words=words, state=MeasureState.PLANNED, by=by, at=at)
    for one, hidden, shown in (
        (gone, "Kukkanen", "Naapuri […] pyysi."),
        (decided, "", "Soita […], kun halli avataan."),
    ):
        [original] = undecided_words(one)
        # What the service proposes to hide and the form doesn't name stays hidden.
        assert decide(client, one, original, words=hidden).status_code == 302
        row = PublicInitiative.objects.get(pk=one.pk)
        assert shown in (row.refusal.get("words"), *(each["words"] for each in row.measures))


def test_others_can_look_but_not_decide_and_the_other_city_sees_nothing(client, discussed, kerava, jarvenpaa):
    [original] = undecided_words(discussed)
    page = reverse("desk:initiative_said", args=[discussed.case.number])
    sit(client, kerava, Role.REGISTRAR)
    assert client.get(page).status_code == 200
    sit(client, jarvenpaa, Role.PUBLISHER)
    assert client.get(page).status_code == 404
    assert decide(client, discussed, original).status_code == 404
    unit = kerava.units.first()
    Case.objects.filter(pk=discussed.pk).update(unit=unit)
    sit(client, kerava, Role.OFFICER, unit_code=unit.code)
    assert 'name="do"' not in client.get(page).text
    assert decide(client, discussed, original).status_code == 404
    assert public(discussed) == []


def test_each_look_at_a_secret_initiative_is_logged_whatever_page_of_it(client, kerava, at):
    one = make_initiative(kerava, at=at, stage=Stage.REFUSED)
    rauni = sit(client, kerava, Role.REGISTRAR, Role.PUBLISHER, name="Rauni")
    number = one.case.number
    urls = [reverse(f"desk:initiative{name}", args=[number]) for name in ("", "_said", "_files")]
    urls += [reverse("desk:supports", args=[number]), reverse("desk:support_invalid", args=[number])]
    for secrecy, logged in (("public", 0), ("secret", len(urls))):
        Case.objects.filter(pk=one.pk).update(secrecy=secrecy)
        assert [client.get(url).status_code for url in urls] == [200] * len(urls)
        assert View.objects.filter(case=one.pk, person_id=rauni.pk).count() == logged
