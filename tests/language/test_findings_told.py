"""How far a telling goes: all that is told of somebody is hidden, and nothing that tells of nobody."""

import pytest

from kuuluu.language.findings import FindingClass, marked

HEALTH, CRIME, SECURITY = FindingClass.HEALTH, FindingClass.CRIME, FindingClass.SECURITY
BELIEF, ORIGIN, SOCIAL = FindingClass.BELIEF, FindingClass.ORIGIN, FindingClass.SOCIAL

TOLD = [
    (HEALTH, "sai aivoinfarktin", "fi", "Isäni Oiva Lehtoranta sai aivoinfarktin kesäkuussa."),
    (HEALTH, "on kotidialyysi", "fi", "Isälläni on kotidialyysi, ja veto kävi sänkyyn."),
    (HEALTH, "Minulla on fibromyalgia", "fi", "Minulla on fibromyalgia, en pysty luomaan lunta."),
    (HEALTH, "I can't walk more than ten metres", "en", "I'm old, and I can't walk more than ten metres."),
    (HEALTH, "har KOL och syrgas hemma", "sv", "Hon har KOL och syrgas hemma, och strömmen gick."),
    (HEALTH, "dog i cancer", "sv", "Maken dog i cancer i oktober."),
    (HEALTH, "käteni vapisee", "fi", "En pääse nettiin, ja käteni vapisee."),
    (HEALTH, "sairastaa Lewyn kappale -tautia", "fi", "Isä sairastaa Lewyn kappale -tautia ja karkasi."),
    (HEALTH, "jag går på dialys tre gånger i veckan", "sv", "Jag kan inte komma, jag går på dialys tre gånger i veckan. Går det digitalt?"),
    (HEALTH, "Min fru är gravid månad 8", "sv", "Min fru är gravid månad 8 och vi är fyra i ett rum."),
    (HEALTH, "syö ADHD-lääkkeitä", "fi", "Opettaja sanoi luokan edessä, että meidän Sulo syö ADHD-lääkkeitä."),
    (HEALTH, "I'm deaf", "en", "I'm deaf, so stop telling me to phone!"),
    (HEALTH, "käy munuaiskoneessa joka toinen päivä", "fi", "Mieheni käy munuaiskoneessa joka toinen päivä eikä jaksa parkkipaikalta."),
    (HEALTH, "Har bara ett öga kvar", "sv", "Har bara ett öga kvar, därför syns inte trottoarkanten."),
    (HEALTH, "lukihäiriö", "fi", "Anteeksi kirjotusvirheet, lukihäiriö. Auton uusi aikataulu on liian pienellä."),
    (HEALTH, "kädet vapisee", "fi", "Vaarini pyysi kirjoittamaan, kun kädet vapisee: penkit takaisin."),
    (HEALTH, "Mina händer skakar", "sv", "Mina händer skakar så jag kan inte fylla i blanketten."),
    (HEALTH, "My ankles swell", "en", "My ankles swell if I stand long, so please put a bench there."),
    (HEALTH, "Polveni leikattiin viikko sitten", "fi", "Polveni leikattiin viikko sitten, enkä pääse portaita."),
    (HEALTH, "one hearing aid", "en", "Lost: one hearing aid, beige, near the duck pond. Write rather than ring."),
    (HEALTH, "blind", "sv", "Får man som blind låna talböcker direkt hem? Min ledarhund hittar nog dit."),
    (HEALTH, "Työuupumus, josta olin sairauslomalla", "fi", "Työuupumus, josta olin sairauslomalla, on kirjattu pöytäkirjaan."),
    (HEALTH, "sillä on autismi", "fi", "Minun pikkuveli on 7 ja sillä on autismi."),
    (HEALTH, "kuulolaite molemmissa korvissa", "fi", "Hakemus.\nLisätietoja: kuulolaite molemmissa korvissa, soittakaa pitkään"),
    (HEALTH, "parantumaton keuhkosairaus", "fi", "Asuntohakemus 2026/881: parantumaton keuhkosairaus (lausunto liitteenä) estää portaissa kulkemisen."),
    (HEALTH, "Jag ser dåligt", "sv", "Jag ser dåligt och skylten är för liten."),
    (HEALTH, "hän on nyt sairaalassa", "fi", "Koirani Musti puri Mattia ja hän on nyt sairaalassa."),
    (HEALTH, "en kuule puhelimessa kun minulla on kuulolaite", "fi", "Vastatkaa sähköpostiin, en kuule puhelimessa kun minulla on kuulolaite joka vinkuu."),
    (SOCIAL, "poikani on sijoitettuna", "fi", "Ei ole kuulunut mitään, vaikka poikani on sijoitettuna jo toista kuukautta."),
    (SOCIAL, "omaishoidon tuki on myöhässä", "fi", "Hoidan miestäni kotona, ja omaishoidon tuki on myöhässä."),
    (SOCIAL, "barnen omhändertogs", "sv", "Handläggaren har bytts ut för fjärde gången sedan barnen omhändertogs."),
    (SOCIAL, "living in a shelter arranged by social services", "en", "I am living in a shelter arranged by social services."),
    (CRIME, "is under investigation for assault", "en", "Someone told me the football coach is under investigation for assault."),
    (CRIME, "har klottrat ner bussdepån", "sv", "Två pojkar, varav den ena heter Anton Grönlund, har klottrat ner bussdepån."),
    (CRIME, "on tutkinnassa kavalluksesta", "fi", "Naapuri kertoi että Markku Rinne on tutkinnassa kavalluksesta."),
    (SECURITY, "Olemme lomalla Kreikassa ja talo on tyhjillään 3.–17.7.", "fi", "Olemme lomalla Kreikassa ja talo on tyhjillään 3.–17.7., joten ei sisään."),
    (SECURITY, "1809", "sv", "Koden till grinden har läckt, alla ungar i kvarteret vet ju att den är 1809. Byt."),
    (SECURITY, "avainboksiin 0852", "fi", "Kotihoito jätti oven auki, vaikka avain kuuluu palauttaa avainboksiin 0852."),
    (SECURITY, "The house will be empty from 20 December to 8 January", "en", "The house will be empty from 20 December to 8 January, so no meter man."),
    (ORIGIN, "Perheemme on romaneita", "fi", "Perheemme on romaneita ja asuntotoimistossa oltiin tylyjä."),
    (BELIEF, "eronnut vanhoillislestadiolaisuudesta", "fi", "Olen eronnut vanhoillislestadiolaisuudesta ja kirjat ovat minun asiani."),
    (BELIEF, "kristillisdemokraattinen naapurini", "fi", "Saako kristillisdemokraattinen naapurini kiinnittää vaalijulisteita?"),
    (HEALTH, "My uncle has lung trouble", "en", "My uncle has lung trouble and needs benches on the way."),
    (HEALTH, "on laihtunut alle 40 kiloon", "fi", "Tyttö ei syö ja on laihtunut alle 40 kiloon."),
    (SOCIAL, "Pojallani on avustaja", "fi", "Pojallani on avustaja koulussa."),
    (SECURITY, "Varasavain meidän kerhotilaan on postilaatikon pohjassa teipattuna", "fi", "Varasavain meidän kerhotilaan on postilaatikon pohjassa teipattuna."),
    (BELIEF, "Hindus", "en", "As Hindus we lit a few candles in the yard."),
    (BELIEF, "kääntyi kristityksi", "fi", "Hän kääntyi kristityksi ja suku ei enää puhu hänelle."),
    (ORIGIN, "finlandsrom", "sv", "Jag är finlandsrom och min son retas varje rast."),
    (ORIGIN, "saamelainen isänsä puolelta", "fi", "Nuorempi pojista on saamelainen isänsä puolelta, ja siitä vitsaillaan."),
    (SOCIAL, "Lapseni otettiin huostaan", "fi", "Hei, lasta ei näy. Lapseni otettiin huostaan toukokuussa."),
    (SOCIAL, "skuld hos utsökningen", "sv", "Jag vill betala min räkning men jag har skuld hos utsökningen."),
    (CRIME, "kaatoi kaupungin koivut", "fi", "Naapurini kaatoi kaupungin koivut omin luvin."),
    (CRIME, "hit my parked car and drove away", "en", "The man next door hit my parked car and drove away."),
    (CRIME, "stjäl mat från lagret och säljer den vidare", "sv", "Min chef stjäl mat från lagret och säljer den vidare."),
    (SECURITY, "talomme on tyhjillään 1.–28.7.", "fi", "Kesällä talomme on tyhjillään 1.–28.7., kuka leikkaa nurmen?"),
    (SECURITY, "never checks the back door", "en", "The night guard only comes at 2 a.m. and never checks the back door, they say."),
    (SECURITY, "Hälytyksen saa pois painamalla 0000", "fi", "Hälytyksen saa pois painamalla 0000, kaikki tietää sen."),
    (SECURITY, "2580", "sv", "Porttelefonen på vår gård har koden 2580 och den har alla fått."),
    (SECURITY, "yövartija kiertää varikolla vain kello 23 ja 4, muuten portti on auki", "fi", "Tiedoksi, että yövartija kiertää varikolla vain kello 23 ja 4, muuten portti on auki."),
    (SECURITY, "key safe opens with 0852", "en", "Grandma's key safe opens with 0852, tell the plumber."),
    (SECURITY, "ovikoodi on neljä kaksi nolla kahdeksan", "fi", "Alaoven ovikoodi on neljä kaksi nolla kahdeksan, tervetuloa."),
    (SECURITY, "bortresta vecka 31 och 32", "sv", "Vi är bortresta vecka 31 och 32, låt posten ligga."),
    (SECURITY, "I turned the burglar alarm off", "en", "I turned the burglar alarm off because of your drilling."),
    (ORIGIN, "kurdiska från Mosul", "sv", "Hon som städar, kurdiska från Mosul, är alltid glad."),
    (BELIEF, "campaigned for the Left Alliance", "en", "My neighbour campaigned for the Left Alliance, and her poster was torn down."),
    (SOCIAL, "palkkani menee ulosottoon", "fi", "Haen maksuaikaa, palkkani menee ulosottoon."),
    (SOCIAL, "my debts are with the enforcement office", "en", "Because my debts are with the enforcement office, I need time."),
    (CRIME, "threw a bottle at my window", "en", "Our neighbour threw a bottle at my window."),
    (CRIME, "säljer stulna mopeder", "sv", "Grannen säljer stulna mopeder från garaget."),
    (HEALTH, "Äiti alkaa menettää näköään", "fi", "Äiti alkaa menettää näköään, kyltit ovat liian pieniä."),
    (HEALTH, "kuuroutunut toisesta korvasta", "fi", "Olen kuuroutunut toisesta korvasta enkä kuule kokousta."),
    (HEALTH, "håller på att förlora hörseln", "sv", "Mamma håller på att förlora hörseln, utropen hjälper inte."),
    (HEALTH, "käy diabeteshoitajalla", "fi", "Vaimoni käy diabeteshoitajalla kerran kuussa."),
    (HEALTH, "sees the diabetes nurse", "en", "My mother sees the diabetes nurse every month."),
    (SOCIAL, "Haen toimeentulotukea", "fi", "Haen toimeentulotukea, mutta lomake ei aukea."),
    (SOCIAL, "Lastensuojelu vei poikani", "fi", "Lastensuojelu vei poikani toukokuussa."),
    (HEALTH, "on lääkeriippuvainen", "fi", "Naapurin Reijo on lääkeriippuvainen."),
    (SOCIAL, "Lastensuojelu on ollut meillä mukana", "fi", "Lastensuojelu on ollut meillä mukana syksystä."),
    (SOCIAL, "has been involved with us", "en", "Child protection has been involved with us since autumn."),
    (CRIME, "has been stealing bicycles", "en", "A man in our stairwell has been stealing bicycles all summer."),
    (HEALTH, "I am diabetic", "en", "I wonder where I get advice, I am diabetic."),
    (HEALTH, "poikani on kehitysvammainen", "fi", "Miksi kehitysvammaisten kerho loppui? Kysyn, koska poikani on kehitysvammainen."),
]  # fmt: skip

LEFT = [
    ("fi", "Hinnat nousevat huimaa vauhtia, minä en enää maksa."),
    ("fi", "Astia painaa 40 kiloa enkä jaksa nostaa sitä."),
    ("fi", "Astma- ja allergiaystävällinen siivous kouluihin! Hajustetut pesuaineet pois."),
    ("fi", "Konsertteihin aistiystävällinen esitys autismin kirjolla oleville, sellainen olisi hieno juttu."),
    ("sv", "Hur bokar man tid hos astmaskötaren? Länken på sidan går till fel kommun."),
    ("fi", "Vanha labbis Topi on melkein sokea ja sairastaa nivelrikkoa, siksi toivoisin penkkejä meille hitaille."),
    ("en", "The flashing sign opposite my window makes me afraid. Please turn it off at night."),
    ("en", "Everybody at the service point was patient. Just wanted somebody to hear that."),
    ("en", "We were told to wait and the driver was the only one on time."),
    ("fi", "Naapurin kaivuri katkaisi valokuidun meiltä kaikilta."),
    ("sv", "Farbrorn i kiosken är den enda som skottar."),
    ("sv", "Vår katt Sixten fastnade i ett träd. Han haltar lite men mår bra, tack alla!"),
    ("en", "Our cat Matilda went missing. If the shelter picks her up, tell them she needs insulin."),
    ("fi", "Meidän Mustilla on diabetes ja se juo koko ajan, joten koirapuistoon vesiposti kiitos."),
    ("fi", "Päiväkodin parkkipaikka on luistinrata. Lapset kaatuilee, vanhemmat kaatuilee."),
    ("fi", "Penkin jalat ovat poikki Puistokadulla."),
    ("en", "The arm of the barrier is broken and the legs of the bench are weak."),
    ("fi", "Uimahallin altaan vesi on sameaa, silmiä kirvelee kaikilla."),
    ("en", "Nobody home in any of the nest boxes this spring."),
    ("en", "I rang the number on the pole and got a recording."),
    ("en", "We were charged for waste twice in March."),
    ("fi", "Olen ollut jonossa kolme viikkoa, milloin vuoroni tulee?"),
    ("en", "The youth centre should open on Sundays also. We have nowhere to go."),
    ("fi", "Kirkonkello käy väärin, lyö seitsemän minuuttia myöhässä."),
    ("fi", "Risteyksessä liikennevalot on sekaisin, jäin kolmesti punaisiin."),
    ("en", "Depressing. That is the only word for the underpass."),
    ("en", "Our footbridge has a fracture you could lose a shoe in."),
    ("fi", "Olen allerginen tällaiselle suunnittelulle!"),
    ("en", "We are expecting an answer to our March letter about zoning."),
    ("fi", "Olen sokea kana, jos tuosta kartasta joku jotain ymmärtää."),
    ("en", "The lock of the public toilet in the park hasn't worked since May."),
    ("fi", "Onko kaupungissa ryhmää Parkinsonin tautia sairastaville?"),
    ("fi", "Autismikirjon lapsille hiljainen tunti uimahalliin."),
    ("fi", "Näkövammaisena liikkuminen ei saa olla arpapeliä, ohjaavat laatat puuttuvat."),
    ("sv", "Personer med nedsatt hörsel hör inte utropen."),
    ("en", "Could you tell me the opening hours of the diabetes nurse at the health centre?"),
    ("en", "Can I find out in English how to apply for social assistance?"),
    ("en", "The child protection office's number on the page is wrong."),
    ("sv", "Min gamla tax Greta har artros och orkar inte gå runt bygget."),
    ("en", "My rottweiler had a seizure because of the fireworks."),
    ("fi", "Hissi KONE-449, hälytys ei toimi."),
    ("sv", "Socialbyråns dörr är låst redan klockan tre."),
    ("fi", "Dementiaa sairastavat eksyvät uudessa terveysasemassa."),
    ("fi", "Lapset voivat saada astman koulun sisäilmasta."),
    ("en", "I took photos and sent them to the technical director's office."),
    ("sv", "Min fru talar bara engelska, vi behöver tolk."),
    ("fi", "Minusta kaupungin pitäisi järjestää päihdeongelmaisille asuntoja."),
    ("sv", "Jag vill berömma dagverksamheten för minnessjuka."),
    ("en", "I wonder where a diabetic gets advice."),
    ("fi", "Uimahallin pukukaapin lukko ei toimi ja vessan oven lukko on rikki."),
]


@pytest.mark.parametrize(("cls", "hidden", "language", "text"), TOLD)
def test_all_that_is_told_is_hidden(cls, hidden, language, text):
    found = [text[f.start : f.end] for f in marked(text, language) if f.cls == cls]
    assert any(hidden in one for one in found)


def test_what_an_illness_hinders_and_where_stays_to_be_read():
    text = "Kuljen pyörätuolilla enkä pääse Kuusitien luiskaa, ja aura vie lumen siihen."
    assert [text[f.start : f.end] for f in marked(text, "fi")] == ["Kuljen pyörätuolilla"]
    text = "I have asthma and the dust on Mill Road comes in."
    assert [text[f.start : f.end] for f in marked(text, "en")] == ["I have asthma"]


@pytest.mark.parametrize(("language", "text"), LEFT)
def test_what_tells_of_nobody_is_left(language, text):
    assert marked(text, language) == []


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Our water is brown at home.", False),
        ("Water in our street was brown this morning.", False),
        ("Our kitchen tap is black with mould.", False),
        ("My son is brown and they call him names.", True),
        ("We are brown, and neighbours shout at us.", True),
    ],
)
def test_colour_of_a_thing_is_nobodys_origin(text, is_told):
    assert bool(marked(text, "en")) is is_told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Poikani sanoi eilen ettei halua elää."),
        ("sv", "Han vill inte leva längre."),
        ("en", "My son says he does not want to live anymore."),
        ("fi", "Olen toipuva alkoholisti ja kiitän."),
        ("fi", "Olemme kuuroja molemmat."),
        ("fi", "Tätini on laihtunut kymmenen kiloa."),
        ("sv", "Jag kan bara gå korta sträckor."),
        ("sv", "Pappa klarar sig inte längre ensam i trappor."),
        ("sv", "Min far fick slag i höstas."),
        ("en", "My mother is very confused lately."),
        ("fi", "Hän tarvitsee apua pukeutumisessa ja syömisessä."),
        ("fi", "Hän jaksaa kävellä enintään kolmekymmentä metriä."),
        ("fi", "Lapsi on yskinyt koko talven."),
        ("en", "Our baby coughs every night."),
        ("fi", "Äiti näkee harhoja iltaisin."),
        ("fi", "Hän luulee olevansa Viipurissa."),
        ("fi", "Isä ei löydä kotiin."),
        ("en", "My daughter does not hear well."),
        ("sv", "Min man kan inte tala i telefon."),
        ("fi", "Lapsella oli kuumekouristus."),
    ],
)
def test_what_somebody_cannot_do_any_more_is_health(language, text):
    assert "health" in {one.cls for one in marked(text, language)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "En halua elää tässä melussa."),
        ("fi", "En tiedä missä on lähin uimahalli."),
        ("sv", "Man kan inte gå över gatan här."),
        ("sv", "Barnen kan inte gå till skolan längs vägen."),
        ("en", "Residents are confused about the map."),
        ("en", "I can't stand the noise of the plough."),
        ("fi", "Bussi ei löydä kääntöpaikkaa."),
    ],
)
def test_what_nobody_can_do_there_is_no_health(language, text):
    assert "health" not in {one.cls for one in marked(text, language)}
