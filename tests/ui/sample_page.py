"""A page with every part of the kit, made without a server: for looking at, and for tests."""

from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from kuuluu.cities.models import City
from kuuluu.language.findings import FindingClass
from kuuluu.publication.rules import Hide, pieces, public_text
from kuuluu.ui import forms
from kuuluu.ui.states import LOOKS

AT = datetime(2026, 12, 3, 12, 5, tzinfo=UTC)
TEXT = "Katuvalo on pimeänä.\nSoittakaa 040 123 4567, kun se on korjattu.\n\nTerveisin Aino"


class SampleForm(forms.HumanCheck):
    text = forms.LongText(
        4000, label="Kerro omin sanoin", help_text="Mitä, missä ja milloin?", ask="Kerro, mitä tapahtui"
    )
    kind = forms.Choice(
        [("fault", "Vikailmoitus"), ("question", "Kysymys"), ("idea", "Idea")],
        label="Mitä toivot?",
        hints={"fault": "Jokin on rikki", "question": "Saat vastauksen"},
    )
    topics = forms.Several([("a", "Kadut"), ("b", "Koulut")], label="Aiheet", required=False)
    email = forms.EmailText(label="Sähköposti", help_text="Vastaus tulee tähän")
    phone = forms.PhoneText(label="Puhelin", required=False)
    service = forms.Pick([("", "Valitse"), ("x", "Liikenneturvallisuussuunnitelma")], label="Palvelu", required=False)
    day = forms.Day(label="Milloin?", required=False)
    files = forms.Files(label="Kuvat", accept="image/*")
    answer = forms.YesNo(label="Haluan vastauksen")


def city() -> City:
    return City(
        slug="mallila",
        code="999",
        name_fi="Mallila",
        wordmark="Mallilan kaupunki",
        accent="#0b5d4e",
        accent_ink="#ffffff",
        accent_dark="#7fd1b9",
        accent_dark_ink="#131816",
        languages=["fi", "sv", "en"],
        fault_line_phone="040 318 4140",
        fault_line_hours_fi="Ympäri vuorokauden",
        service_point_name_fi="Asiointipiste",
        service_point_phone="09 294 91",
        service_point_address="Kultasepänkatu 7",
        service_point_hours_fi="Ma–to 8–17.30, pe 8–12",
        registry_email="kirjaamo@mallila.example",
        registry_address_fi="PL 123, 04201 Mallila",
        lat=60.4,
        lon=25.1,
    )


def knots():
    return [
        {"kind": "received", "title": "Asia saapui", "when": AT - timedelta(days=9)},
        {"kind": "taken_up", "title": "Käsittely alkoi", "when": AT - timedelta(days=8), "by": "Kaupunkitekniikka"},
        {
            "kind": "asked",
            "title": "Kaupunki kysyi lisää",
            "when": AT - timedelta(days=6),
            "by": "Kaupunkitekniikka",
            "text": "Mikä on lampputolpan numero?\nSe on tarrassa.",
        },
        {"kind": "replied", "title": "Lähettäjä vastasi", "when": AT - timedelta(days=5), "is_hidden": True},
        {"kind": "promise", "state": "late", "title": "Lupaus meni ohi 3 päivää sitten", "when": date(2026, 11, 30)},
        {
            "kind": "answered",
            "state": "now",
            "title": "Kaupunki vastasi",
            "when": AT,
            "by": "Kaupunkitekniikka",
            "text": "Valo vaihdetaan ensi viikolla. Katso https://mallila.example/valot",
            "has_links": True,
        },
        {"kind": "done", "state": "future", "title": "Valo on korjattu", "when": date(2026, 12, 11)},
    ]


def context(form=None):
    start = TEXT.index("040")
    spans = [Hide(start, start + 12, FindingClass.PHONE)]
    return {
        "form": form or SampleForm(),
        "knots": knots(),
        "how": [
            {"state": "now", "title": "Kerrot", "text": "Ilman tunnuksia, nimellä tai nimettömänä."},
            {"state": "future", "title": "Kaupunki vastaa", "text": "Näet, kuka vastaa ja mihin mennessä."},
            {"state": "future", "title": "Kaikki näkevät, mitä tapahtui", "text": "Ilman tietoja sinusta."},
        ],
        "due": AT.date(),
        "at": AT,
        "codes": list(LOOKS),
        "pieces": pieces(TEXT, spans),
        "public": public_text(TEXT, spans),
        "rows": [
            {"name": "Palvelu", "value": "Katuvalot", "url": "/p", "change": "palvelu"},
            {"name": "Paikka", "value": "Kultasepänkatu 7", "url": "/q", "change": "paikka"},
        ],
        "three": range(3),
        "page": {"newer": "?newer=1", "older": "?older=1"},
        "data": [
            {"label": "Katuvalot", "value": 120, "is_strong": True},
            {"label": "Liikenneturvallisuussuunnitelma", "value": 48},
            {"label": "Puistot ja viheralueet", "value": 7},
            {"label": "Kirjasto", "value": 0},
        ],
        "step_names": [{"name": "Kerro", "url": "/1"}, "Palvelu", "Paikka", "Yhteystiedot", "Tarkista"],
        "section": "cases",
    }


def request(path="/cases/", **more):
    made = RequestFactory().get(path)
    made.city = city()
    for name, value in more.items():
        setattr(made, name, value)
    return made


def html(source, language="fi", **more):
    """Return a template of tests/ui/templates as a page in a language."""
    text = (settings.BASE_DIR / "tests/ui/templates" / source).read_text()
    with translation.override(language):
        return engines["django"].from_string(text).render({**context(), **more}, request())
