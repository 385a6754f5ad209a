"""Names that are a thing's, a work's or a place's, beside the same names that are somebody's."""

import pytest

from kuuluu.language.findings import FindingClass, find

NAMES = {FindingClass.PERSON_NAME, FindingClass.CHILD_NAME}


def found(text, language):
    return [text[one.start : one.end] for one in find(text, language) if one.cls in NAMES]


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
    assert find(text) == []


@pytest.mark.parametrize(
    "text", ["We have moved to Kuusitie 7.", "Koira karkasi, Kuusitie 33.", "Täällä Kuusitie 33:ssa haisee."]
)
def test_an_address_beside_what_belongs_to_homes_is_found(text):
    assert [one.cls for one in find(text)] == [FindingClass.HOME_ADDRESS]


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
    assert bool(find(text)) is is_plate
