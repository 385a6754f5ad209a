"""Who is a client of social services is told by what one does with a benefit or a service; the same words in general tell of nobody."""

import pytest

from kuuluu.language.findings import FindingClass, marked

GIVEN = {
    "fi": [
        ("kuljetuspalvelua", "kuljetuspalvelun", "kuljetuspalvelusta"),
        ("eläkkeensaajan hoitotukea", "eläkkeensaajan hoitotuen", "eläkkeensaajan hoitotuesta"),
        ("tuettua asumista", "tuetun asumisen", "tuetusta asumisesta"),
        ("kotiapua", "kotiavun", "kotiavusta"),
        ("jälkihuoltoa", "jälkihuollon", "jälkihuollosta"),
    ],
    "sv": [("färdtjänst",), ("hemhjälp",), ("stöd för närståendevård",), ("stödboende",), ("garantipension",)],
    "en": [("the carer's allowance",), ("home help",), ("supported living",), ("the transport service",)],
}
OWN = {
    "fi": [
        "Siirtäkää {0} koskeva kirje uuteen osoitteeseen.",
        "Haluaisin {1}, portaat ovat jyrkät.",
        "Hakemukseni {2} on kadonnut.",
        "{1} päätös tuli väärään osoitteeseen.",
        "Haluan valittaa {1} päätöksestä.",
    ],
    "sv": [
        "Jag vill överklaga avslaget på {0}.",
        "Har ansökt om {0} men ingen svarar.",
        "{0}: konto FI21 1234 5600 0007 85.",
        "Vi beviljades {0} i fjol.",
    ],
    "en": ["I want to appeal the refusal of {0}.", "Please pay {0} to FI21 1234 5600 0007 85.", "Dad was denied {0}."],
}
GENERAL = {
    "fi": [
        "Mistä {0} haetaan?",
        "Haluan tietää, kuka voi hakea {0}.",
        "Moni odottaa {0} yli vuoden.",
        "{1} esite on vanhentunut.",
        "Paljonko kaupunki käyttää rahaa, lukeeko {2} jossain?",
    ],
    "sv": ["Hur ansöker man om {0}?", "Många väntar på {0} i över ett år.", "Jag läste en artikel om {0}."],
    "en": [
        "How do people appeal a decision on {0}?",
        "Many wait for {0} for over a year.",
        "I read an article about {0}.",
    ],
}


def crossed(frames):
    return [
        (language, frame.format(*words))
        for language, some in frames.items()
        for frame in some
        for words in GIVEN[language]
    ]


@pytest.mark.parametrize(("language", "text"), crossed(OWN))
def test_a_benefit_or_service_that_somebody_seeks_gets_or_misses_is_hidden(language, text):
    assert {FindingClass.SOCIAL, FindingClass.HEALTH} & {found.cls for found in marked(text, language)}


@pytest.mark.parametrize(("language", "text"), crossed(GENERAL))
def test_benefits_and_services_in_general_tell_of_nobody(language, text):
    assert marked(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fi", "Miksi sossusta soitetaan mulle joka viikko?", "sossusta soitetaan mulle"),
        ("sv", "Barnskyddet har varit där förut.", "Barnskyddet har varit där förut"),
        ("en", "Social services have been at ours twice.", "Social services have been at ours"),
    ],
)
def test_whom_social_services_ring_or_visit_is_hidden(language, text, told):
    assert told in {text[found.start : found.end] for found in marked(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("sv", "Läraren sa till min son att ni somalier får vänta.", "somalier"),
        ("fi", "Miksi te kurdit ette maksa, minulle sanottiin.", "kurdit"),
        ("en", "The driver told us that you Sikhs can walk.", "Sikhs"),
        ("sv", "Vi är aktiva i baptistförsamlingen och behöver en lokal.", "aktiva i baptistförsamlingen"),
        ("fi", "Olemme aktiivisia vapaaseurakunnassa ja tarvitsemme tilan.", "aktiivisia vapaaseurakunnassa"),
        ("en", "Could our Baptist prayer group use the room?", "our Baptist prayer group"),
        ("fi", "Olen itse vapaakirkollinen ja hauta-asia askarruttaa.", "vapaakirkollinen"),
    ],
)
def test_to_which_people_or_congregation_somebody_belongs_is_hidden_whole(language, text, told):
    start = text.index(told)
    hidden = {at for found in marked(text, language) for at in range(found.start, found.end)}
    assert set(range(start, start + len(told))) <= hidden | {at for at, sign in enumerate(text) if sign == " "}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "I baptistförsamlingen ordnas en konsert på lördag."),
        ("fi", "Vapaaseurakunnan parkkipaikka on auraamatta."),
        ("en", "How many Sikhs live in the city?"),
        ("fi", "Museossa on näyttely: kurdit Suomessa."),
    ],
)
def test_congregations_and_peoples_in_general_tell_of_nobody(language, text):
    assert marked(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fi", "Varakappale roikkuu naulassa kuistilla.", "Varakappale roikkuu naulassa"),
        ("fi", "Kotiavain laitetaan aina kumisaappaaseen.", "Kotiavain laitetaan aina kumisaappaaseen"),
        ("sv", "Husets nyckel ligger under blomkrukan.", "Husets nyckel ligger under blomkrukan"),
        ("sv", "Trappans kod är 2580.", "2580"),
        ("sv", "Vi reser och huset står tomt två veckor.", "huset står tomt två veckor"),
        ("fi", "Lähdemme reissuun ja mökki jää kylmilleen talveksi.", "mökki jää kylmilleen talveksi"),
        ("fi", "Naapurin poliisin kiinniottama Jesse on taas pihalla.", "poliisin kiinniottama"),
        ("sv", "Min hyresgäst är efterlyst.", "är efterlyst"),
        ("en", "The neighbour's boy was caught shoplifting.", "was caught shoplifting"),
    ],
)
def test_keys_empty_homes_and_whom_the_police_took_are_hidden_whole(language, text, told):
    start = text.index(told)
    hidden = {at for found in marked(text, language) for at in range(found.start, found.end)}
    assert set(range(start, start + len(told))) <= hidden | {at for at, sign in enumerate(text) if sign == " "}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Vanha koulu seisoo tyhjänä jo vuosia."),
        ("sv", "Varför är affärslokalen tom?"),
        ("fi", "Kirjaston avain putosi kaivoon."),
        ("en", "The burglary statistics are missing."),
        ("fi", "Lähestymiskiellosta voi lukea esitteestä."),
    ],
)
def test_empty_buildings_lost_keys_and_crimes_in_general_tell_of_nobody(language, text):
    assert marked(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Kurssin koodi on 4471, en löydä sitä verkosta."),
        ("fi", "Varauksen koodi on 25801."),
        ("sv", "Kursens kod är 4471, jag hittar den inte på nätet."),
        ("en", "The booking code is 4471, I can't find it online."),
        ("fi", "Onko ryhmää omaishoitajille, joiden puolisolla on muistisairaus?"),
        ("en", "Is there a group for carers whose spouse has dementia?"),
        ("fi", "Toivoisin päiväkotiin lisää henkilökuntaa erityislapsille."),
    ],
)
def test_codes_of_courses_and_groups_for_whoever_has_an_ill_spouse_tell_of_nobody(language, text):
    assert marked(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fi", "Roskakatoksen koodi on 4471.", "4471"),
        ("sv", "Koden är 4471, porten är trög.", "4471"),
        ("en", "The entry code is 4471.", "4471"),
        ("fi", "Poikani ei puhu, ja hän karkaa.", "ei puhu"),
        ("sv", "Jag går i psykoterapi på torsdagar.", "går i psykoterapi"),
    ],
)
def test_codes_of_doors_and_what_somebody_cannot_do_are_hidden(language, text, told):
    start = text.index(told)
    hidden = {at for found in marked(text, language) for at in range(found.start, found.end)}
    assert set(range(start, start + len(told))) <= hidden | {at for at, sign in enumerate(text) if sign == " "}
