"""From a resident's own words to the service that is meant."""

import pytest

from kuuluu.cities import queries
from tests.factories.cities import make_city, make_service

SENTENCES = """
streets.lighting | Katulamppu on pimeänä
streets.lighting | Katuvalot eivät pala Savion aseman luona
streets.lighting | gatlyktan är trasig
streets.lighting | The street light outside our house has been flickering for a week
streets.surface | pothole on our street
streets.surface | Tiessä on iso kuoppa, johon rengas osui
streets.surface | Det finns en stor grop i cykelvägen
streets.winter | Jalkakäytävää ei ole aurattu kolmeen päivään
streets.winter | Pihatie on ihan peilijäässä, kaaduin
streets.winter | Trottoaren är jättehal och inte sandad
streets.winter | the pavement is icy and nobody has gritted it
streets.signs | Stop-merkki on kaatunut risteyksessä
streets.signs | Liikennevalot vilkkuvat keltaista
streets.signs | Trafikljusen fungerar inte
streets.safety | Autot ajavat aivan liian lujaa koulun edessä
streets.safety | Bilarna kör för fort på vår gata, vi vill ha farthinder
streets.safety | We need a speed bump, cars drive too fast
streets.parking | Hylätty auto on seissyt parkkipaikalla kuukausia
streets.parking | En övergiven bil står på vår gata
streets.works | Milloin tietyömaa valmistuu?
green.parks | Puiston penkki on rikki
green.parks | Nurmikkoa ei ole leikattu koko kesänä
green.trees | Iso koivu on kaatumassa pyörätielle
green.trees | Ett träd har fallit över stigen
green.trees | A big branch is hanging over the playground path
green.playgrounds | Leikkipuiston keinu on katkennut
green.playgrounds | The swing in the playground is broken
clean.litter | Roskikset ovat täynnä ja roskia lentelee ympäriinsä
clean.litter | hundbajs överallt
clean.litter | Someone dumped old furniture in the forest
clean.graffiti | Alikulkuun on tuhrittu
clean.graffiti | klotter på väggen i tunneln
water | Vettä ei tule hanasta
water | Hulevesikaivo on tukossa ja katu tulvii
water | brown water from the tap
planning.plans | Miten uusi asemakaava vaikuttaa pihaani?
planning.building | Tarvitsenko rakennusluvan autokatokseen?
planning.land | Mistä voin ostaa omakotitontin?
housing | Naapuri soittaa musiikkia yöllä vuokratalossa
environment | Tehtaalta tulee outoa hajua
environment | there is a terrible smell and smoke from a chimney
premises | Koulun ilmanvaihto ei toimi ja sisäilma on huonoa
edu.ecec | Milloin saan tiedon päiväkotipaikasta?
edu.ecec | How do I apply for a daycare place?
edu.basic | Lastani kiusataan koulussa
edu.basic | My child is bullied at school
edu.upper | Lukion kurssivalinnat
edu.meals | Kouluruoka on kylmää
edu.meals | Skolmaten är kall
leisure.library | Kirjaston aukioloajat ovat liian lyhyet
leisure.library | Can the library be open on Sundays?
leisure.sports | Uimahallin suihkut ovat kylmiä
leisure.sports | Ladut ovat huonossa kunnossa
leisure.sports | Simhallen är alltid full
leisure.culture | Kiitos hienosta konsertista
leisure.youth | Nuorille pitäisi saada oma tila
leisure.college | Kansalaisopiston kurssimaksu
work.employment | Olen työtön, mistä saan apua
work.immigration | I moved to Finland and want to learn Finnish
business | Haluan perustaa yrityksen
admin.decisions | Kaupunginvaltuuston päätös on väärä
admin.service | Puhelimeen ei vastata
admin.web | Nettisivujen linkki ei toimi
admin.accessibility | Ruudunlukija ei lue lomaketta
notcity.health | En saa lääkärin aikaa terveysasemalta
notcity.health | Tandläkartid går inte att få
notcity.health | I can't get a doctor's appointment
notcity.transit | Bussi 633 on aina myöhässä
notcity.transit | The bus never comes on time
notcity.stateroad | Lahdenväylän melu on sietämätön
notcity.stateroad | Rautatieaseman laiturin hissi ei toimi
notcity.waste | Jäteastiaa ei ole tyhjennetty
notcity.waste | Soporna har inte tömts
notcity.rescue | Milloin nuohooja tulee?
streets.surface | Asfaltti on rikki ja siinä on reikä
streets.winter | Auraus jätti lumivallin pihan eteen
other | En tiedä kenelle tämä kuuluu
streets.surface | Cykelbanan är full av sprickor
streets.lighting | Valot ei syty illalla leikkikentällä
green.playgrounds | Koirapuiston portti ei mene kiinni
leisure.sports | Jäähallin vuorot menevät aina samoille seuroille
edu.ecec | Daghemmet har för få vuxna
clean.graffiti | Bussipysäkin lasi on hajotettu ja seinät töhritty
notcity.stateroad | Moottoritien meluaita puuttuu
"""
LINES = [line.split(" | ") for line in SENTENCES.strip().splitlines()]


@pytest.fixture
def city(kerava):
    return kerava


@pytest.mark.parametrize(("code", "text"), LINES)
def test_suggestions_have_what_is_meant_among_the_first_three(city, code, text):
    assert code in [one.service.code for one in queries.suggest_services(city, text)]


def test_suggestions_are_nearly_always_right_at_once(city):
    first = [queries.suggest_services(city, text, limit=1)[0].service.code == code for code, text in LINES]
    assert sum(first) / len(first) > 0.9


def test_suggestion_gives_the_words_as_they_were_written(city):
    best = queries.suggest_services(city, "KATULAMPPU, ihan pimeänä!")[0]
    assert (best.service.code, best.reasons) == ("streets.lighting", ("KATULAMPPU", "pimeänä"))


@pytest.mark.parametrize("text", ["", "   ", "Moi!", "🙂🙂", "12345", "\x00\x00", "a" * 100_000])
def test_suggestions_of_words_that_say_nothing_are_none(city, text):
    assert queries.suggest_services(city, text) == []
    assert queries.not_city_matter(city, text) is None


def test_suggestion_said_many_times_counts_once(city):
    once = queries.suggest_services(city, "kuoppa")[0].score
    assert queries.suggest_services(city, "kuoppa kuoppa kuoppa")[0].score == once


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("En saa lääkärin aikaa terveysasemalta", "notcity.health"),
        ("Bussi on aina myöhässä", "notcity.transit"),
        ("Jäteastiaa ei ole tyhjennetty", "notcity.waste"),
        ("Söker en hyresbostad", "housing"),
    ],
)
def test_matter_of_somebody_else_is_told_with_who_it_is(city, text, code):
    service = queries.not_city_matter(city, text)
    assert service.code == code
    assert service.redirect_name_fi
    assert service.redirect_url_en


@pytest.mark.parametrize("text", ["Katuvalo on rikki", "Koulun piha on liukas", "Puiston roskis on täynnä"])
def test_matter_of_the_city_is_not_sent_away(city, text):
    assert queries.not_city_matter(city, text) is None


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("katuvalot", "streets.lighting"),
        ("lykt", "streets.lighting"),
        ("snow", "streets.winter"),
        ("lumi", "streets.winter"),
        ("kirjastossa", "leisure.library"),
        ("VATTEN", "water"),
        ("puistot metsät", "green.parks"),
        ("potholes", "streets.surface"),
    ],
)
def test_search_finds_a_service_in_any_language(city, words, first):
    assert queries.search_services(city, words)[0].code == first


def test_search_wants_every_word_and_takes_no_word_for_all(city):
    assert queries.search_services(city, "katuvalot xyzzy") == []
    assert queries.search_services(city, "  ") == list(queries.services(city))
    assert len(queries.search_services(city, "", limit=4)) == 4


@pytest.mark.django_db
def test_keyword_whole_word_phrase_and_compound():
    town = make_city()
    make_service(town, "bus", keywords_en=["=bus"])
    make_service(town, "tree", keywords_fi=["puu kaatu"])
    make_service(town, "light", keywords_fi=["valaisin"])

    def found(text):
        return [one.service.code for one in queries.suggest_services(town, text)]

    assert found("the bus is late") == ["bus"]
    assert found("a good business") == []
    assert found("Puu oli kaatunut") == ["tree"]
    assert found("Kaatui ja vasta sitten puu") == []
    assert found("puu on pihalla siis siinä lähellä ja mies kaatui") == []
    assert found("pihavalaisin") == ["light"]
