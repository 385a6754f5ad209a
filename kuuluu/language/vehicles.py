"""What the words around a code say: that it is a vehicle's plate, or the code of something else."""

import re
from bisect import bisect_left
from functools import cached_property

from kuuluu.language.numbered_things import is_of_a_noun
from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading, hangs_on, says
from kuuluu.language.words import read_lines, read_parts, read_words

_LISTED = read_parts("vehicles_words")

_NOUNS, _DOINGS, _PLATES = (Phrases.read(name) for name in ("vehicles", "vehicle_doings", "plate_told"))
_COMPOUNDS = ("auto", "bil")
_COMPOUND = re.compile(r"\w{3,}(?:autot?|autolla|bil(?:en)?)\b", re.IGNORECASE)
_PARKING = ("pysäköinti", "parkering")  # also inside a word: "asukaspysäköintitunnus"
# "pysäköintiautomaatti": what stands at a place to park is no vehicle.
_PARKING_THING = re.compile(rf"(?:pysäköinti|parkering)s?(?:{_LISTED['PARKING_THING']})")
# No thing, whatever else is in the word: "pumppuauto", "konttirekka".
_NO_THING = (
    r"(?!\w*(?:auto|paku|bussi|taksi|rekka|rekan|traktori|moottoripyörä|skootteri|traileri|(?:vene|hevos|jetti)kärry|kilpi|kilven|rekisteri|rekkari)(?:n|lla|llä|ssa|ssä|lle|sta|stä|t)?\b"
    r"|\w*(?:bil|bilen|bilar|buss|bussen|taxi|taxin|motorcykel|trailern?|båtsläp|båtsläpet|van|truck|car|bus|skylt|skylten)s?\b)"
)
THING = re.compile(rf"{_NO_THING}(?:\w*(?:{'|'.join(read_words('things'))})\w*|{'|'.join(read_lines('things_whole'))})")
# "pysäköintialueella ABC-123": where a vehicle stands, when the text tells of one.
_WHERE = re.compile(
    rf"(?<![^\W\d_])(?!{_LISTED['WHERE']})[^\W\d_]{{2,}}(?:ll[aä]|lt[aä]|ss[aä]|st[aä]|lle)[ (,]{{1,2}}\Z"
)
_FILLER = re.compile(
    r"on|oli|nro|nr|no|är|is|was|number|nummer|numero\w*|tunnus\w*|with|whose|jonka|jossa|lukee|merkitty|märkt|med|plate|label|tag|skylt|tarra\w*|id"
)
# Without a word for a vehicle: what stands straight before is no verb and no small word, so it is the name of a thing.
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,}) \(?\Z")
_SMALL = _LISTED["SMALL"]
_VERBS = {
    "fi": r"\w*(?:[^s]si|oi|ui|ki|ti|ii|aa|ää|oo|ee|uu|yy|öö|lla|llä|vi|li|vat|vät|nut|nyt|tu|ty)",
    "sv": r"\w*(?:ade|te|de|ar|er|år)|syns|finns|kväll|natt|morse|morgon|idag|igår|gånger",
    "en": r"\w*(?:ed|ing)|her|over|after|under|never|ever|other|owner|neighbou?r|be|been|shows?|says|called|night|today|yesterday|times|once|twice|see|sees",
}
_VERB_OR_SMALL = {language: re.compile(rf"{verbs}|{_SMALL}", re.IGNORECASE) for language, verbs in _VERBS.items()}
_CODE = re.compile(r"(?<![^\W_])(?<![-/])[A-ZÅÄÖ]{1,4}-\d{1,4}(?![^\W_])(?![-/.]\d)")
# Things that cars have, leave or cost, and words that only sound like things.
_NO_MARKED = (
    "lasku", "kuit", "koht", "asia", "lupa", "luvan", "osa", "olja", "öljy", "faktur", "invoic", "receipt", "sign", "clamp", "avai", "nyck", "key", "ruu", "ruta", "rutan",
    "bay", "stall", "paik", "tont", "parkkip", "parkkir", "parkkis", "parkkih", "parkkia", "p-plats",
)  # fmt: skip
# Things have such signs too.
_MAY_BE_A_SIGN = re.compile(r"skylt|kilpi\b|kilve|plates?\b")
_TO_THE_SIGN = re.compile(
    r".{0,3}|[ :,]{1,2}(?:jossa |som |which |that |it )?(?:lukee|luki|on|oli|står|stod|säger|says|said|reads|read|is|was):? "
)
_USUAL, _LETTERS = re.compile(r"[A-ZÅÄÖ]{3}-\d{1,3}"), 3
_SENTENCE_ENDS = (". ", "! ", "? ", "\n")
# Between a vehicle's word and its code.
_TO_THE_CODE = re.compile(r"[^\W_]*(?:[ ,:(=\"'–-]|eli|siis|on|är|is|med|with|rek\.?|nro|reg\.?){1,4}")
_FROM_THE_CODE = re.compile(rf"[ ,(–-]{{1,3}}(?:(?:{_LISTED['FROM_THE_CODE']}) ){{0,2}}")
# "Pumpens modell är GRF-220": the thing is named before the verb; "ABC-12-kaappi", "ABC-12 pole": it is named after.
_IS_OF = re.compile(
    rf"(?:^|[.!?,;\n] ?)([^.!?,;\n]{{2,50}}) (?:{_LISTED['IS_OF']}) ?:? ?(?:vain |bara |only |just )?\Z"
)
_TAG = re.compile(
    r"\b(?:tunnus|tunnuksella|tunnukseltaan|numero|nummer|number|nro|nr)(?: on| oli| är| var| is| was)?[ :(]{1,2}\Z",
    re.IGNORECASE,
)
_DRIVES = re.compile(
    rf"\b(?:{_LISTED['DRIVES']}) \Z",
    re.IGNORECASE,
)
# Straight after these letters may be any: "Mopo CD 318".
_MOPED = re.compile(
    r"\b(?:mopo|moped|skootteri|scooter|skoter|mönkijä|prätkä|moottoripyörä|motorbike|motorcycle|peräkärry|peräkärri|trailer|släp)[^\W_]*[ ,(:]{1,2}\Z",
    re.IGNORECASE,
)
# "traktori, kyljessä lukee KU-617": what is painted on it is no plate.
_PAINTED = re.compile(
    rf"(?:{_LISTED['PAINTED_WHERE']})\w* (?:(?:oli|on|was|is|it|som|jossa) )?(?:{_LISTED['PAINTED_READS']}"
    rf")(?: on| oli| är| var| is| was)?[ :]{{1,2}}\Z"
)
# "naapurin ABC-123", "Grannens ABC-123", "my wife's ABC-123": what somebody has, and has such a sign.
_OWNERS = re.compile(rf"(?<!\w)(?:{'|'.join(read_lines('plate_owners'))}) \Z", re.IGNORECASE)
# "toin ABC-123:lla risut": with it somebody went.
_WITH = re.compile(r":ll[aä]\b")
# "portin edessä ABC-123": beside a thing a vehicle stands.
_AT = re.compile(r"edess|next to|\bvid\b|bredvid|bakom|front of|framför|utanför|outside|vieress|takana|eteen")
_BESIDE = re.compile(
    r"[^\W\d_]+ (?:edessä|eteen|edestä|vieressä|viereen|takana)\b|(?:in front of|outside|next to|framför|utanför|vid|bredvid|bakom) (?:(?:my|our|the|a|min|vår|mitt|vårt) )?[^\W\d_]+"
)
# "Moped without lights, 123-ABC": what a vehicle has or lacks is no other thing.
_PARTS = re.compile(rf"(?:{_LISTED['PARTS']})[ ,(:]{{1,3}}\Z")
# "ruotsalainen KLM 42R": a country's word says that it is a plate, when the text tells of vehicles at all.
_OF_A_COUNTRY = re.compile(
    rf"(?<!\w)(?:{'|'.join(read_lines('plate_countries'))})(?: paketti| lava)?[:,]? \(?\Z", re.IGNORECASE
)
# "The ticket says SKX 880": whose car was fined, when the text tells of vehicles or parking at all.
_ON_A_TICKET = re.compile(rf"(?<!\w)(?:{_LISTED['TICKET']}) (?:{_LISTED['TICKET_SAYS']}):? [\"”]?\Z")
# "ABC-123-pakettiautolla": a vehicle in whose word another stands first.
_JOINED_TO = re.compile(r"[^\W\d_]{2,}(?:auto|bil|reka[nl]|rekka|trakt|mopo|moped|skoot|taksi|taxi)|kilp")
# "Portti, ABC-123 ajoi sen läpi": after the comma another clause begins.
_NEXT_CLAUSE = re.compile(r"[^\W\d_]{2,3}[- ]?\d{1,3} [^\W\d_]")
# "Syötin pysäköintiautomaattiin ABC-123": into a machine one types the plate.
_TYPED_INTO = re.compile(r"\b(?:syöt|näppäil|kirjoit|anno|laito|tallen)\w*[^.!?\n]{0,25} \w+([aeiouyäö])\1n \Z")
_WORD = re.compile(r"[^\W\d_]{2,}")
_AFTER = re.compile(r"(?: ?- ?| )(?:niminen |merkitty |called |som heter )?([^\W\d_]{3,})")
_NEAR, _FAR, _STRONG, _AT_ONCE, _TAGGED, _LONGEST_WORD = 45, 60, 30, 14, 24, 40


class Vehicles:
    """Where a text speaks of vehicles and of their plates; looked up when the first code is met."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.reading = reading

    @cached_property
    def _vehicles(self) -> list[tuple[int, int]]:
        inside = [(place, place + 1) for place in self.reading.places(_PARKING)]
        return sorted(self._nouns + inside + [match.span() for match in _DOINGS.matches(self.reading)])

    @cached_property
    def _nouns(self) -> list[tuple[int, int]]:
        found = [match.span() for match in _NOUNS.matches(self.reading)]
        low = self.reading.low
        for place in self.reading.places(_COMPOUNDS):
            start = max(low.rfind(" ", 0, place), low.rfind("\n", 0, place)) + 1
            if match := _COMPOUND.match(low, start):
                found.append(match.span())
        return sorted(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _end in self._vehicles]

    @cached_property
    def _plates(self) -> list[tuple[int, int]]:
        return [match.span() for match in _PLATES.matches(self.reading)]

    def are_named(self, first: int, last: int) -> bool:
        """Tell whether a vehicle is named between two places."""
        return begun(self._nouns, first, last)

    def is_of_a_place(self, start: int) -> bool:
        """Tell whether a thing is named in the sentence and no vehicle: "The barrier at the car park says 0402-AB"."""
        return (
            self._names_a_thing(start)
            and not self.is_told(start)
            and not self.are_named(*sentence_at(self.text, start))
        )

    def is_joined(self, at: int) -> bool:
        """Tell whether no word but a vehicle's stands behind the hyphen of a code: "ABC-123-pakulla", not "ABC-12-kaappi"."""
        is_a_word = self.text[at : at + 1].isalnum()
        return not is_a_word or at in dict(self._nouns) or bool(_JOINED_TO.match(self.reading.low, at))

    def is_told(self, start: int) -> bool:
        """Tell whether a word for a plate stands shortly before, on the same line, or "its number" of a vehicle."""
        if _TAG.search(self.text, max(0, start - _TAGGED), start) and begun(self._nouns, start - 2 * _FAR, start):
            return True
        return any(
            start - _NEAR <= first and last <= start <= last + _STRONG and "\n" not in self.text[last:start]
            for first, last in self._plates
        )

    def are_near(self, start: int, end: int) -> bool:
        """Tell whether the words around speak of a vehicle."""
        if _OF_A_COUNTRY.search(self.text, max(0, start - _LONGEST_WORD), start):
            return True
        is_owned = _OWNERS.search(self.text, max(0, start - _LONGEST_WORD), start) or _WITH.match(self.text, end)
        if is_owned or self._is_on_a_ticket(start):
            return True
        return self._has(start - _NEAR, start) or self._has(end, end + _NEAR) or self.is_told(start)

    def _is_on_a_ticket(self, start: int) -> bool:
        return bool(self._vehicles and _ON_A_TICKET.search(self.reading.low, max(0, start - _LONGEST_WORD), start))

    def are_told_of(self, start: int, end: int) -> bool:
        """Tell whether the text speaks of a plate anywhere, or of a vehicle near."""
        return bool(self._plates) or self.are_near(start, end)

    def are_at_once(self, start: int) -> bool:
        """Tell whether a vehicle is told of straight before."""
        return self._has(start - _AT_ONCE, start)

    def is_of_a_moped(self, start: int) -> bool:
        """Tell whether a moped or a trailer stands straight before."""
        return _MOPED.search(self.text, max(0, start - _LONGEST_WORD), start) is not None

    def are_subject(self, start: int) -> bool:
        """Tell whether the clause before says of a vehicle that it is this: "Auto, jolla tultiin, oli ABC-123"."""
        clause = _IS_OF.search(self.text, max(0, start - _FAR), start)
        return clause is not None and begun(self._nouns, clause.start(), start) and not _has_a_thing(clause[1])

    def _has(self, first: int, last: int) -> bool:
        at = bisect_left(self._starts, first)
        return at < len(self._vehicles) and self._vehicles[at][1] <= last

    def _moves(self, first: int, last: int) -> bool:
        """Tell whether a vehicle is told of between two places, and not only a machine at a place to park."""
        moving = (one for one in self._vehicles if not _PARKING_THING.match(self.reading.low, one[0]))
        return any(first <= start and end <= last for start, end in moving)

    def are_beside(self, start: int, end: int) -> bool:
        """Tell whether the word straight before or after is a vehicle: "Pösöllään OSA-267", "yks-31, my old Beetle"."""
        text = self.text
        return any(
            (first < start and _TO_THE_CODE.fullmatch(text, last, start))
            or (first > end and _FROM_THE_CODE.fullmatch(text, end, first))
            for first, last in self._nouns
        ) or (
            (text[start:end].isupper() or "-" in text[start:end])
            and bool(_DRIVES.search(text, max(0, start - _AT_ONCE), start))
        )

    def is_something_else(self, start: int) -> bool:
        """Tell whether the word before says that it is the code of something else than a vehicle: "mätaren heter AMR-204"."""
        if self._is_on_a_ticket(start):
            return False
        low = self.reading.low
        sign = next((one for one in self._plates if _is_straight(self.text, one[1], start)), None)
        first, last = sentence_at(self.text, start)
        if sign and (self._has(first, start) or not _MAY_BE_A_SIGN.match(low, sign[0])):
            return False
        if sign and self._names_a_thing(start, is_before=self._has(start, last)):
            return True
        clause = _IS_OF.search(self.text, max(0, start - _FAR), start)
        is_of_a_thing = clause and not self._moves(clause.start(), start) and _has_a_thing(clause[1])
        is_painted = _PAINTED.search(low, max(0, start - _LONGEST_WORD), start)
        return bool(is_of_a_thing or is_painted) or self._hangs_on_a_thing(start)

    def _hangs_on_a_thing(self, start: int) -> bool:
        """Tell whether a thing is named straight before, that is neither a part of a vehicle nor where one stands."""
        near = max(0, start - _LONGEST_WORD)
        is_foreign = self.text[start].isdigit() and _OF_A_COUNTRY.search(self.text, near, start)
        if is_foreign or not hangs_on(THING, _FILLER, self.text, start):
            return False
        is_next = self.text.endswith(", ", 0, start) and _NEXT_CLAUSE.match(self.text, start)
        if is_next or _TYPED_INTO.search(self.reading.low, max(0, start - _FAR), start):
            return False
        first = sentence_at(self.text, start)[0]
        if _PARTS.search(self.reading.low, first, start) and begun(self._nouns, first, start):
            return False
        is_where = _WHERE.search(self.text, near, start)
        first = start - len(is_where[0]) if is_where else start
        return not (
            is_where and self._has(start - _FAR, first) and not _CODE.search(self.text, max(0, start - _FAR), first)
        )

    def is_a_code(self, start: int, end: int) -> bool:
        """Tell whether it looks like the code of a thing: one is named straight before or in its sentence, or another code is near."""
        text = self.text
        before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        verb_or_small = _VERB_OR_SMALL.get(self.reading.language, _VERB_OR_SMALL["fi"])
        if before and not verb_or_small.fullmatch(before[1]):
            return True
        named = is_of_a_noun(text[max(0, start - _FAR) : start], with_cards=True)
        if named or _is_of_a_thing(text, start, end) or self._names_a_thing(start):
            return True
        return _is_of_a_row(text, start, end)

    def _names_a_thing(self, start: int, *, is_before: bool = False) -> bool:
        """Tell whether a thing that may have a code is named in the sentence, or before the code in it."""
        first, last = sentence_at(self.text, start)
        stretch = self.reading.low[first : start if is_before else last]
        words = _WORD.findall(_BESIDE.sub(" ", stretch) if _AT.search(stretch) else stretch)
        return any(says(THING, word) for word in words if not word.startswith(_NO_MARKED))


def sentence_at(text: str, start: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends."""
    first = max(text.rfind(sign, 0, start) for sign in _SENTENCE_ENDS)
    last = min((at for sign in _SENTENCE_ENDS if (at := text.find(sign, start)) >= 0), default=len(text))
    return first + 1, last


def _is_of_a_row(text: str, start: int, end: int) -> bool:
    """Tell whether other codes are near: several, one that is no plate's, or one of the same letters."""
    first = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start), start - _FAR) + 1
    others = [one[0] for one in _CODE.finditer(text, max(0, first), end + _FAR) if abs(one.start() - start) > 1]
    letters = text[start : start + _LETTERS]
    return len(others) > 1 or any(not _USUAL.fullmatch(one) or one.startswith(letters) for one in others)


def _is_straight(text: str, last: int, start: int) -> bool:
    """Tell whether nothing but "reads" stands between a word for a sign and a code."""
    return last <= start and _TO_THE_SIGN.fullmatch(text, last, start) is not None


def begun(places: list[tuple[int, int]], first: int, last: int) -> bool:
    """Tell whether one of the stretches lies between two places."""
    return any(first <= start and end <= last for start, end in places)


def _is_of_a_thing(text: str, start: int, end: int) -> bool:
    """Tell whether the clause before the code, or the word after it, names the thing that has it."""
    after = _AFTER.match(text, end)
    if after and says(THING, after[1].lower()):
        return True
    clause = _IS_OF.search(text, max(0, start - _FAR), start)
    return clause is not None and _has_a_thing(clause[1])


def _has_a_thing(clause: str) -> bool:
    return any(says(THING, word) for word in _WORD.findall(clause.lower()))
