"""Colours that can be read, and places that lie in an area."""

import pytest
from django.utils import translation

from kuuluu.cities.models import Area, City, Unit
from kuuluu.cities.rules import area_of, contrast, is_inside, is_inside_city, unreadable_pairs

SQUARE = [[25.0, 60.0], [25.2, 60.0], [25.2, 60.2], [25.0, 60.2], [25.0, 60.0]]
HOLE = [[25.05, 60.05], [25.15, 60.05], [25.15, 60.15], [25.05, 60.15], [25.05, 60.05]]
FAR = [[26.0, 61.0], [26.1, 61.0], [26.1, 61.1], [26.0, 61.0]]


def test_contrast_is_as_wcag_defines_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")
    assert contrast("#123456", "#123456") == 1


def test_colours_that_cannot_be_read_are_each_named():
    city = City(accent="#ffd400", accent_ink="#ffffff", accent_dark="#333333", accent_dark_ink="#ffffff")
    assert [pair.split(" is ")[0] for pair in unreadable_pairs(city)] == [
        "accent on the page",
        "accent_ink on accent",
        "accent_dark on the dark page",
    ]


def test_point_in_a_polygon_and_in_its_hole():
    shape = {"type": "Polygon", "coordinates": [SQUARE, HOLE]}
    assert is_inside(shape, 60.01, 25.01)
    assert not is_inside(shape, 60.1, 25.1)
    assert not is_inside(shape, 59.9, 25.1)


def test_point_in_one_of_several_polygons():
    shape = {"type": "MultiPolygon", "coordinates": [[SQUARE], [FAR]]}
    assert is_inside(shape, 60.1, 25.1)
    assert is_inside(shape, 61.02, 26.06)
    assert not is_inside(shape, 60.5, 25.5)


def test_area_of_a_point_outside_all_is_none():
    area = Area(code="a", shape={"type": "Polygon", "coordinates": [SQUARE]})
    assert area_of([area], 60.1, 25.1) is area
    assert area_of([area], 61.0, 25.1) is None


def test_city_without_an_outline_has_every_point():
    assert is_inside_city(City(outline={}), 0, 0)
    assert not is_inside_city(City(outline={"type": "Polygon", "coordinates": [SQUARE]}), 0, 0)


@pytest.mark.parametrize(
    ("language", "name"), [("fi", "Kirjasto"), ("sv", "Bibliotek"), ("en", "Kirjasto"), ("en-gb", "Kirjasto")]
)
def test_name_is_in_the_active_language_or_in_finnish(language, name):
    unit = Unit(name_fi="Kirjasto", name_sv="Bibliotek")
    with translation.override(language):
        assert unit.name == name
    assert unit.name_in("sv") == "Bibliotek"


def test_text_of_the_city_is_in_the_active_language_or_empty():
    city = City(texts={"lead": {"fi": "Kerro", "sv": "Berätta"}})
    with translation.override("sv"):
        assert (city.text("lead"), city.text("nothing")) == ("Berätta", "")
