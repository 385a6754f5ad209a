"""Officials told by a clause, a field of offices crossed with ways to tell them, and private persons in the same ways."""

import pytest

from kuuluu.language.findings import find

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
    assert not find(text, language)


@pytest.mark.parametrize(("language", "text"), _crossed(_PRIVATE))
def test_a_private_person_in_the_same_words_is_found(language: str, text: str) -> None:
    assert [found.cls.value for found in find(text, language)] == ["person_name"]


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
    assert [found.cls.value for found in find(text, language)] == ["person_name"]


@pytest.mark.parametrize("ending", ["", "n", "lle", "lta", "a", "na"])
def test_titles_are_known_in_every_case(ending: str) -> None:
    assert not find(f"Puhuin siitä jätevalvoja{ending} Anna Virtanen", "fi")


def test_who_holds_an_office_of_a_town_is_left() -> None:
    assert not find("The principal of Porvoo, Anna Lindholm, told the paper.", "en")
