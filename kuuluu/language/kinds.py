"""What a message is: a guess from its words that its writer confirms or changes; and matters that are no feedback."""

import re
from enum import StrEnum


class Matter(StrEnum):
    """A matter that the law handles in another way than feedback."""

    APPEAL = "appeal"
    CLAIM = "claim"
    INFORMATION_REQUEST = "information_request"
    INITIATIVE = "initiative"
    ADMINISTRATIVE_COMPLAINT = "administrative_complaint"
    ACCESSIBILITY = "accessibility"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})", re.IGNORECASE)


# A kind, what each hit weighs, and the stems. Of two as strong, the first in this order wins.
_KINDS = (
    (
        "complaint",
        3,
        _words(
            r"\btyytymät|\btyytymätt|en ole tyytyväi|emme ole tyytyväi|\bpettyn|\btörke|\bkäsittämät|\bhäpe|huono\w* palvelu|"
            r"huonosti hoid|\bvalitan\b|\bvalitukse|\bepäasialli|\btyly|ala-arvoi|\bkelvot|\bvastuuton|\bjärkyttäv|"
            r"kukaan ei (?:ole )?vasta|ei ole vastattu|sietämät|kohtuut|"
            r"\bmissnöj|\bbesvik|\bskandal|dålig (?:service|betjäning)|\bklagomål|jag klagar|\boförskäm|\boacceptab|\bupprör|"
            r"ingen (?:har )?svara|urusel|"
            r"\bdisappoint|\bcomplain|\bunacceptab|\brude\b|\bterribl|(?:poor|bad) service|\bdisgrac|\bappalling|"
            r"nobody (?:has )?(?:answer|repl)|\bdissatisf|not happy with|not satisfied"
        ),
    ),
    (
        "fault",
        2,
        _words(
            r"\brikki\b|\brikkou|\brikkin|\brikotti|\brikottu|ei(?:vät)? toimi\b|ei(?:vät)? pala\b|\bkuop(?:pa|pi|an|at|ass)|"
            r"\bpimeä|\bsammu|\bhajo(?:nn|tett|si|tt)|\birronn|\birti\b|\bvuotaa|\bvuotav|\bpuuttuu|\bsärk|\btöhr|\bgraffit|"
            r"\broska(?!katos|\w*pussit lop)|\bkaatun|\bauraamat|\bhiekoittam|\bhiekoitta?matta|\bliuka|\btukossa|\btukkeu|"
            r"\bepäkun|\blasinsir|\bvaurioitu|\blohk|\btäynnä roski|\broskis on täynnä|\broskia on|\bjumissa|\bhalki\b|"
            r"\btrasig|fungerar inte|funkar inte|\bhål i|\bhål på|\bgrop|\bsläck|\bklott|\bskräp|\bsaknas|\bhalt\b|"
            r"\bhal(?:a|t)\b|\bläck|\bsönder|\bskada[dt]\b|\bnedskräp|\boplogad|"
            r"\bbroken|(?:not|n't) work|\bpothole|\bis dark\b|\bleak|\bgraffiti|\blitter|\bmissing\b|\bdamaged|\bslippery|"
            r"\bflicker|\boverflow|\bcracked|\bvandali|\bfaulty|\bout of order|gone out\b"
        ),
    ),
    (
        "idea",
        2,
        _words(
            r"\behdota|\behdotu|\bidea|olisi (?:hyvä|hieno|kiva|mahtava|upea|mukava)|\btoivoisi|\btoivomme|\btoivon\b|\btoive\b|"
            r"pitäisi (?:raken|lisä|saada|tehdä|harkita)|voisi(?:ko|tteko|vatko)? (?:\w+ )?(?:raken|lisä|saada|harkita|tehdä|hankk)|"
            r"miksei (?:\w+ )?(?:raken|lisä|tehdä)|saataisiinko|kaipaisi|"
            r"\bföreslå|\bförslag|\bidé|det (?:vore|skulle vara) (?:bra|fint|roligt|trevligt)|\bönska|kunde (?:man|ni|staden)|"
            r"skulle (?:man|ni|staden) kunna|"
            r"\bsuggest|\bproposal|\bpropose|\bidea\b|would be (?:nice|great|good|lovely)|(?:could|can) (?:you|we|the city) (?:please )?"
            r"(?:add|build|plant|install|consider|have)|\bi wish|how about|why not"
        ),
    ),
    (
        "question",
        2,
        _words(
            r"\?|\b(?:milloin|koska|miksi|mistä|kuka|kenelle|mihin|mitä|millä|kuinka|paljonko|montako|onko|voiko|saako|saanko|"
            r"pitääkö|aikooko|tuleeko|kuuluuko|haluaisin tietää|haluan tietää|kysyisin|kysymy)\w{0,3}\b|"
            r"\b(?:när|varför|vem|vilken|vart|kan man|får man|jag undrar|undrar om|hur (?:länge|mycket|kan|ska|gör)|jag vill veta)\b|"
            r"\b(?:when (?:will|does|is|are)|why (?:is|are|do|does|was)|who (?:is|do|should)|where (?:can|is|do|are)|"
            r"how (?:do|can|much|long|many)|is it possible|i would like to know|i wonder|question)\b"
        ),
    ),
    (
        "thanks",
        3,
        _words(
            r"\bkiitos (?!etukät|jo |vasta|avusta jo)\w+|\bkiitokse|\bkiittä|\bkiitämme|\bkiitän|hieno[an]* työt|hyvää työtä|"
            r"upea[an]* työt|\bmahtav|hyvin hoidet|\berinomai|\bloistav|\bsuurkiito|\bihanaa|\bilahdu|olen (?:todella )?tyytyväi|"
            r"\btack (?:för|till|så mycket för)|\btusen tack|\bstort tack|bra jobb|fint jobb|\bberöm|jättenöjd|är nöjd|fantastisk|"
            r"\bthank(?:s| you)(?: so much| very much)? (?:for (?!your (?:help|time|reply|answer)|reading)|to )|great (?:job|work)|"
            r"well done|good job|\bexcellent|\bgrateful|\bwonderful|\bkudos|many thanks to"
        ),
    ),
)

_DECISION = r"(?:päätö|paato|ratkaisu)"
_MATTERS = (
    (
        Matter.APPEAL,
        _words(
            rf"oikaisuvaatim|vaadi\w* oikaisu|(?:haen|haemme|hakea|haetaan) muutosta|muutoksenha|valit(?:an|amme|us|uksen) (?:\w+ )?"
            rf"{_DECISION}|{_DECISION}\w* (?:\w+ )?(?:valit(?:an|amme|us)|kumot)|valitusosoit|hallinto-oikeu|kunnallisvalitu|"
            r"\bomprövning|\böverklag|\bbesvär över|kommunalbesvär|förvaltningsdomstol|"
            r"appeal (?:against|the|this|a|to)\b|\bi (?:hereby )?appeal|lodge an appeal|administrative review|administrative court|"
            r"rectif\w+ of the decision"
        ),
    ),
    (
        Matter.CLAIM,
        _words(
            r"vahingonkorva|korvausvaatim|korvaushak|korvaushake|(?:vaadi|hae|haluan|saan|saisin|saako|pyydä|maksa)\w*(?: \w+){0,2}"
            r" korvau|kuka korvaa|korvaako|korvaatteko|korvattava|"
            r"\b(?:liukastui(?:n|mme)|kaatui(?:n|mme)|kompastui(?:n|mme))\b|rikkoi (?:\w+ )?(?:renka|auto|pyörä|vante)|"
            r"(?:rengas|renkaani|vanne|autoni|pyöräni) (?:meni rikki|hajosi|rikkoutui|puhkesi|vaurioitui)|"
            r"\bskadestånd|\bersättning för|kräver ersättning|söka ersättning|(?:vem|ni) ersätter|\bjag halkade|jag snubblade|"
            r"(?:mitt|min) (?:däck|bil|cykel) (?:gick sönder|skadades|punkterades)|"
            r"\bcompensat|claim (?:for )?damage|damages? claim|\breimburs|\bi (?:slipped|tripped)|pay for (?:the|my) (?:damage|repair|tyre)|"
            r"(?:damaged|broke|ruined) my (?:car|tyre|tire|bike|wheel)"
        ),
    ),
    (
        Matter.INFORMATION_REQUEST,
        _words(
            r"asiakirjapyyn|tietopyyn|julkisuusla|(?:pyydä|pyytäisi|haluai|haluan|toimitta|lähettä|saisi|saada|saanko)\w*"
            r"(?: [\w-]+){0,4} (?:asiakirj|pöytäkir|jäljennö|kopio[nit]|sopimuksen kopio)|"
            r"offentlighetslag|begär\w*(?: [\w-]+){0,4} (?:handling|uppgift|protokoll|kopi)|ta del av (?:\w+ )?(?:handling|protokoll)|"
            r"begäran om (?:uppgift|handling)|"
            r"freedom of information|(?:request|like|send me|obtain|get)\w*(?: [\w-]+){0,4} (?:cop(?:y|ies) of|documents?\b|minutes of|"
            r"the minutes|records)|access to (?:the )?documents|openness of government"
        ),
    ),
    (
        Matter.INITIATIVE,
        _words(
            r"kuntalaisaloi|kansanäänestysaloi|\baloite(?:tta)?\b|\baloittee(?:n|t|ks|ll|st|ss|se|ni|mme|na)|\baloitteita|"
            r"\b(?:invånar|medborgar|kommun|folkomröstnings)?initiativ(?:et|en|rätt)?\b|"
            r"(?:resident|citizen|municipal)\w{0,2}['’]?s? initiative|referendum initiative|file an initiative|make an initiative"
        ),
    ),
    (
        Matter.ADMINISTRATIVE_COMPLAINT,
        _words(
            r"hallintokantel|\bkantel(?:u|en|emme|ut|ua|un)\b|\bkantelun|virkavirhe|virkarik|"
            r"(?:viranom|viranhalt|virka|virkavelv)\w*(?: \w+){0,4} laiminly|laiminly\w*(?: \w+){0,4} (?:virka|velvollisuu)|"
            r"förvaltningsklag|tjänstefel|klagan över (?:en )?(?:tjänst|myndig)|försumma\w* (?:\w+ )?(?:tjänste|plikt)|"
            r"administrative complaint|maladminist|misconduct (?:in office|by an official|of an official)|official misconduct|"
            r"abuse of office|neglect of (?:official )?duty"
        ),
    ),
    (
        Matter.ACCESSIBILITY,
        _words(
            r"ruudunluk|näytönluk|saavutettavuus(?:palau|selos|puut|ong)|(?:sivu|verkko|netti|sovellu|lomak|pdf|video)\w*"
            r"(?: [\w-]+){0,5} saavutettav|saavutettav\w*(?: [\w-]+){0,5} (?:sivu|verkko|netti|sovellu|lomak|pdf|video)|"
            r"näppäimistö\w*(?: \w+){0,3} (?:ei|en)\b|(?:en|ei) (?:\w+ ){0,3}näppäimistöll|tekstitys puuttuu|videos\w* ei ole tekstity|"
            r"skärmläs|tillgänglighets(?:utlåt|respons|brist)|(?:webb|sidan|sidor|formulär|app|tjänst)\w*(?: \w+){0,5} tillgänglig|"
            r"screen ?reader|(?:web|site|page|form|app|pdf)\w*(?: \w+){0,5} (?:in)?accessib|accessibility (?:\w+ )?(?:web|site|page|form|app|"
            r"statement|feedback|issue|problem)|keyboard (?:alone|only|user)"
        ),
    ),
)


def guess_kind(text: str) -> str | None:
    """Return complaint, fault, idea, question or thanks, as the words weigh; or None when they say nothing."""
    best, most = None, 0
    for kind, weight, words in _KINDS:
        score = weight * len({match[0].lower() for match in words.finditer(text)})
        if score > most:
            best, most = kind, score
    return best


def other_matter(text: str) -> Matter | None:
    """Return the matter that the law handles in another way, if the words point to one.

    Appeals: Act 410/2015, sections 134-138. Claims: Act 412/1974. Requests for documents: Act 621/1999, sections 13-14.
    Initiatives: Act 410/2015, section 23. Administrative complaints: Act 434/2003, section 53 a. Accessibility: Act 306/2019.
    """
    return next((matter for matter, words in _MATTERS if words.search(text)), None)
