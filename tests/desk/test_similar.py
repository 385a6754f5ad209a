"""Similar cases at the desk, and how often published answers helped."""

from kuuluu.feedback.commands.helping import tell_if_helped
from kuuluu.feedback.models import Draft
from kuuluu.people.actors import ANYONE
from tests.factories.cases import LETTER, make_case
from tests.factories.lexemes import index


def make(city, at, text="Katulamppu on pimeänä"):
    case = make_case(city, at=at, text=text, latitude=60.4034, longitude=25.105)
    index("cases_case", case.pk, text)
    return case


def test_similar_cases_are_listed_whole_and_as_a_part(client, kerava, at, mikko):
    case, twin = make(kerava, at), make(kerava, at, "Katuvalo sammunut, pimeää")
    assert twin.number in client.get(f"/desk/asiat/{case.number}/samantapaiset/").text
    part = client.get(f"/desk/asiat/{case.number}/samantapaiset/?part=1").text
    assert twin.number in part
    assert "<html" not in part
    assert f"/desk/asiat/{case.number}/samantapaiset/?part=1" in client.get(f"/desk/asiat/{case.number}/").text


def test_another_citys_officer_finds_nothing(client, kerava, at, sanna):
    assert client.get(f"/desk/asiat/{make(kerava, at).number}/samantapaiset/").status_code == 404


def test_results_tell_how_often_published_answers_helped(client, kerava, at, mikko):
    for key, helped in (("a", True), ("b", True), ("c", False)):
        draft = Draft.objects.create(city=kerava, key_hash=key, data=LETTER, created_at=at, changed_at=at)
        tell_if_helped(draft, helped=helped, by=ANYONE, at=at)
    page = client.get("/desk/tulokset/").text
    assert "Vastaus ennen kysymystä" in page
    assert page.count('data-name="Oli apua: ei lähetetty">2<') == 1
    assert page.count('data-name="Ei ollut apua">1<') == 1
