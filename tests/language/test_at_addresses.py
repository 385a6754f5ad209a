"""What is at an address and nobody's home, by nouns crossed with frames; and the homes beside which the same nouns stand."""

import itertools

import pytest

from kuuluu.language.findings import marked


def homes(text, language):
    return [text[f.start : f.end] for f in marked(text, language) if f.cls == "home_address"]


FRAMES = {
    "fi": [
        "Minusta {0} osoitteessa {1} pitäisi tarkistaa.",
        "Ihmettelen, miksi {0} ({1}) on jätetty noin.",
        "{1}, {0}. Olen soittanut jo kahdesti.",
        "Hei, {0} on entisellään. Paikka on {1}. Odotan vastausta.",
        "Menin väärään paikkaan: {0} on nyt {1}.",
    ],
    "sv": [
        "Jag tycker att {0} på {1} borde ses över.",
        "Jag undrar varför {0} ({1}) är så.",
        "{1}, {0}. Jag har ringt två gånger.",
        "Jag läste om {0}. Adressen är {1}.",
        "I er broschyr är adressen till {0} {1}, men jag hittade inte dit.",
    ],
    "en": [
        "I wonder why the {0} ({1}) was left like that.",
        "{1}, {0}. I have called twice.",
        "I went to see the {0}. The place is {1}.",
        "I suggest that the {0} be moved to {1}.",
        "I went wrong: the {0} is now at {1}.",
    ],
}
NOUNS = {
    "fi": ["painauma", "jakokaappi", "katusulku", "havainnekuva", "välinelainaamo", "kuoroharjoitus", "skeittipaikka"],
    "sv": ["guppet", "rabatten", "baracken", "planutkastet", "moskén", "körövningen", "båthamnen"],
    "en": ["manhole cover", "overhead line", "road closure", "parcel locker", "rehearsal room", "blood donation"],
}
ADDRESSES = {"fi": "Vanha Myllytie 27", "sv": "Lärkvägen 4", "en": "Koivupolku 12"}


@pytest.mark.parametrize(
    ("language", "noun", "frame"),
    [(lang, *pair) for lang, frames in FRAMES.items() for pair in itertools.product(NOUNS[lang], frames)],
)
def test_what_stands_at_an_address_is_nobodys_home(language, noun, frame):
    assert homes(frame.format(noun, ADDRESSES[language]), language) == []


OF_HOMES = {
    "fi": [
        "Asun {1}, ja {0} häiritsee.",
        "{0} on ikkunani edessä, {1}.",
        "Meidän etuovi jäi pimeään, {0} rikki, {1}.",
        "{0} häiritsee. Asun itse osoitteessa {1}.",
    ],
    "sv": [
        "Jag bor på {1} och {0} stör.",
        "Jag störs, {0} utanför mitt sovrumsfönster, {1}.",
        "Vår köksdörr är mörk, {0} är sönder, {1}.",
        "{0} hos oss, {1}, är i dåligt skick.",
    ],
    "en": [
        "I live at {1} and the {0} bothers me.",
        "The {0} is by our carport, {1}.",
        "The {0} outside my kitchen window is a nuisance, {1}.",
        "In front of our porch there is the {0}, {1}.",
    ],
}


@pytest.mark.parametrize(
    ("language", "noun", "frame"),
    [(lang, *pair) for lang, frames in OF_HOMES.items() for pair in itertools.product(NOUNS[lang], frames)],
)
def test_a_home_is_found_beside_them(language, noun, frame):
    assert homes(frame.format(noun, ADDRESSES[language]), language) == [ADDRESSES[language]]


@pytest.mark.parametrize(
    ("language", "text", "address"),
    [
        ("fi", "Postilaatikko kaatui aurauksessa. Metsolantie 7", "Metsolantie 7"),
        ("fi", "Tilaisin hautausmaan kukkien kastelun, lasku Ojatie 9.", "Ojatie 9"),
        ("fi", "Olen 80-vuotias, Koulukatu 5, enkä pääse kauppaan.", "Koulukatu 5"),
        ("fi", "Ojatie 9, kävin eilen lääkärissä ja tarvitsen nyt apua.", "Ojatie 9"),
        ("fi", "Minulla on reuma, Ojatie 9, enkä pääse kirjastoon.", "Ojatie 9"),
        ("sv", "Jag jobbar nätter, Kyrkogatan 8, och bullret väcker mig.", "Kyrkogatan 8"),
        ("fi", "Tilaisin ateriapalvelun, Kirkkotie 1.", "Kirkkotie 1"),
        ("fi", "Mieheni on sairaalassa, Kirkkotie 1, kuka tuo ruoan?", "Kirkkotie 1"),
        ("fi", "Lähettäkää korjaaja, Kirkkotie 1, lämmitys on poikki.", "Kirkkotie 1"),
        ("en", "I need help with cleaning, Koivupolku 12.", "Koivupolku 12"),
        ("fi", "Kävin mummon luona Ojatie 9.", "Ojatie 9"),
        ("fi", "Vastatkaa minulle osoitteeseen Ojatie 9, asia on työmaa.", "Ojatie 9"),
        ("sv", "Postlådan välte av plogen. Björkvägen 12", "Björkvägen 12"),
        ("sv", "Snöröjningen klockan tre utanför sovrummet på Sandvägen 31 måste få ett slut.", "Sandvägen 31"),
        ("sv", "Vår sons skolskjuts kom inte: Björkvägen 12.", "Björkvägen 12"),
        ("en", "Mailbox flattened by the plough at Haarajoentie 66.", "Haarajoentie 66"),
        ("en", "The wheelie bin was not emptied. Koivupolku 12", "Koivupolku 12"),
    ],
)
def test_what_belongs_to_a_home_tells_of_it_though_something_broke(language, text, address):
    assert homes(text, language) == [address]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Kävin sunnuntaina: Asematie 9, kirjasto."),
        ("sv", "Snöplogen välte postlådan vid infarten till Malmgatan 14, bolagets kontor. Vem ersätter?"),
        ("en", "I was told to come to Koivupolku 12 (youth centre)."),
        ("fi", "Viime viikolla äänestin osoitteessa Asematie 9, siellä oli ruuhkaa."),
        ("fi", "Minut ohjattiin osoitteeseen Asematie 9, mutta siellä ei ollut ketään."),
        ("fi", "Esitteessä luki Asematie 9, kävin turhaan."),
        ("sv", "På Malmgatan 14 jobbar jag och där är alltid trångt."),
        ("sv", "Hur kommer jag till Malmgatan 14 med buss?"),
        ("sv", "I er broschyr stod Malmgatan 14, jag gick dit förgäves."),
        ("en", "I went to Koivupolku 12 and waited an hour."),
        ("en", "Your website says Koivupolku 12. Is that right? I got lost."),
        ("fi", "Meille luvattiin penkkejä, mutta Asematie 9 on yhä ilman."),
    ],
)
def test_what_is_told_beside_an_address_says_that_nobody_lives_there(language, text):
    assert homes(text, language) == []


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Stig-Olof Hagman, f.d. brandman, Kyrkbyvägen 40, tycker att brandposten ska skottas fram.", "Kyrkbyvägen 40"),
        ("Maija Virtanen, eläkeläinen, Kannistonkatu 17, toivoo penkkejä.", "Kannistonkatu 17"),
        ("Maija Virtanen, 79 v, Kannistonkatu 17, toivoo penkkejä.", "Kannistonkatu 17"),
        ("Cyclists go down in front of Kalevantie 61, my front door opens to the path.", "Kalevantie 61"),
        ("Tiekarhu ajoi lumivallin pihaliittymäämme, Kannistonkatu 17.", "Kannistonkatu 17"),
        ("We live at number fourteen Pihlajatie.", "number fourteen Pihlajatie"),
        ("Asumme talossa numero kaksitoista Mäntytiellä.", "numero kaksitoista Mäntytiellä"),
    ],
)
def test_a_home_is_found_by_who_lives_there_or_what_is_theirs(text, home):
    assert home in [text[one.start : one.end] for one in marked(text)]


def test_an_address_that_ends_a_letter_is_the_home_of_who_told_of_living():
    assert homes("Asun yksin ja liukastuin. Hiekoittakaa. Untolantie 6", "fi") == ["Untolantie 6"]
    assert homes("Telineet ovat meidän rivitalossa tiellä. Siirtäkää ne. Untolantie 6 D", "fi") == ["Untolantie 6 D"]
    assert homes("Kävelin eilen puistossa. Lamppu on rikki. Untolantie 6", "fi") == []


@pytest.mark.parametrize(
    ("language", "text", "home"),
    [
        ("fi", "Tontin rajalla kasvava kuusi on laho. Varikkotie 22. Kaatakaa se.", "Varikkotie 22"),
        ("fi", "Talo on Tehtaankatu 27. Sauna purettiin.", "Tehtaankatu 27"),
        ("fi", "Vara-avain on grillin kannen alla. Hakatie 17", "Hakatie 17"),
        ("fi", "Tässä Sorsakatu 27:ssä ei voinut pitää ikkunaa auki.", "Sorsakatu 27:ssä"),
        ("sv", "Diket vid tomtgränsen är igensatt. Tack för hjälpen. Ängsvägen 6", "Ängsvägen 6"),
        ("sv", "I huset J. L. Runebergs gata 9 sover ingen.", "J. L. Runebergs gata 9"),
        ("sv", "Min fars födelsedagskaffe på Storgatan 20 kl. 13, får man parkera?", "Storgatan 20"),
        ("sv", "Bolaget sålde oss tomten på Storgatan 9, lagfarten saknas.", "Storgatan 9"),
        ("en", "The school taxi did not come. Mill Lane 7", "Mill Lane 7"),
        ("en", "I slipped on the ice. Thank you for your help. Mill Lane 7", "Mill Lane 7"),
        ("en", "I live at Rue des Tilleuls 18, Namur now.", "Rue des Tilleuls 18, Namur"),
        ("en", "Send a copy to me in Leeds: 14 Thornbury Crescent. H. Ashworth", "Leeds: 14 Thornbury Crescent"),
        ("fi", "Opiskelijatalossa Myllytie 5, huone 12, asun minä.", "Myllytie 5, huone 12"),
        ("fi", "Naapuri potkii lyhtyä Myllytie 9.", "Myllytie 9"),
    ],
)
def test_a_home_is_told_from_within_and_by_what_comes_to_it(language, text, home):
    assert homes(text, language) == [home]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Kaupungin talon pysäkin ikkuna on rikki. Kuusitie 5."),
        ("fi", "Tontin rajalla on kuoppa kävelytiellä. Kuusitie 5."),
        ("fi", "Oma kauppani on Myllytie 2, ja kadun viemäri tulvii ovelle."),
        ("fi", "Syntymäpäiväkahvit Rantakatu 20:ssä klo 13, saako koiran tuoda?"),
        ("fi", "Kesämökkiläinen kysyy: saako jätepisteelle Rantatie 40 viedä sohvan?"),
        ("sv", "Har servicepunkten på Storgatan 7 flyttat?"),
        ("sv", "Fakturan gäller tomten på Storgatan 3, som föreningen sålde i april."),
        ("sv", "J. L. Runebergs gata 8 har ett stort hål mitt framför utfarten."),
        ("en", "Is the swim school meeting really at Hamngatan 14, room 3, on Friday at 17.30?"),
    ],
)
def test_what_is_held_sold_or_moved_at_an_address_tells_of_no_home(language, text):
    assert homes(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "is_home"),
    [
        ("fi", "Yhdistyksemme toimisto on Hämeenkatu 12 B 24, toinen kerros.", False),
        ("fi", "Yhdistyksemme toimisto on kotonani, Hämeenkatu 12 B 24.", True),
        ("fi", "Toimisto ei vastaa, Hämeenkatu 12 B 24, ja hana vuotaa.", True),
        ("sv", "Vårt kansli finns på Storgatan 21 B 10.", False),
        ("sv", "Min mans kontor finns hemma på Storgatan 21 B 10.", True),
        ("en", "Please deliver the permit to our club room, Kuusitie 4 B 12, before Friday.", False),
        ("en", "The club sent the letter to Kuusitie 4 B 12.", True),
        ("en", "Can I rent the sauna at Rantatie 3 for a party?", False),
        ("en", "The chimney of my sauna smokes, Rantatie 3.", True),
        ("sv", "Skolskjutsen stannar vid Byavägen 88, gamla mejeriet.", False),
        ("sv", "Skolskjutsen hämtar vår flicka vid Byavägen 88.", True),
        ("fi", "Jätehuone, Lukiokatu 3, on lukossa. Tarkoitan siis kirjaston ja koulun yhteistä.", False),
        ("fi", "Sora lensi suoraan mejän pihaan, Sahatie 12.", True),
        ("fi", "Aitaan törmättiin yöllä, Kuusitie 4.", True),
        ("fi", "Koulun aitaan törmättiin yöllä, Opintie 4.", False),
    ],
)
def test_nobody_lives_where_an_office_is_said_to_be_or_something_is_hired(language, text, is_home):
    assert any(one.cls.value == "home_address" for one in marked(text, language)) == is_home
