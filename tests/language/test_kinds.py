import pytest

from kuuluu.language.kinds import guess_kind

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


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_kind_is_guessed_from_words(kind, text):
    assert guess_kind(text) == kind
