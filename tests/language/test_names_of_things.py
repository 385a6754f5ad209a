"""Names that are a thing's, a work's or a place's, beside the same names that are somebody's."""

import pytest

from kuuluu.language.findings import FindingClass, marked

NAMES = {FindingClass.PERSON_NAME, FindingClass.CHILD_NAME}


def found(text, language):
    return [text[one.start : one.end] for one in marked(text, language) if one.cls in NAMES]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Kyltissä lukee 'Helena' ja sen alla vuosi."),
        ("fi", "Lautta M/S Helena ei kulje enää."),
        ("fi", "Helena-palvelu kaatui, eikä Helena vastaa muillekaan."),
        ("fi", "Helena kaatoi kolme puuta, myrskyn jäljet ovat pihassa."),
        ("fi", "Voisiko kirjaston elokuvailtana näyttää Helenan uudestaan?"),
        ("fi", "Nimiehdotukseni uudelle sillalle on Helena."),
        ("fi", "Silta pitäisi nimetä Helena Karjulan mukaan."),
        ("fi", "Pankki nimeltä Helena lopetti."),
        ("sv", "Grävmaskinen Helena står i vägen."),
        ("sv", "Stenen ligger i Haneholm."),
        ("sv", "Barnen döpte snögubben till Helena."),
        ("en", "The new Helena system logs everybody out."),
        ("en", "A whole Helena vacuum stands by the bins."),
        ("en", "Name the bridge after Helena Karjula."),
        ("en", "Your booking robot called itself Helena."),
        ("en", "The mower named Helena is stuck again."),
        ("en", "The café Helena & Tuomas is closed."),
    ],
)
def test_a_things_name_is_left(language, text):
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fi", "Nimimerkki 'Helena' kirjoitti tämän.", "Helena"),
        ("fi", "Helena-täti asui siinä, ja Helena hoiti pihaa.", "Helena-täti"),
        ("fi", "Elokuvan jälkeen Helena löi minua.", "Helena"),
        ("sv", "Vi bokade ett rum, men Helena öppnade inte.", "Helena"),
        ("fi", "Haatajan mukaan raja menee siitä.", "Haatajan"),
        ("fi", "Visa naapurista haravoi.", "Visa"),
        ("fi", "Lahja kerhosta pyysi kysymään.", "Lahja"),
        ("fi", "Rouva Liimatainen kolmosesta ei pääse ovesta.", "Liimatainen"),
        ("sv", "Mannen kallar sig Helge.", "Helge"),
        ("fi", "Edunvalvojaksi nimettiin Jukka Lehto.", "Jukka Lehto"),
        ("sv", "Tjejerna Helena och Saga sparkade på dörren.", "Helena | Saga"),
        ("sv", "Familjen Karjula och tolken Helena kom.", "Helena"),
        ("sv", "Smeden Helena Karjula hjälpte oss.", "Helena Karjula"),
        ("sv", "Ungdomarna Helena och Tuomas kom också.", "Helena | Tuomas"),
        ("en", "The Karjula family left, and Helena Karjula too.", "Helena Karjula"),
        ("en", "A man called Helge came to the door.", "Helge"),
        ("en", "Rantala next door has no light.", "Rantala"),
        ("en", "Name the bench after Helena Karjula, my late mother.", "Helena Karjula"),
    ],
)
def test_somebodys_name_beside_such_words_is_found(language, text, name):
    assert name in " | ".join(found(text, language))


@pytest.mark.parametrize(
    "text", ["Hallintokatu 2: ovi ei aukea.", "The desk has moved to Kuusitie 7.", "Pumppaamo, Kuusitie 33. Haisee."]
)
def test_an_address_that_is_nobodys_is_left(text):
    assert marked(text) == []


@pytest.mark.parametrize(
    "text", ["We have moved to Kuusitie 7.", "Koira karkasi, Kuusitie 33.", "Täällä Kuusitie 33:ssa haisee."]
)
def test_an_address_beside_what_belongs_to_homes_is_found(text):
    assert [one.cls for one in marked(text)] == [FindingClass.HOME_ADDRESS]


@pytest.mark.parametrize(
    ("text", "is_plate"),
    [
        ("Mätaren heter RKL-204 och står still.", False),
        ("The hydrant marked RKL-204 leaks.", False),
        ("RKL-204 ja ZKB-903 kisaavat öisin.", True),
        ("RKL-204 again this morning, same place.", True),
        ("Lista: RKL-204, ZKB-903, MMT-118.", False),
    ],
)
def test_a_code_is_a_plate_unless_a_thing_is_told(text, is_plate):
    assert bool(marked(text)) is is_plate


# What may bear a name, crossed with how it is told: words that no list of whole forms had.
_CALLED = {
    "fi": (
        ["lämpölaitos", "vesitorni", "tavarahissi", "siirtolohkare", "päiväkotiryhmä", "varausjärjestelmä"],
        ["Uusi {0} sai nimen Kerttu.", "Se {0} on nimeltään Kerttu.", "Missä on {0} Kerttu?", "Uusi {0}, Kerttu, on hieno.", "Kerttu-niminen {0} on siirretty."],
    ),
    "sv": (
        ["reningsverket", "köpcentret", "grävmaskinen", "dockan", "utställningen", "registret"],
        ["Den nya {0} fick namnet Elvira.", "Vi såg {0} som heter Elvira.", "Är {0} Elvira ännu i bruk?", "Jag föreslår att {0} döps till Elvira."],
    ),
    "en": (
        ["water tower", "road sweeper", "booking system", "heating plant", "bus stop", "tomato"],
        ["The new {0} was named Harold.", "The {0} is lovely and it is called Harold.", "The name of the {0} is Harold.", "I suggest the {0} be named Harold.", "Harold is the name of our {0}."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (language, frame.format(noun))
        for language, (nouns, frames) in _CALLED.items()
        for noun in nouns
        for frame in frames
    ],
)
def test_what_is_said_to_be_called_so_is_a_thing(language, text):
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fi", "Lämpölaitoksen vieressä asuvan miehen nimi on Kerttu.", "Kerttu"),
        ("fi", "Vesitorni on hieno, ja tyttäreni nimi on Kerttu.", "Kerttu"),
        ("fi", "Hississä Kerttu liukastui ja huusi.", "Kerttu"),
        ("fi", "Näin naapurini Kertun, kun lautta lähti.", "Kertun"),
        ("sv", "Mannen bredvid hissen heter Elvira.", "Elvira"),
        ("sv", "Föraren heter Elvira, och plogen var sen.", "Elvira"),
        ("en", "The man next to the lift is called Harold.", "Harold"),
        ("en", "The tower is lovely, and my son is called Harold.", "Harold"),
    ],
)
def test_somebody_beside_a_thing_is_found(language, text, name):
    assert found(text, language) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Uusi Aatos Salmelan mitali maksaa liikaa."),
        ("fi", "Milloin Lindholmin leipomo avataan?"),
        ("fi", "Torilla myydään Lindholmin sinappia."),
        ("fi", "Lahtisen sarjakuva on loppu."),
        ("sv", "När öppnar Elviras bageri?"),
        ("sv", "Ljusen vid Lindholms simhall lyser inte."),
        ("sv", "Gunnar Lindholms minnesfond borde stödas."),
        ("en", "Who looks after the Carter Gallery?"),
        ("en", "When does Lindholm Primary School open?"),
        ("en", "Carter's bakery is always full."),
    ],
)
def test_what_is_named_after_somebody_is_left(language, text):
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fi", "Elviran auto tukkii portin.", "Elviran"),
        ("fi", "Kerttu Lahtisen kahvila on auki.", "Kerttu Lahtisen"),
        ("fi", "Urho kaatui kauppakeskuksessa eilen.", "Urho"),
        ("sv", "Elviras medalj försvann.", "Elviras"),
        ("en", "Bella's medal was lost at the pool.", "Bella's"),
    ],
)
def test_what_somebody_has_or_does_is_found(language, text, name):
    assert found(text, language) == [name]


# Animals of which no list had the forms, crossed with how their names are told.
_TOLD = {
    "fi": (["leguaani", "alpakka", "poro", "kanarialintu", "kakadu"], ["Meidän {0} on Kerttu.", "Meidän {0} Kerttu sairastaa epilepsiaa.", "Kerttu-niminen {0} juoksi tiellä."]),
    "sv": (["valack", "kakadu", "leguan", "åsna"], ["Vår {0} är Elvira.", "Elvira rymde i går. Det är en svart {0}.", "Vår {0} Elvira har epilepsi."]),
    "en": (["iguana", "cockatoo", "mongrel", "terrier"], ["Our {0} is Harold.", "Harold the {0} was off the leash."]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [(lang, frame.format(noun)) for lang, (nouns, frames) in _TOLD.items() for noun in nouns for frame in frames],
)
def test_an_animals_name_and_illness_are_left(language, text):
    assert marked(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fi", "Naapurilla Elviralla on poro.", "Elviralla"),
        ("fi", "Tuli alpakka Elviran kanssa pihalle.", "Elviran"),
        ("fi", "Aino kaatui portaissa ja mursi lonkkansa.", "Aino"),
        ("sv", "Ägaren till hunden heter Elvira.", "Elvira"),
        ("en", "The owner of the cat is called Harold.", "Harold"),
    ],
)
def test_who_has_an_animal_is_found(language, text, name):
    assert found(text, language) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Kerttu on kaupungin uusi chatbotti."),
        ("fi", "Kerttu, kirjaston robotti, jäi jumiin."),
        ("fi", "Uusin lautta (Kerttu) on telakalla."),
        ("fi", "Kerttu (5 v, koira) on kadonnut."),
        ("fi", "Etsimme koiraamme Kerttua, joka on arka."),
        ("fi", "Olen huolissani kissastani Elvirasta."),
        ("sv", "Elvira är en färja som går till ön."),
        ("sv", "Elvira, bibliotekets robot, fastnade."),
        ("en", "The exhibition “Harold and the sea” is lovely."),
        ("en", "Harold, a five-year-old dog, is deaf."),
    ],
)
def test_what_thing_or_animal_it_is_is_told_after_the_name(language, text):
    assert marked(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fi", "Kerttu, bussin kuljettaja, oli vihainen.", "Kerttu"),
        ("sv", "Jag ringde Elvira, men färjan är stängd.", "Elvira"),
        ("en", "Harold is a bus driver.", "Harold"),
        ("en", "Harold is on the bus.", "Harold"),
    ],
)
def test_who_works_with_a_thing_is_found(language, text, name):
    assert found(text, language) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Toivo, Onni ja Lempi: kolme uutta puistopenkkiä."),
        ("sv", "Svante, Ronja och Emil är de tre bästa båtarna i lekparken."),
        ("fi", "Ruusu ja Rauha ovat karanneet aitauksesta."),
        ("en", "Is Rauha the name of the new nursing home or just of the street?"),
        ("sv", "Jag föreslår Elvira som namn på färjan."),
        ("fi", "Uusi lautta on Kerttu."),
        ("en", 'The ice cream stand "Aino & Eino" is closed.'),
        ("fi", "Veikko ja Lahja Hurstin aukio on pimeä."),
        ("sv", "Anders i Backa-stigen är igenvuxen."),
        ("sv", "Byggfirman Anderssons Mark & Schakt lämnade grus."),
        ("fi", "Eskon näyttelijä oli loistava."),
        ("fi", "Talvitien ja Asemakadun kulmassa on kuoppa."),
        ("sv", "Bussen till Hagaberg är sen, och badstranden i Haiko saknar brygga."),
        ("en", "The road from Hagaberg is slippery."),
        ("fi", "Milloin Laitakari aurataan?"),
        ("sv", "Lampa 0400-77213 vid gångtunneln blinkar."),
        ("en", "My phone 044 is off."),
    ],
)
def test_what_is_nobody_is_left(language, text):
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("sv", "Min son Jukka var på båten.", "Jukka"),
        ("en", "By the boat Jukka shouted at me.", "Jukka"),
        ("en", "Thank you Maija, the benches are fine now.", "Maija"),
        ("en", "The bench was broken by Pekka last night.", "Pekka"),
        ("sv", "Brev till Erik kom fel.", "Erik"),
        ("fi", "Onko Jukka salin omistaja?", "Jukka"),
        ("fi", "Jukka on koiran hoitaja.", "Jukka"),
        ("fi", "Marko ja Jenni ovat rikkoneet kaikki uudet penkit.", "Jenni"),
        ("en", "Is Jukka the name of the man who owns the boat?", "Jukka"),
        ("fi", "Veikko ja Lahja Hurstin piha on pimeä.", "Veikko ja Lahja Hurstin"),
        ("sv", "Hunden i Lindqvists lägenhet skäller.", "Lindqvists"),
        ("sv", "Brevet till Granvik kom fel.", "Granvik"),
        ("en", "The path between Lindqvist and us is blocked.", "Lindqvist"),
        ("fi", "Talvitie huusi minulle.", "Talvitie"),
        ("fi", "Eskon vaimo oli teatterissa.", "Eskon"),
        ("fi", "Oliko se Mattiko taas?", "Mattiko"),
    ],
)
def test_somebody_in_such_words_is_found(language, text, name):
    assert name in found(text, language)
