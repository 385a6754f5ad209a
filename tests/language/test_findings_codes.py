"""Numbers of things beside numbers of people: what a resident's telephone, code or plate is, and what a lamp post has."""

import pytest

from kuuluu.language.findings import FindingClass, marked

SHAPED = {
    FindingClass.PHONE,
    FindingClass.PERSONAL_IDENTITY_CODE,
    FindingClass.LICENCE_PLATE,
    FindingClass.EMAIL,
    FindingClass.IBAN,
}


def hidden(text):
    return [text[one.start : one.end] for one in marked(text) if one.cls in SHAPED]


@pytest.mark.parametrize(
    "text",
    [
        "Valopylväs 0400-2217 vilkkuu. Viereisessäkin on lappu, 0400-2218.",
        "Lamp post 0500-1164 is dead and so is 0500-1166.",
        "Varasimme salin varauksella 26-0448-1190 lauantaille.",
        "Vahinko 26-0450-118743: auraus vei aidan.",
        "Punnituskuitissa 0500-22811-3 oli virhe.",
        "The chair with 045-2210-66 on it is broken.",
        "The recorded message gives 09 318 4000, the leaflet another.",
        "Laskussa on vain viite molemmilla 10 02387 71654.",
        "Building permit 150624-207B is on the fence.",
        "Asiakasnumero 881204-3316 on väärin.",
        "180926-1147 on tilausnumero, ei muuta.",
        "Parkkiautomaatti näyttää vain HKR-204.",
        "Parking machine shows HKR-204 and eats coins.",
        "Vad betyder skylten ÖJK-88 på elskåpet?",
        "Lumiaura kolhi aitaa, kyljessä lukee KU-617.",
        "Linja-auton istuimen tarrassa LNK-77 lukee mainos.",
        "Mallihetu 010101-0101 on esitteessä väärin.",
        "Esimerkki-iban FI21 1234 5600 0007 85 lomakkeessa hämmentää.",
        "Vuokrapyörän numero on KPK-77, kumi tyhjä.",
        "Asphalt AB-16 is slippery for cars.",
        "Is permit 150382-227H for the food stall still valid?",
        "Pysäköintivirhemaksu tapaus 0451220334.",
        "Laitteen kyljessä on myös sarja 050-2218 76.",
        "Kentän vahvistus 120526-204L ei kelpaa. Edellinen 050526-118Z toimi.",
        "Työllisyyspalveluiden numero 040 318 2254 ohjaa vastaajaan.",
        "Building control's phone hours, 040 318 2250, are too short.",
        "Tiketti 04512 33098 on ollut auki kuukauden.",
        "Hankinta 150622-207B, milloin päätös julkaistaan?",
        "Anbudet 210998-415H saknar bilaga.",
        "The heat pump's plate reads 110523-408X.",
        "Jäähallin kassan numero 040 318 5521 on väärä.",
        "Simhallens nummer 040 318 2081 är fel på sidan.",
        "The city's number 040 318 4400 is not answered.",
        "Esitteen puhelinnumero 040 318 6060 on väärä.",
        "Permit no 044 120 33 15 A is on the sign, whose is it?",
        "Maksoin pysäköinnin automaatilla LPA-117, se nieli rahat.",
        "Jag betalade i automaten LPA-118 men fick ingen biljett.",
    ],
)
def test_the_number_of_a_thing_is_left(text):
    assert hidden(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Puhelin on nolla neljäsataa viisi kuusi kuusi yksi kaksi kolme.",
            ["nolla neljäsataa viisi kuusi kuusi yksi kaksi kolme"],
        ),
        ("Soita 040 tuplakolmonen 45 678.", ["040 tuplakolmonen 45 678"]),
        ("Lähettäkää lasku, numero on 044 771 2093.", ["044 771 2093"]),
        ("Soita 0095592211 iltaisin.", ["0095592211"]),
        ("Helvi Rautio, tunnus 030731-925 9.", ["030731-925 9"]),
        ("Hetuni 050356 viiva 123A.", ["050356 viiva 123A"]),
        ("Parkeringstillstånd, tredje ansökan. 091162-113T", ["091162-113T"]),
        ("Kerstin Hallberg, 241159X952, frågar.", ["241159X952"]),
        ("EasyParkissa oli väärä tunnus, piti olla HKA-421 eikä HKA-412.", ["HKA-421", "HKA-412"]),
        ("Last night HKA-421 was racing again.", ["HKA-421"]),
        ("Ring mig på fyrtiofem, tre noll sex, elva, tjugotvå.", ["fyrtiofem, tre noll sex, elva, tjugotvå"]),
        ("Oikea tunnus 010190-12 3K, nimi Tiia Helander.", ["010190-12 3K"]),
        ("I drive zla-27 and got a fine.", ["zla-27"]),
        ("Virolainen paketti 482 KTR purkaa jätettä metsään.", ["482 KTR"]),
        ("Peräkärry PWD-80 hylätty. Tontin laidalla on toinenkin, DKA-314.", ["PWD-80", "DKA-314"]),
        ("Portin edessä taas khr-440, siirtäkää.", ["khr-440"]),
        ("Tunnistetiedot: 120549-456B, Seppo.", ["120549-456B"]),
        ("Mopo 7HK 92 ajaa pyörätietä.", ["7HK 92"]),
        ("Moped without lights, 563-AKD, racing.", ["563-AKD"]),
        ("Mopo CD 318 ajaa pihan läpi.", ["CD 318"]),
        ("I sat in AA 4471 KX when it fell.", ["AA 4471 KX"]),
        ("Naapurin JJO-421 vuotaa öljyä kaivoon.", ["JJO-421"]),
        ("Kun toin LEH-825:llä risut, ette antaneet kuittia.", ["LEH-825:llä"]),
        ("Autoni hinattiin. Tunnus oli ilk 22. Missä se on?", ["ilk 22"]),
        ("Bilen med bokstäverna HKA och siffrorna 421", ["bokstäverna HKA och siffrorna 421"]),
        ("Vastatkaa matti meika ät gmail piste com", ["matti meika ät gmail piste com"]),
        ("Email j smith 84 at gmail dot com please", ["j smith 84 at gmail dot com"]),
        ("Tilini on FI kaksikymmentäyksi 1234 5600 0007 85", ["FI kaksikymmentäyksi 1234 5600 0007 85"]),
        ("IBAN F121 1234 5600 0007 85", ["F121 1234 5600 0007 85"]),
        ("tilinro 21 1234 5600 0007 85 (FI alkuun)", ["21 1234 5600 0007 85"]),
        ("Soita 0400-2217 niin sovitaan.", ["0400-2217"]),
        ("My number: (+358) 44 987 6543", ["(+358) 44 987 6543"]),
        ("Takaisinsoitto 0400 118 736 ennen puoltapäivää.", ["0400 118 736"]),
        ("Tunnukset 111150-927S ja 111150-92 7.", ["111150-927S", "111150-92 7"]),
        ("Hänen hetuunsa jäi alkuun yksi ykkönen liikaa, siis 1150960-933H.", ["1150960-933H"]),
        ("Personnummer 120448+91 3 är felskrivet.", ["120448+91 3"]),
        ("Hetu alkaa kai 220434-9…", ["220434-9"]),
        ("Hetuni on 010280-**** ja loput kerron.", ["010280-****"]),
        ("Toinen auto KYB 56 ja toinen mtz19.", ["KYB 56", "mtz19"]),
        ("Asiakas 120889-113M odottaa vielä.", ["120889-113M"]),
        ("Uimahallin kassa ei vastaa, minun numero 040 318 5521.", ["040 318 5521"]),
        ("Your leaflet has my private number, 040 318 6060.", ["040 318 6060"]),
        ("Vid laddaren står en LAD-041 hela dagarna.", ["LAD-041"]),
        ("Sätt in det på SE05 5000 0000 0583 9825.", ["SE05 5000 0000 0583 9825"]),
        ("Two mopeds, GX-907 and 4-LBX, race.", ["GX-907", "4-LBX"]),
    ],
)
def test_the_number_of_a_person_is_hidden(text, found):
    assert hidden(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Soittakaa minulle 040 123 4567 virka-aikaan.",
        "Soitelkaa 041 4726 355, virka-aikaan en voi vastata.",
        "Soittakaa minulle 019 234 567 virka-aikaan.",
        "Minut tavoittaa numerosta 040 123 4567, virka-aikana.",
        "Soita 040 123 4567, päivystys ei vastaa.",
        "Ring mig 040 123 4567, växeln svarar inte.",
        "Call me on 040 123 4567, reception never answers.",
        "Alla mainittu 040 123 4567 on minun.",
    ],
)
def test_somebodys_number_is_no_offices_for_what_is_said_after_it(text):
    assert len(hidden(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Uimahalli 040 318 2081 (asiakaspalvelu) ei vastaa.",
        "040 318 2081 on kaupungin päivystys, eikö niin?",
        "Nettisivuilla mainittu 040 318 2000 oli varattu.",
        "Stämmer numret 019 289 2000 fortfarande, eller har växeln bytts?",
    ],
)
def test_offices_mobile_is_left_where_it_is_said_to_be_one(text):
    assert hidden(text) == []


# Papers, machines and things that the rules name in no sentence of theirs; each has each of the numbers.
NUMBERED = {
    "fi": "vuokrasopimus päätös kirjastokortti valaisinpylväs kopiokone huomautus pysäköintiautomaatti saapumisilmoitus venepaikka",
    "sv": "hyresavtal beslut resekort vattenmätare parkeringsautomat felanmälan båtplats betalningsuppmaning",
    "en": "lease decision extinguisher transformer complaint berth statement manhole",
}
SENTENCES = {"fi": "{noun} {number} on väärin.", "sv": "{noun} {number} är fel.", "en": "{noun} {number} is wrong."}
NUMBERS = ["0401234567", "0400-558123", "050 442 19 87", "150624-207B", "KRV-440"]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("language", NUMBERED)
def test_what_a_paper_or_a_machine_is_numbered_with_is_nobodys(language, number):
    texts = [SENTENCES[language].format(noun=noun.capitalize(), number=number) for noun in NUMBERED[language].split()]
    assert [text for text in texts if hidden(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Löytyi avain 0401234567.",
        "Avain hukassa 0401234567",
        "Lisätietoja päätöksestä 040 123 4567",
        "Katuvalo on pimeänä. 0401234567",
        "Hissi on rikki, 040 123 4567",
        "terveisin Pekka Lukko 0401234567",
        "Ilmoittautumiset kurssille 0401234567",
        "Soittakaa sopimuksesta 0401234567.",
        "Svar på ansökan 0401234567",
        "Upphittad nyckel 0401234567",
        "The number of my daughter is 0401234567",
        "Please text me about the permit 0401234567",
        "New number for the file: 0465 118 207.",
        "Hakemuksessa annettu numero 040 123 4567 on vanha.",
        "Lomakkeessa oleva numero 040 123 4567 on vanhentunut.",
        "Anmälan med 040 123 4567 gick fel.",
        "Ansökan med 210998-415H har inte kommit fram.",
        "Moottoripyörä ab 317 ajelee kävelytiellä.",
    ],
)
def test_a_telephone_beside_a_paper_or_a_machine_is_somebodys(text):
    assert hidden(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "0401234567 on vuokrasopimuksen numero.",
        "210998-415H är numret på beställningen.",
        "050 442 19 87 is the number of the lease.",
        "Hissi T480-3321 on rikki.",
        "Päätös 10 02387 71654 puuttuu.",
        "Stolpe med nummer 0400-558123 lutar.",
        "Pylväs tunnuksella KER-2026-0114 on vinossa.",
    ],
)
def test_what_the_words_around_say_to_be_of_a_thing_is_left(text):
    assert marked(text) == []


@pytest.mark.parametrize("text", ["Virhe oli 110524-003F.", "Tunnus 311025-0417, eikä kuoppaa ole paikattu."])
def test_a_wrong_code_of_whom_would_be_over_a_hundred_is_a_day_of_something_else(text):
    assert hidden(text) == []


@pytest.mark.parametrize("text", ["Tunnukseni on 110524-003F.", "Hetu 311025-0417", "Anna Korpi 110564-003F"])
def test_a_wrong_code_counts_where_it_is_said_whose_it_is_or_who_has_it_may_live(text):
    assert hidden(text) != []


# Offices that the rules name in no sentence of theirs, and who speaks of one and gives the own number.
OFFICES = {
    "fi": ("kansalaisopiston pysäköinninvalvonnan varhaiskasvatuksen asukaspysäköinnin", "{office} numero {number} on väärä.", "Onko {office} numero yhä {number}?", "Soitin {office} numeroon {number} kolmesti."),
    "sv": ("registratorskontoret medborgarinstitutet parkeringsövervakningen", "{office}s nummer {number} är fel.", "{office} svarar inte på {number}.", "Är {office}s nummer fortfarande {number}?"),
    "en": ("registry harbour library", "The {office} number {number} is wrong.", "The {office} does not answer {number}.", "Is the number of the {office} still {number}?"),
}  # fmt: skip


@pytest.mark.parametrize("number", ["040 318 2254", "019 289 2000"])
@pytest.mark.parametrize("language", OFFICES)
def test_an_offices_number_is_left_whatever_the_office_is_called(language, number):
    offices, *sentences = OFFICES[language]
    texts = [one.format(office=office, number=number) for one in sentences for office in offices.split()]
    assert [text for text in texts if hidden(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Kirjasto ei vastaa, oma numeroni on 040 123 4567.",
        "Kirjaamo voi soittaa minulle 019 234 5678.",
        "Neuvola ei ole vastannut minulle, 040 123 4567",
        "Kansalaisopiston naapuri, 040 123 4567",
        "I left my coat at the library, 040 123 4567.",
        "The registry never answered me, 040 123 4567",
        "Hamnen har inte svarat mig, 040 123 4567",
        "Soita 040 123 4567, kirjasto ei vastannut.",
        "Isän numero 040 123 4567 on koulun järjestelmässä väärin.",
        "Maijan numero 040 123 4567 ei ole enää koulun tiedossa.",
    ],
)
def test_the_own_number_of_who_speaks_of_an_office_is_hidden(text):
    assert hidden(text) != []


@pytest.mark.parametrize(
    ("text", "is_account"),
    [
        ("Tillstånd FI48 2201 0937 5540 11 finns på skylten.", False),
        ("Hissin laitetunnus FI20 3391 0047 2218 06.", False),
        ("The e-invoice shows a transaction ID FI90 7712 0034 5561 08.", True),  # of money: it may be one
        ("Palautus FI48 2201 0937 5540 11", True),
        ("Matti Virtanen FI48 2201 0937 5540 11", True),
        ("Lupa FI21 1234 5600 0007 85", True),  # its check is right
    ],
)
def test_a_wrong_account_straight_after_a_permit_or_a_device_is_none(text, is_account):
    assert bool(hidden(text)) is is_account


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Miksi hän saa ajaa GFU-690-pakulla nurmikon yli?", "GFU-690"),
        ("Bilen JOK-315 står alltid på gården. Ibland också RVE-40.", "RVE-40"),
        ("Punainen mopo 84-KLR ajoi ohi. Toinen samanlainen oli 62-FNP.", "62-FNP"),
        ("I parked for two minutes. The ticket says SKX 880 but we left 14:02.", "SKX 880"),
        ("Syötin pysäköintiautomaattiin GFU-690 ja sain silti sakon.", "GFU-690"),
        ("Naapurin vanha linja-auto GFU-690 on pihalla.", "GFU-690"),
        ("GFU-690 on portin edessä seisovan auton tunnus.", "GFU-690"),
        ("Siinä seisoo GFU-690 eikä mikään auto mahdu ohi.", "GFU-690"),
        ("Tilini FI33 8000 1371 1502 66, se edellinen FI80 0013 7115 02 jäi vajaaksi.", "FI80 0013 7115 02"),
        ("My personal code is wrong in the letter, you wrote 150692-97 and it should go on.", "150692-97"),
        ("Jukka/045-118-2296", "045-118-2296"),
        ("0401234567 on minun numeroni ja laskun numero on 55.", "0401234567"),
        ("Vastatkaa koulu.anna@haapakoski.example.", "koulu.anna@haapakoski.example"),
        ("Vastatkaa laskut@virtanen.fi.", "laskut@virtanen.fi"),
        ("Skriv till parkering@gmail.com.", "parkering@gmail.com"),
        ("Kirjasto kiinni, 040 298 5107 t. Pekka", "040 298 5107"),
        ("Soitin kirjastolle 044 298 5107 -numerosta.", "044 298 5107"),
        ("Lapsen isän vastaaja antaa koululle numeron 044 298 5107.", "044 298 5107"),
        ("Myyn pyörän, 050 123 456 50 €", "050 123 456"),
        ("Hakemukseni 140562-913 H on auki.", "140562-913 H"),
        ("Lapsen numero 150213D978.", "150213D978"),
        ("Grannen vid parken har skylten DTV-18.", "DTV-18"),
        ("Hevostraileri DTV-18 on taas pihassa.", "DTV-18"),
    ],
)
def test_what_is_somebodys_is_hidden_however_it_is_told(text, found):
    assert found in hidden(text)


@pytest.mark.parametrize(
    "text",
    [
        "Linja-auto ABL 641 myöhästyi taas kuusi minuuttia.",
        "Ilmoituksessa luki paikka KLM-416 mutta se on lumen läjityksen ruutukoodi eikä mikään auto.",
        "Lånet av cykelkärra BK-552 gick smidigt. Kärran hette något.",
        "Parkeringsautomaten, på dekalen står PKG-880, tar inte kort.",
        "Kaupungin Skoda ajoi ohi, auton huoltokoodi oli takalasissa HUO-214.",
        'The barrier at the parking lot says "Visitor 0402-AB".',
        "Huoltonumero ei vastaa, eikä hissin tunnuksella 045-118-2296 löydy mitään.",
        "Your e-invoice shows a transaction ID FI90 7712 0034 5561 08 and my bank asks whether this is an account.",
        "Brevlådan till byggnadstillsynen är byggnad@haapakoski.example, stämmer det?",
        "Inte heller parkeringen@staden.exempel ger annat än autosvar.",
        "Koulun whatsapp 044 298 5100 ei vastaa lauantaisin.",
        "Soitin sinne puistopuolelle 02 558 4120 ja luvattiin tulla.",
        "Telefonsvararen på skolan läser upp noll sex ett tre fyra fyra noll noll för fort.",
        "Esityslistan sivulla 7 lukee 0405 600 120 €.",
        "bygglovet 140562-913 H väntar ännu",
        "Leirin ilmoittautumisen numero 150213D978 ei kelpaa.",
        "Båten med registernumret K 28417 ligger vid bryggan.",
        "Snöupplaget har skylten DTV-18.",
        "Ohjeessa on rakennuslupa@kuusjarvi.example ja se ei toimi.",
    ],
)
def test_what_is_a_things_a_buses_or_an_offices_is_left(text):
    assert hidden(text) == []
