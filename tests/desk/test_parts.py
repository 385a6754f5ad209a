"""A message of several matters is split, cases that tell the same are taken apart, at the desk."""

import pytest
from django.urls import reverse

from kuuluu.cases.models import Case
from kuuluu.feedback import commands
from tests.factories.cases import make_case, officer, publish_case

TEXT = "Katulamppu on pimeänä. Lisäksi Savion keinu on rikki."


@pytest.fixture
def whole(kerava, at) -> Case:
    return make_case(kerava, at=at, text=TEXT)


def page(case: Case) -> str:
    return reverse("desk:parts", args=[case.number])


def test_the_parts_are_proposed_and_made(client, mikko, whole):
    shown = client.get(page(whole)).content.decode()
    assert "Lisäksi Savion keinu on rikki." in shown
    sent = {"sentence_0": "1", "sentence_1": "2", "service_1": "streets.lighting", "service_2": "green.playgrounds"}
    response = client.post(page(whole), {**sent, "seen": whole.version})
    assert response.status_code == 302
    parts = list(Case.objects.filter(part_of=whole).order_by("number"))
    assert [part.service.code for part in parts] == ["streets.lighting", "green.playgrounds"]
    whole_page = client.get(reverse("desk:case", args=[whole.number])).content.decode()
    assert all(part.number in whole_page for part in parts)
    assert "/whole/" in whole_page
    client.post(reverse("desk:act", args=[whole.number, "whole"]), {"seen": Case.objects.get(pk=whole.pk).version})
    assert Case.objects.get(pk=whole.pk).status == "received"


def test_the_parts_stand_in_their_order_whichever_was_changed_last(client, mikko, whole):
    sent = {"sentence_0": "1", "sentence_1": "2", "service_1": "streets.lighting", "service_2": "green.playgrounds"}
    client.post(page(whole), {**sent, "seen": whole.version})
    first, second = Case.objects.filter(part_of=whole).order_by("number")
    for status in ("in_progress", "answered", "closed", "received"):
        Case.objects.filter(pk=first.pk).update(status=status)  # a row that was changed stands last in the table
        shown = client.get(reverse("desk:case", args=[whole.number])).content.decode()
        assert shown.index(first.number) < shown.index(second.number)


def test_one_part_is_no_split(client, mikko, whole):
    sent = {"sentence_0": "1", "sentence_1": "1", "service_1": "streets.lighting", "seen": whole.version}
    assert client.post(page(whole), sent).status_code == 422
    assert Case.objects.filter(part_of=whole).count() == 0


def test_another_citys_officer_finds_nothing(client, sanna, whole):
    assert client.get(page(whole)).status_code == 404


def test_what_the_joined_say_stands_in_the_thread_and_is_taken_apart(client, mikko, whole, at):
    main = publish_case(make_case(whole.city, at=at), at=at)
    commands.join(whole, to=main, by=officer(whole.city), at=at)
    commands.add(Case.objects.get(pk=whole.pk), text="Vilkkuu taas.", by=officer(whole.city), at=at)
    shown = client.get(reverse("desk:case", args=[main.number])).content.decode()
    assert "Vilkkuu taas." in shown
    seen = Case.objects.get(pk=whole.pk).version
    assert client.post(reverse("desk:act", args=[whole.number, "separation"]), {"seen": seen}).status_code == 302
    assert Case.objects.get(pk=whole.pk).joined_to_id is None
