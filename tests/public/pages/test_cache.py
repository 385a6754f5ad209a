import gzip
from datetime import timedelta

from django.http import HttpResponse
from django.test import RequestFactory

from kuuluu.cases.models import Case
from kuuluu.feedback import commands
from kuuluu.people.roles import Role
from kuuluu.ui.cache import SHELF, Kept, Key, PageCacheMiddleware, Shelf, kept
from tests.factories.cases import make_case, officer, publish_case, publisher
from tests.factories.people import make_member

PATHS = ["/", "/asiat/", "/asiat/kartta.json", "/asiat/syote.atom", "/luvut/"]


def test_warm_page_costs_one_query_and_is_the_same(kerava, anyone, now, django_assert_num_queries):
    publish_case(make_case(kerava, at=now), at=now)
    for path in PATHS:
        cold = anyone.get(path)
        with django_assert_num_queries(1):
            warm = anyone.get(path)
        assert (warm.content, warm["ETag"]) == (cold.content, cold["ETag"])
        assert warm["Cache-Control"] == "no-cache"
        assert "Set-Cookie" not in warm


def test_page_is_made_anew_after_publication_answer_and_withdrawal(kerava, anyone, now):
    empty = anyone.get("/en/asiat/").content
    case = publish_case(make_case(kerava, at=now, text="Haikara pesii sillan alla"), at=now)
    published = anyone.get("/en/asiat/").content
    case = Case.objects.get(pk=case.pk)
    commands.answer(case, text="Annetaan sen pesiä.", by=officer(kerava), at=now)
    answered = anyone.get("/en/asiat/").content
    commands.withdraw(case, ground="personal_data", by=publisher(kerava), at=now)
    withdrawn = anyone.get("/en/asiat/").content
    assert b"Haikara" not in empty
    assert b"answers by" in published
    assert b"answered on" in answered
    assert withdrawn == empty


def test_withdrawn_case_is_gone_though_its_page_was_kept(kerava, anyone, now):
    case = publish_case(make_case(kerava, at=now), at=now)
    url = f"/asiat/{case.number}/"
    tag = anyone.get(url)["ETag"]
    assert anyone.get(url, headers={"if-none-match": tag}).status_code == 304
    commands.withdraw(Case.objects.get(pk=case.pk), ground="personal_data", by=publisher(kerava), at=now)
    assert anyone.get(url, headers={"if-none-match": tag}).status_code == 404


def at_moment(city, moment):
    """The middleware alone, at a moment: a page says how often it was made."""
    made = []

    @kept
    def view(request):
        made.append(request.at)
        return HttpResponse(f"made {len(made)}")

    def get(at, path="/"):
        request = RequestFactory().get(path, headers={"host": city.host})
        request.city, request.at = city, at
        return PageCacheMiddleware(view)(request).content.decode()

    return get(moment), get


def test_yesterdays_page_is_never_served(kerava, now):
    noon = now.replace(hour=10)
    first, get = at_moment(kerava, noon)
    assert get(noon + timedelta(hours=1)) == first
    assert get(noon + timedelta(days=1)) != first


def test_page_of_a_city_that_was_loaded_anew_is_not_kept(kerava, now):
    _first, get = at_moment(kerava, now)
    type(kerava).objects.filter(pk=kerava.pk).update(version=kerava.version + 1)
    assert get(now) == "made 2"
    assert get(now) == "made 3"


def test_what_is_somebodys_own_is_never_kept(kerava, now):
    _first, get = at_moment(kerava, now)
    for path in ["/desk/", "/sv/desk/", "/en/oma/K7QM/", "/palaute/uusi/", "/seuraa/", "/account/login/"]:
        assert get(path=path, at=now) != get(path=path, at=now), path


def test_languages_and_cities_are_apart(kerava, anyone, neighbour):
    pages = {client.get(path).content for client in (anyone, neighbour) for path in ("/", "/sv/", "/en/")}
    assert len(pages) == 6


def test_packed_page_unpacks_to_the_same(kerava, anyone):
    plain = anyone.get("/asiat/")
    packed = anyone.get("/asiat/", headers={"accept-encoding": "gzip, br"})
    assert gzip.decompress(packed.content) == plain.content
    assert packed["Content-Length"] == str(len(packed.content))
    assert packed["ETag"] != plain["ETag"]
    assert packed["Vary"] == "Accept-Encoding"


def test_page_that_sets_a_cookie_is_not_kept(kerava, now):
    @kept
    def view(request):
        response = HttpResponse("own")
        response.set_cookie("own", "1")
        return response

    request = RequestFactory().get("/", headers={"host": kerava.host})
    request.city, request.at = kerava, now
    assert "ETag" not in PageCacheMiddleware(view)(request)


def test_shelf_lets_go_of_the_oldest():
    shelf = Shelf(most_pages=2, most_bytes=100)
    keys = [Key("http", "h", f"/{n}", "2026-11-24", (1, 1, "")) for n in range(4)]
    for key in keys[:3]:
        shelf.put(key, Kept(b"x" * 10, {}, key.path))
    assert [shelf.find(key) is not None for key in keys[:3]] == [False, True, True]
    shelf.put(keys[3], Kept(b"x" * 95, {}, "big"))
    assert [shelf.find(key) is not None for key in keys] == [False, False, False, True]


def test_officer_sees_the_page_that_everybody_sees(kerava, anyone, now):
    publish_case(make_case(kerava, at=now), at=now)
    everybodys = {path: anyone.get(path).content for path in PATHS}
    anyone.force_login(make_member(kerava, Role.OFFICER))
    for path in PATHS:
        assert anyone.get(path).content == everybodys[path]
    SHELF.clear()
    for path in PATHS:
        answer = anyone.get(path)
        assert answer.content == everybodys[path]
        assert "Set-Cookie" not in answer


def test_head_asks_for_the_same_page(kerava, anyone):
    assert anyone.head("/asiat/")["ETag"] == anyone.get("/asiat/")["ETag"]
