"""Who is told to be elected or an official by words around the name that are no title: "joka istuu valtuustossa", "som stadsdirektör lovade", "in the council, X said"."""

import re

from kuuluu.language.names.associations import names_an_association
from kuuluu.language.names.civic import CIVIC, CIVIC_OF, OFFICE
from kuuluu.language.names.lists import words
from kuuluu.language.names.runs import Run
from kuuluu.language.names.somebody import is_a_person
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lists, read_parts

_LISTED = read_parts("names/elected")
_COUNCIL, _INTO, _ACT = (f"(?:{_LISTED[part]})(?!['’])" for part in ("COUNCIL", "INTO", "ACT"))
_IS = r"(?:on|oli|toimii|toimi|vastaa|vastasi|är|var|jobbar|verkar|arbetar|is|was|works|serves)"
_WHO = r"(?:,? (?:joka|jok'|som|who))?"
_ON = r"(?: (?!(?:ja|och|and|mutta|men|but|että|att|that)\b)[\w-]+)"  # a word that goes on with the clause
# The same, and it brings in nobody else: not "was told by the mayor", "on eri mieltä kuin rehtori".
_OWN = rf"(?: (?!(?:{_LISTED['ELSE']})\b)[\w-]+)"
_STILL = r"(?:yhä|vielä|edelleen|nyt|fortfarande|ännu|still|now|nu)"
# Between the name and an office: "joka on kai | kaupunginpuutarhuri", "was elected | mayor".
_LEADS = re.compile(
    rf"{_WHO}(?: {_STILL})? {_IS}{_OWN}{{0,3}} |, as (?:the |our )?|{_ON}{{0,4}} as (?:an? |the |our )?|{_ON}{{1,4}} (?:post|role|position|job|"
    rf"seat) (?:of|as) (?:the )?| (?:{_LISTED['WAS_CHOSEN']}) (?:till |as )?(?:the |our )?",
    re.IGNORECASE,
)
_LEADS_AS, _AS = re.compile(rf"{_ON}{{0,5}} ", re.IGNORECASE), ("na", "nä", "si")  # "sanoi kaupunginjohtajana"
# "som stadsarkitekt"; "som borgmästaren nämnde" tells of two.
_LEADS_SOM, _DEFINITE = (
    re.compile(rf"{_ON}{{0,4}} som ", re.IGNORECASE),
    re.compile(r".*(?<!ma)(?<!la)n", re.IGNORECASE),
)
_LEADS_ASKED = re.compile(rf"(?: {_STILL})? (?:the |a |en )?(?:[\w-]+ )?", re.IGNORECASE)
# "som sitter i fullmäktige", "hakee rehtorin virkaa".
_AFTER = re.compile(
    rf",? (?:joka|som|who) (?:istuu|istui|sitter|satt|sits|sat|is|on|är) (?:[\w-]+ ){{0,2}}?{_COUNCIL}\b"
    rf"|,? (?:\(|of (?:the |our |your )?|(?:an? |the )?(?:deputy |vice[ -]?)?(?:member|chair\w*) of (?:the |our |your )?)(?:{_LISTED['BOARD']})\b"
    rf"| (?:on )?(?:nous\w+|valitt\w+|pää[st]\w+|pyrk\w+|kuuluu|kuului|palasi|valdes|invald|kom|(?:was|got|is) (?:re-?)?elected)(?: \w+)? {_INTO}\b"
    rf"|{_ON}{{0,3}}? (?:{_LISTED['OFFICE_BEFORE']}|{CIVIC_OF}) (?:tehtäv|vira|virk|paika|paikk|pesti|sijai|sijal)\w*",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:\b(?:onko|oliko|eikö|är|var|is|was)) \Z", re.IGNORECASE)
# "äänestin Niemeä", "the election promise of": who stands for a council, or leaves an office.
_VOTED_FOR = re.compile(
    r"(?:\bäänest(?:in|imme|äisin|än|ämme) |\brösta(?:r|de|t)? på |\bvote(?:d|s)? for |\b(?:ehdokas|ehdokkaan|kandidat(?:en)?|candidate)(?: (?:numero|nro|nr|number|no)\.? ?\d+)?, )\Z",
    re.IGNORECASE,
)
_AT_SCHOOL = re.compile(r"oppila|luoka|luokka|\belev|klass|pupil|my class|student")
_STANDS = re.compile(
    rf" (?:vaali(?:{_LISTED['STANDS']})\w*|val(?:löfte|affisch|kampanj|tält|reklam|tal)\w*|"
    r"(?:election|campaign) (?:promise|poster|tent|speech|leaflet|ad)\w*)",
    re.IGNORECASE,
)
_ACTS_AFTER = re.compile(rf"{_ON}{{0,6}}? {_COUNCIL}\b", re.IGNORECASE)
_ACTS = re.compile(rf"\b{_ACT}\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\b(?:{_COUNCIL},? (?:{_ACT} (?:sig )?)?|{_INTO} (?:on )?(?:valittiin|valittu|nousi|pääsi) )\Z",
    re.IGNORECASE,
)
# "som stadsdirektör | lovade X", "as the mayor, | X".
_OFFICE_BEFORE = re.compile(rf"\b(?:som {CIVIC} \w+|as (?:the |our )?{CIVIC},?) \Z", re.IGNORECASE)
# What is a councillor's there: "Salmelan puheenvuoro valtuustossa", "Mattilan kausi kaupunginjohtajana".
_WORDS_THERE = re.compile(
    rf" (?:(?:{_LISTED['WORDS_THERE']})\w* {_COUNCIL}|johtam\w+ \w*(?:lautakun|valtuust|hallitu|toimi\b|toimiala|virasto))",
    re.IGNORECASE,
)
_TIME = re.compile(r" \w+ ")
_VOTES = re.compile(r" (?:äänesti|äänestivät|äänestää|äänestävät|röstade|voted)\b", re.IGNORECASE)
_OFFICIALS_ACT = re.compile(
    r"(?:viranhaltija(?:n )?päätöksen|tjänsteinnehavarbeslutet) (?:on |har )?(?:\w+)(?: av)? \Z", re.IGNORECASE
)
# Some of what stands in each of the patterns: nearly every text has none of it.
_HINTS = tuple(read_lists("names/elected")["HINTS"])
_BACK, _AHEAD, _NEAR, _FEW = 70, 110, 25, 5


def is_elected(run: Run, text: str, before: Token | None) -> bool:
    """Tell whether it is said what somebody did in a council, or, in no title, which office they hold."""
    if run.lower or not (run.is_pair or run.words[-1].low.endswith("nen")) or _is_of_somebody(run, before):
        return False
    before_it, after = text[max(0, run.start - _BACK) : run.start], text[run.end : run.end + _AHEAD]
    if _VOTES.match(after) or _VOTED_FOR.search(before_it):
        around = re.split(r"[.!?\n]", before_it)[-1] + re.split(r"[.!?\n]", after)[0]
        return not names_an_association(around.lower()) and not _AT_SCHOOL.search(around.lower())
    if _STANDS.match(after):
        return True
    around = f"{before_it} {after}".lower()
    if not any(hint in around for hint in _HINTS):
        return False
    if _WORDS_THERE.match(after) or (run.is_pair and _OFFICIALS_ACT.search(before_it)) or _is_time_in_office(after):
        return True
    is_private = _is_whose(run) or names_an_association(re.split(r"[.!?\n]", after.lower())[0])
    return not is_private and (_has_office(before_it, after) or _acts_there(before_it, after))


def _is_of_somebody(run: Run, before: Token | None) -> bool:
    """Tell whether it is said just before who somebody is: "naapurini Ulla Mäki puhui valtuustossa"."""
    if before is None or run.words[0].gap != " ":
        return False
    return is_a_person(before.low) or before.low in words("own_roles")


def _is_time_in_office(after: str) -> bool:
    """Tell whether the years, the work and so on in an office are told: "Mattilan kausi kaupunginjohtajana"."""
    return any(office.endswith(_AS[:2]) and _TIME.fullmatch(lead) for lead, office in _offices(after))


def _offices(after: str) -> list[tuple[str, str]]:
    """Return the offices that are told after a name, each with what stands between."""
    return [(after[: office.start()], office[0].lower()) for office in OFFICE.finditer(after)]


def _has_office(before: str, after: str) -> bool:
    """Tell whether an office is told in a clause of the name."""
    if _AFTER.match(after) or _BEFORE.search(before) or _OFFICE_BEFORE.search(before):
        return True
    is_asked = bool(_ASKED.search(before))
    return any(
        _LEADS.fullmatch(lead)
        or (office.endswith(_AS) and _LEADS_AS.fullmatch(lead))
        or (is_asked and _LEADS_ASKED.fullmatch(lead))
        or (_LEADS_SOM.fullmatch(lead) and not _DEFINITE.fullmatch(office))
        for lead, office in _offices(after)
    )


def _acts_there(before: str, after: str) -> bool:
    """Tell whether the name's clause goes on with a council, at once or after what is done there."""
    there = _ACTS_AFTER.match(after)
    if there is None:
        return False
    is_near = there[0].count(" ") <= _FEW  # "pysyy lautakunnassa"
    return is_near or bool(_ACTS.search(there[0]) or _ACTS.search(before[-_NEAR:]))


def _is_whose(run: Run) -> bool:
    """Tell whether it is somebody's matter that is dealt with there: "Maija Virtasen valitus hylättiin lautakunnassa"."""
    last = run.words[-1]
    is_form = last.lemma != last.low or not last.kind or "'" in last.low or "’" in last.low
    return last.low.endswith(("n", "s")) and is_form and not last.low.endswith("nen")
