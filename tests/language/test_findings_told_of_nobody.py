"""What tells of somebody beside what sounds the same and tells of nobody: doors, empty homes, illnesses, services, what annoys."""

import pytest

from kuuluu.language.findings import FindingClass, marked

SENSITIVE = {
    FindingClass.HEALTH,
    FindingClass.SOCIAL,
    FindingClass.BELIEF,
    FindingClass.ORIGIN,
    FindingClass.CRIME,
    FindingClass.SECURITY,
}

TOLD = [
    ("fi", "Turvakodin lakkauttaminen on häpeä. Olin siellä kahden lapsen kanssa.", "Olin siellä kahden lapsen kanssa"),
    ("en", "The street by the mosque is full of cars. I pray there every week.", "I pray there every week"),
    ("fi", "Vanha lääninvankila on komea. Istuin siellä itse kaksi vuotta.", "Istuin siellä itse kaksi vuotta"),
    ("sv", "Tack till hemvården. Ni kommer till mamma varje morgon.", "Ni kommer till mamma varje morgon"),
    ("fi", "Omaishoidon tukeni pienenee taas.", "Omaishoidon tukeni"),
    ("sv", "Jag har SFP:s medlemsbok sedan 1974.", "Jag har SFP:s medlemsbok sedan 1974"),
    ("sv", "Jag har starr på båda ögonen och ser inte.", "Jag har starr på båda ögonen"),
    ("fi", "Naapurin poika on niistä epäiltynä.", "on niistä epäiltynä"),
    ("fi", "Isäni muutti hoivakotiin ja talo on nyt tyhjillään.", "talo on nyt tyhjillään"),
    ("fi", "Asunto Majakkakuja 8 B 12 on tyhjänä kesän yli, vettä ei kulu.", "on tyhjänä kesän yli"),
    ("sv", "Vår familj reser bort. Huset står tomt 20 december–7 januari.", "Huset står tomt 20 december–7 januari"),
    ("en", "Nobody lives in our cottage in winter.", "Nobody lives in our cottage in winter"),
    ("fi", "Kirjaston ovi jää öisin auki.", "Kirjaston ovi jää öisin auki"),
    ("fi", "Kirjaston takaovi jää auki.", "Kirjaston takaovi jää auki"),
    ("fi", "Meidän talon ovi jää auki kun hissi on rikki.", "talon ovi jää auki kun hissi on rikki"),
    ("fi", "Viljo sai rokotuksen, ei itkua ollenkaan!", "sai rokotuksen"),
    ("sv", "Min man har nya knäleder.", "Min man har nya knäleder"),
    ("sv", "Min hustru vandrar ut på nätterna.", "Min hustru vandrar ut på nätterna"),
    ("en", "My wife was taken by ambulance.", "My wife was taken by ambulance"),
    ("sv", "Karin Åkerblom, MS sedan tio år.", "MS sedan tio år"),
    ("fi", "Olen lastensuojelun jälkihuollossa ja vuokra on maksamatta.", "Olen lastensuojelun jälkihuollossa"),
    ("en", "She gets meals from the home service at three.", "She gets meals from the home service"),
    ("sv", "Det är ramadan för oss.", "Det är ramadan för oss"),
    ("fi", "Meillä kotona puhutaan kurdia.", "Meillä kotona puhutaan kurdia"),
    ("en", "The boy who broke the bus stop is Kasper.", "broke the bus stop is Kasper"),
    ("sv", "Någon kallad Lillen misstänks för inbrotten.", "misstänks för inbrotten"),
]
NOT_TOLD = [
    ("fi", "Vanha koulu on ollut tyhjillään vuosia ja ränsistyy."),
    ("fi", "Kaupungin talo Heikkiläntie 5 on tyhjillään ja ikkunat rikki."),
    ("en", "The grit bin by my house is empty again."),
    ("fi", "Hissin ovi jää puoliväliin auki."),
    ("en", "The playground gate does not close properly, and the road is right there."),
    ("sv", "Elskåpet vid Klippvägen står öppet och sladdarna syns."),
    ("fi", "Olen huolissani lasten astmasta ja allergioista yleensä."),
    ("en", "How can I book a time with the asthma nurse? Is a referral needed?"),
    ("fi", "Onko teillä ryhmää omaishoitajille, joiden puolisolla on Alzheimer?"),
    ("sv", "Elevhälsan på skolan har ingen psykolog i höst."),
    ("sv", "Rullstolen i biblioteket är trasig, sade jag."),
    ("fi", "Naapurin pojat paukuttaa jalkapalloa autotallin oveen."),
    ("sv", "Jag fick böter fast jag hade betalat i appen."),
    ("fi", "Pölyä on niin, etten voi pitää ikkunaa auki."),
    ("fi", "Turvakodin piha on auraamatta. Olin siellä töissä kolme vuotta."),
    ("en", "The prison museum is great. I took a guided tour there."),
    ("fi", "Luokassa ikkunat pidetään auki koko päivän."),
    ("fi", "Kirjaston ovi ei avaudu kortilla, näyttöön tulee koodi 4471 ja punainen valo."),
    ("fi", "Kerhohuoneen avain haetaan kuulemma palvelutorin tiskiltä."),
    ("fi", "Töhrijät kai saa sakot jos jäävät kiinni."),
    ("fi", "Ei ole oikein uskonnottomia perheitä kohtaan."),
    ("sv", "Barn som stammar hinner börja skolan innan de får hjälp."),
    ("en", "Our association holds open meetings for people recovering from gambling addiction."),
    ("en", "The women's shelter fundraising run was well organised."),
]


@pytest.mark.parametrize(("language", "text", "told"), TOLD)
def test_what_tells_of_somebody_is_hidden_whole(language, text, told):
    assert any(told in text[found.start : found.end] for found in marked(text, language))


@pytest.mark.parametrize(("language", "text"), NOT_TOLD)
def test_what_tells_of_nobody_is_left(language, text):
    assert not [text[found.start : found.end] for found in marked(text, language) if found.cls in SENSITIVE]
