"""What is found stands where it stands in the text as it was given, whatever signs are in it; and it is found quickly."""

import itertools
import random
import time
import unicodedata

import pytest

from kuuluu.language.findings import FindingClass, marked

SECRETS = [
    (FindingClass.PERSONAL_IDENTITY_CODE, "131052-308T"),
    (FindingClass.EMAIL, "liisa.meri@esimerkki.fi"),
    (FindingClass.PHONE, "040 123 4567"),
]


@pytest.mark.parametrize(("cls", "words"), SECRETS)
@pytest.mark.parametrize(
    "before",
    [
        "",
        "Rivi\r\ntoinen\r\n",
        "👩‍👧‍👦🇫🇮 hei ",
        "a\u0308iti\u0308 ",
        "nolla\u200bleveä ",
        "\ufeffalku ",
        "x\u2028",
        "𝒜𝓊𝓇𝒶 ",
    ],
)
def test_find_counts_places_in_the_text_as_given(cls, words, before):
    text = f"{before}Tietoni: {words} kiitos"
    assert [(text[f.start : f.end], f.cls) for f in marked(text)] == [(words, cls)]


def test_find_sees_through_signs_that_cannot_be_seen():
    text = "hetu 1310\u200b52-3\u00ad08T, puh. ０４０ 123 4567"
    assert [text[f.start : f.end] for f in marked(text)] == ["1310\u200b52-3\u00ad08T", "０４０ 123 4567"]


def test_find_reads_letters_in_two_parts():
    text = unicodedata.normalize("NFD", "Äitini sairastaa epilepsiaa")
    assert [f.cls for f in marked(text)] == [FindingClass.HEALTH]


@pytest.mark.parametrize("seed", range(5))
def test_find_stands_any_text(seed):
    chance = random.Random(seed)
    for _ in range(40):
        signs = [
            chr(chance.choice([chance.randrange(0x20, 0x250), chance.randrange(0x300, 0xD000), 0x1F600]))
            for _ in range(300)
        ]
        found = marked("".join(signs))
        assert all(0 <= f.start < f.end <= len(signs) for f in found)
        assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "0",
        "0 ",
        "1.",
        "@",
        "a@",
        "a.",
        "-",
        "+358 ",
        "nolla ",
        "hetu ",
        "A ",
        "Katu 1 ",
        "asun ",
        "ABC-",
        "\n",
        "olen ",
        "äiti ",
        "(at) ",
        "FI21",
    ],
)
def test_find_takes_a_long_pile_of_the_same_in_time(piece):
    text = (piece * 100_000)[:100_000]
    start = time.process_time()
    marked(text)
    assert time.process_time() - start < 10


def homes(text, language="fi"):
    return [text[f.start : f.end] for f in marked(text, language) if f.cls == "home_address"]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Mikä on jätemaksu Tammitie 2?", "Tammitie 2"),
        ("Asun Kuusitien vitosessa.", "Kuusitien vitosessa"),
        ("Talo 14 Mäntytiellä on meidän.", "Talo 14 Mäntytiellä"),
        ("Kotini: Mäntytie 5, 2. krs, as. 14, 04200 Kerava", "Mäntytie 5, 2. krs, as. 14, 04200 Kerava"),
        ("Asun yksin Kuusitiellä.", "Kuusitiellä"),
        ("Äitini luona Kuusitiellä roskia ei haeta.", "Kuusitiellä"),
        ("Hållplatsen vid Ängsvägen, där jag bor, är isig.", "Ängsvägen"),
        ("Vi bor på Lövstigen nummer nitton, trappa två.", "Lövstigen nummer nitton, trappa två"),
        ("Osoitteeni on Untolantie seitsemän, asunto kaksi.", "Untolantie seitsemän, asunto kaksi"),
        ("Postittakaa mulle Koivikontie kaksitoista bee kolme.", "Koivikontie kaksitoista bee kolme"),
        (
            "Asun Kalevankadulla numerossa kaksikymmentäkaksi, rappu A.",
            "Kalevankadulla numerossa kaksikymmentäkaksi, rappu A",
        ),
        (
            "Olen asunut siellä, siis Vanhassa Tuusulantiessä, talossa numero sata neljä.",
            "Vanhassa Tuusulantiessä, talossa numero sata neljä",
        ),
        (
            "Laskut siskolle: c/o Niemelä, Satamakatu 4 as 2, 06100 Porvoo",
            "c/o Niemelä, Satamakatu 4 as 2, 06100 Porvoo",
        ),
        ("Terveisin Aino Salo\n04260 Kerava", "04260 Kerava"),
        ("Kodin lukko on vaihdettu. Kenen on vastuu? Vehkalantie 2 B", "Vehkalantie 2 B"),
        ("Posti kesämökille ei kulje. Oikea on Jaakkolantie 6 D.", "Jaakkolantie 6 D"),
        ("Taloyhtiömme As Oy Kuusi, Kuusitie 5, pyytää lupaa.", "Kuusitie 5"),
        ("Stugan på Fågelsångsvägen 71 står tom hela vintern.", "Fågelsångsvägen 71"),
        ("She cannot get out at Viertolankatu 12, which is our front door.", "Viertolankatu 12"),
        ("Äiti haettava Kuusitie 4 ja vietävä hammaslääkäriin.", "Kuusitie 4"),
        ("Muistuttajan osoite Terholantie 8 b. Vaadin tarkistusta.", "Terholantie 8 b"),
        ("Skolskjutsen körde förbi Gamla Nybackavägen 88 utan att stanna.", "Gamla Nybackavägen 88"),
        ("Asun vastapäätä päiväkotia Savelantie 10.", "Savelantie 10"),
        ("Asun koulun takana Peltolantie 8:ssa ja melu on kova.", "Peltolantie 8:ssa"),
        ("Sincerely,\nTom\n14 Mäkitie", "14 Mäkitie"),
        ("Tilamme Ala-Heikkilä, Tuusulantie 455 jää tien alle.", "Ala-Heikkilä, Tuusulantie 455"),
        ("Asun Kivikadun kakkosessa, C-rapun kuutosessa.", "Kivikadun kakkosessa, C-rapun kuutosessa"),
        ("Asumme Koivuvuori 7.", "Koivuvuori 7"),
        ("Millonka myö suahaan valot tähän Laurilantie 18:aan?", "Laurilantie 18:aan"),
        ("Auratkaa meidänkin piha-aukio, Lepolantie kolmekymmentäkaksi.", "Lepolantie kolmekymmentäkaksi"),
        ("Lähdetään reissuun, Koivukuja 3 on tyhjä kaksi viikkoa.", "Koivukuja 3"),
        ("Please deliver the lid to Mäntytie 14.", "Mäntytie 14"),
        ("Posti osoitteeseen Pihkatie 3 B, 04430 Järvenpää.", "Pihkatie 3 B, 04430 Järvenpää"),
        ("There is a man in the A-staircase at Aleksintori 3, called Timo.", "Aleksintori 3"),
        ("Äitini asuu: Palvelutalo Hopeahovi, Metsolantie 1.", "Palvelutalo Hopeahovi, Metsolantie 1"),
        ("Sekajäteastiani on täynnä jo viikon, Tapulikatu 3.", "Tapulikatu 3"),
        ("I object to the plan, my home is at Kirkkokatu 8.", "Kirkkokatu 8"),
    ],
)
def test_a_home_is_found_whole_however_it_is_told(text, hidden):
    assert homes(text) == [hidden]


@pytest.mark.parametrize(
    "text",
    [
        "Katuvalo on pimeänä, Tammitie 2.",
        "Poikkeamispäätös koskee kiinteistöä Peltolantie 8. Mistä saan liitteet?",
        "Sopimus koskee meidän yhdistyksen varastovuokraa Talmantie 6.",
        "Meidän kerho kokoontuu Nuokulla, Sibeliuksenkatu 6, saadaanko avain?",
        "Where can I see the drawings for Asemakatu 9? The notice on the fence is wet.",
        "Nuokkari on nettisivuilla edelleen Myllytie 5, vaikka muutti jo.",
        "Onko Peltolantie 8 kaupungin omistama talo?",
        "Hakemuksemme on vireillä, kohde Valokuja 3. Milloin päätös?",
        "Soita pihaan 040 123 4567.",
        "Metsäpolulla 3 koiraa irti.",
        "Valtatie 4 on tukossa.",
        "Kauppakaari 11",
        "Purkukuntoinen mökki Ojanpääntie 77:ssä on kaupungin, siellä ei ole asuttu.",
        "Kuusitie 4 A:n edessä katuvalo vilkkuu. Kukaan ei asu siinä, se on muuntamo.",
        "Kauppakaari 11, Kerava",
        "Kaava koskee kortteleita Tammitie 2–8.",
        "Blind corner at Postikatu 3: drivers see nothing.",
        "Kaivonkansi kolisee osoitteessa Kurkelankatu 12.",
        "Talossa tehdään purkutöitä osoitteessa Nuolikuja 3.",
        "Etsimme tilaa. Onko Huoneisto Kultasepänkatu 5, tilatunnus LH-02, vapaana?",
        "Taloyhtiö As Oy Keravan Tammi, Tammikatu 9, hakee liittymää.",
        "Jag såg en stor spricka i vägen på Mäntyvägen 14.",
        "We wonder what is being built at Opintie 8.",
        "Jag motsätter mig planändringen för Strandvägen 5. Fyra våningar är för högt.",
        "I object to the planning change for Strandvägen 5.",
        "The exception permit for Jokitie 19 b: when does the hearing end?",
        "Naapurin kuuleminen, Harjukatu 14, mihin asti voi kommentoida?",
        "I read that Hakatie 12 is being torn down. Why?",
        "Sopkärlet är fullt, Stationsgatan 3.",
        "Biojäteastia haisee, Kauppakatu 12.",
        "Pajukatu 11 C -rapun edustalla aikarajoitus on muuttunut.",
        "Kylän yhdistyksen oppilaita 410.",
    ],
)
def test_an_address_where_something_else_is_told_is_left(text):
    assert homes(text) == []
