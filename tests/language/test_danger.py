import pytest

from kuuluu.language.danger import danger, urgent_fault

DANGEROUS = [
    "Täällä on hengenvaara!",
    "Tulipalo koulun pihalla",
    "kerrostalon katolla tulipaloa",
    "Portaikossa haisee kaasu",
    "kaasuvuoto Kauppakaarella",
    "Puistossa pahoinpideltiin juuri miestä",
    "joku ampuu ikkunasta",
    "Mies makaa tajuttomana bussipysäkillä",
    "Lapsi on hukkumassa jokeen",
    "roskakatos palaa",
    "Auto syttyi palamaan parkkipaikalla",
    "Lapsi on vaarassa naapurissa",
    "pelkään että hän aikoo tappaa itsensä",
    "Sain sähköiskun pylväästä",
    "Ihmisiä putosi jäihin",
    "Det brinner i skogen bakom skolan",
    "Luktar gas i trapphuset",
    "En man misshandlas på torget",
    "Kvinnan är medvetslös",
    "Livsfara vid stranden",
    "Barnet är i fara",
    "There is a house fire on our street",
    "I smell gas, there is a gas leak",
    "A man is unconscious at the bus stop",
    "The shed is on fire",
    "Someone is drowning in the river",
    "He was assaulted a minute ago",
    "this is life-threatening",
    "A child fell through the ice",
    "Savua tulee naapurin ikkunasta",
    "Mies heiluttaa puukkoa kadulla",
    "Poika putosi järveen",
    "Nainen makaa maassa eikä se herää",
    "Kaksi miestä hakkaa poikaa, tulkaa heti",
    "En man viftar med kniv",
    "Det kommer rök från taket på skolan",
    "Någon ligger på gatan och rör sig inte",
    "Ett barn ramlade i ån",
    "Flames from the roof of the school",
    "A man is waving a gun",
    "A girl fell into the river",
    "Somebody is lying there and isn't moving",
    "Isä sai eilen oireita ja nyt sydänkohtauksen, apua",
    "Lapsi voi hukkua, hän on joessa eikä pääse ylös",
    "Every day I think of suicide",
    "Vaari ei saa henkeä ja huulet ovat siniset",
    "Min treåring har försvunnit i skogen",
    "My sister locked the door and says she will end her life",
]
NOT_DANGEROUS = [
    "Katuvalo ei pala",
    "Valot palavat päivälläkin",
    "Milloin bussi palaa reitille?",
    "Paloasema on kaunis rakennus",
    "Hukkasin avaimeni puistoon",
    "Kiitos pelastuslaitokselle tulipaloharjoituksesta",
    "Räjähdysmäinen kasvu liikenteessä",
    "Lampan brinner inte",
    "Brandstationen borde målas",
    "Gatan är mörk",
    "The fire station is nice",
    "Emergency exit sign is missing",
    "The lamp is broken",
    "Kuoppa tiessä",
    "Penkki on rikki",
    "Tule katsomaan",
    "Henkilökunta on ystävällistä",
    "Skolan har en bra gård",
    "Please add a shooting range",
    "Risteys on hengenvaarallinen",
    "Övergången är livsfarlig",
    "Naapurin takasta tulee savua ikkunasta sisään",
    "Viime kesänä poika putosi jokeen, rakentakaa kaide",
    "A child could fall into the pond, put up a fence",
    "Grannen slår gräset varje dag",
    "Smoke from the neighbour's barbecue comes in by the window",
    "Sain viime vuonna sydänkohtauksen, portaissa ei ole kaidetta",
    "Det saknas en livboj, ett barn kan drunkna",
    "A child might drown here, put up a lifebuoy",
    "Äidilläni on muistisairaus ja penkki puuttuu matkalta",
    "Björn har inte svarat mig",
    "",
]

URGENT = [
    "Vesivuoto Kauppakaaren kohdalla",
    "Putkirikko, vesi tulvii kadulle",
    "vesi suihkuaa maasta",
    "Puu on kaatunut tien poikki",
    "Kaatunut puu kävelytiellä",
    "iso mänty kaatui ajoradalle",
    "Liikennevalot eivät toimi risteyksessä",
    "Liikennevalo pimeänä Sibeliuksentiellä",
    "Kaivonkansi puuttuu",
    "Kaivon kansi on auki päiväkodin edessä",
    "sähköjohto roikkuu kadun yllä",
    "Sähkökaappi on auki ja johdot paljaana",
    "valopylväs on kaatumassa",
    "Katu on sortunut",
    "Viemäritulva kellarissa",
    "Trafikljusen fungerar inte",
    "Ett träd har fallit över vägen",
    "Vattenläcka på gatan",
    "Brunnslocket saknas",
    "En elledning hänger över trottoaren",
    "Traffic lights are not working",
    "A tree has fallen across the road",
    "There is a water leak on our street",
    "Manhole cover is missing",
    "An electric cable is hanging from the pole",
    "burst pipe, flooding",
]
NOT_URGENT = [
    "Katuvalo on rikki",
    "Katuvalot ovat pimeänä koko kadulla",
    "Kuoppa ajoradalla",
    "Puita pitäisi istuttaa lisää",
    "Puun lehdet ovat kauniita",
    "Liikennevaloissa on liian pitkä odotus",
    "Kaivon vieressä on roskia",
    "Kuka aloitti tämän",
    "Sillan maali on kulunut",
    "Uimahallin vesi on kylmää",
    "Hiekoitus puuttuu",
    "Penkki on rikki ja roskis täynnä",
    "Lampan är trasig",
    "Det finns hål i vägen",
    "Fler träd till parken, tack",
    "The water in the pool is cold",
    "The bench is broken",
    "Please plant more trees",
    "Koulun piha on pimeä. Liikennevalot ovat hyvät.",
    "",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_danger_is_heard_with_its_word(text):
    signal = danger(text)
    assert signal
    assert signal.word in text


@pytest.mark.parametrize("text", NOT_DANGEROUS + NOT_URGENT + URGENT)
def test_danger_is_not_heard_in_ordinary_words(text):
    assert danger(text) is None


@pytest.mark.parametrize("text", URGENT)
def test_urgent_fault_is_heard_with_its_words(text):
    signal = urgent_fault(text)
    assert signal
    assert all(word in text for word in signal.word.split(" … "))


@pytest.mark.parametrize("text", NOT_URGENT + NOT_DANGEROUS)
def test_urgent_fault_is_not_heard_in_ordinary_words(text):
    assert urgent_fault(text) is None
