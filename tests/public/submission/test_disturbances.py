"""What the city knows to be out of order: told once, shown before one sends, counted once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kuuluu.cities.queries import service_by_code
from kuuluu.journal.commands import NotAllowed
from kuuluu.people.actors import ANYONE
from kuuluu.people.roles import Permission
from kuuluu.publication import commands
from kuuluu.publication.models import Disturbance, RegisterVersion
from tests.factories.cases import make_case, officer, publish_case

pytestmark = pytest.mark.django_db


def told(city, **values) -> Disturbance:
    now = timezone.now()
    first = {"title_fi": "Katuvalot pimeinä Savion alueella", "from_at": now - timedelta(hours=1), **values}
    return commands.tell_disturbance(city, values=first, by=officer(city, Permission.TELL_DISTURBANCES), at=now)


def test_it_is_shown_before_sending_where_the_words_or_the_service_fit(resident, kerava):
    told(kerava, service_ids=[service_by_code(kerava, "streets.lighting").pk])
    resident.tell("Katuvalo ei pala.")
    assert "Katuvalot pimeinä Savion alueella" in resident.get("/palaute/palvelu/").content.decode()
    resident.walk(text="Katuvalo ei pala.")
    assert "Katuvalot pimeinä Savion alueella" in resident.get("/palaute/tarkista/").content.decode()


def test_it_is_not_shown_to_who_writes_of_something_else_or_of_elsewhere(resident, neighbour, kerava):
    told(kerava, service_ids=[service_by_code(kerava, "green.parks").pk])
    resident.walk(text="Hiekoitus puuttuu.")
    neighbour.tell("Katuvalot pimeinä.")
    for one in (resident, neighbour):
        assert "Savion alueella" not in one.get("/palaute/palvelu/").content.decode()
    assert "Savion alueella" not in resident.get("/palaute/tarkista/").content.decode()


def test_over_or_not_begun_it_is_shown_to_nobody(resident, kerava):
    now = timezone.now()
    told(kerava, from_at=now + timedelta(days=1))
    told(kerava, until_at=now - timedelta(minutes=1))
    ended = told(kerava)
    commands.end_disturbance(ended, by=officer(kerava, Permission.TELL_DISTURBANCES), at=now)
    resident.tell("Katuvalot pimeinä.")
    assert "Savion alueella" not in resident.get("/palaute/palvelu/").content.decode()
    assert resident.get(f"/palaute/hairio/{ended.pk}/").status_code == 404


def test_pressing_again_counts_once(resident, neighbour, kerava):
    one = told(kerava)
    page = f"/palaute/hairio/{one.pk}/"
    for _time in range(3):
        resident.post(page)
    one.refresh_from_db()
    assert one.voices == 1
    assert "Sinut on laskettu mukaan" in resident.get(page).content.decode()
    assert neighbour.post(page).status_code == 404


def test_with_a_case_it_leads_to_joining_that(resident, kerava, now):
    case = publish_case(make_case(kerava, at=now), at=now)
    one = told(kerava, case_number=case.number)
    assert resident.post(f"/palaute/hairio/{one.pk}/").url == f"/palaute/liity/{case.number}/"


def test_kept_pages_are_made_anew(kerava):
    one = told(kerava)
    before = RegisterVersion.objects.get(city=kerava).version
    commands.end_disturbance(one, by=officer(kerava, Permission.TELL_DISTURBANCES), at=timezone.now())
    assert RegisterVersion.objects.get(city=kerava).version > before


def test_strangers_and_other_cities_tell_of_nothing(kerava, jarvenpaa):
    one = told(kerava)
    for stranger in (ANYONE, officer(kerava), officer(jarvenpaa, Permission.TELL_DISTURBANCES)):
        with pytest.raises(NotAllowed):
            commands.end_disturbance(one, by=stranger, at=timezone.now())


def test_what_is_told_in_finnish_alone_says_so_on_pages_of_other_languages(resident, kerava):
    one = told(kerava, text_fi="Korjaamme pian.", text_sv="Vi reparerar snart.")
    page = resident.get(f"/sv/palaute/hairio/{one.pk}/").text
    assert '<h1><span lang="fi">Katuvalot pimeinä Savion alueella</span></h1>' in page
    assert "<p>Vi reparerar snart.</p>" in page
    assert "<h1>Katuvalot pimeinä Savion alueella</h1>" in resident.get(f"/palaute/hairio/{one.pk}/").text
