import pytest

from kuuluu.language.kinds import Matter, guess_kind, other_matter

KINDS = [
    ("fault", "Katuvalo on rikki Kauppakaarella"),
    ("fault", "Keinu on hajonnut leikkipuistossa"),
    ("fault", "Iso kuoppa ajoradassa, auton rengas kärsii"),
    ("fault", "Koulun seinään on töhritty"),
    ("fault", "Roskis on täynnä ja roskia on joka puolella"),
    ("fault", "Gatlampan är trasig"),
    ("fault", "Det är halt på trottoaren"),
    ("fault", "The street light is broken"),
    ("fault", "There is a pothole on Main Street"),
    ("question", "Milloin uimahalli avataan?"),
    ("question", "Saako puistossa grillata"),
    ("question", "När öppnar biblioteket?"),
    ("question", "Who should I contact about parking permits?"),
    ("question", "Haluaisin tietää, kuinka päiväkotiin haetaan"),
    ("idea", "Ehdotan lisää penkkejä rantaan"),
    ("idea", "Olisi hienoa, jos puistossa olisi koira-aitaus"),
    ("idea", "Jag föreslår en ny lekplats"),
    ("idea", "It would be nice to have more bike racks"),
    ("idea", "Could you add a bench by the river"),
    ("idea", "Toivoisin kirjastoon pidempiä aukioloaikoja"),
    ("thanks", "Kiitos hienosta talvikunnossapidosta"),
    ("thanks", "Kirjaston henkilökunta ansaitsee kiitokset"),
    ("thanks", "Tack för den fina lekparken"),
    ("thanks", "Thank you for the wonderful playground"),
    ("thanks", "Great job with the snow ploughing"),
    ("complaint", "Olen pettynyt koulun toimintaan"),
    ("complaint", "En ole tyytyväinen palveluun, kukaan ei vastaa"),
    ("complaint", "Jag är besviken på servicen"),
    ("complaint", "This is unacceptable, the staff were rude"),
    ("complaint", "Törkeää käytöstä bussikuskilta"),
    (None, "Kauppakaari 11"),
    (None, ""),
    ("fault", "Valo on rikki. Kiitos!"),
    ("fault", "Lampan är trasig, tack på förhand"),
]

MATTERS = [
    (Matter.APPEAL, "Vaadin oikaisua päätökseen"),
    (Matter.APPEAL, "Tämä on oikaisuvaatimus päätöksestä 12 §"),
    (Matter.APPEAL, "Haen muutosta lautakunnan päätökseen"),
    (Matter.APPEAL, "Valitan päätöksestä"),
    (Matter.APPEAL, "Jag begär omprövning av beslutet"),
    (Matter.APPEAL, "I want to appeal the decision"),
    (Matter.CLAIM, "Liukastuin jalkakäytävällä ja ranne murtui"),
    (Matter.CLAIM, "Kuoppa rikkoi renkaan, kuka korvaa?"),
    (Matter.CLAIM, "Vahingonkorvausvaatimus"),
    (Matter.CLAIM, "Haen korvausta autolle tulleesta vahingosta"),
    (Matter.CLAIM, "Jag kräver ersättning för min cykel"),
    (Matter.CLAIM, "The pothole damaged my car, I want compensation"),
    (Matter.INFORMATION_REQUEST, "Pyydän saada asiakirjat kaavan valmistelusta"),
    (Matter.INFORMATION_REQUEST, "Tietopyyntö: sopimus urakoitsijan kanssa"),
    (Matter.INFORMATION_REQUEST, "Haluaisin kopion kokouksen pöytäkirjasta"),
    (Matter.INFORMATION_REQUEST, "Jag begär att få ta del av handlingar"),
    (Matter.INFORMATION_REQUEST, "I request copies of the documents about the plan"),
    (Matter.INITIATIVE, "Kuntalaisaloite: uusi uimaranta"),
    (Matter.INITIATIVE, "Teen aloitteen pyörätiestä"),
    (Matter.INITIATIVE, "Ett invånarinitiativ om parken"),
    (Matter.INITIATIVE, "I would like to file an initiative"),
    (Matter.ADMINISTRATIVE_COMPLAINT, "Kantelen viranhaltijan toiminnasta"),
    (Matter.ADMINISTRATIVE_COMPLAINT, "Hallintokantelu kaupungin menettelystä"),
    (Matter.ADMINISTRATIVE_COMPLAINT, "Tässä on tehty virkavirhe"),
    (Matter.ADMINISTRATIVE_COMPLAINT, "Förvaltningsklagan över ett tjänstefel"),
    (Matter.ADMINISTRATIVE_COMPLAINT, "This is an administrative complaint"),
    (Matter.ACCESSIBILITY, "Ruudunlukija ei lue lomaketta"),
    (Matter.ACCESSIBILITY, "Verkkosivut eivät ole saavutettavat"),
    (Matter.ACCESSIBILITY, "Skärmläsaren fungerar inte på sidan"),
    (Matter.ACCESSIBILITY, "The site is not accessible with a screen reader"),
]
FEEDBACK = [
    "Katuvalo on rikki",
    "Milloin työt aloitetaan?",
    "Työt on aloitettu myöhässä",
    "Aloitteleva pyöräilijä tarvitsee tilaa",
    "Uimahallin saavutettavuus bussilla on huono",
    "Esteettömyys puuttuu, rappuset ovat jyrkät",
    "Pöytäkirjat löytyvät hyvin sivuilta",
    "Tien kunnossapito on laiminlyöty",
    "Valitettavasti penkki on rikki",
    "Korvaava bussi ei tullut",
    "Hyvä päätös!",
    "Päätökset ovat hyviä",
    "Jalkakäytävä on liukas",
    "Kiitos kaikille",
    "Lampan är trasig",
    "Tack för ett bra beslut",
    "The light is broken",
    "The park is accessible by bus",
    "Please repair the bench",
    "Our street has appeal",
    "Lapsi kaatui keinusta",
    "",
]


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_kind_is_guessed_from_words(kind, text):
    assert guess_kind(text) == kind


@pytest.mark.parametrize(("matter", "text"), MATTERS)
def test_other_matter_is_heard(matter, text):
    assert other_matter(text) is matter


@pytest.mark.parametrize("text", FEEDBACK)
def test_feedback_is_no_other_matter(text):
    assert other_matter(text) is None
