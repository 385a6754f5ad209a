"""Numbers of things beside numbers of people: what a resident's telephone, code or plate is, and what a lamp post has."""

import pytest

from kuuluu.language.findings import FindingClass, find

SHAPED = {FindingClass.PHONE, FindingClass.PERSONAL_IDENTITY_CODE, FindingClass.LICENCE_PLATE}


def hidden(text):
    return [text[one.start : one.end] for one in find(text) if one.cls in SHAPED]


@pytest.mark.parametrize(
    "text",
    [
        "Valopylväs 0400-2217 vilkkuu. Viereisessäkin on lappu, 0400-2218.",
        "Lamp post 0500-1164 is dead and so is 0500-1166.",
        "Varasimme salin varauksella 26-0448-1190 lauantaille.",
        "Vahinko 26-0450-118743: auraus vei aidan.",
        "Punnituskuitissa 0500-22811-3 oli virhe.",
        "The chair with 045-2210-66 on it is broken.",
        "The recorded message gives 09 318 4000, the leaflet another.",
        "Kentän vahvistus 120526-204L ei kelpaa. Edellinen 050526-118Z toimi.",
    ],
)
def test_the_number_of_a_thing_is_left(text):
    assert hidden(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Soita 0400-2217 niin sovitaan.", ["0400-2217"]),
        ("My number: (+358) 44 987 6543", ["(+358) 44 987 6543"]),
        ("Takaisinsoitto 0400 118 736 ennen puoltapäivää.", ["0400 118 736"]),
        ("Tunnukset 111150-927S ja 111150-92 7.", ["111150-927S", "111150-92 7"]),
        ("Hänen hetuunsa jäi alkuun yksi ykkönen liikaa, siis 1150960-933H.", ["1150960-933H"]),
        ("Personnummer 120448+91 3 är felskrivet.", ["120448+91 3"]),
        ("Hetu alkaa kai 220434-9…", ["220434-9"]),
        ("Hetuni on 010280-**** ja loput kerron.", ["010280-****"]),
        ("Toinen auto KYB 56 ja toinen mtz19.", ["KYB 56", "mtz19"]),
        ("Two mopeds, GX-907 and 4-LBX, race.", ["GX-907", "4-LBX"]),
    ],
)
def test_the_number_of_a_person_is_hidden(text, found):
    assert hidden(text) == found
