"""Who is named by trade, nickname, house or spelling, and what is only called as people are."""

import pytest

from kuuluu.language.names import names


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fi", "Kaupungin puistopuutarhuri Minna Tolvanen neuvoi meitä.", "Minna Tolvanen"),
        ("fi", "Kysykää vahtimestari Pena Kinnuselta.", "Pena Kinnuselta"),
        ("fi", "Päiväkodin Tuula-täti jää eläkkeelle.", "Tuula-täti"),
        ("fi", "Mirja kirjaston tiskiltä ansaitsee mitalin!", "Mirja"),
        ("sv", "Tack till köksan Britta på Lyceiparkens skola.", "Britta"),
        ("fi", "Lehden vois lukea. Meitä on muitakin. Mape", "Mape"),
        ("sv", "Snöhögen skymmer allt i korsningen. Knyppe", "Knyppe"),
        ("fi", "Kuski taisi olla nimeltään Ahmed.", "Ahmed"),
        ("fi", 'Huoltomies Kari "Kartsa" Siltanen on paikan sydän.', 'Kari "Kartsa" Siltanen'),
        ("fi", "Vanhempi mies, sanovat Kössiksi, ruokkii variksia.", "Kössiksi"),
        ("sv", "Kan ni be Lindströmarna sluta mata måsarna?", "Lindströmarna"),
        ("en", "It's spelt Siobhán, not Shivaun.", "Shivaun"),
        ("fi", "Hope tuli ja auttoi.", "Hope"),
        ("en", "Onni is the one with the key.", "Onni"),
        ("en", "My neighbour Park Ji-hoon has no internet.", "Park Ji-hoon"),
        ("fi", "Onko Tarja Nieminen o.s. Kuusela vielä töissä?", "Kuusela"),
        ("sv", "När Viola gick i pension försvann blommorna.", "Viola"),
        ("en", "R. J. Whitcombe (retired surveyor) has a question.", "R. J. Whitcombe"),
    ],
)  # fmt: skip
def test_somebody_is_found(language, text, name):
    assert name in [text[start:end] for start, end, _cls in names(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Uimahallin suihkut ovat kylmiä. Olis kiva tietää miksi."),
        ("fi", "Wilma on kaatunut, ja Maisaankaan ei pääse."),
        ("fi", "Visa ei käy uimahallin automaatissa."),
        ("fi", "Meillä on koira, Lempi nimeltään."),
        ("en", "The city farm's ram, Winston, is limping."),
        ("sv", "Getterna har fotröta, särskilt Sixten."),
        ("fi", "Kurtturuusu, Rosa rugosa, valtaa rannan."),
        ("fi", "Onko kirjasto auki Tapanina?"),
        ("en", "Sofia and Lima have better pavements."),
        ("fi", "Jaakko heitti jo kylmän kiven."),
        ("fi", "Aino on varattu torstaille, kuka väistää salista?"),
        ("fi", "Kunnostakaa puisto. Korjatkaa"),
        ("fi", "Kaupunginpuutarhuri Minna Tolvanen päätti asiasta."),
        ("fi", "Meillä jokaisella oli ennen oma sarka."),
    ],
)
def test_what_is_called_so_is_left(language, text):
    assert names(text, language) == []
