"""Names of things: in quotation marks, after an article, beside what is called so, of storms, ships, sorts and services."""

import re

from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.runs import Run
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lines

_NEAR, _FAR, _SHORTLY, _MOST_AHEAD = 60, 90, 8, 7
_OPENS, _CLOSES = frozenset("\"“”'‘’»«„"), frozenset("\"“”'’»«")
_SIGNS = re.compile(
    r"nimimer|allekirjoi|signatur|pseudonym|signed|selässä|lempini|kutsutaan|smeknamn|nickname|known as|aka ",
    re.IGNORECASE,
)
# "Lådcykeln Lina": a definite noun before a name says what has it, unless it is a person's: "vaktmästaren Göran".
_DEFINITE = re.compile(r"[a-zåäö]{2,}(?:en|et|an|ln|rn|orna|arna|erna)")
_PERSONS = re.compile(
    r"\w*(?:aren|ungdomarna|smeden|kocken|vakten|bonden|polisen|arkitekten|\w*ikern|biträdet|advokaten|kaptenen|lotsen|veterinären|militären|pensionären|fosterbarnet|gudbarnet|paret|släktingen|bekanten|främlingen|ungdomen|tonåringen|\w*åringen|nissen|typen|snubben|bruden|tösen|grabben|[^g]arn|arien|ärerna|anterna|isterna|isten|erskan|anten|enten|ören|ologen|karen|listan|mannen|\w*man|kvinnan|tanten|damen|gubben|gumman|flickan|pojken|killen|tjejen|ungen|barnet|kompisen|vännen|väninnan|kollegan|"
    r"grannen|chefen|mamman|pappan|modern|fadern|systern|brodern|dottern|sonen|frun|maken|makan|sambon|ledaren|värden|värdinnan|kunden|klienten|eleven|invånaren|medlemmen|personen|"
    r"kusinen|mostern|fastern|rektorn|kuratorn|doktorn|pastorn|prästen|herren|svågern|svägerskan|barnen|barnbarnet|tvillingarna|syskonen|grannarna|pojkarna|flickorna|kvinnorna|männen)"
)
_NO_NOUN = frozenset(
    [
        "även", "igen", "redan", "sedan", "innan", "utan", "annan", "någon", "ingen", "undan", "mellan", "egen", "liten", "antingen", "hemifrån", "därifrån", "äntligen", "verkligen",
        "möjligen", "troligen", "tydligen", "egentligen", "nyligen", "slutligen", "nämligen", "vanligen", "gången", "kvällen", "morgonen", "dagen", "helgen", "natten", "veckan", "hösten", "våren",
        "vintern", "sommaren", "måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen", "posten", "telefonen", "medan", "sidan", "namnet", "ytterligare", "faktiskt",
        "mycket", "litet", "huruvida", "trappan", "huset", "gården", "lägenheten", "villan", "skolan", "dagiset", "förskolan", "klassen", "hemmet",
    ]
)  # fmt: skip
_ARTICLE = frozenset(["the"])
_SHIP = re.compile(r"\b[MSRmsr]/(?:[SYVsyv] ?)?\Z|\b(?:MS|HMS|USS) \Z")
_STORM = re.compile(r"\bmyrsky\w*|\bstorm(?:en|ens|s|y)?\b|\bhurricane|\borkan", re.IGNORECASE)
_BLOWS = re.compile(
    r" (?:kaatoi|kaatoivat|repi|vei|riepotteli|pyyhkäisi|puhalsi|riehui|raivosi|tuhosi|katkoi|nosti|fällde|rev|blåste|drog|tog|härjade|tore|blew|took down|knocked|felled|flooded|ravaged|hit)\b"
)
# What has its name from somebody: "heter efter", "is named after", "X:n mukaan nimetty".
_AFTER_WHOM = re.compile(
    r"(?:named?|naming|called) (?:\w+ ){0,5}after (?:the )?(?:\w+ )?\Z|(?:uppkallad\w*|döpt|namnges|heter|namngiv\w+) (?:\w+ )?efter \Z"
    r"|(?:\bnimet(?:ään|tään|tiin|ty|yn|tä|ä)\w*(?<!nimettömänä)|nimitetään|nimeäi\w+|nimeä\w*|kastet\w+) (?:[^.!?\n]{0,40} )?\Z",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"(?:[:]?n)? mukaan\b|,? (?:som|vilken) (?:gatan|vägen|parken|skolan|torget|stigen|huset|platsen|salen|den|det) (?:\w+ ){0,2}(?:är uppkallad|är döpt|heter|har sitt namn) efter"
    r"|,? (?:that|which|whom|who) (?:the|this|our) \w+ (?:is|was) named after|,? (?:jonka|josta|jolta) (?:mukaan )?(?:\w+ ){0,2}(?:nimi|nimensä|nimetty|saanut nimensä|sai nimensä)"
)
_MOURNED = re.compile(
    r"edesmen|vainaa|vainaj|isäni|äitini|my (?:late )?(?:father|mother|husband|wife|son)|min (?:far|mor|man|fru)\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:call|calls|called|name|named|naming|christen\w*|dub\w*|heter|kallas|kallar|döpt|döpte|döpa|kutsu\w*|nimes\w*|nimeä\w*|nimet\w*|risti\w*|antoi\w* nimeksi|sai\w* nime\w*|fick namnet|gav \w+ namnet)"
    r" (?:it|itself|(?:the|our|a|your|this|that|stadens|er|vår|den|det|se|sen) )?(?:[^\W\d_]+ ){0,2}?((?!till |for |nime|nimi)[^\W\d_]+ )(?:till |for |ni(?:meksi|mellä|min) )?\Z",
    re.IGNORECASE,
)
# "the snow plough named Daisy", "pankki nimeltä Oma Säästö": what is called so is told before, and is no person.
_CALLED_SO = re.compile(
    r"([^\W\d_]+),? (?:called|named|nimeltään?|by the name of|vid namn|som heter|som hette|som kallas) \Z",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?:man|men|wom[ae]n|guy|boy|girl|lady|kid|child|son|daughter|someone|somebody|person|one|people|pupil|student|teacher|neighbou?r|friend|lad|driver|owner|tenant|resident|mies|miehe|nainen|naise|poika|poja|tyttö|tytö|henkilö|joku|jonku|"
    r"kaveri|tyyppi|rouva|herra|äijä|ukko|mummo|pappa|naapuri|opettaja|hoitaja|oppilas|lapsi|lapse|kille|tjej|kvinna|herre|dam|pojke|flicka|någon|en|person|barn|elev|granne|lärare|vän|is|was|been|are|got|get|her|him|me|he|she|it|hän|minu|on|oli|ole|jag|han|hon|am|be|being|(?:he|she|it|who|that|i|they|we|you)['’]\w+|often|also|usually|now|i|den|det|that|who|and|ja|och|\w+ja|\w+jä|\w+are|\w+er|\w+ist)\w*",
    re.IGNORECASE,
)
# Talk of names: for streets, groups, machines.
_OF_NAMES = re.compile(
    rf"\b(?:{'|'.join(read_lines('names/names_for'))})",
    re.IGNORECASE,
)
# What is played, sung, shown and read: a first name alone beside it is a figure's or an artist's.
_WORKS = re.compile(rf"\b(?:{'|'.join(read_lines('names/works'))})", re.IGNORECASE)
_CLAUSE = re.compile(r"[.!?\n]")
_IN_A_SENTENCE = frozenset([" ", ", ", ""])
# "Henry vacuum", "Alexander technique", "Murphy's law", "Sophie the tunnelling machine", "dan efter dan".
_GOES_ON_AS_A_THING = re.compile(
    rf"(?:['’]s)?(?:,? (?:and|or|och|ja) [A-ZÅÄÖ]\w+)? (?:{'|'.join(read_lines('names/made_things'))})\b|,? the (?:[A-Z]\w+\b|[a-z]+ing (?:machine|engine|cat|dog|bus)|(?:\w+ )?(?:snow ?)?(?:plough|plow|robot|tank|train|cat|dog|horse|mower|machine))|"
    r" efter dan\b"
)
# "i Haiko", "vid Klemetskog", "på Stenbacken"
_AT_A_PLACE = re.compile(r"\b(?:i|vid|från|till) \Z|\bpå \Z(?<=på )", re.IGNORECASE)
_LIKE_A_PLACE = re.compile(
    r"\w{2,}(?:backen|huset|berget|åsen|gården|skog|skogen|udden|viken|näs|näset|parken|torget|holmen|dalen|kullen|hallen|byn|böle|by|vik|by|sund|strand|stranden|hamn|hamnen)"
)
# What it was is told afterwards: "siis se vanha uuni", "the chatbot, that is".
_IS_WHAT = re.compile(
    r"\b(?:siis|eli|nimittäin|alltså|dvs\.?|i mean|that is|olikin|onkin) (?:se |ne |den |det |de |the |that |teidän |meidän |er |vår )?",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"[^\W\d_]+")
_THE_SAME = re.compile(r"[-‐](?=[a-zåäö]{3})")


def is_a_things(tokens: list[Token], run: Run, text: str, language: str) -> bool:
    """Tell whether the name is told to be that of a thing, a storm, a ship, a service, or is only spoken of as a name."""
    if not run.words[0].capital:
        return False
    word = tokens[run.index - 1] if run.index else None
    return (
        _is_quoted(run, text)
        or (word is not None and run.words[0].gap == " " and _is_named_by(tokens, run, word, language))
        or bool(_SHIP.search(text, max(0, run.start - _SHORTLY), run.start))
        or bool(_GOES_ON_AS_A_THING.match(text, run.end))
        or (language == "sv" and _is_at_a_place(run, text))
        or _is_told_after(run, text)
        or _is_a_storm(run, text)
        or _is_spoken_of(run, text, language)
        or _is_a_service(run, text)
        or _is_of_a_work(run, text)
    )


def _is_quoted(run: Run, text: str) -> bool:
    """Tell whether nothing else stands within quotation marks: a title, a sort, a sign; a signature is somebody's."""
    if _SIGNS.search(text, max(0, run.start - _NEAR), run.start):
        return False
    return text[run.start - 1 : run.start] in _OPENS and run.start > 0 and text[run.end : run.end + 1] in _CLOSES


def _is_named_by(tokens: list[Token], run: Run, word: Token, language: str) -> bool:
    """Tell whether an article or a thing in its definite form stands straight before: "the Martin snowplough", "soppan Karl-Johan"."""
    one = run.words[0]
    if one.low.endswith("s") and one.is_inflected:
        return False  # the Virtanens
    if word.low in _ARTICLE or (run.index > 1 and tokens[run.index - 2].low in _ARTICLE and _is_quality(word)):
        return len(run.words) == 1 and not _goes_on_as_people(tokens, run)
    if language != "sv" or (word.capital and not word.at_start) or not _is_definite_thing(word.low):
        return False
    return one.has(Kind.FIRST) and word.low not in words("private") and word.low not in words("child")


def _goes_on_as_people(tokens: list[Token], run: Run) -> bool:
    """Tell whether a family or what people have follows: "the Salo family", "the Korhonen house"."""
    if run.after >= len(tokens) or tokens[run.after].gap != " ":
        return False
    low = tokens[run.after].low
    return low in exact("families") or low in words("belongings") or low in words("private") or low in words("child")


def _is_quality(word: Token) -> bool:
    return word.low in {
        "new",
        "old",
        "bronze",
        "big",
        "little",
        "great",
        "famous",
        "broken",
        "former",
        "original",
        "good",
        "red",
        "blue",
        "white",
        "green",
    }


def _is_a_storm(run: Run, text: str) -> bool:
    """Tell whether a text of a storm says that it felled or tore: "Aila kaatoi kuusen, myrskytuhot"."""
    return len(run.words) == 1 and bool(_BLOWS.match(text, run.end)) and bool(_STORM.search(text))


def _is_spoken_of(run: Run, text: str, language: str) -> bool:
    """Tell whether the words are of names: what something is called, or after whom."""
    before = text[max(0, run.start - _FAR) : run.start]
    if (_AFTER_WHOM.search(before) or _OF_WHOM.match(text, run.end)) and not _MOURNED.search(text):
        return True
    so_called = _CALLED_SO.search(before)
    if so_called and not is_somebody(so_called[1].lower()):
        return True
    calls = _CALLS.search(before)
    if calls and (
        calls[0].lower().rstrip().endswith(("itself", "itseään", "sig")) or _may_be_called(calls[1], language)
    ):
        return True
    return bool(_OF_NAMES.search(text, max(0, run.start - _NEAR), min(len(text), run.end + _NEAR)))


def is_somebody(low: str) -> bool:
    """Tell whether a word in small letters tells of a person, or none is told at all: "a man", "she is"."""
    return low in words("private") or low in words("child") or (bool(_SOMEBODY.fullmatch(low)) and not _is_thing(low))


def _may_be_called(noun: str, language: str) -> bool:
    """Tell whether a word is a thing, or a Swedish one in its definite form that is no person: "döpt snögubben till"."""
    low = noun.strip().lower()
    return _is_thing(low) or (language == "sv" and _is_definite_thing(low))


def _is_definite_thing(low: str) -> bool:
    """Tell whether a Swedish word is a noun in its definite form, and of no person."""
    return low not in _NO_NOUN and bool(_DEFINITE.fullmatch(low)) and not _PERSONS.fullmatch(low)


def _is_thing(low: str) -> bool:
    return (
        low in words("things") or low in exact("named_things") or low in words("firms_before") or low in words("pets")
    )


def _is_a_service(run: Run, text: str) -> bool:
    """Tell whether the same name is joined to a thing elsewhere in the text: "Kerttu-palvelu … Kerttu ei ymmärtänyt"."""
    if len(run.words) > 1:
        return False
    lemma = run.words[0].lemma
    for form in {run.words[0].text, lemma.capitalize()}:
        at = text.find(f"{form}-")
        if at >= 0 and _THE_SAME.match(text, at + len(form)):
            rest = re.match(r"[a-zåäö]+", text[at + len(form) + 1 :])
            if rest and not rest[0].startswith(("nimi", *exact("after_hyphen"))):
                return True
    return False


def _is_of_a_work(run: Run, text: str) -> bool:
    """Tell whether one name stands alone in a sentence of films, plays, songs or books: "Filmen om Tove"."""
    word = run.words[0]
    if len(run.words) > 1 or not word.has(Kind.FIRST) or word.gap not in _IN_A_SENTENCE:
        return False
    first = max(
        (match.end() for match in _CLAUSE.finditer(text, max(0, run.start - _FAR), run.start)),
        default=max(0, run.start - _FAR),
    )
    last = _CLAUSE.search(text, run.end, min(len(text), run.end + _FAR))
    return bool(_WORKS.search(text, first, last.start() if last else min(len(text), run.end + _FAR)))


def _is_at_a_place(run: Run, text: str) -> bool:
    """Tell whether a Swedish preposition stands before what is no first name: somebody's name stands after others."""
    word = run.words[0]
    if len(run.words) > 1 or word.has(Kind.FIRST):
        return False
    if text.endswith(" i ", 0, run.start):
        return True
    return bool(_LIKE_A_PLACE.fullmatch(word.low) and _AT_A_PLACE.search(text, max(0, run.start - _SHORTLY), run.start))


def _is_told_after(run: Run, text: str) -> bool:
    """Tell whether the text says afterwards what thing is meant: "Tuulikki ei lämmitä, siis se vanha uuni"."""
    if len(run.words) > 1:
        return False
    told = _IS_WHAT.search(text, run.end)
    if told is None:
        return False
    ahead = [match[0].lower() for _n, match in zip(range(_MOST_AHEAD), _AHEAD.finditer(text, told.end()), strict=False)]
    return any(_is_thing(low) for low in ahead) and not any(
        low in words("private") or low in words("child") for low in ahead
    )
