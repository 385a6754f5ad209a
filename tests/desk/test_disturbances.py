"""Officers tell of disturbances, change and end them."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from kuuluu.journal.commands import NotAllowed
from kuuluu.people.roles import Permission
from kuuluu.publication.commands import tell_disturbance
from kuuluu.publication.models import Disturbance
from tests.factories.cases import make_case, officer


def test_told_changed_and_ended(client, mikko, kerava):
    page = reverse("desk:disturbances")
    sent = {"title_fi": "Vesikatko Saviolla", "services": ["streets.lighting"], "from_date": localdate().isoformat()}
    assert client.post(page, sent).status_code == 302
    one = Disturbance.objects.get(city=kerava)
    assert (one.is_shown, len(one.service_ids), one.area_ids, one.until_at) == (True, 1, [], None)
    own = reverse("desk:disturbance", args=[one.pk])
    assert "Vesikatko Saviolla" in client.get(own).content.decode()
    client.post(own, {**sent, "title_fi": "Vesikatko ohi pian", "until_date": localdate().isoformat()})
    one.refresh_from_db()
    assert (one.title_fi, one.until_at is None) == ("Vesikatko ohi pian", False)
    client.post(reverse("desk:disturbance_end", args=[one.pk]))
    one.refresh_from_db()
    assert one.is_shown is False
    assert "Vesikatko ohi pian" in client.get(page).content.decode()


def test_a_case_that_cannot_be_joined_is_refused(client, mikko, kerava):
    sent = {"title_fi": "Vesikatko", "from_date": localdate().isoformat(), "case_number": "KER-2026-99999"}
    assert client.post(reverse("desk:disturbances"), sent).status_code == 422
    assert not Disturbance.objects.exists()


def told(city, case, **values):
    service_ids = [case.service.pk] if case.service else []
    title = values.pop("title_fi", "Katuvalot pimeinä")
    return Disturbance.objects.create(
        city=city, title_fi=title, service_ids=service_ids, from_at=case.received_at, is_shown=True, **values
    )


def test_what_came_meanwhile_is_offered_for_one_answer(client, mikko, kerava, jarvenpaa, at):
    same = [make_case(kerava, at=at) for _n in range(2)]
    others = [
        make_case(kerava, at=at, service_code="green.parks"),
        make_case(kerava, at=at - timedelta(days=3)),
        make_case(jarvenpaa, at=at),
    ]
    one = told(kerava, same[0], case_number=same[0].number)
    shown = client.get(reverse("desk:disturbance", args=[one.pk])).text
    assert f'href="{reverse("desk:case", args=[same[0].number])}"' in shown
    assert re.findall(r'name="n" value="([^"]+)"', shown) == [same[1].number]
    assert not [other for other in others if other.number in shown]


def test_without_services_the_words_of_the_title_tell_what_is_of_a_disturbance(client, mikko, kerava, at):
    lamp = make_case(kerava, at=at, text="Katuvalo pimeänä Saviolla.")
    make_case(kerava, at=at, text="Keinu on rikki.", service_code="green.playgrounds")
    one = told(kerava, lamp)
    Disturbance.objects.update(service_ids=[])
    shown = client.get(reverse("desk:disturbance", args=[one.pk])).text
    assert re.findall(r'name="n" value="([^"]+)"', shown) == [lamp.number]


NAMED = {"title_fi": "Vesikatko Saviolla", "text_fi": "Lisää kertoo Veikko Ojanen, 040 765 4321."}


def test_words_that_name_somebody_are_stopped_before_everybody_sees_them(client, mikko, kerava):
    sent = {**NAMED, "from_date": localdate().isoformat()}
    page = client.post(reverse("desk:disturbances"), sent)
    assert page.status_code == 422
    assert "040 765 4321 (puhelinnumero)" in page.text
    again = {**sent, "sure": page.context["form"].data["sure"]}
    assert client.post(reverse("desk:disturbances"), again).status_code == 422, "an officer does not let it stand"
    assert not Disturbance.objects.exists()
    assert client.post(reverse("desk:disturbances"), {**sent, "text_fi": "Korjataan."}).status_code == 302
    one = Disturbance.objects.get()
    assert client.post(reverse("desk:disturbance", args=[one.pk]), sent).status_code == 422
    one.refresh_from_db()
    assert one.text_fi == "Korjataan."


def test_publisher_lets_found_words_stand_when_sure_of_just_them(client, outi, kerava):
    sent = {**NAMED, "from_date": localdate().isoformat()}
    sure = client.post(reverse("desk:disturbances"), sent).context["form"].data["sure"]
    other = {**sent, "text_sv": "Ring 040 765 4322.", "sure": sure}
    assert client.post(reverse("desk:disturbances"), other).status_code == 422
    assert client.post(reverse("desk:disturbances"), {**sent, "sure": sure}).status_code == 302
    assert Disturbance.objects.get().text_fi == NAMED["text_fi"]


def test_no_other_door_tells_what_was_found(kerava, now):
    values = {**NAMED, "from_at": now}
    with pytest.raises(NotAllowed):
        tell_disturbance(kerava, values=values, by=officer(kerava, Permission.TELL_DISTURBANCES), at=now)
    assert tell_disturbance(kerava, values=values, by=publisher_who_tells(kerava), at=now).is_shown


def publisher_who_tells(city):
    return officer(city, Permission.TELL_DISTURBANCES, Permission.PUBLISH)
