"""Base pages, the theme, the tags, and the pages of errors."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.template import engines
from django.test import Client, RequestFactory
from django.utils import translation

from kuuluu.ui import context, errors, theme, views
from tests.ui.sample_page import AT, city, html, request

pytestmark = pytest.mark.usefixtures("kit")


def drawn(source: str, **more) -> str:
    return engines["django"].from_string(source).render(more)


@pytest.mark.parametrize(
    ("language", "path"), [("fi", "/asiat/?a=1"), ("sv", "/sv/asiat/?a=1"), ("en", "/en/asiat/?a=1")]
)
def test_each_language_is_one_link_away(language, path):
    with translation.override(language):
        links = context.language_links(request(path), city())
    assert [link.url for link in links] == ["/asiat/?a=1", "/sv/asiat/?a=1", "/en/asiat/?a=1"]
    assert [link.code for link in links if link.is_current] == [language]


def test_front_page_of_each_language():
    with translation.override("sv"):
        assert [link.url for link in context.language_links(request("/sv/"), city())] == ["/", "/sv/", "/en/"]


def test_city_of_one_language_offers_one():
    place = city()
    place.languages = ["fi"]
    with translation.override("fi"):
        assert len(context.language_links(request(), place)) == 1


def test_page_asks_the_database_nothing_and_leaves_the_session_alone(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        made = context.page(request(at=AT))
    assert made["city"].slug == "mallila"
    assert made["today"].isoformat() == "2026-12-03"


def test_page_of_no_city_has_no_city():
    made = context.page(RequestFactory().get("/"))
    assert made["city"] is None


def test_theme_is_kept_for_a_year_only_under_its_version():
    version = theme.version(city())
    kept = views.theme_css(request(f"/theme.css?v={version}"))
    assert "immutable" in kept["Cache-Control"]
    assert kept["Content-Type"].startswith("text/css")
    assert "immutable" not in views.theme_css(request("/theme.css?v=old"))["Cache-Control"]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_sample_page_has_no_inline_style_or_script(language):
    page = html("sample.html", language)
    assert f'<html lang="{language}">' in page
    assert " style=" not in page
    assert "<style" not in page
    assert page.count("<script") == page.count("<script src=")
    assert " onclick" not in page


def test_title_says_that_something_is_to_be_put_right():
    from tests.ui.sample_page import SampleForm

    assert "<title>Virhe: " in html("sample.html", form=SampleForm({}))
    assert "<title>Virhe: " not in html("sample.html")


def test_thread_of_60_knots_and_of_one():
    many = drawn("{% thread knots %}", knots=[{"title": f"Knot {n}", "when": AT} for n in range(60)])
    assert many.count("<li") == 60
    assert drawn("{% thread knots %}", knots=[{"title": "One"}]).count("<li") == 1


def test_late_knot_says_so_in_words():
    with translation.override("fi"):
        assert "Myöhässä" in drawn("{% thread knots %}", knots=[{"title": "Vastaus", "state": "late", "when": AT}])


def test_words_in_a_knot_are_escaped():
    page = drawn(
        "{% thread knots %}", knots=[{"title": "<b>", "text": "<script>x</script>", "by": "<i>", "extra": "<u>"}]
    )
    assert not any(tag in page for tag in ("<b>", "<script>", "<i>", "<u>"))


def test_bars_have_a_table_and_survive_only_zeros():
    page = drawn('{% bars rows title="Luvut" %}', rows=[{"label": "A", "value": 0}, {"label": "B", "value": 0}])
    assert page.count("<td") == 2
    assert 'width="0.0%"' in page
    assert "<table>" in drawn('{% bars rows title="Luvut" %}', rows=[])


def test_pager_without_pages_is_nothing():
    assert drawn("{% pager page %}", page={"newer": "", "older": ""}).strip() == ""


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (errors.bad_request, 400),
        (errors.forbidden, 403),
        (errors.not_found, 404),
        (errors.unknown_host, 404),
        (errors.too_large, 413),
        (errors.too_many, 429),
        (errors.csrf_failure, 403),
        (errors.not_allowed, 403),
        (errors.conflict, 409),
        (errors.server_error, 500),
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("bare", [True, False], ids=["no city", "city"])
def test_error_page_stands_without_database_session_and_city(view, status, language, bare):
    made = RequestFactory().get("/x/") if bare else request("/x/")
    with translation.override(language):
        response = view(made)
    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"
    assert b"<h1>" in response.content


def test_too_much_data_is_413():
    assert errors.bad_request(request(), RequestDataTooBig()).status_code == 413


def test_too_many_says_when_to_try_again():
    response = errors.too_many(request(), 150)
    assert response["Retry-After"] == "150"
    assert "3 minuuttia" in response.content.decode()


@pytest.mark.parametrize("view", [errors.csrf_failure, errors.conflict, errors.bad_request])
def test_refused_form_gives_back_what_was_typed_and_no_secret(view):
    made = RequestFactory().post(
        "/x/", {"text": "Valo on <pimeänä>", "password": "salainen sana", "csrfmiddlewaretoken": "a b", "kind": "fault"}
    )
    made.city = city()
    page = view(made).content.decode()
    assert "Valo on &lt;pimeänä&gt;" in page
    assert "salainen" not in page
    assert "a b" not in page


def test_conflict_says_what_happened_meanwhile():
    page = errors.conflict(request(), back="/desk/1/", happened="Asia päättyi", by="Outi").content.decode()
    assert "Asia päättyi" in page
    assert "Outi" in page
    assert 'href="/desk/1/"' in page


def test_failing_page_is_500_in_three_languages(settings):
    settings.MIDDLEWARE = []
    response = Client(raise_request_exception=False).get("/broken/")
    assert response.status_code == 500
    for words in ("Jokin meni vikaan", "Något gick fel", "Something went wrong"):
        assert words in response.content.decode()


def test_part_is_drawn_anew_when_the_city_is_loaded_anew():
    place = city()
    old = drawn('{% part "ui/parts/footer.html" %}', city=place)
    place.fault_line_phone = "040 999 9999"
    assert drawn('{% part "ui/parts/footer.html" %}', city=place) == old
    place.version += 1
    assert "040 999 9999" in drawn('{% part "ui/parts/footer.html" %}', city=place)


def test_part_of_one_city_and_language_is_not_shown_in_another():
    other = city()
    other.slug, other.wordmark = "toinen", "Toinen kaupunki"
    with translation.override("fi"):
        assert "Mallilan" in drawn('{% part "ui/parts/wordmark.html" %}', city=city())
        assert "Toinen" in drawn('{% part "ui/parts/wordmark.html" %}', city=other)
        assert "Kirjaamo" in drawn('{% part "ui/parts/footer.html" %}', city=city())
    with translation.override("sv"):
        assert "Registratorskontoret" in drawn('{% part "ui/parts/footer.html" %}', city=city())


def test_navigation_marks_the_section():
    page = drawn('{% part "ui/parts/public_nav.html" %}', city=city(), section="cases")
    assert page.count('aria-current="page"') == 1
    assert 'href="/cases/" aria-current="page"' in page
