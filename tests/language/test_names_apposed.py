"""Names by the words beside them: between commas, after "is", in forms, spelt, called out, of who fetches whom; and what is left."""

import pytest

from kuuluu.language.names import names


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("sv", "Mannen i andra våningen, Snigge, såg alltihop.", "Snigge"),
        ("en", "The lady at our bus stop, Dorrit, fell on the ice.", "Dorrit"),
        ("en", "A girl from my choir, Kasperina, 11, sings best.", "Kasperina"),
        ("fi", "Isoisä oli Juho Pukkonen, vuonna 1944 sotilas.", "Juho Pukkonen"),
        ("en", "My neighbour is Salme and she helps us.", "Salme"),
        ("en", "Last name: Al-Rashidi", "Al-Rashidi"),
        ("fi", "Laskutusosoite: c/o Niemelä, Porvoo", "Niemelä"),
        ("fi", "Sukunimeni ei ole Korpihalla vaan Korpihallila.", "Korpihallila"),
        ("fi", "Hallin vuorovastaava Niina lupasi soittaa.", "Niina"),
        ("fi", "Noutaja Unskeli, numero 044 3309175.", "Unskeli"),
        ("en", 'The rider goes by "Bulla" and has no licence.', "Bulla"),
        ("fi", "Portti on auki, avatkaa. puh 044 3309175 / sirkka", "sirkka"),
        ("fi", "pirjo tässä, onko kirjasto auki?", "pirjo"),
        ("sv", "Vart skriver jag? Pejk Ahlskog, Strandvägen 2 A 5", "Pejk Ahlskog"),
        ("en", "Best wishes,\nSeamus and Bridda", "Seamus and Bridda"),
        ("fi", "Ex-mies hakee silti Miisaa päiväkodista.", "Miisaa"),
        ("fi", "Vartija pysäytti poikani Samuelin kirjastossa.", "Samuelin"),
        ("fi", "Kirjastokortti on Senni Laaksosen nimellä.", "Senni Laaksosen"),
        ("fi", "Ritva Auvisen ja Martti Auvisen muistutus on perillä.", "Ritva Auvisen"),
        ("fi", "Aatos ei uskalla mennä ulos.", "Aatos"),
        ("fi", "Klinikan Sari-hoitaja auttoi.", "Sari-hoitaja"),
        ("fi", "Bussissa Jorska-niminen mies huusi.", "Jorska-niminen"),
        ("fi", "Liisa Mattilan koira Ransu, ja Liisa itse, ovat pihalla.", "Liisa"),
        ("en", "Dean told me the lift is broken.", "Dean"),
        ("fi", "no siis se jere joka asuu c-rapus repii joka yö", "jere"),
        ("fi", 'Ex-naapuri "Jekku" Laine antoi paikkansa.', 'Jekku" Laine'),
        ("en", "My daughter Amara is called names at school.", "Amara"),
        ("en", "I spoke with the owner, a Jukka, who laughed.", "Jukka"),
        ("en", "A letter for Poppy's daycare place never came.", "Poppy's"),
        ("fi", "Kesätyöntekijä Fatuma kirjaston kahvilassa on kultaa.", "Fatuma"),
        ("fi", "Naapurit Koistinen ja Heikurela ovat samaa mieltä.", "Heikurela"),
        ("en", "Bob and I run the garden club.", "Bob"),
        ("fi", "Parturi Raija kaatui liikkeensä edessä.", "Raija"),
        ("sv", "Frisören Anneli halkade utanför sin salong.", "Anneli"),
        ("fi", "Kiitos Ahtolalle ja Vitikaiselle hienosta jäästä!", "Ahtolalle"),
        ("sv", "Ordföranden i vårt husbolag, Krister Öling, har ringt.", "Krister Öling"),
    ],
)
def test_somebody_is_found_by_what_stands_beside(language, text, name):
    found = [text[start:end] for start, end, _cls in names(text, language)]
    assert name in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Wille 455 seisoo viikkoa parkissa rannassa."),
        ("fi", "Wille kynti nurmikon mullokselle."),
        ("en", "The sweeper, a Hako 1600, leaks oil."),
        ("sv", "Hunden vår, Doris, orkar inte gå långt."),
        ("en", "Oliver got his paw stuck in the drain cover."),
        ("fi", "Samaa toivovat vakiokoirat Reku, Hilma ja Onni."),
        ("fi", "Koirapuistossa kiertää kennelyskä, meidän Onni on ollut kipeänä."),
        ("sv", "På Runebergsdagen fick barnen en torr bulle. Fredrika skulle vända sig i graven."),
        ("fi", 'Ruokalistassa luki "Maijan pata".'),
        ("fi", "Laskun osoite on väärä. Ystävällisesti korjatkaa."),
        ("sv", "Utlåtandet saknar en bilaga. Vänligen komplettera."),
        ("fi", "Ilmoitus on suljettu. EI OLE KORJATTU. Kävin katsomassa."),
        ("fi", "Terveisiä metsästä! Pitkospuut ovat rikki."),
        ("fi", "Tunnus on 25-0118-T. Vastaukset postitse."),
        ("fi", "Salla, Kaarina ja Lahti saivat rahaa."),
        ("en", "The Anna Tapio room is locked."),
        ("sv", "Robotgräsklipparen Sven har stått upp och ner."),
        ("en", "Nieminen of the Greens asked it twice."),
        ("fi", "Puisto kuntoon! T. siskot"),
        ("en", "The goat at the petting farm, Miss Daisy, looks ill."),
        ("en", "When is the deadline for the Anna Ahlström entrepreneurship award?"),
        ("en", "Juhani Lane needs gravel."),
        ("sv", "Finns det en grupp för personer med Parkinson?"),
        ("fi", "Olen Jehovan todistaja."),
        ("fi", "Parturi Raijan kohdalla on lammikko."),
        ("fi", "Ompelimo Marjatan edusta pitäisi hiekoittaa."),
        ("en", "Chief physician Dr. Aaltonen gave a talk."),
        ("fi", "Varas Karmelankujalla!"),
        ("fi", "Roosa nauha -kävely on lokakuussa."),
        ("sv", "Kiosken Hos Kalle säljer slut på glass."),
        ("fi", "Esiintyjä nimeltä Erin on liian kallis."),
        ("fi", "Valtuutettu Salmen aloite on hyvä, samoin Koskisen ryhmän."),
        ("en", "As a father I'd like to ask about the park."),
    ],
)
def test_what_is_nobodys_is_left(language, text):
    assert [text[start:end] for start, end, _cls in names(text, language)] == []
