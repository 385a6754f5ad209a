"""Names that the rest of the text tells to be an animal's, a known person's, a storm's, a sort's, a brand's, beside those of residents."""

import pytest

from tests.language.test_names_of_things import found

NOBODYS = [
    ("fi", "Meidän Bertta (mäyräkoira, 12 v.) ei jaksa portaita."),
    ("fi", "Halla ja Tuisku, eli meidän huskyt, karkasivat."),
    ("fi", "Radalla juoksi suomenhevonen Vieterin Iivari."),
    ("fi", "Kerttu, 14-vuotias kissamme, ei ole tullut kotiin."),
    ("fi", "Kalle karkasi eilen. Se on musta labradorinnoutaja."),
    ("sv", "Vår Sigge, en tax på åtta år, halkade på isen."),
    ("sv", "Doris är en bordercollie och hon är rädd för raketer."),
    ("en", "Hilda (border collie, 9) got through the fence."),
    ("fi", "Topeliuksen puistoa on luvattu kauan. Kaivetaanko vasta kun Sakari itse herää?"),
    ("en", "Mow around the Sibelius bust. Poor Jean is up to his chin."),
    ("en", "Which Aino is Ainola named for?"),
    ("fi", "Digi-Maija sanoo että varmista henkilöllisyytesi."),
    ("fi", "Nyt on asiaa Pekkaan! Siis Pekka-nimiseen puhallinhuoneeseen."),
    ("fi", "Hannes-myrsky kaatoi kolme kuusta ja Aino sitten loput."),
    ("en", "Storm Ciara took the fence and then came Dennis."),
    ("fi", "Ilmarinen on rakentanut kerrostalon, Varma toisen."),
    ("fi", "Kompan toimitti keinun väärin."),
    ("en", "A pothole, size of a Mini Cooper."),
    ("fi", "Terv. Koulusihteeristö"),
    ("sv", "Hälsningar Föräldraföreningen"),
    ("en", "It was to be on display in March. It's April. Where is it?"),
    ("en", "June came and the roof leaked."),
    ("en", "Will May be early enough for sweeping?"),
    ("fi", "Aino ei kulje sunnuntaisin, vaikka lautta-aikataulussa niin lukee."),
    ("sv", "Ellen går inte på söndagar fast färjans tidtabell säger så."),
    ("fi", "Istutettaisko Huvitus-omenan sijasta Pirja ja Petteri?"),
    ("sv", "Varför heter daghemsgrupperna Ture, Sventon och Karlsson?"),
    ("sv", "Barnen frågar om Pippi kommer, och om Emil är med."),
    ("sv", "Där körs som om Kimi och Keke var ute."),
    ("fi", "Tarvittaisiin Salomonin tuomio."),
    ("fi", "Minna Canthin päivänä ei liputettu. Minna itkisi."),
    ("fi", "Tohtori Asfaltti on ainoa jota tarvitaan."),
    ("fi", "T. Savion Sählymammat"),
    ("fi", "Löytyi kani Kytömaalta, vastaa nimeen Onni."),
    ("en", "Two ponies, Rosie and Max, stand in the mud."),
    ("en", "My family would like to use the pavilion."),
    ("fi", "Orvokit ovat kauniit. Voisiko Vuokkojen ympärille laittaa narun?"),
    ("fi", "Toivo on mennyt, mutta Onni suosikoon."),
]
SOMEBODYS = [
    ("fi", "Liisa, jolla on kissa, asuu yläkerrassa.", "Liisa"),
    ("fi", "Naapurin Pekka (omistaa koiran) huutaa.", "Pekka"),
    ("fi", "Terveisin Veikko, koirapuiston käyttäjä", "Veikko"),
    ("en", "Harold is afraid of dogs. He is a nurse.", "Harold"),
    ("sv", "Kalle sprang över vägen. Han är sju år.", "Kalle"),
    ("fi", "Kaisa-niminen hoitaja oli töykeä.", "Kaisa"),
    ("fi", "Topeliuksenkatu 5:n Sakari valittaa.", "Sakari"),
    ("fi", "Kekkosen patsas on töhritty. Urho itki koulussa.", "Urho"),
    ("fi", "Myrskyn jälkeen naapurini Aino jäi ilman sähköä.", "Aino"),
    ("fi", "Myrsky kaatoi puun ja Hannes soitti teille.", "Hannes"),
    ("fi", "Kiitos Sandra, omenat olivat hyviä!", "Sandra"),
    ("fi", "Kotihoidon Elisa jätti äidin ilman ruokaa.", "Elisa"),
    ("en", "My neighbour April fell on the ice in March.", "April"),
    ("fi", "Toivo meni kouluun yksin ja Onni kääntyi takaisin.", "Onni"),
    ("fi", "Naapurin Digi-Maija auttoi minua.", "Digi-Maija"),
    ("fi", "Haluan olla anonyymi, mutta luokanvalvoja Kekkonen huutaa lapsille.", "Kekkonen"),
    ("fi", "Minna Canthin koulun pihalla Minna kaatui.", "Minna"),
    ("fi", "Herra Siili asuu yläkerrassa.", "Siili"),
    ("fi", "Poikani Aku (7 v) pelkää ankkoja.", "Aku"),
]


@pytest.mark.parametrize(("language", "text"), NOBODYS)
def test_a_name_that_the_text_tells_to_be_nobodys_is_left(language, text):
    assert found(text, language) == []


@pytest.mark.parametrize(("language", "text", "name"), SOMEBODYS)
def test_a_residents_name_in_such_company_is_found(language, text, name):
    assert name in " | ".join(found(text, language))


@pytest.mark.parametrize(
    "text", ["Terveisiä Kokkolasta, täällä ei ole liukasta.", "Terkkuja Heikkilästä!", "Terveisiä Jaakkolasta."]
)
def test_greetings_from_a_place_hold_no_name(text):
    assert found(text, "fi") == []


def test_greetings_from_a_person_hold_one():
    assert found("Terveisiä Matilta", "fi") == ["Matilta"]
    assert found("Terveisin Kosta Lahti", "fi") == ["Kosta Lahti"]


def test_a_word_that_joins_a_clause_is_no_part_of_the_name_after_it():
    assert found("Kun Matti Virtanen kävi, satoi.", "fi") == ["Matti Virtanen"]
    assert found("Kun Tarja Halonen kävi kirjamessuilla, järjestelyt toimivat.", "fi") == []


@pytest.mark.parametrize("office", ["Stadsdirektörens", "Rektorns", "Ministerns"])
def test_whose_wife_somebody_is_makes_her_no_official(office):
    assert found(f"{office} fru Anna Holm föll på gården.", "sv") == ["Anna Holm"]
