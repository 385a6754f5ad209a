import itertools
import random
import re
import string
import time
from collections import Counter

import pytest

from kuuluu.language.findings import Finding, FindingClass, find, marked

HETU, TEL, MAIL, IBAN, PLATE, HOME = (
    FindingClass.PERSONAL_IDENTITY_CODE,
    FindingClass.PHONE,
    FindingClass.EMAIL,
    FindingClass.IBAN,
    FindingClass.LICENCE_PLATE,
    FindingClass.HOME_ADDRESS,
)

FOUND = [
    # identity codes: every sign, right and wrong check characters, small letters, spaces
    (HETU, "131052-308T", "Tunnukseni on 131052-308T."),
    (HETU, "131052+308T", "vanha 131052+308T"),
    (HETU, "010594Y9032", "Lapsen tunnus 010594Y9032 ja muuta"),
    (HETU, "020594X903P", "020594X903P"),
    (HETU, "131052W308T", "131052W308T"),
    (HETU, "131052V308T", "131052V308T"),
    (HETU, "131052U308T", "131052U308T"),
    (HETU, "131004A308T", "131004A308T"),
    (HETU, "020504B904H", "020504B904H"),
    (HETU, "131004C308T", "131004C308T"),
    (HETU, "030516D9037", "030516D9037"),
    (HETU, "131004E308T", "131004E308T"),
    (HETU, "131004F308T", "131004F308T"),
    (HETU, "131052-308X", "väärä tarkiste 131052-308X tässä"),
    (HETU, "131052-308t", "pienellä 131052-308t"),
    (HETU, "131004a308t", "131004a308t"),
    (HETU, "131052 - 308T", "hetu 131052 - 308T"),
    (HETU, "131052 308T", "hetu on 131052 308T"),
    (HETU, "131052308T", "131052308T"),
    (HETU, "13.10.52-308T", "henkilötunnus 13.10.52-308T"),
    (HETU, "131052–308T", "ajatusviivalla 131052–308T"),
    (HETU, "131052-308T", "131052-308T:n asia"),
    (HETU, "131052-308T", "(131052-308T)"),
    (HETU, "131052-308T", "Min personbeteckning är 131052-308T, tack"),
    (HETU, "230579-941Ö", "Mistä tuli 230579-941Ö, kun Ö ei kuulu siihen"),
    (HETU, "04.11.46-919", "Mieheni tunnus on 04.11.46-919, loppu puuttuu"),
    (HETU, "123A", "Henkilötunnukseni alkaa 010256 ja loppuu 123A"),
    (HETU, "-927T", "Beteckningen slutar på -927T, början har ni"),
    (
        HETU,
        "nolla yksi nolla kaksi viisi kuusi viiva yksi kaksi kolme aa",
        "hetuni on nolla yksi nolla kaksi viisi kuusi viiva yksi kaksi kolme aa, kiitos",
    ),
    # telephones
    (TEL, "0400 217 665", "Päivystysnumeroni 0400 217 665."),
    (TEL, "045 612 0098", "I work at the youth centre. Phone 045 612 0098."),
    (TEL, "noll fyrtio, fem sex två, elva åttiosju", "Ring noll fyrtio, fem sex två, elva åttiosju. Tack"),
    (TEL, "040 123 4567", "Soita 040 123 4567 kiitos"),
    (TEL, "0401234567", "puh.0401234567"),
    (TEL, "040-1234567", "040-1234567"),
    (TEL, "040-123 45 67", "numeroni 040-123 45 67"),
    (TEL, "(040) 123 4567", "(040) 123 4567"),
    (TEL, "040.123.4567", "040.123.4567"),
    (TEL, "050 5123456", "Tavoitat minut 050 5123456."),
    (TEL, "045 1234567", "045 1234567"),
    (TEL, "0457 123 4567", "0457 123 4567"),
    (TEL, "+358 40 123 4567", "+358 40 123 4567"),
    (TEL, "+358401234567", "WhatsApp +358401234567!"),
    (TEL, "+358 (0)40 123 4567", "+358 (0)40 123 4567"),
    (TEL, "00358 40 1234567", "00358 40 1234567"),
    (TEL, "09 2765 1234", "Kotona 09 2765 1234 vastaa"),
    (TEL, "019 1234567", "019 1234567"),
    (TEL, "070-123 45 67", "Ring mig på 070-123 45 67"),
    (TEL, "+46 70 123 45 67", "mitt nummer är +46 70 123 45 67"),
    (TEL, "+372 5123 4567", "+372 5123 4567"),
    (TEL, "+44 7911 123456", "call me +44 7911 123456"),
    (TEL, "40 123 4567", "soittakaa 40 123 4567"),
    (TEL, "0 4 0 1 2 3 4 5 6 7", "0 4 0 1 2 3 4 5 6 7"),
    (TEL, "０４０１２３４５６７", "leveillä ０４０１２３４５６７"),
    (TEL, "0401234567", "puh0401234567"),
    # e-mail
    (MAIL, "matti.virtanen@example.fi", "Vastatkaa matti.virtanen@example.fi."),
    (MAIL, "a@b.co", "a@b.co"),
    (MAIL, "Äiti.Öljy@kotona.example.com", "osoite Äiti.Öljy@kotona.example.com,"),
    (MAIL, "matti+kunta@example.com", "<matti+kunta@example.com>"),
    (MAIL, "matti(at)example.fi", "matti(at)example.fi"),
    (MAIL, "matti [at] example.fi", "kirjoita matti [at] example.fi"),
    (MAIL, "matti.virtanen at example.fi", "matti.virtanen at example.fi"),
    (MAIL, "matti ät example piste fi", "matti ät example piste fi"),
    (MAIL, "matti at example dot com", "matti at example dot com"),
    (MAIL, "matti @example.fi", "matti @example.fi"),
    (MAIL, "matti (a) example.fi", "matti (a) example.fi"),
    (MAIL, "ravi underscore m at mailhut dot com", "mail me, ravi underscore m at mailhut dot com, please"),
    (MAIL, "essi-maria ättämerkki helmi piste net", "Osoite on essi-maria ättämerkki helmi piste net."),
    # bank accounts
    (IBAN, "123456-785", "tilinumero Nordeassa 123456-785"),
    (IBAN, "fi94 5012 3000 4417 6", "rahat tänne: fi94 5012 3000 4417 6."),
    (IBAN, "FI21 1234 5600 0007 85", "Tilini on FI21 1234 5600 0007 85, kiitos"),
    (IBAN, "FI2112345600000785", "FI2112345600000785"),
    (IBAN, "fi21 1234 5600 0007 85", "fi21 1234 5600 0007 85 on tilini"),
    (IBAN, "FI22 1234 5600 0007 85", "väärin näpytelty FI22 1234 5600 0007 85"),
    (IBAN, "SE45 5000 0000 0583 9825 7466", "konto SE45 5000 0000 0583 9825 7466 tack"),
    (IBAN, "DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
    (IBAN, "EE382200221020145685", "EE382200221020145685"),
    # plates
    (PLATE, "ABC-123", "Auto ABC-123 on hylätty"),
    (PLATE, "abc-123", "abc-123 seisoo nurmella"),
    (PLATE, "XYZ-1", "XYZ-1"),
    (PLATE, "ABC–123", "ABC–123"),
    (PLATE, "ABC 123", "auto ABC 123 pihalla"),
    (PLATE, "abc 12", "rekisteri abc 12"),
    (PLATE, "abc123", "rekkari abc123"),
    (PLATE, "ABC123", "Toyota ABC123"),
    (PLATE, "AB-12", "moottoripyörä AB-12"),
    (PLATE, "kmn 45", "registreringsnummer kmn 45"),
    (PLATE, "KMN 45", "A car KMN 45 is parked"),
    (PLATE, "ÄÖÅ-12", "ÄÖÅ-12"),
    (PLATE, "123 ABC", "virolainen auto 123 ABC"),
    (PLATE, "ABC 12D", "en bil ABC 12D"),
    (PLATE, "jxt 08", "moped jxt 08 races past"),
    (PLATE, "vt-418", "Traktorn med registret vt-418 rev staketet"),
    (PLATE, "TX-84", "Traktor utan lyktor, skylt TX-84, kör på gångvägen"),
    (PLATE, "HH KM 4411", "Saksalainen asuntoauto HH KM 4411 yöpyy rannalla"),
    (PLATE, "RZ?-338", "Rekkarissa oli RZ?-338"),
    (PLATE, "ii äks koo neljä seitsemän kaksi", "Kilpi luettiin ääneen: ii äks koo neljä seitsemän kaksi."),
    (PLATE, "bokstäverna r, x, u och siffrorna fem fem ett", "Bilen: bokstäverna r, x, u och siffrorna fem fem ett"),
    (PLATE, "A B C 1 2 3", "auton kilvessä A B C 1 2 3"),
    # homes
    (HOME, "Rue des Lilas 18, Lyon", "Vastaus kirjeitse: Rue des Lilas 18, Lyon."),
    (HOME, "Storgata 44B, Tromsø", "Asun Norjassa, Storgata 44B, Tromsø, nyt"),
    (HOME, "14 Thornfield Road, Leeds", "We stay at 14 Thornfield Road, Leeds for the winter"),
    (HOME, "1420 Maple Avenue, Apt 3, Duluth", "Stop sending letters to 1420 Maple Avenue, Apt 3, Duluth."),
    (HOME, "Pärnu maantee 45-12, Tallinn", "Uusi osoite on Pärnu maantee 45-12, Tallinn."),
    (
        HOME,
        "Kastanienallee 41, Hinterhaus, 10435 Berlin",
        "Skicka den till Kastanienallee 41, Hinterhaus, 10435 Berlin",
    ),
    (HOME, "Mariahilfer Str. 102/2/14, 1060 Wien", "asun näin: Mariahilfer Str. 102/2/14, 1060 Wien."),
    (
        HOME,
        "Room 1203, Building 6, 88 Zhongshan Road, Nanjing",
        "Home: Room 1203, Building 6, 88 Zhongshan Road, Nanjing",
    ),
    (HOME, "Unit 4/19 Wattle St, Fremantle WA 6160", "Correct: Unit 4/19 Wattle St, Fremantle WA 6160."),
    (HOME, "1052 Budapest, Váci utca 5. II. em. 3", "1052 Budapest, Váci utca 5. II. em. 3"),
    (HOME, "ул. Садовая, д. 14, кв. 7, Выборг", "residing at ул. Садовая, д. 14, кв. 7, Выборг, requests"),
    (HOME, "Asemansivu 5:ssä", "hän asui 1971 Asemansivu 5:ssä"),
    (HOME, "Lindenallee 7, Hamburg", "laskut: Lindenallee 7, Hamburg"),
    (HOME, "Metsäkatu 5", "Asun Metsäkatu 5 ja valo häiritsee"),
    (HOME, "Metsäkatu 5 B 12", "Metsäkatu 5 B 12, roskat"),
    (HOME, "Metsäkatu 5 as. 3", "Metsäkatu 5 as. 3"),
    (HOME, "Aleksis Kiven tie 12 a", "Kotiosoite: Aleksis Kiven tie 12 a"),
    (HOME, "metsäkatu 5 a 2", "asun metsäkatu 5 a 2"),
    (HOME, "Skogsvägen 3", "Jag bor på Skogsvägen 3 och"),
    (HOME, "Forest Road 7", "I live at Forest Road 7 and"),
    (HOME, "Pekankulma 4", "Osoitteeni on Pekankulma 4"),
    (HOME, "Metsätiellä 8", "Perheemme kotitalo on Metsätiellä 8"),
]

LEFT = [
    "Keskus 09 2949 1234 vastaa",
    "Soittakaa Järvenpään Veteen 040 315 3388",
    "Varaus 120525-118B",
    "Tilausnumero 120556-443B on jumissa verkkokaupassa.",
    "Serienumret 231184-902F på sparkstöttingen stämmer inte",
    "The Finnish embassy at 38 Chesham Place, London did not help",
    "Laiva Viking 12, Tallinna",
    "Kyselyn tunnus 131052-308 oli vanhentunut",
    "Bolagets FO-nummer är 1983345-6",
    "Kaivinkone jätetty väylälle, sarjanumero kyljessä 0405512345",
    "Mätaren visade 0198 7430 kubik",
    "Elskåpet har skylten BGA-417 och dörren står på vid gavel",
    "Automaatti ABT-17 oli rikki, auto sai sakon",
    "You see why 3 cars are here",
    "Part number XKR-742",
    "Asia KER-2026-00123 on auki",
    "JAR-2026-00007",
    "Päätös JARDno-2025-2170",
    "KERDno-2024-123 ja 245-1-123-4",
    "klo 16",
    "KLO 16 autoja oli paljon",
    "klo 8.00-16.00",
    "Avoinna 08.00–16.00",
    "Aukioloajat ma 09:00-17:30, la 10-14",
    "01.02.2024",
    "3.12.2026",
    "3.12.2026 klo 14.05",
    "2026-12-03",
    "04400 Järvenpää",
    "04200 KERAVA",
    "Bussit 633, 641 ja 9K",
    "bussi 665 on myöhässä 15 min",
    "Linjan 961 pysäkki H0123",
    "valtatie 4 ja kantatie 45",
    "VT-4, KT-45 ja mt-140",
    "Tie 140 on kuoppainen",
    "hinta 1 200,50 €",
    "Maksoi 12 500 euroa",
    "0,50 € ja 100 %",
    "1 000 000",
    "0.1234567",
    "60.40338, 25.105",
    "Valaisin 045123",
    "COVID-19",
    "EU-27 maat",
    "ISO-900",
    "vko-47",
    "nro-12 ja osa-2",
    "USB-3",
    "Y-tunnus 0201256-6",
    "Hätänumero 112, neuvonta 116117",
    "soita 112",
    "autossa oli 3 ihmistä",
    "Auton vei 2 miestä",
    "bilen var 5 meter",
    "the car did 80 on our street",
    "autoja kulki yli 100 tunnissa",
    "Kauppakaari 11 edessä valo rikki",
    "Metsäkatu 5:n kohdalla kuoppa",
    "Mannerheimintie 3 on pimeä",
    "Look at kerava.fi for more",
    "katso www.kerava.fi/uutiset",
    "hinta 5 kpl @ 3.50",
    "@kerava seuraa",
    "Kuntalaki 410/2015 29 §",
    "2024-2025 talvi",
    "1939-1945",
    "131052",
    "Kausi 12-13 ja 14-15",
    "mitat 120 x 80 x 45 cm",
    "Kiinteistö 186-401-1-23",
    "Kello 7 aamulla",
    "Meitä on 25 asukasta talossa 5",
    "Pysäkki 4567, lähtö 12.45",
    "koulu alkaa 8.15 ja loppuu 14.00",
    "PM10 ja PM2.5",
    "päätös 45 § 12",
    "as 12 min",
    "",
    " ",
]


@pytest.mark.parametrize(("cls", "hidden", "text"), FOUND)
def test_find_marks_exactly_what_points_to_a_person(cls, hidden, text):
    assert [(text[f.start : f.end], f.cls) for f in marked(text)] == [(hidden, cls)]


@pytest.mark.parametrize("text", LEFT)
def test_find_leaves_a_look_alike(text):
    assert marked(text) == []


def test_find_keeps_several_apart_and_in_order():
    text = "Hei, 040-1234567/050 765 4321, matti@example.fi tai FI21 1234 5600 0007 85. Hetu 131052-308T, ABC-123."
    assert [(f.cls, text[f.start : f.end]) for f in find(text)] == [
        (TEL, "040-1234567"),
        (TEL, "050 765 4321"),
        (MAIL, "matti@example.fi"),
        (IBAN, "FI21 1234 5600 0007 85"),
        (HETU, "131052-308T"),
        (PLATE, "ABC-123"),
    ]


def test_find_keeps_to_one_line_when_a_number_ends_with_it():
    text = "040 123 4567\n89 euroa"
    assert [text[f.start : f.end] for f in find(text)] == ["040 123 4567"]


def test_find_joins_a_number_broken_over_two_lines():
    text = "040 123\n4567, soita"
    assert [text[f.start : f.end] for f in find(text)] == ["040 123\n4567"]


PIECES = (
    [text for _cls, _hidden, text in FOUND]
    + LEFT
    + list(string.printable)
    + ["ä", "€", "\u202e", "👍🏽", "0", "1", "-", "+"]
)


@pytest.mark.parametrize("seed", range(8))
def test_find_never_overlaps_or_leaves_the_text(seed):
    chance = random.Random(seed)
    for _ in range(150):
        text = chance.choice(["", " ", "\n"]).join(chance.choices(PIECES, k=chance.randint(0, 25)))
        found = find(text)
        assert all(isinstance(f, Finding) and 0 <= f.start < f.end <= len(text) for f in found)
        assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize("sign", [*"0+-.@ aA1", "040 ", "a@", "a.", "ab-1", "131052-", "FI21 ", "asun ", "Katu 1 "])
def test_find_is_quick_on_hostile_text(sign):
    assert seconds_to_find((sign * 4000)[:4000]) < 0.5


def test_find_is_quick_on_a_long_ordinary_text():
    text = ("Valo on rikki Kauppakaarella, soita 040 123 4567 klo 16 jälkeen. Tie 140 on kuoppainen 3.12.2026. " * 41)[
        :4000
    ]
    tries = [(seconds_to_find(text), seconds_to_count(text)) for _ in range(10)]
    quickest, yardstick = map(min, zip(*tries, strict=True))
    assert quickest / yardstick < 32  # 23 on a busy machine of two cores, December 2026


def seconds_to_find(text):
    start = time.process_time()
    find(text)
    return time.process_time() - start


def seconds_to_count(text):
    """Return how long it takes to count the words of a text twenty times: a yardstick, slow where the machine is."""
    start = time.process_time()
    for _ in range(20):
        Counter(word.lower() for word in re.findall(r"\w+", text))
    return time.process_time() - start


@pytest.mark.parametrize(
    "signed",
    [
        "Asia on hoidossa.\n\nYstävällisin terveisin\n\nViheralueet",
        "Terv. Liikuntapalvelut",
        "Terveisin Kaupunkitekniikan toimisto",
        "Med vänlig hälsning\n\nIdrottstjänster",
        "Kind regards,\n\nGreen areas",
        "Terveisin Mestaritoiminta Oy",
    ],
)
def test_an_office_that_signs_is_nobody(signed):
    """Else every answer that a unit signs would wait for a publisher."""
    assert find(signed) == []


@pytest.mark.parametrize(
    "signed",
    ["Terveisin Sari Korhonen\nKirjasto", "Terv. Marko Peltola, Liikuntapalvelut", "Kind regards,\n\nAnna Green"],
)
def test_who_signs_for_an_office_by_name_is_found(signed):
    assert [one.cls for one in find(signed)] == [FindingClass.PERSON_NAME]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thank you. An inspector will visit the street.\n\nKind regards\nUrban engineering office", "en"),
        ("Emme toteuta ehdotusta, koska hoitoon varatut rahat eivät riitä uuteen kohteeseen.", "fi"),
    ],
)
def test_what_an_office_answers_is_not_held_for_its_own_name_or_its_money(text, language):
    assert not find(text, language)
