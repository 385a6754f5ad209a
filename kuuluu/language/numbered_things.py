"""What the words before a number say that it is the number of: an invoice, an order, a meter, a lamp, and no telephone."""

import re

from kuuluu.language.noun_endings import OWNED_ENDINGS
from kuuluu.language.reading import hangs_on
from kuuluu.language.words import read_parts

_LISTED = read_parts("numbered_things")

# What numbers of telephones are called by: "kotinumero", "päivystysnumeroni", "journumret".
OF_PHONES = _LISTED["OF_PHONES"]
# The first groups of a reference stand before: "viite 00000 04411 23057".
_REFERENCE_BEFORE = re.compile(
    rf"(?:{_LISTED['REFERENCE_BEFORE']})(?: nro| no| nr| numero| nummer| number| code| koodi)?(?: on|"
    rf" är| is)?[ :#]{{1,3}}[a-z]{{0,4}}[\d -]*\Z"
)
# "viite molemmissa 10 02387 71654"
_REFERENCE_AWAY = re.compile(
    r"(?:viite|viitenumero|viitteellä|viitteenä|referens(?:en|nummer)?|reference|ref) (?:[^\W\d_]{2,} ){1,2}\d[\d -]*\Z"
)
# "Asiakasnumeroni kirjastossa on 0450 …": what the number is of is said some words before.
_NUMBER_OF = re.compile(
    rf"(?:{_LISTED['NUMBER_OF']})[- ]?(?:numero|nro|tunnus|tunnukse|koodi|nummer|nummret|"
    rf"numret|number|code)\w* (?:(?:[^\W\d_]+ ){{0,3}}(?:on|oli|är|var|is|was|reads):? (?:[^\W\d_]+ )?)?\Z"
)
# "Lähettäkää lasku, numero on 044 …": another clause, and in it the number is nobody's but the writer's.
_NUMBER_ALONE = re.compile(
    r"[,;.!] (?:ja |och |and |mutta |siis )?(?:se |mun |tää |the )?(?:(?:numero|nro|numret|nummer|number) (?:on|är|is)|numeroni(?: on)?):? \Z"
)
_OTHER_CONTEXT = re.compile(
    rf"{_LISTED['OTHER_WORDS']}|(?!{OF_PHONES})\w{{3,}}(?:numero\w*|tunnus|tunnukse\w*|koodi\w*|nummer|numret)|"
    rf"(?:{_LISTED['OTHER_CONTEXT']})\w*(?<!ja)(?<!kas)"
)
_FILLER = re.compile(_LISTED["FILLER"])
# Papers, machines, things in streets and stores, with the endings that a sentence gives them.
_NOUNS = read_parts("numbered_nouns")
_LONGEST_QUESTION = 15


def _named(part: str) -> str:
    """Return a pattern of the nouns of a part in all languages; in English a compound is parted, in others not."""
    return "|".join(
        rf"{'' if language == 'ENGLISH' else '[^_]*'}(?:{_NOUNS[part + language]}){ending}"
        for language, ending in OWNED_ENDINGS.items()
    )


_NUMBER = re.compile(
    "nro|nr|no|numero(?:lla|n|a)?|nummer|number|tunnus|tunnuksella|tunnuksen|tunnusta|koodi|koodilla|koodin|koodia|code|kod|on|är|is|was|oli|var|marked|märkt|merkitty"
)
_NOUN = re.compile(_named(""))
_ANY_NOUN = re.compile(f"{_named('')}|{_named('OF_PERSONS_')}")
# "the invoice with number …"; with no such word it may be somebody's: "anmälan med 040 …".
_WITH = re.compile(r"\b(?:with|med|har|has) (?=(?:the )?(?:number|nummer)\b)")
# In one word, whatever stands before: "… on laskun numero", "… är hissens nummer", "… is the number of the lease".
_ONE_NOUN = _ANY_NOUN.pattern.replace("[^_]*", r"[^\W\d_]*")
_CALLED = "(?:numero|nro|tunnus|koodi|nummer|kod|number|code|id)"
_SAID_AFTER = re.compile(
    rf",? (?:(?:on|oli|är|var|is|was) (?:(?:vain|bara|only|just|the|my|your) ){{0,2}}(?:[^\W\d_]+ )?(?:{_ONE_NOUN}) ?-?{_CALLED}|"
    rf"(?:is|was) (?:only |just )?the {_CALLED} (?:of|on) (?:the |my |your )?(?:{_ONE_NOUN})\b|"
    rf"(?:är|var) (?:bara )?(?:numret|koden|nummer) på (?:{_ONE_NOUN})\b)",
    re.IGNORECASE,
)
# "Onko 045-… hissin tunnus?", "Is 045-… the number of the lift?"
_ASKED = re.compile(r"\b(?:onko|oliko|är|var|is|was) (?:numero |nummer |number )?\Z", re.IGNORECASE)
_ASKED_AFTER = re.compile(
    rf" (?:the )?(?:(?:{_ONE_NOUN}) {_CALLED}|{_CALLED} (?:of|on|på) (?:the )?(?:{_ONE_NOUN}))(?=[?.,]|\Z| (?:vai|eller|or)\b)",
    re.IGNORECASE,
)
# "hissin tunnuksella 045-…": said so plainly, it is nobody's though somebody calls or answers in the sentence.
_IDENTIFIES = re.compile(
    r"(?:tunnu(?:s|ksella|kselle|ksen|sta)|koodi(?:lla|n|a)?|kod(?:en)?|code|id) (?:on |oli |är |var |is |was )?\Z",
    re.IGNORECASE,
)
_TO_CALL = re.compile(rf"""\b(?:{_NOUNS["TO_CALL"]})[^.!?\n\d”"]*\Z""")
# "Pekka Lukko 040 …" is a name; after a comma or a full stop something else begins, unless a word was shortened: "nro. 5".
_PARTED = re.compile(r"[A-ZÅÄÖ][^\W\d_]+ [A-ZÅÄÖ][^\W\d_]+[^\w\n]*\Z|(?<!nro)(?<!nr)(?<!no)[.,;!?][^\w]*\Z|\n\Z")


def is_number_of_a_thing(low: str) -> bool:
    """Tell whether words in small letters, straight before a number, name it as that of an order, a meter, a customer."""
    return _NUMBER_OF.search(low) is not None


def is_of_a_noun(before: str, *, with_cards: bool) -> bool:
    """Tell whether a paper, a machine or a thing in a street is named straight before a number; cards and passes may have a person's."""
    before = _WITH.sub("", before)
    return not _PARTED.search(before) and hangs_on(_ANY_NOUN if with_cards else _NOUN, _NUMBER, before, len(before))


def is_said_of_a_noun(text: str, start: int, end: int) -> bool:
    """Tell whether the words straight after a number say of what it is: "… on laskun numero", "… is the number of the lease"."""
    if _SAID_AFTER.match(text, end):
        return True
    return bool(_ASKED.search(text, max(0, start - _LONGEST_QUESTION), start) and _ASKED_AFTER.match(text, end))


def hangs_on_a_thing(before: str) -> bool:
    """Tell whether the words straight before say that a number is that of an invoice, an order, a meter."""
    before = _WITH.sub("", before)
    low = before.lower()
    if _IDENTIFIES.search(before) and not _PARTED.search(before) and hangs_on(_NOUN, _NUMBER, before, len(before)):
        return True
    if _NUMBER_ALONE.search(low) or _TO_CALL.search(low):
        return False
    return (
        hangs_on(_OTHER_CONTEXT, _FILLER, before, len(before))
        or (not _PARTED.search(before) and hangs_on(_ANY_NOUN, _FILLER, before, len(before)))
        or bool(_REFERENCE_BEFORE.search(low))
        or bool(_REFERENCE_AWAY.search(low))
        or is_number_of_a_thing(low)
    )
