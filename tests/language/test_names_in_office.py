"""Officials told by a clause, a field of offices crossed with ways to tell them, and private persons in the same ways."""

import pytest

from kuuluu.language.findings import marked

_OFFICES = {
    "fi": ("katuinsinööri", "vesihuoltopäällikkö", "kulttuurijohtaja", "asemakaava-arkkitehti", "ympäristösihteeri", "kaupungineläinlääkäri", "aluesyyttäjä"),
    "sv": ("fastighetschef", "planläggningsingenjör", "stadsveterinär", "museidirektör", "tingsdomare", "riksdagsman"),
    "en": ("traffic engineer", "museum director", "chief librarian", "parking manager", "city solicitor", "archbishop"),
}  # fmt: skip
_PRIVATE = {
    "fi": ("naapurini", "joukkueenjohtaja", "isännöitsijä", "siivooja", "liikuntapaikkamestari", "taloyhtiön puheenjohtaja"),
    "sv": ("grannen", "vittnet", "servitrisen", "sökanden", "soldaten", "väglagets ordförande"),
    "en": ("neighbour", "property manager", "tenant", "coach", "housing company chair", "secretary of the club"),
}  # fmt: skip
_TOLD = {
    "fi": ("Anna Virtanen, joka on {}, kävi täällä.", "Onko Anna Virtanen yhä {}?", "Anna Virtanen on nykyään {}.", "{} Anna Virtanen lupasi sen."),
    "sv": ("Anna Lindholm, som är {}, var här.", "Anna Lindholm är numera {}.", "Enligt {} Anna Lindholm blir det så.", "Anna Lindholm började som {}."),
    "en": ("Anna Lindholm, who is the {}, came.", "Is Anna Lindholm still the {}?", "Anna Lindholm started as the {}.", "Our {} Anna Lindholm came."),
}  # fmt: skip


def _crossed(roles: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(lang, told.format(role)) for lang in roles for role in roles[lang] for told in _TOLD[lang]]


@pytest.mark.parametrize(("language", "text"), _crossed(_OFFICES))
def test_who_holds_an_office_is_left(language: str, text: str) -> None:
    assert not marked(text, language)


@pytest.mark.parametrize(("language", "text"), _crossed(_PRIVATE))
def test_a_private_person_in_the_same_words_is_found(language: str, text: str) -> None:
    assert [found.cls.value for found in marked(text, language)] == ["person_name"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Anna Virtanen on eri mieltä kuin rehtori."),
        ("en", "Anna Lindholm was told by the mayor to wait."),
        ("en", "Anna Lindholm was asked to see the principal."),
        ("sv", "Anna Lindholm var med hos borgmästaren."),
    ],
)
def test_an_office_of_somebody_else_says_nothing(language: str, text: str) -> None:
    assert [found.cls.value for found in marked(text, language)] == ["person_name"]


@pytest.mark.parametrize("ending", ["", "n", "lle", "lta", "a", "na"])
def test_titles_are_known_in_every_case(ending: str) -> None:
    assert not marked(f"Puhuin siitä jätevalvoja{ending} Anna Virtanen", "fi")


def test_who_holds_an_office_of_a_town_is_left() -> None:
    assert not marked("The principal of Porvoo, Anna Lindholm, told the paper.", "en")


@pytest.mark.parametrize(
    ("language", "whose", "things"),
    [
        ("fi", "Anna Virtasen", ("aikataulu", "valtakirja", "päiväkirja", "asiakirjat", "kirjavaraus", "musiikkitunti", "metsä", "ilmoitustaulu")),
        ("sv", "Anna Lindholms", ("utlåtande", "nätverk", "cykel", "jacka", "stuga", "plåttak")),
        ("en", "Anna Lindholm's", ("notebook", "Romanian passport", "bike", "backpack", "cottage")),
    ],
)  # fmt: skip
def test_what_a_resident_has_is_no_work_of_an_artist(language: str, whose: str, things: tuple[str, ...]) -> None:
    for thing in things:
        assert [found.cls.value for found in marked(f"{whose} {thing} 3.11.", language)] == ["person_name"], thing


@pytest.mark.parametrize(
    "text", ["Anna Lindholms roman", "Anna Virtasen runokirja", "Anna Virtasen taulut", "Anna Lindholm's novel"]
)
def test_a_work_is_an_artists(text: str) -> None:
    assert not marked(f"{text} 3.11.", "sv" if "roman" in text else "en" if "novel" in text else "fi")


@pytest.mark.parametrize("where", ["kirjaston pihalla", "koulussa", "kylän kaupasta", "seuran sihteerinä"])
def test_where_somebody_is_makes_no_place_of_the_name(where: str) -> None:
    assert [found.cls.value for found in marked(f"Anna Virtanen {where} huusi minulle.", "fi")] == ["person_name"]


def test_the_letter_of_a_flat_is_no_initial_of_what_comes_next() -> None:
    text = "Asun vieressä, Jaakkolantie 21 B. Unettomuuteen menee jo kolmas resepti."
    assert "Jaakkolantie 21 B" in [text[found.start : found.end] for found in marked(text, "fi")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Anna Virtanen nousi tarkastuslautakuntaan viime vaaleissa."),
        ("fi", "Anna Virtanen istuu lupajaostossa."),
        ("fi", "Anna Virtanen on vihreiden ehdokas."),
        ("fi", "Anna Virtanen, kok, lupasi parempaa."),
        ("fi", "Anna Virtanen hoitaa katuinsinöörin tehtäviä."),
        ("sv", "I fullmäktige motsatte sig Anna Lindholm projektet."),
        ("sv", "På byggnadsnämndens möte sade Anna Lindholm nej."),
        ("sv", "Anna Lindholm är ersättare i tekniska nämnden."),
        ("en", "Anna Lindholm was elected to the planning committee."),
        ("en", "Anna Lindholm (city council) does not reply."),
        ("en", "I wrote to Anna Lindholm of the education board."),
    ],
)
def test_who_sits_on_a_board_is_left(language: str, text: str) -> None:
    assert not [found for found in marked(text, language) if "name" in found.cls.value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Anna Virtanen kuuluu taloyhtiön hallitukseen."),
        ("fi", "Ilpo Kuittalan hakemus käsiteltiin rakennuslautakunnassa."),
        ("fi", "Anna Virtanen on myymäläpäällikkö."),
        ("fi", "Anna Virtanen on eläkkeellä oleva kaupunginpuutarhuri."),
        ("sv", "Anna Lindholm är arg på stadsdirektören."),
        ("sv", "Anna Lindholm som borgmästaren nämnde är min granne."),
        ("en", "Anna Lindholm sits on the residents' committee."),
        ("en", "The property manager is Anna Lindholm."),
    ],
)
def test_who_only_has_to_do_with_a_board_is_found(language: str, text: str) -> None:
    assert [found.cls.value for found in marked(text, language)] == ["person_name"]
