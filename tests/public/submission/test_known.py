"""Before sending: what others have told, what the city has answered, and whether it helped."""

import pytest
from django.utils.timezone import localdate, now

from kuuluu.cases.models import Case
from kuuluu.cases.rules import code_of
from kuuluu.feedback import commands
from kuuluu.feedback.models import Draft, Help
from kuuluu.ui.dates import day_text
from tests.factories.cases import make_case, officer, publish_case
from tests.factories.lexemes import index
from tests.guards.html import faults

pytestmark = pytest.mark.django_db
CHECK = "/palaute/tarkista/"
TWIN = "Lamppu pimeänä Kauppakaarella, liikkeen edessä"


@pytest.fixture
def twin(kerava):
    case = publish_case(make_case(kerava, at=now(), text=TWIN), at=now())
    index("publication_publiccase", case.pk, TWIN)
    return case


def helps():
    return list(Help.objects.values_list("service__code", "helped", "not_helped"))


def test_what_others_told_is_shown_with_a_way_to_join(resident, twin):
    resident.walk()
    page = resident.get(CHECK).text
    assert "Muut ovat kertoneet samantapaisesta" in page
    assert f"/asiat/{twin.number}/" in page
    assert f"/palaute/liity/{twin.number}/" in page
    assert faults(page) == []


def test_nothing_is_shown_where_nothing_is_known(resident, neighbour, twin):
    neighbour.walk()
    assert 'id="known"' not in neighbour.get(CHECK).text
    resident.walk(text="Kirjastoon lisää äänikirjoja", topic={"service_code": "leisure.library", "kind": "idea"})
    assert 'id="known"' not in resident.get(CHECK).text


def test_an_answer_is_shown_with_its_date_and_nothing_to_join_once_it_is_closed(resident, kerava, twin):
    commands.answer(twin, text="Vika on syöttökaapelissa, ja se korjataan viikolla 50.", by=officer(kerava), at=now())
    index("publication_publiccase", twin.pk, TWIN)
    resident.walk()
    page = resident.get(CHECK).text
    assert "Kaupunki on vastannut samantapaiseen" in page
    assert "Vika on syöttökaapelissa" in page
    today = day_text(localdate())
    assert f"Kaupunki vastasi {today}:" in page
    assert f"kerrottu {today}" in page


def test_what_helped_is_counted_once_and_the_draft_waits(resident, twin):
    resident.walk()
    for _ in range(2):
        assert resident.post("/palaute/onko-jo/", {"helped": "yes"})["Location"] == "/palaute/auttoi/"
    page = resident.get("/palaute/auttoi/").text
    assert "Mitään ei lähetetty" in page
    assert faults(page) == []
    assert helps() == [("streets.lighting", 1, 0)]
    assert (Draft.objects.filter(sent_at=None).count(), Case.objects.count()) == (1, 1)
    resident.get(CHECK)
    assert resident.send(publication="publish").status_code == 302
    assert Case.objects.count() == 2


def test_what_did_not_help_goes_on_and_is_shown_no_more(resident, twin):
    resident.walk()
    assert resident.post("/palaute/onko-jo/", {"helped": "no"})["Location"] == f"{CHECK}#nakyy"
    assert helps() == [("streets.lighting", 0, 1)]
    assert 'id="known"' not in resident.get(CHECK).text
    assert resident.send(publication="publish").status_code == 302
    assert (Case.objects.count(), helps()) == (2, [("streets.lighting", 0, 1)])


def test_thanks_are_not_held_up(resident, twin):
    resident.walk(topic={"service_code": "streets.lighting", "kind": "thanks"})
    assert 'id="known"' not in resident.get(CHECK).text


def test_without_a_draft_nothing_is_counted(resident):
    assert resident.post("/palaute/onko-jo/", {"helped": "yes"})["Location"] == "/palaute/uusi/"
    assert resident.get("/palaute/auttoi/")["Location"] == "/palaute/uusi/"
    assert helps() == []


def test_the_sender_finds_the_twin_afterwards(resident, kerava, twin):
    own = make_case(kerava, at=now(), text=TWIN)
    index("cases_case", own.pk, TWIN)
    page = resident.get(f"/oma/{code_of(own.pk)}/samantapaiset/").text
    assert f"/asiat/{twin.number}/" in page
    assert faults(page) == []
