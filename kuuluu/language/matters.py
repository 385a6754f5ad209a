"""Matters that are no feedback: the law handles them in another way. Known by their words in three languages.

A few words say it alone. Most say it together: a decision, what is wrong with it, and that somebody wants it changed. What
tells of another's matter, or of one that is already under way, unsays it. A hit only tells the sender; nothing is turned away.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from kuuluu.language.resembling import is_plainly_feedback, resembles
from kuuluu.language.together import Together, any_of, together


class Matter(StrEnum):
    """A matter that the law handles in another way than feedback."""

    APPEAL = "appeal"
    CLAIM = "claim"
    INFORMATION_REQUEST = "information_request"
    INITIATIVE = "initiative"
    ADMINISTRATIVE_COMPLAINT = "administrative_complaint"
    ACCESSIBILITY = "accessibility"


@dataclass(frozen=True)
class Signs:
    """How a matter is known: by words that say it alone, unless others unsay them, or by words that stand together."""

    alone: re.Pattern[str]
    pairs: tuple[Together, ...] = ()
    unless: re.Pattern[str] | None = None

    def are_in(self, text: str) -> bool:
        """Tell whether a text has them."""
        says = self.alone.search(text) and not (self.unless and self.unless.search(text))
        return bool(says) or any(pair.found(text) for pair in self.pairs)


_WANT = (
    r"vaadi|pyydä|pyytäi|haen\b|haemme|haluan|haluam|haluai|on \w+ttava|pitää|tulee|"
    r"begär|kräv|vill\b|ber\b|måste|ska\b|bör\b|yrka|"
    r"want|demand|request|ask\b|must|should|please|would like|how many days"
)
_OWN = r"(?!pieni\b|koskeni\b|kaniini)\w{2,}(?:ni|nikin|mme)\b|minu|meidän|minä\b|min\b|mitt\b|mina\b|vår|jag\b|mig\b|vi\b|my\b|our\b|mine\b|i\b|we\b"

_APPEAL = Signs(
    any_of(
        r"oikaisuvaatim|vaadi\w* oikaisu|(?:haen|haemme|hakea|haetaan) muutosta|muutoksenha|kunnallisvalitu|valitusosoit",
        r"valit(?:an|amme|us|uksen|taa) (?:\w+ )?\w*(?:päätö|ratkaisu)|päätö\w* (?:\w+ )?(?:valit(?:an|amme|us|taa)|kumot)",
        r"hallinto-oikeu",
        r"omprövning|rättelseyrk|överklag|besvär över|kommunalbesvär|\w*förvaltningsdomstol",
        r"appeal (?:against|this|that|your)\b|appeal\w*(?: [\w'’]+){0,6} (?:decision|refusal|ruling|rejection|permit)",
        r"i (?:hereby )?appeal(?! (?:to|for)\b)|lodge an appeal|administrative (?:review|court)|rectif\w+ of the decision",
        r"request for (?:a )?(?:review|reconsideration)",
    ),
    (
        together(
            r"päätö|ratkaisu|beslut|avslag|decision|refusal|ruling|rejection",
            (
                r"kumo|lainvasta|laiton|laittom|muutettav|muuttaka|oikaistav|uudelleen|uudestaan|uuteen käsit|"
                r"upphäv|lagstrid|olaglig|ändra|ompröv|på nytt|återkalla|rivas upp|"
                r"overturn|reconsider|revers|annul|unlawful|illegal|revok|review|set aside|cancel"
            ),
            _WANT,
            unless=r"kiitos|hienoa|hyvä että|tack\b|bra att|thank|glad\b|great that",
        ),
    ),
)

_HARM = (
    r"rikk(?:i\b|ou|oi)|hajo|vauri|puhke|murtu|katke|lommo|naarmu|kolhi|osui|törmä|päre|mont[tu]|kuop|tuhou|särky|kastu|likaan|"
    r"sönder|skad|punkter|halka|snubbl|bröt|körde på|rep[ao]|buckl|förstör|grop|omkull|krock|"
    r"damag|broke|burst|ruin|smash|scratch|dent|hit\b|slip|trip\b|tripped|i fell|crack|punctur|destroy|pothole"
)
_PAYS = (
    r"laskut(?:an|amme|ta)|maks(?:aa|aisi|akaa|atte|etaan)\w*(?: \w+){0,4} (?:kaupun|kun[tn]a)|(?:kaupun|kun[tn]a)\w*(?: \w+){0,3} maks|"
    r"korjauslasku|lasku\w* (?:korjaam|kaupun|teille)|kuka (?:\w+ )?maksaa|(?:mihin|minne|kenelle) (?:\w+ ){0,3}lasku|omavastuu|"
    r"korvau|korvat|korvaa|"
    r"räkning|faktur|ersätt|självrisk|(?:staden|kommunen|ni|vem) (?:\w+ ){0,2}betala|betala\w* (?:\w+ ){0,3}(?:staden|kommunen|ni\b)|"
    r"(?:city|council|municipality|you|who)(?: \w+){0,3} pay|pay (?:for|me|us)|repair (?:bill|cost)|\w* bill\b|invoice|reimburs|"
    r"compens|insurance claim"
)
_CLAIM = Signs(
    any_of(
        r"vahingonkorva|korvausvaatim|korvaushak|(?:vaadi|hae|haluan|saan|saisin|saako|pyydä|maksa)\w*(?: \w+){0,2} korvaus?t",
        r"kuka korvaa|korvaako|korvaatteko|korvattava|(?<!melkein )(?:liukastui|kaadui|kompastui)(?:n|mme)\b",
        r"rikkoi (?:\w+ )?(?:renka|auto|pyörä|vante)",
        r"(?:rengas|renkaani|vanne|autoni|pyöräni) (?:meni rikki|hajosi|rikkoutui|puhkesi|vaurioitui)",
        r"skadestånd|ersättning för|kräver ersättning|söka ersättning|(?:vem|ni) ersätter|jag halkade|jag snubblade",
        r"(?:mitt|min) (?:däck|bil|cykel) (?:gick sönder|skadades|punkterades)",
        r"compensat|claim (?:for )?damage|damages? claim|reimburs|i (?:slipped|tripped)|pay for (?:the|my) (?:damage|repair|tyre)",
        r"(?:damaged|broke|ruined) my (?:\w+ )?(?:car|tyre|tire|bike|wheel)",
    ),
    (together(_HARM, _PAYS, _OWN),),
    any_of(r"kotihoidon tuki|föräldrapenning|parental allowance"),
)

_PAPERS = (
    r"(?:\w*asiakirj|\w*pöytäkir|jäljennö|kopio[nit]|\w*sopimuks|\w*rapor|\w*selvity|\w*lausun|\w*mittau|\w*muistio|\w*päätöks|"
    r"\w*kirjeenv|sähköpostivie|\w*tarjou[ks]|\w*tutkimu|\w*pöytäk)"
)
_HANDLINGS = r"(?:\w*handling|\w*protokoll|kopi(?:a|or)\b|\w*avtal|\w*utredning|\w*rapport|\w*utlåtande|\w*mätning|korrespondens|\w*anbud|bilag)"
_DOCUMENTS = (
    r"(?:documents?\b|cop(?:y|ies) of (?!the key|a key)|minutes|contracts?\b|reports?\b|correspondence|e-?mails\b|records|agreements?\b|"
    r"tenders?\b|stud(?:y|ies)\b|assessments?\b)"
)
_REQUEST = Signs(
    any_of(
        r"asiakirjapyyn|tietopyyn|julkisuusla|julkisuuslain",
        r"(?:pyydä|pyytäisi|haluai|haluan|toimitta|lähettä|saisi|saada|saanko)\w*(?: [\w-]+){0,4} (?:asiakirj|pöytäkir|jäljennö|kopio[nit])",
        rf"(?:saada|saisin\w*|saanko|saammeko|nähdä|lähettäkää|lähettäisitte\w*|toimitta\w+)(?: [\w-]+){{0,5}} {_PAPERS}",
        rf"{_PAPERS}\w*(?: [\w-]+){{0,5}} (?:nähtäväksi|nähtävilleni|luettavaksi)",
        r"offentlighetslag|(?:offentlig|allmän) handling|begäran om (?:uppgift|handling)|ta del av (?:\w+ )?(?:handling|protokoll)",
        rf"(?:begär|ber|skicka mig|skicka oss|sänd mig|vill (?:\w+ )?(?:se|få|läsa)|(?:kan|får|skulle) (?:jag|vi) (?:\w+ )?(?:få|se))\w*"
        rf"(?: [\w-]+){{0,5}} {_HANDLINGS}",
        r"freedom of information|access to (?:the )?documents|openness (?:act|of government)|public document",
        rf"(?:send me|send us|give me|show me|provide me with|(?:i|we)(?: \w+)? request|(?:like|want|(?<!where )can i|could i|may i) (?:to )?"
        rf"(?:get|see|obtain|have|receive|read|request))(?: [\w'’-]+){{0,6}} {_DOCUMENTS}",
    ),
)

_INITIATIVE = Signs(
    any_of(
        r"kuntalaisaloi|kansanäänestysaloi|aloite(?:tta)?\b|aloittee(?:n|t|ks|ll|st|ss|se|ni|mme|na)|aloitteita",
        r"(?:invånar|medborgar|kommun|folkomröstnings)?initiativ(?:et|en|rätt)?\b",
        r"(?:resident|citizen|municipal)\w{0,2}['’]?s?['’]? initiative|referendum initiative",
        r"(?:file|make|submit|launch|start|propose|present|put forward)\w* (?:an?|this|the|our|my) (?:\w+ )?initiative",
    ),
    (
        together(
            r"(?:me )?allekirjoitta(?:neet|nut)|vi undertecknade|undertecknad|undersigned|nimilista|namnlista|adressi\b|petition\b",
            r"esit|ehdot|vaadi|pyyd|föreslå|kräv|begär|propos|ask\b|demand|urge|suggest",
        ),
        together(
            r"(?:\w*valtuuston? (?:käsit|kokouks)|\w*valtuustolle|\w*valtuusto\w* (?:\w+ ){0,2}(?:päätettäv|käsiteltäv)|"
            r"(?:till|för) (?:stads|kommun)?fullmäktige|(?:city|town|municipal) council)",
            r"esit[äy]|ehdot|jätän|jätämme|föreslå|lägger fram|lämnar|propos|submit|put forward|suggest",
            unless=r"kokous|möte|meeting|tack\b|kiitos|thank",
        ),
    ),
    any_of(
        r"(?:mitä kuuluu|miten (?:\w+ ){0,3}(?:käy\w*|etene\w*|on)|missä vaiheessa|milloin|koska|onko)\b[^.!]*\baloit",
        r"aloit\w*(?: [\w-]+){0,6} (?:hyväks|hylät|jätettiin|jätetty|tehtiin|käsitel|vasta(?:ttu|us|tte)|etene)|hyväks\w*(?: \w+){0,3} \w*aloit",
        r"(?:allekirjoitin|kannatin|tekemäni|jättämäni|jätin|allekirjoittamani)(?: \w+){0,4} \w*aloit",
        r"(?:hur (?:har|går|gick)|vad (?:händer|hände|har|blev)|när|har)\b[^.!]*\binitiativ|(?:tog|tar|ta|tagit|eget|egna|fint|bra|god|god[at]?) (?:\w+ )?initiativ",
        r"initiativ\w*(?: \w+){0,6} (?:godkän|lämnades|inlämna[dt]|behandla|besvara)|(?:godkän|skrev under)\w*(?: \w+){0,3} \w*initiativ",
        r"(?:what (?:happened|is)|how (?:is|has|did)|when|has|was|did)\b[^.!]*\binitiative|(?:approved|rejected|signed) (?:\w+ ){0,3}initiative",
    ),
)

_COMPLAINT = Signs(
    any_of(
        r"hallintokantel|kantel(?:u|en|emme|ut|ua|un)\b|kantelun|virkavirhe|virkarik",
        r"(?:viranom|viranhalt|virka|virkavelv)\w*(?: \w+){0,4} laiminly|laiminly\w*(?: \w+){0,4} (?:virka|velvollisuu)",
        r"förvaltningsklag|tjänstefel|klagan över (?:en )?(?:\w+ )?\w*(?:tjänst|myndig|inspekt|direktör|chef|förfarande)|anför\w* klag",
        r"försumma\w* (?:\w+ )?(?:tjänste|plikt)",
        r"administrative complaint|maladminist|misconduct (?:in office|by an official|of an official)|official misconduct",
        r"abuse of office|neglect\w* (?:of )?(?:\w+ )?(?:official )?dut(?:y|ies)",
    ),
    (
        together(
            r"viranhalt|virkamie|\w*johtaj|\w*tarkastaj|rehtori|esittelij|valmistelij|\w*päällik|viranomai|"
            r"\w*tjänste[mi]|\w*inspektör|\w*direktör|rektor|\w*chef|föredragan|myndighet|handläggar|beredare|"
            r"official|officer|inspector|director|head of|principal|authorit|civil servant",
            r"laiminly|lainvasta|laiton|laittom|virkavelv|jäävi|esteelli|lakia|väärinkäy|"
            r"försumma|lagstrid|olaglig|lagen|jäv|maktmissbruk|plikt|vägra|"
            r"unlawful|illegal|the law|conflict of interest|dut(?:y|ies)|misconduct|abuse|bias",
            r"tutki|kantel|selvit|vaadi|pyyd|haluan|valvon|"
            r"klag|undersök|utred|anför|kräv|begär|vill\b|gransk|"
            r"complain|investigat|look into|supervis|examin",
        ),
    ),
)

_ACCESSIBLE = Signs(
    any_of(
        r"ruudunluk|näytönluk|saavutettavuus(?:palau|selos|puut|ong)|\w*tekstivasti|alt-teksti|tekstitys puuttuu|videos\w* ei ole tekstity",
        r"(?:sivu|verkko|netti|sovellu|lomak|pdf|video)\w*(?: [\w-]+){0,5} saavutettav",
        r"\w*saavutettav\w*(?: [\w-]+){0,5} (?:sivu|verkko|netti|sovellu|lomak|pdf|video)",
        r"näppäimistöl\w*(?: \w+){0,3} (?:ei|en)\b|(?:en|ei) (?:\w+ ){0,3}näppäimistöll",
        r"skärmläs|tillgänglighets(?:utlåt|respons|brist)|(?:webb|sidan|sidor|formulär|app\b|appen)\w*(?: \w+){0,5} tillgänglig",
        r"screen ?reader|(?:web|site|page|form|app|pdf)\w*(?: \w+){0,5} (?:in)?accessib",
        r"accessibility (?:\w+ )?(?:web|site|page|form|app|statement|feedback|issue|problem)|keyboard (?:alone|only|user)|alt(?:ernative)? text",
    ),
    (
        together(
            r"\w*verkkos|\w*nettisi|\w*sivusto|verkkopalv|\w*lomak|\w*sovellu|pdf|\w*video|kotisiv|\w*kalenter|\w*painik|linkit|linkki|"
            r"\w*webb|sida|sidor|\w*nätet|\w*formulär|\w*blankett|app\b|appen\b|länk|knapp|"
            r"web|\w*site|\w*page|form\b|forms\b|app\b|link|button|online",
            r"\w*sokea|\w*näkövam|heikkonäk|kuuro|kuulovam|huonokuul|\w*näppäimistöl|ilman hiir|\w*tekstity|\w*kontrast|värisok|apuväl|"
            r"lukihäi|blind|synskad|synsvag|döv|hörselsk|tangentbord|utan mus|textning|undertext|alternativtext|färgblind|dyslex|hjälpmedel|"
            r"visually|poor eyesight|low vision|deaf|hard of hearing|keyboard|a mouse|caption|subtitle|contrast|assistive|colou?r[- ]?blind|"
            r"partially sighted",
            r"ei|eivät|en\b|puuttu|ilman|heikko|huono|liian|vaikea|mahdot|inte\b|utan\b|sakna|svår|omöjlig|för (?:låg|svag)|kan ej|"
            r"not\b|\w+n['’]t\b|cannot|no\b|without|missing|lack|too\b|hard\b|impossible|unable",
        ),
        together(
            r"tillgänglighet",
            r"webb|\w*nätet|formulär|\w*blankett|app\b|appen\b|pdf|video",
            r"inte|krav|lag\b|lagen|strider|utan",
        ),
    ),
)

# Asked in general, told of others, or said not to be one: "how does one appeal at all", "I read that she appealed", "nothing to claim".
_NOBODYS = any_of(
    r"yleensä (?:\w+ )?(?:valit|kannel|haet|korv)|ylipäätään|yleinen ohje|koulutyö\w*|miten (?:valitetaan|kannellaan|haetaan muutosta)\b",
    r"minulle ei (?:ole |oo )?(?:itselleni )?(?:sattunut|käynyt|tapahtunut) mitään|en (?:minä )?(?:kantele|valita)\b|en (?:ole )?itse mukana",
    r"ei (?:tämä |ole |tää |oo ){1,2}(?:mikään )?(?:valitus|kantelu|aloite|korvausvaatimus|vaatimus)",
    r"kuulin,? että|luin (?:siitä|lehdestä|uutisista|netistä)|hyvä hänelle|onneksi olkoon|onnittelut",
    r"hur (?:överklagar|klagar|söker) man|läser en kurs|skolarbete|i allmänhet|grattis|bra där|inget klagomål|ingen överklagan|jag (?:läste|hörde) (?:att|om)",
    r"how (?:does|do) (?:one|people|you) (?:even )?(?:appeal|complain|claim)|in general|school (?:project|work)|congratulations|well done",
    r"nothing to (?:claim|appeal|complain)|not (?:a|an) (?:complaint|appeal|claim)|i (?:just )?(?:read|heard) (?:that|about)",
)
# Whoever demands for themselves means it all the same.
_DEMANDS = any_of(
    r"\b(?:vaadi(?:n|mme)|haen|haemme|pyydä(?:n|mme)|haluan|haluamme|haluisin|esitän|esitämme|teen|jätän|valitan|kantelen)\b",
    r"\b(?:kräver|begär|yrkar|överklagar (?:jag|vi)|(?:jag|vi) (?:vill|överklagar|klagar|ber))\b",
    r"\b(?:i|we) (?:hereby )?(?:demand|request|want|claim|appeal|would like|ask|propose|complain)\b",
)

# Of two whose signs a text has, the first is told: first those with a time limit.
_SIGNS = (
    (Matter.APPEAL, _APPEAL),
    (Matter.CLAIM, _CLAIM),
    (Matter.INFORMATION_REQUEST, _REQUEST),
    (Matter.INITIATIVE, _INITIATIVE),
    (Matter.ADMINISTRATIVE_COMPLAINT, _COMPLAINT),
    (Matter.ACCESSIBILITY, _ACCESSIBLE),
)

_CODES = frozenset(Matter)


def matter_in_words(text: str) -> Matter | None:
    """Return the matter that words of a text say themselves."""
    return next((matter for matter, signs in _SIGNS if signs.are_in(text)), None)


def other_matter(text: str) -> Matter | None:
    """Return the matter that the law handles in another way, if the words point to one or the whole resembles one.

    Appeals: Act 410/2015, sections 134-138. Claims: Act 412/1974. Requests for documents: Act 621/1999, sections 13-14.
    Initiatives: Act 410/2015, section 23. Administrative complaints: Act 434/2003, section 53 a. Accessibility: Act 306/2019.
    """
    if _NOBODYS.search(text) and not _DEMANDS.search(text):
        return None
    told = matter_in_words(text)
    if told is Matter.INITIATIVE and is_plainly_feedback(text):
        # Initiatives are spoken of more often than made: praised, asked after, signed last week.
        return None
    code = resembles(text) if told is None else ""
    return Matter(code) if code in _CODES else told
