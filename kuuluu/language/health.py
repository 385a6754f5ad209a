"""Words that reveal somebody's health: an illness, a disability, a medicine, a treatment, care (Act 621/1999, section 24.1, 25).

A word counts where its sentence speaks of a person; "the ramp for wheelchairs is missing" tells of nobody.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kuuluu.language.nobody import is_nobodys
from kuuluu.language.not_health import NO_HEALTH
from kuuluu.language.people import Sentences
from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading
from kuuluu.language.words import read_words

_KEY = 3
_OWNERS = ("ni", "nsa", "nsä", "mme", "si")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# What makes a compound a thing, a place, a profession or an association, and nobody's health.
_THING = re.compile(
    r"^\w{0,3}-?(?:yhdisty|järjestö|liitto|liito|päivä|viikko|viikon|kuukau|osasto|poliklin|talo|keskus|keskuk|palvelut?\b|palveluj|kausi|kaude|kauten|"
    r"rokot|hoitaj|lääkär|ystäväl|testi|teste|tutkim|luento|luenno|ryhmä|kerho|tieto|kampanj|paikk|paika|ruutu|ruudu|wc|vessa|lippu|luisk|ramp|opas|säätiö|"
    r"neuvosto|neuvola|parkki|parkin|pysäkö|hissi|kuljet|urhe|liikun|jumppa|tapahtu|messut|laki|lain|koulu|koulun|asem|toimisto|tuki\b|tuen\b|kortti|"
    r"apuväli|vapa|perä|(?<!v)aine|förbund|förening|vecka|dag\b|dagen|parkering|plats|ramp|toalett|mottagning|avdelning|vaccin|centr|säsong|fri\b|test|fond|"
    r"kulku|väylä|reitti|reitin|esteet|lift|yrity|tilat|automaat|vakuutu|tarkastu|kasvi|pöly)"
)
_MANY = re.compile(
    r"(?:iset|isten|isille|isilla|isilta|isiä|isia|isissa|isista|ikot|ikoiden|ikoille|ikoilla|ikkojen|ikkoja|stit|stien|steille|stejä|kkaat|aat|aiden|"
    r"aille|ailla|aita|isters|ikerna|ikers|holics|holister|addicts|tuolilaiset|tuolilaisten|istit)\Z"
)
# What belongs to it: "Parkinsonin tauti", "autism spectrum", "vaikea masennus", "seven months pregnant".
_AFTER = re.compile(
    r"(?: (?:tau[dt]i|sairau|oireyht|syndroom|häiriö|dementi|kirjo|reaktio|kohtau|shok|chock|shock|vajaatoim|vajavuu|vamma|pullistum|prolaps|leikkau(?:s|kse)|diagnoosi|diagnoosei|potila|todet|toteam|"
    r"tyyppi [12]|typ [12]|type (?:1|2|one|two)|disease|syndrome|disorder|spectrum|reaction|attack|user\b|degenerat|deficien|surgery\b|operation\b|treatment|patient|survivor|sufferer|thoughts\b|"
    r"sjukdom|sjuka|anfall|reaktion|störning|spektr|diagnos)\w*)+",
    re.IGNORECASE,
)
# Which words before belong to it: how bad it is, how far, and the verb that tells of it; several may follow one another.
_BEFORE = re.compile(
    r"(?:\b(?:have|has|had|having|got|sai|sain|saanut|selvi(?:nnyt|sin|si|ytynyt)|toivuin|paran\w+|voitti|voitin|\w+(?:nnella|nnellä|lla|llä) kuulla|\w+nnella kuukaudella|viikolla \d+|jatkuva\w*|toistuva\w*|kaksi|kolme|useita|two|three|four|several|multiple|mini|lewy body|lewy|vascular|frontotemporal|rare|lifelong|\w{4,}ly|on the|life-threatening|två|tre|flera|sällsynt|livshotande|\w{4,}igt|vaike\w+|vakav\w+|paha\w*|pahoja|lievä\w*|krooni\w+|kroonis\w+|pahe\w+|etene\w+|edenn\w+|pitkäaikai\w+|toipuv\w+|toivun|toipuu|raitistun\w+|"
    r"entinen|tyypin|ykköstyypin|kakkostyypin|typ|type|[12]|synnynnäi\w+|epäil\w+|todet\w+|diagnosoi\w+|alkava\w*|alkanu\w*|alkavaa|keskivaikea\w*|syvä\w*|levinn\w+|"
    r"hoitamat\w+|\w+-?asteinen|\w+-?asteis\w+|sairast\w+|kärsi\w*|potee|poden|podin|käytän|käyttää|käytämme|istun|istuu|liikun|liikkuu|kuljen|kulkee|kävelen|"
    r"kävelee|odotan|odottaa|jonotan|jonottaa|älylli\w+|harvina\w+|neuropsyk\w+|psyykki\w+|psyykkis\w+|fyysi\w+|hengenvaaralli\w+|monivammai\w*|lähes|melkein|"
    r"täysin|osittain|osin|toispuol\w+|vaikeasti|lievästi|pahasti|vakavasti|syvästi|viimeisilläni|viimeisillään|pieni\w+|juuri|äskettäin|vasta|just|recently|nyligen|"
    r"svår\w*|grav|gravt|lindrig\w*|kronisk\w*|nykter\w*|medfödd\w*|begynnande|obotlig\w*|allvarlig\w*|lider|led|av|fick|fått|nästan|helt|delvis|höggravid|"
    r"severe|severely|chronic|chronically|mild|serious|terminal|terminally|recovering|from|former|advanced|early|clinical|clinically|acute|bad|heavily|congenital|"
    r"suffers?|suffering|diagnosed|with|almost|nearly|completely|partially|legally|early-onset|undergoing|\w+ months|\w+ weeks|a|an|hay|slipped|en|ett|breast|lung|skin|bowel|prostate|bone|brain|kidney|liver|heart|eating|drinking|gambling|hearing|white|guide|walking|hip|knee|nut|blood|bröst|lung) )+\Z",
    re.IGNORECASE,
)
# Where it is, what it is of: "in both hands", "mot mjölk", "molemmissa lonkissa", "to eggs", "i sjunde månaden".
_WHERE = re.compile(
    r"(?: (?:kahdesta|kolmesta|useasta|monesta) (?:kohtaa|kohdasta|paikasta)| (?:todella |tosi )?pahasti| (?:vasemmalta|oikealta|toiselta|vasemman|oikean) (?:puolelta|kyljeltä|puolen\w*)| (?:käyttäjä|kanssa|avulla|varassa|kantaja)\w{0,4}| (?:pahen|vaikeutu|eteni|etene|puhkes|uusiutu|todettiin|laukes)\w*"
    r"| (?:lapsi|lapsen|lapselle|poika|pojan|tyttö|tytön|mies|miehen|nainen|naisen|äiti|äidin|isä|isän|vanhus|vanhuksen|henkilö|henkilön|oppilas|veli|sisko|mummo|mumm[iou]n?|ukki)\b"
    r"|,? (?:molemmissa|oikeassa|vasemmassa|kummassakin|toisessa)?(?: |(?<= ))(?:polv|lonk|käs|jalo|jala|sorm|selä|nisk|olkap|silm|korv|nilk|rant|nivel|keuhko)\w*ss[aä]\b"
    r"| (?:maidolle|kalalle|kananmunalle|munalle|pähkinöille|pähkinälle|soijalle|vehnälle|viljalle|siitepölylle|koirille|kissoille|eläimille|pölylle|homeelle|hajusteille|ampiaisille|hyttysille|lääkkeille|penisilliinille|\w+lle(?= |[.,;!?]))(?: ja \w+lle)?"
    r"| mot \w+(?: och \w+)?| to (?:\w+ and )?\w+| i (?:\w+ )?(?:månaden|veckan)"
    r"| i (?:båda |höger |vänster |ena |högra |vänstra )?(?:benen|armarna|ena sidan|höften|höfterna|knäna|knät|händerna|fötterna|ryggen|lederna|ansiktet|benet|armen)"
    r"| in (?:both |my |his |her |one |the |left |right )*(?:hands?|legs?|knees?|hips?|feet|foot|eyes?|ears?|joints|back|spine|lungs?|shoulders?|fingers|arms?))+",
    re.IGNORECASE,
)
_IS_OF = re.compile(r" (?:mot|to) | \w+lle\b", re.IGNORECASE)  # only an allergy is of something
_OF_SOMETHING = re.compile(r"allerg|yliherk|överkäns|intoler", re.IGNORECASE)
_CAPITALS = frozenset({"add", "kol", "ocd", "copd", "ms", "als"})
_HAS = re.compile(
    r"(?:\bhar|\bhas|\bhave|\bwith|\bhad|on|pga|p\.g\.a\.|grund av|svår|lindrig|vaikea|lievä|severe|takia|due to|because of|got|sairast\w+|todett\w+|todettu|diagnos\w+|fått|med|lider av|suffers? from)[ :,]{1,2}(?:\w+ )?\Z",
    re.IGNORECASE,
)
_AND = re.compile(r" ?|,? (?:ja|sekä|tai|och|samt|eller|and|or) ", re.IGNORECASE)
_NEAR, _FAR = 30, 50


_ByHead = dict[str, list[tuple[str, bool]]]


def _listed() -> tuple[_ByHead, _ByHead, Phrases]:
    """Return the words by how they begin, those that may stand anywhere in a compound, and those of several words."""
    starts: _ByHead = {}
    inside: _ByHead = {}
    several = []
    for entry in read_words("health"):
        word, is_whole = entry.rstrip("!"), entry.endswith("!")
        if "_" in word:
            several.append(
                " ".join(re.escape(part) + (r"\w*" if len(part) >= _KEY else "") for part in word.split("_"))
            )
        elif word.startswith("*"):
            inside.setdefault(word[1 : _KEY + 1], []).append((word[1:], is_whole))
        else:
            starts.setdefault(word[:_KEY], []).append((word, is_whole))
    return starts, inside, Phrases(several)


_STARTS, _INSIDE, _SEVERAL = _listed()
_TELLING, _PHRASES = Phrases.read("health_telling", whole=True), Phrases.read("health_phrases", whole=True)


def health(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int]]:
    """Yield where words reveal somebody's health in a plain text."""
    text = reading.text
    words = (span for span in _candidates(reading) if not _is_nothing(sentences, *span))
    found = [_widened(text, *span) for span in words if sentences.is_about_somebody(span[0])]
    found += [_with_where(text, *span) for span in _TELLING.find(reading) if not _is_nothing(sentences, *span)]
    phrases = (span for span in _PHRASES.find(reading) if not _is_nothing(sentences, *span))
    found += [_with_where(text, *span) for span in phrases if sentences.is_about_somebody(span[0])]
    yield from _joined(text, sorted(found))


def _candidates(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield words that are about health, whoever is spoken of."""
    text = reading.text
    telling = {word for word in set(_TOKEN.findall(reading.low)) if word in _CAPITALS or _is_health(word)}
    for token in _TOKEN.finditer(reading.low) if telling else ():
        start, end = token.span()
        if token[0] not in telling:
            continue
        is_short = token[0] in _CAPITALS
        if not is_short or (text[start:end].isupper() and _HAS.search(text, max(0, start - _NEAR), start)):
            yield start, end
    yield from _SEVERAL.find(reading)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the words with those that belong to them."""
    before = _BEFORE.search(text, max(0, start - _FAR), start)
    after = _AFTER.match(text, end)
    return _with_where(text, before.start() if before else start, after.end() if after else end)


def _with_where(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the words with where it is: "in both hands"; an allergy also with what it is to."""
    where = _WHERE.match(text, end)
    is_told = where and (_OF_SOMETHING.search(text, start, end) or not _IS_OF.match(where[0]))
    return start, where.end() if where and is_told else end


@lru_cache(maxsize=8_000)
def _is_health(word: str) -> bool:
    """Tell whether a word in small letters tells of somebody's health, and not of a thing or of many people."""
    stem = _stem_in(word)
    return stem is not None and not _THING.match(word[stem:]) and not _MANY.search(word)


def _stem_in(word: str) -> int | None:
    """Return where in a word what tells of health ends, or None."""
    for stem, is_whole in _STARTS.get(word[:_KEY], ()):
        if word in (stem, *(stem + owner for owner in _OWNERS)) if is_whole else word.startswith(stem):
            return len(stem)
    for at in range(len(word) - _KEY + 1):
        for part, is_whole in _INSIDE.get(word[at : at + _KEY], ()):
            if word.startswith(part, at) and (not is_whole or at + len(part) == len(word)):
                return at + len(part)
    return None


def _is_nothing(sentences: Sentences, start: int, end: int) -> bool:
    """Tell whether the words around make it a figure of speech, a thing or a place: "sokea piste", "wheelchair ramp"."""
    text = sentences.text
    return any(
        match.start() < end and start < match.end()
        for match in NO_HEALTH.finditer(text, max(0, start - _NEAR), min(len(text), end + _NEAR))
    ) or is_nobodys(text, start, end, sentences.named)


def _joined(text: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans, those with nothing but a space between as one."""
    last: tuple[int, int] | None = None
    for start, end in found:
        if last and (start <= last[1] or _AND.fullmatch(text, last[1], start)):
            last = last[0], max(last[1], end)
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last
