import pytest

from kuuluu.language.detect import language_of

TEXTS = [
    ("fi", "Katuvalo on rikki"),
    ("fi", "Roskis täynnä"),
    ("fi", "Kuoppa tiessä Kauppakaarella"),
    ("fi", "Milloin uimahalli aukeaa?"),
    ("fi", "hiekoitus puuttuu"),
    ("fi", "Kiitos!"),
    ("fi", "Hei, koulun pihalla ei ole valoja ja lapset pelkäävät"),
    ("fi", "lamppu sammunut"),
    ("fi", "Ehdotan uutta leikkipaikkaa puistoon"),
    ("fi", ""),
    ("fi", "040 123 4567"),
    ("fi", "Asun Park Avenuella ja the Street -kahvila on kiva, mutta melu häiritsee"),
    ("sv", "Lampan är trasig"),
    ("sv", "Gatlyktan lyser inte"),
    ("sv", "Det är mörkt på skolgården"),
    ("sv", "Hål i vägen"),
    ("sv", "När öppnar simhallen?"),
    ("sv", "Tack för hjälpen!"),
    ("sv", "Snön är inte plogad på vår gata"),
    ("sv", "Soptunnan är full"),
    ("sv", "Jag föreslår en ny lekplats"),
    ("sv", "hej, vem sköter parken vid Kauppakaari"),
    ("en", "The street light is broken"),
    ("en", "Pothole on Main Street"),
    ("en", "When does the swimming hall open?"),
    ("en", "trash everywhere"),
    ("en", "Thank you!"),
    ("en", "Please fix the bench in the park"),
    ("en", "My child's school yard has no lights"),
    ("en", "Graffiti on the wall"),
    ("en", "It would be nice to have more benches in Keskuspuisto"),
    ("en", "Snow has not been ploughed"),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_language_is_told(language, text):
    assert language_of(text) == language
