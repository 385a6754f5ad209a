"""What has a shape of its own, written as people write in haste: plates in small letters, codes read aloud, a person's number after a name."""

import pytest

from kuuluu.language.findings import marked


def hidden(text, language="fi"):
    return [text[one.start : one.end] for one in marked(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "plate"),
    [
        ("sv", "Grannens bil går på tomgång varje morgon i en kvart, kl. 6.10, ocm 529. Vi vaknar.", "ocm 529"),
        ("sv", "Bilen kör rakt över skolgården varje morgon och har gxa 608 bak.", "gxa 608"),
        ("fi", "Pihassa seisoi auto, tais olla bnu 306, ja joku pesi sitä.", "bnu 306"),
        ("fi", "Rannassa on kaksi kuukautta maannut mopo 612 tvk ilman renkaita.", "612 tvk"),
        ("fi", "Moi, mun skootteri 91 bxr varastettiin aseman telineestä.", "91 bxr"),
        ("fi", "Mun skootteri (8 TXF) siirrettiin varikolle eikä kukaan kerro minne.", "8 TXF"),
        ("fi", "Mopoautoni 73KFL hinattiin parkkipaikalta.", "73KFL"),
        ("sv", "Mopeden 71 kfb körs av en kille utan hjälm.", "71 kfb"),
        ("en", "A van stands on the cycle lane every day, i think it was rkt 417.", "rkt 417"),
    ],
)
def test_three_small_letters_that_are_no_word_and_a_number_are_a_plate_where_a_vehicle_is_told_of(
    language, text, plate
):
    assert plate in hidden(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Mopo 45 kmh on mopo, ja mopo 15 min myöhässä on muu."),
        ("fi", "Auto maksoi yli 500 euroa ja siihen meni koko 300 litraa."),
        ("fi", "Bussi odotti ehk 100 metrin päässä ja sit 200 lähti."),
        ("sv", "Bilen stod där typ 200 dagar och vid väg 140 en till."),
        ("en", "The bus was for 100 people; we counted, row 120 was empty and bay 340 too."),
        ("fi", "Istuimme paikoilla rivi 12 ja tuo ocm 529 oli lampun koodi."),
    ],
)
def test_a_short_word_with_a_number_and_a_code_without_a_vehicle_are_none(language, text):
    assert not hidden(text, language)


def test_a_personal_code_is_found_with_each_sign_alone():
    assert hidden("Se on väärin teillä. Oikea: 2 5 1 0 6 9 - 9 2 1 P. Vanha on jossain laskussa.") == [
        "2 5 1 0 6 9 - 9 2 1 P"
    ]
    assert "301061-95 3m" in hidden("Asunnon hakija on 301061-95 3m, ilmoittaa uuden tilin.")
    assert not hidden("Lottorivi oli 2 5 1 0 6 9 ja lisänumerot 9 2 1.")


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("Vastaus sähköpostiin: aino kaisa piste ranta at luukku piste fi, kiitos.", "aino kaisa piste ranta at luukku piste fi"),
        ("Sähköposti on toinen kuin ennen: vanha pelle at telkkä piste example.", "vanha pelle at telkkä piste example"),
    ],
)  # fmt: skip
def test_all_words_of_mail_that_is_told_are_hidden(text, mail):
    assert mail in hidden(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ottakaa yhteyttä Hannele Ojaseen, puh. 045 661 2390.", "045 661 2390"),
        ("Ottakaa yhteyttä isännöitsijä Matti Lahteen, puh. 050 123 4567.", "050 123 4567"),
        ("Minä olen äiti enkä poliisi. 050 44 81 736, iltaisin.", "050 44 81 736"),
        ("Please call me if you find out: 0044 7700 900461, Alison.", "0044 7700 900461"),
    ],
)
def test_a_number_after_a_persons_name_or_in_another_sentence_is_no_offices(text, number):
    assert number in hidden(text)


@pytest.mark.parametrize("text", ["Soittakaa kaupungin Veteen 040 123 4567.", "Soita kirjasto, 040 123 4567."])
def test_a_number_after_an_office_is_left(text):
    assert not hidden(text)
