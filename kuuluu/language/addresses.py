"""Home addresses in text: a street and number where somebody says that they live there, or down to the flat.

A street and number alone say where the lamp is broken, and are left.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from kuuluu.language.abroad import homes_abroad
from kuuluu.language.around_homes import SENTENCE_ENDS, around
from kuuluu.language.beside_homes import (
    DWELLER,
    are_away,
    belongs_to_homes,
    has_an_office_moved,
    is_facility,
    is_nobodys,
    is_ours,
    is_visited,
    lives_by,
)
from kuuluu.language.flats_of_offices import is_a_flat_of_an_office
from kuuluu.language.homes import any_flats, tells_from_within
from kuuluu.language.people import Sentences
from kuuluu.language.phrases import Phrases
from kuuluu.language.post_boxes import boxes
from kuuluu.language.public_places import is_public
from kuuluu.language.reading import Reading
from kuuluu.language.streets import (
    ANY_CASE,
    CASE,
    ENDS,
    MEASURE,
    NUMBER,
    POST,
    STAIR,
    house_numbers,
    to_the_flat,
    with_number,
)
from kuuluu.language.taken_for_homes import is_of_something_else, is_room_of_a_gathering, is_taken_for_a_home
from kuuluu.language.told_homes import told_homes
from kuuluu.language.units import says_flat, widened
from kuuluu.language.words import read_parts

_LISTED = read_parts("addresses")

_LIVES, _MAY_LIVE = Phrases.read("lives"), Phrases.read("lives_weak")
# Straight after the number such words say that something stands or lies there.
_AT_THE_PLACE = re.compile(
    rf"(?::?n?s?[aä]?| [A-Za-z](?!\w)| ja \d{{1,3}}:?n?| och \d{{1,3}}| and \d{{1,3}}| (?:talon|"
    rf"bussipysäkin|pysäkin|tontin)|(?: [A-Z])? ?-(?:rapun|portaan|talon))?,? ?(?:{_LISTED['AFTER_THE_NUMBER']}"
    r")",
    ANY_CASE,
)
_BEFORE_THE_PLACE = re.compile(
    r"(?:utanför|framför|mittemot|bredvid|nära|vid korsningen av|outside|in front of|next to|near|opposite|at the corner of|"
    r"lähellä|vastapäätä|ohi|ohitse) (?:\w+ )?\Z",
    ANY_CASE,
)
# What may stand between a word such as "our house" and the address that it names, whatever stands after the address.
_NAMES_IT = re.compile(
    r"\W{0,3}(?:(?:on|is|är|eli|siis|at|in|on|på|vid|i|osoite|osoitteessa|osoitteeseen|sijaitsee|löytyy|numero|nummer|number|nyt|now|"
    r"jag|vi|numera|ligger|vastapäätä|naapurissa|vieressä|mittemot|bredvid|opposite|nearby|to|till|from|från)\W{1,3}){0,3}\Z",
    ANY_CASE,
)
# "asun siis tuossa Kuusitie 4 kulmalla"
_STRAIGHT = re.compile(
    rf"\b(?:{_LISTED['STRAIGHT']})[ :,]{{1,2}}(?:\w{{1,8}}[ :,]{{1,2}}){{0,2}}\Z",
    ANY_CASE,
)
# "meidän jätekatoksessamme", "pihapiirissämme": a case and an owner make a noun of it, no verb ends so.
_OURS = re.compile(r"\w{3,}(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|kse|tt[aä])(?:mme|ni)\W{1,2}\Z", ANY_CASE)
# "Vanhempani, Pellonreuna 5,": somebody near is named by the place.
_KIN = re.compile(
    rf"\b(?:(?:{_LISTED['KIN_FI']})\w*(?:ni|mme)|(?:my|our|min|mina|vår|våra) (?:{_LISTED['KIN_SV_EN']}"
    r"))(?: (?:in|at|på|vid|i|osoitteessa))?[,(]? ?\(?\Z",
    ANY_CASE,
)
_BEFORE_NAME = re.compile(r",? ?[\n ]?\Z")
# Straight after these words any name with a number is an address, whatever its ending.
_TOLD = re.compile(
    rf"(?:{_LISTED['LIVES_AT']}):? (?P<place>(?!(?:{_LISTED['WHAT_STANDS_THERE']})\w* )(?!(?:\w+ )?(?:vastapäätä|"
    rf"takana|vieressä|lähellä|naapurissa) )(?!(?:{_LISTED['NO_STREET']})\b)[^\W\d_][\w-]+(?: [^\W\d_][\w-]+){{0,2}} {NUMBER}(?! ?(?:m2|"
    rf"m²|nen|\.\d|[\w-]*vuot|\. (?:kerro|våning|floor)|[.:] ?kerro)){MEASURE}{STAIR}{CASE}(?![\w-]){POST})",
    ANY_CASE,
)
_ENGLISH = re.compile(
    r"(?:live|lives|living|address(?: is)?|home(?: is)?|house(?: is)?|moved|am|are|’m|'m|’re|'re) (?:at |in |on |to )?"
    r"(?P<place>(?:flat|apartment|apt\.?) \d{1,3}[A-Za-z]?,? "
    rf"[\w ]{{0,30}}?{ENDS} \d{{1,3}}|(?:(?:flat|apartment|apt\.?) \d{{1,3}}[A-Za-z]?,? )?\d{{1,3}} ?[A-Za-z]?,? "
    rf"(?:(?-i:[A-ZÅÄÖ])\w+(?: \w+)? (?:street|road|lane|avenue|st|rd)|(?-i:[A-ZÅÄÖ])[\w-]+{ENDS}))\b",
    ANY_CASE,
)
_ENGLISH_HINTS = (
    " live",
    " living",
    "address",
    " home",
    " house",
    " moved",
    " am at",
    " are at",
    "’m at",
    "'m at",
    "’re at",
    "'re at",
)
# "Stig Hagman, f.d. brandman, Kyrkbyvägen 40", "Maija Virtanen, 79 v, …": who it is may stand between.
_WHO = r"(?:, (?:(?-i:[a-zåäö])[\w.-]*|\d\d)(?: (?-i:[a-zåäö])[\w.-]*){0,2}(?=,))?"
_AFTER_NAME = re.compile(
    rf"{_WHO}\.?(?:, ?|[,.;]?[ \n(/–-]{{1,3}})(?:(?:os|osoite|adress|address)\b[.:]? ?)?\Z", ANY_CASE
)
_LABEL = re.compile(
    rf"(?:(?:\A|[\n,;(.])\s*(?:{_LISTED['LABEL']})(?:\.:?|:) ?|(?:\A|[\n.!?,])\s*(?:{_LISTED['GREETING']}"
    rf")[.:,]*[ \n]{{1,2}})\Z",
    ANY_CASE,
)
_CONTACT = re.compile(
    r"[,;/. \n]{1,3}(?:(?:p|puh|puhelin|gsm|tel|tfn|mob|phone)\b[.: ]{0,2})?(?:\+358|\+46|0[45]\d)[\d -]{5,}|[,;/ \n]{1,3}[\w.+-]+@\w",
    ANY_CASE,
)
_ANSWER = re.compile(
    r"(?:vasta|päätö|kirje|posti|lasku|paperi|todistu|lomak|lipu|lippu|kort|svar|brev|beslut|faktur|intyg|answer|reply|letter|decision|"
    r"invoice|bill\b|certificate|toimitta|toimite|deliver|leverer)\w*[^.!?\n]{0,40}\b(?:osoitteeseen|osoitteella|osoite|till|adress|to|address|:)\W{1,2}\Z|\b(?:lasku|faktura|räkning|invoice|bill) \Z",
    ANY_CASE,
)
_THERE = re.compile(
    r"(?:asu|bor|live)\w*\b[^.!?\n]{0,20}\b(?:siellä|tuossa|siinä|där|there)\b|(?<=[.!?] )(?:se|siellä|siinä|tämä|tässä|that|it|there|det|där) "
    r"(?:is |’s |'s |on |är )?(?:\w+ )?(?:koti(?:ni|mme)|asun|asumme|asuu|my home|our home|mitt hem|vårt hem|jag bor|vi bor|bor)\b",
    ANY_CASE,
)
_NOBODY = re.compile(
    r"\b(?:ingen|nobody|no[ -]?one|kukaan|ketään)(?: (?:ei|enää|har|ska|ever|does|actually|would|will|yet|currently))? \Z"
)
_ENDS_IT = re.compile(r"[ .!?\n]*\Z")
# Where nobody does it somebody lives: "nobody sleeps at …".
_SLEEPS = ("sleep", "sover", "nuku", "nukku", "yövy", "yöpy")
# "Kuusitie 2 vai 4?": who asks which number it is does not live there.
_WHICH = re.compile(
    r" ?[A-Za-z]?,? (?:vai|eller|or) (?:numero |nummer |number )?\d{1,3}(?!\d)[^.!\n]{0,60}\?", ANY_CASE
)
# In a house with numbered rooms nobody lives.
_ROOM = re.compile(
    r",? (?:palsta|lott|odlingslott|plot|allotment) \d|,? (?:(?:\d|toinen|ensimmäinen|kolmas)\.? ?(?:krs|kerros),? )?(?:huone|kokoushuone|sali|aula|ruokala|kabinetti|room|rum|hall|lobby|sal) ?\d",
    ANY_CASE,
)
_STRETCH = re.compile(r"(\d{1,3}) ?[–-] ?(\d{1,3})(?!\d)")
_ONE_HOUSE = 4
_BACK, _FAR, _LONG, _SHORTLY, _LABELLED, _AT_MOST = 45, 70, 50, 25, 30, 3


class _Homes:
    """What a text says of where somebody lives; looked for only when it tells of a street and a number."""

    def __init__(self, reading: Reading, named: Sequence[tuple[int, int]], sentences: Sentences) -> None:
        self.text = reading.text
        self._reading = reading
        self._named = named
        self._sentences = sentences

    @cached_property
    def names(self) -> list[int]:
        """Where names end."""
        return sorted(end for _start, end in self._named)

    @cached_property
    def lives(self) -> list[tuple[int, int]]:
        """Where words stand that say that somebody lives somewhere."""
        return [match.span() for match in _LIVES.matches(self._reading) if not self._is_nobody(match.start())]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _end in self.lives]

    @cached_property
    def _weak(self) -> list[int]:
        return [start for start, _end in _MAY_LIVE.find(self._reading) if not self._is_nobody(start)]

    def _is_nobody(self, start: int) -> bool:
        """Tell whether it is said of nobody that he lives there: "ingen flyttar in"; where nobody sleeps, people live."""
        return (
            not self._reading.low.startswith(_SLEEPS, start)
            and _NOBODY.search(self._reading.low, max(0, start - _SHORTLY), start) is not None
        )

    @cached_property
    def _is_somebodys(self) -> bool:
        """Whether a person speaks or is spoken of, or what comes to a home: a note from the street tells of neither."""
        low = self._reading.low
        return self._sentences.speak_of_somebody() or belongs_to_homes(low) or tells_from_within(low)

    @cached_property
    def _is_away(self) -> bool:
        return are_away(self._reading)

    @cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in SENTENCE_ENDS.finditer(self.text)]

    def is_home(self, start: int, end: int) -> bool:
        """Tell whether the address here is somebody's home, not the place that something is near to."""
        if is_ours(self._reading.low, end) or self._is_away or lives_by(self._reading, start):
            return True
        has_moved = has_an_office_moved(self._reading, self._sentences, start)
        if has_moved or is_facility(self._reading, start, end) or _ROOM.match(self.text, end):
            return False
        if self._is_named_here(start) or self._is_visited(start, end):
            return True
        first, last = self._sentences.bounds(start)
        if is_nobodys(self._reading, (first, last), start, end) and not _has(self._starts, first, last):
            return False
        if self._is_at_a_place(start, end):
            return self._is_told_next(end)
        is_flat = says_flat(self.text, start, end) and not self._is_public(first, start, end)
        return is_flat or self._is_signed(start, end) or self._is_in_sentence(start, end)

    def is_room(self, start: int, end: int) -> bool:
        """Tell whether an address goes on with a room in which something is held, and nobody is said to live there."""
        first, last = self._sentences.bounds(start)
        return is_room_of_a_gathering(self._reading, self._sentences, (start, end)) and not _has(
            self._starts, first, last
        )

    def is_an_offices(self, start: int, end: int) -> bool:
        """Tell whether an office or a club is said to be in a flat, and nobody to live there."""
        is_told = is_a_flat_of_an_office(self._reading, self._sentences, (start, end))
        return is_told and not (is_ours(self._reading.low, end) or self._is_told_next(end))

    def _is_visited(self, start: int, end: int) -> bool:
        """Tell whether visitors are asked to ring there first, or somebody's bin or letter box stands there, and it is no office."""
        return is_visited(self._reading.low, start, end) and not self._is_public(self._line(start), start, end)

    def _line(self, start: int) -> int:
        """Return where its line begins."""
        return self.text.rfind("\n", 0, start) + 1

    def _is_public(self, first: int, start: int, end: int) -> bool:
        return is_public(self._reading.low, first, (start, end), self._sentences.bounds(end)[1])

    def _is_at_a_place(self, start: int, end: int) -> bool:
        """Tell whether something stands or lies there, whoever lives there; or it is asked which of two numbers is right."""
        text = self.text
        if _is_stretch(text, start, end) and not DWELLER.match(text, end):
            return True
        return bool(
            _WHICH.match(text, end)
            or _AT_THE_PLACE.match(text, end)
            or _BEFORE_THE_PLACE.search(text, max(0, start - _BACK), start)
        )

    def _is_named_here(self, start: int) -> bool:
        """Tell whether a word such as "our house" or "I live" stands straight before."""
        before = bisect_left(self._starts, start)
        if _STRAIGHT.search(self.text, max(0, start - _BACK), start):
            return True
        return any(
            start - _BACK < end <= start and _NAMES_IT.match(self.text[end:start])
            for _start, end in self.lives[max(0, before - 3) : before]
        )

    def _is_signed(self, start: int, end: int) -> bool:
        """Tell whether it stands as in a letter: after a name or a greeting, after "os.", beside a telephone number."""
        text = self.text
        before = bisect_right(self.names, start)
        if before and _AFTER_NAME.fullmatch(text, self.names[before - 1], start):
            return True
        if self._is_before_a_name(start, end) or _KIN.search(text, max(0, start - _BACK), start):
            return True
        near = max(0, start - _FAR)
        if _LABEL.search(text, max(0, start - _LABELLED), start) or _ANSWER.search(text, near, start):
            return not self._is_public(self._line(start), start, end)
        return bool(_CONTACT.match(text, end)) and not self._is_public(self._line(start), start, end)

    def _is_before_a_name(self, start: int, end: int) -> bool:
        """Tell whether it begins a line and a name follows: "Koivutie 12, Pirkko Salmela: …"."""
        begins = start == 0 or self.text[start - 1] == "\n"
        return begins and any(
            end < name <= end + _AT_MOST and _BEFORE_NAME.fullmatch(self.text, end, name) for name, _end in self._named
        )

    def _is_told_next(self, end: int) -> bool:
        """Tell whether the next sentence says that somebody lives there: "Asun siinä itse."."""
        text, ends, after = self.text, self._ends, bisect_right(self._ends, end)
        last = ends[after] if after < len(ends) else len(text)
        following = ends[after + 1] if after + 1 < len(ends) else len(text)
        there = _THERE.search(text, last, min(following, last + _LONG)) if last < len(text) else None
        return there is not None and not self._is_nobody(there.start())

    def _is_in_sentence(self, start: int, end: int) -> bool:
        """Tell whether its sentence says that somebody lives there, or the next one does: "asun siellä"."""
        # After thanks somebody who spoke of himself signs with the address.
        is_note = not self._sentences.speak_of_somebody()
        told = around(self.text, self._ends, (start, end), past_thanks=is_note)
        if told.is_alone and _ENDS_IT.match(self.text, end) and min(self._starts, default=end) < start:
            return True  # it ends a letter that told of living somewhere
        first, last = told.first, told.last
        if _has(self._starts, first, last):
            return True
        may_live = (
            _has(self._weak, first, last)
            or DWELLER.match(self.text, end)
            or _OURS.search(self.text, max(first, start - _LONG), start)
        )
        if (may_live and not is_of_something_else(self._reading, told, start)) or self._is_told_next(end):
            return True
        is_somebodys = self._is_somebodys or (told.is_alone and bool(self._weak))
        return is_somebodys and is_taken_for_a_home(self._reading, self._sentences, told, (start, end))


def addresses(
    reading: Reading, sentences: Sentences, named: Sequence[tuple[int, int]] = ()
) -> Iterator[tuple[int, int]]:
    """Yield where home addresses stand in a plain text, beside the names that are known to stand in it."""
    homes = _Homes(reading, named, sentences)
    found = told_homes(reading, homes.names, homes.is_home)
    for start, end in chain(found, _numbered(reading, homes) if reading.digits else ()):
        yield widened(reading.text, start, end)


def _numbered(reading: Reading, homes: _Homes) -> Iterator[tuple[int, int]]:
    """Yield the homes that are told by street and number, and boxes at the post."""
    text = reading.text
    for name in house_numbers(reading):
        span = to_the_flat(text, name)
        if span and homes.is_an_offices(*span):
            continue
        if span and homes.is_room(*span):
            span = None
        if span is None and (span := with_number(text, name)):
            span = span if homes.is_home(*span) else None
        if span:
            yield span
    yield from (span for span in any_flats(reading) if not homes.is_an_offices(*span))
    yield from homes_abroad(reading)
    yield from _told(reading, homes)
    yield from boxes(reading)


def _told(reading: Reading, homes: _Homes) -> Iterator[tuple[int, int]]:
    """Yield what is told straight to be an address though it may not end as streets do, and English ways to tell."""
    text = reading.text
    for place, _end in homes.lives:
        if told := _TOLD.match(text, place):
            yield told.span("place")
    for place in reading.places(_ENGLISH_HINTS):
        if english := _ENGLISH.match(text, place + (text[place] == " ")):
            yield english.span("place")


def _is_stretch(text: str, start: int, end: int) -> bool:
    """Tell whether it is a stretch of a street: "Jokirannantie 30–50"; "Kuusitie 3-5" is one house."""
    span = _STRETCH.search(text, start, end)
    return bool(span and int(span[2]) - int(span[1]) > _ONE_HOUSE)


def _has(places: list[int], first: int, last: int) -> bool:
    """Tell whether one of the places lies between two others."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] < last
