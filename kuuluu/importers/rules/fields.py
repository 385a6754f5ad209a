"""What a column can be, by which names it is known, and which words mean what in its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kuuluu.initiatives.models import DecisionOutcome, Kind, Stage
from kuuluu.language.cleaning import one_line

TITLE, DEMAND, ARRIVED = "title", "demand", "arrived"


@dataclass(frozen=True)
class Field:
    """Something that is known of an initiative."""

    code: str
    label: str | Promise
    # How cities' own tables call it, small letters.
    names: tuple[str, ...] = ()
    is_needed: bool = False
    # As many characters as fit.
    length: int = 20_000


FIELDS: tuple[Field, ...] = (
    Field("id", _("Its own number or id there"), ("id", "tunniste", "numero", "nro", "nummer", "number"), length=110),
    Field(TITLE, _("Title"), ("otsikko", "aloite", "nimi", "aihe", "rubrik", "title", "name"), is_needed=True, length=200),
    Field(
        DEMAND, _("What is asked for"),
        ("sisältö", "teksti", "esitys", "ehdotus", "aloiteteksti", "text", "förslag", "innehåll", "proposal"),
        is_needed=True,
    ),
    Field("reasons", _("Why"), ("perustelut", "perustelu", "motivering", "reasons")),
    Field(
        ARRIVED, _("Arrived on"),
        ("saapunut", "saapumispäivä", "saapui", "päivämäärä", "pvm", "jätetty", "ankom", "datum", "arrived", "date"),
        is_needed=True,
    ),
    Field("kind", _("Kind"), ("laji", "tyyppi", "typ", "slag", "kind", "type")),
    Field("language", _("Language"), ("kieli", "språk", "language")),
    Field("name", _("Who made it"), ("aloitteentekijä", "aloitteen tekijä", "tekijä", "initiativtagare", "maker", "author"), length=120),
    Field("email", _("E-mail"), ("sähköposti", "e-post", "email", "e-mail"), length=254),
    Field("phone", _("Telephone"), ("puhelin", "puhelinnumero", "telefon", "phone"), length=40),
    Field("municipality", _("Home municipality"), ("kotikunta", "kunta", "hemkommun", "municipality"), length=60),
    Field("register_number", _("Number in the city’s own register"), ("diaarinumero", "dnro", "asianumero", "diarienummer"), length=60),
    Field("body", _("Who decides"), ("päättäjä", "toimielin", "käsittelijä", "organ", "beslutsfattare", "body"), length=120),
    Field("of_council", _("In the council’s power"), ("valtuuston toimivalta", "valtuusto", "fullmäktige", "council")),
    Field("state", _("State"), ("tila", "vaihe", "status", "läge", "state")),
    Field("decided", _("Day of the decision"), ("päätöspäivä", "päätetty", "beslutsdag", "decided")),
    Field("outcome", _("What was decided"), ("ratkaisu", "lopputulos", "tulos", "utfall", "outcome")),
    Field("section", _("Section of the minutes"), ("pykälä", "paragraf", "section"), length=60),
    Field("decision", _("The decision in words"), ("päätös", "päätöksen perustelut", "vastaus", "beslut", "svar", "decision")),
    Field("decision_link", _("Address of the minutes"), ("pöytäkirja", "protokoll", "minutes"), length=300),
    Field("measures", _("What was done because of it"), ("toimenpiteet", "toimenpide", "åtgärder", "measures")),
    Field("url", _("Address of its page"), ("osoite", "linkki", "url", "www", "länk", "adress"), length=300),
    Field("supporters", _("Supporters there"), ("kannattajat", "kannatusilmoitukset", "understödjare", "supporters")),
)  # fmt: skip
BY_CODE: Mapping[str, Field] = {field.code: field for field in FIELDS}

KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("kuntalaisaloite", "invånarinitiativ", "ordinary", "aloite", "initiativ"), Kind.ORDINARY),
    **dict.fromkeys(("palvelualoite", "service"), Kind.SERVICE),
    **dict.fromkeys(("kansanäänestysaloite", "folkomröstningsinitiativ", "referendum"), Kind.REFERENDUM),
    **dict.fromkeys(("valtuustoaloite", "fullmäktigemotion", "motion", "council_motion"), Kind.COUNCIL_MOTION),
    **dict.fromkeys(("nuorisovaltuuston aloite", "ungdomsfullmäktiges initiativ", "youth"), Kind.YOUTH),
}
# Gathering elsewhere: the city has not got it yet.
NOT_SENT = "not_sent"
STATES: Mapping[str, str] = {
    **dict.fromkeys(("saapunut", "lähetetty", "uusi", "ankommen", "skickad", "sent", "new"), Stage.SENT),
    **dict.fromkeys(
        ("vireillä", "kirjattu", "käsittelyssä", "valmistelussa", "anhängig", "registrerad", "under beredning",
         "registered", "open", "preparing"),
        Stage.REGISTERED,
    ),
    **dict.fromkeys(("päätetty", "ratkaistu", "vastattu", "avgjord", "besvarad", "decided", "answered"), Stage.DECIDED),
    **dict.fromkeys(("päättynyt", "suljettu", "loppuunkäsitelty", "avslutad", "slutbehandlad", "closed"), Stage.CLOSED),
    **dict.fromkeys(("kerää kannatusta", "collecting", NOT_SENT), NOT_SENT),
}  # fmt: skip
OUTCOMES: Mapping[str, DecisionOutcome] = {
    **dict.fromkeys(("toteutetaan", "hyväksytty", "genomförs", "godkänd", "carried_out"), DecisionOutcome.CARRIED_OUT),
    **dict.fromkeys(
        ("toteutetaan osittain", "osittain", "genomförs delvis", "delvis", "partly"), DecisionOutcome.PARTLY
    ),
    **dict.fromkeys(("huomioidaan", "otetaan huomioon", "beaktas", "considered"), DecisionOutcome.CONSIDERED),
    **dict.fromkeys(
        ("ei toteuteta", "hylätty", "genomförs inte", "avslagen", "not_carried_out"), DecisionOutcome.NOT_CARRIED_OUT
    ),
    **dict.fromkeys(
        ("ei kunnan toimivallassa", "inte i kommunens behörighet", "not_in_power"), DecisionOutcome.NOT_IN_POWER
    ),
}
LANGUAGES: Mapping[str, str] = {
    **dict.fromkeys(("", "fi", "suomi", "finska", "finnish"), "fi"),
    **dict.fromkeys(("sv", "ruotsi", "svenska", "swedish"), "sv"),
    **dict.fromkeys(("en", "englanti", "engelska", "english"), "en"),
}
YES_NO: Mapping[str, bool] = {
    **dict.fromkeys(("", "kyllä", "k", "x", "1", "ja", "yes", "true"), True),
    **dict.fromkeys(("ei", "e", "0", "nej", "no", "false"), False),
}


def guess(headers: Sequence[str]) -> dict[str, int]:
    """Return which column is most likely which field: by its very name first, then by how it begins. A column is one field."""
    named = [one_line(header).lower().strip(" :.*") for header in headers]
    found: dict[str, int] = {}
    for is_same in (True, False):
        for field in FIELDS:
            wanted = (field.code, *field.names)
            for number, name in enumerate(named):
                fits = name in wanted if is_same else name.startswith(wanted)
                if fits and field.code not in found and number not in found.values():
                    found[field.code] = number
    return found
