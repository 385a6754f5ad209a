"""Registration plates of vehicles in text, Finnish and foreign, in capitals or not. "klo 16" and "vt-4" are none."""

import re
from collections.abc import Iterator

from kuuluu.language.nobodys_plates import is_nobodys
from kuuluu.language.reading import Reading
from kuuluu.language.spelled_plates import spelled_plates
from kuuluu.language.vehicles import Vehicles
from kuuluu.language.words import read_lines, read_parts, read_words

_LISTED = read_parts("plates")

_SHAPE = re.compile(
    r"(?<![^\W_])(?<![\w][-.:/@])"
    r"(?!RF\d\d ?\d)(?:(?P<letters>[A-ZÅÄÖ]{2,3})(?P<gap>-| - | |[_.:]|)(?P<digits>\d[\dOo]{0,2}[A-Z]?)|(?P<estonian>\d{3}[ -]?[A-Z]{3}|\d{1,2}-[A-Z]{3}))"
    r"(?![^\W_])(?![-.,:/]\d)(?!-_)(?! ?€| ?%|°)",
    re.IGNORECASE,
)
# Shapes of other countries and of special plates; capitals are asked of them.
_FOREIGN = re.compile(
    r"(?<![\w-])(?<![\w][.:/@])(?:"
    r"[A-Z]\d{3}[A-Z]{2} ?\d{2,3}|[АВЕКМНОРСТУХ] ?\d{3} ?[АВЕКМНОРСТУХ]{2} ?\d{2,3}"  # Russian
    r"|[A-Z]{2}[- ]\d{4}[- ][A-Z]{2}"  # Ukrainian
    r"|[A-Z]{2}[- ]\d{4,5}|[A-Z]{2} \d{2} \d{3}"  # Latvian, Norwegian, Danish
    r"|[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2} ?\d{1,4}"  # German
    r"|[A-Z]{2}\d{2} ?[A-Z]{3}"  # British
    r"|[A-Z]{3} ?0\d[A-Z\d]"  # Swedish with a zero
    r"|[A-Z]{2}[- ]?\d{3,4}[- ]?[A-Z]{2}"  # French, Italian, Ukrainian
    r"|[A-Z]{2,3} \d[A-Z\d]{3,4}"  # Polish
    r"|\d{1,2}-[A-Z]{2,3}-\d{1,3}|[A-Z]{1,3}-\d{2,3}-[A-Z]{1,2}"  # Dutch
    r"|\d{1,2}[ -]?[A-Z]{2,3}[ -]?\d{1,3}|[A-Za-z]{2}-?\d[- ]\d{2}"  # mopeds
    r"|\d[A-Z][A-Z\d] ?\d{4}|[A-Z]{1,2} \d{2,3} [A-Z]{3}|[A-Z]{1,2} ?\d{4} ?[A-Z]{2}"  # Czech, Romanian, Bulgarian
    r"|[A-Z]{2} ?\d{5,6}|[A-Z]{1,2}[- ]\d{3,5} ?[A-Z]{1,3}"  # Swiss, Austrian
    r"|(?:CD|C)[- ]\d{4,5}|\d{2,4}[- ][A-ZÅÄÖ]{2,3}|\d-[A-ZÅÄÖ]{3}|[A-ZÅÄÖ]{1,2}[- ]\d{4}"  # diplomats, mopeds, old ones
    r")(?![^\W_])(?![-.,:/]\d)(?!-\w)(?! ?€| ?%)"
)
# "Skootterini 91 bxr": straight after a moped's word alone.
_OF_A_MOPED = re.compile(r"(?<![\w.,:/-])\d{1,2}[ -]?(?P<letters>[A-ZÅÄÖ]{3})(?![^\W_])(?![-.:/]\d)", re.IGNORECASE)
_FILLER = rf"(?:{_LISTED['FILLER']})"
_STRONG_WORD = r"(?:{})".format("|".join(read_lines("plate_told")))
# Straight after such a word whatever mixes letters and digits is a plate.
_TOLD = re.compile(
    rf"(?P<word>{_STRONG_WORD})(?:[ :.,=\"'(]{{1,3}}{_FILLER}(?!\w))*[ :.=\"'(-]{{1,3}}"
    r"(?P<plate>(?!\d{1,2}[.:]\d)(?=[^\s]{0,6}[- ]?[^\s]{0,6}\d)(?:[A-ZÅÄÖÜ?*]{1,3}[- ]?[\d?*][\dOo?*]{0,4}(?:-?[A-Z]{1,3}|(?-i: [A-Z]{1,3}))?|\d{1,4}[- ]?[A-ZÅÄÖ]{2,3}"
    r"(?:[- ]\d{1,3})?|[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2} ?\d{1,4}|[A-ZА-Я]\d{3}[A-ZА-Я]{2}\d{0,3}))(?![^\W_])(?![-.,:/]\d)",
    re.IGNORECASE,
)
# "rekkari alkaa ABC", "skylten ABC-???": who saw no more than the letters.
_BEGUN = re.compile(
    rf"{_STRONG_WORD}[ :]{{1,2}}(?:{_FILLER} ){{0,2}}(?:(?:alkaa|alkoi|alkaen|börja\w*|start\w*|beg[ai]n\w*)(?: on| kirjaimilla| på| med| with)? (?-i:([A-ZÅÄÖ]{{2,3}}))(?!-?\w)"
    r"|(?-i:([A-ZÅÄÖ]{3}))-?(?:X{2,3}|[?*.]{2,3})(?!\w))",
    re.IGNORECASE,
)
_READ_AS_O = re.compile(r"(?<=\d)[Oo](?=[\dOo]|\Z)")
_SWEDISH_NEW = re.compile(r"[^\W\d_]{3} ?\d\d[^\W\d_]\Z")
_ROAD_SIGN = re.compile(r"(?:liikenne|opas|nimi|katu|mainos|vägmärk|trafik|gatu|street)\w*\Z", re.IGNORECASE)
_CODES = frozenset(read_words("plate_codes"))
_SHORT_WORDS = frozenset(read_words("short_words"))
_WORDS = frozenset(read_words("plate_words")) | _CODES
_STANDARDS = frozenset(read_words("standards"))
# Models of cars: what stands behind them is no plate.
_MODELS = frozenset(read_words("vehicle_models"))
_JOINED = re.compile(r" -(?=[^\W\d_])(?!auto|bil|mopo|merkki|niminen|paku|kilp)", re.IGNORECASE)
_CASE = re.compile(r":[^\W\d_]{1,5}(?![^\W_])")
# "ABC-123, DEF-456 ja ruotsalainen GHI 78J": what joins one plate to the next.
_JOINT = re.compile(
    r"(?:[,;/&+]| [/&+])?(?: ?(?:ja|sekä|eikä|vai|tai|och|inte|samt|eller|and|not|or|myös|vielä|lisäksi|plus|toinen|another|also|även|också|että)\b,?){0,3}"
    rf"(?: (?:{'|'.join(read_lines('plate_countries'))}))? ?",
    re.IGNORECASE,
)
_USUAL_LETTERS = 3
_LETTERS_AND_SIGN = re.compile(r"[^\W\d_]{1,3}(?:-[^\W\d_]{1,2})?[- ]?\Z")
_TWICE_LETTERS = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{1,3} [A-Z]{1,2} \Z")
_MOST_LETTERS, _MOST_DIGITS = 8, 3
_WIDEST_JOINT = 30
_LETTER, _DIGIT = re.compile(r"[A-ZÅÄÖ]"), re.compile(r"\d")
_WEEK, _MOST_WEEKS = "vko", 53
# With these a word for a plate begins.
_STRONG_HINTS = ("rek", "kilp", "kilv", "reg", "nummer", "skylt", "number", "licen", "plate")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]{2,3}(?:-| - | |[_.:]|)\Z")
# As an old plate, and as what a barrier, a room or a form may be marked with: "0402-AB".
_VISITOR = re.compile(r"\d{4}[- ][A-ZÅÄÖ]{2,3}\Z")
# No code of a thing is written so: a Ukrainian plate, with the letters that both alphabets have.
_UKRAINIAN = re.compile(r"[ABCEHIKMOPTX]{2}[ -]?\d{4}[ -]?[ABCEHIKMOPTX]{2}\Z")
# "kilpi bil 660", "pakulla (kpl 914)": straight after such a word, or alone in brackets, letters may be any.
_THREE = re.compile(r"[^\W\d_]{3} \d{3}\Z")
_SIGNED = re.compile(r"[A-ZÅÄÖ]{3}[_.:]\Z")
_MOST_BEFORE = 6  # three letters, a space, a hyphen, a space


def plates(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where registration plates stand in a plain text."""
    vehicles = Vehicles(reading)
    yield from (span for span in spelled_plates(reading) if vehicles.are_told_of(*span))
    shapes, foreign = list(_shapes(reading, vehicles)), list(_foreign(reading))
    found = [span for span in _alone(vehicles, shapes, foreign) if not is_nobodys(reading, vehicles, *span)]
    yield from found
    if found:
        yield from _joined(vehicles, found, [*filter(_may_be_joined, shapes), *(match for _digits, match in foreign)])


def _joined(vehicles: Vehicles, found: list[tuple[int, int]], shapes: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield the plates that nothing but a comma or an "and" parts from another one."""
    text, known = vehicles.text, list(found)
    # "Punainen mopo 84-KLR ajoi … Toinen oli 62-FNP."
    shapes_found = {_shape(text, *span) for span in found}
    others = sorted({match.span() for match in shapes})
    waiting = [one for one in others if not any(one[0] < end and start < one[1] for start, end in found)]
    for start, end in waiting + waiting[::-1]:  # there and back: a row of them hangs on one that may be the last
        is_next = any(
            (last <= start <= last + _WIDEST_JOINT and _is_joint(text, last, start))
            or (end <= first <= end + _WIDEST_JOINT and _is_joint(text, end, first))
            for first, last in known
        )
        is_another = is_next or (_shape(text, start, end) in shapes_found and not vehicles.is_a_code(start, end))
        if is_another and (start, end) not in known and not vehicles.is_something_else(start):
            known.append((start, end))
            yield start, end


def _shape(text: str, start: int, end: int) -> str:
    """Return how a plate is written: "84-KLR" as "00-AAA"."""
    return _LETTER.sub("A", _DIGIT.sub("0", text[start:end]))


def _may_be_joined(match: re.Match[str]) -> bool:
    """Tell whether what has the usual shape may be a plate because it is joined to one."""
    # In small letters it must be no word: "toinen KYB-56 ja toinen mtz19".
    is_written = match[0].isupper() or (
        match["estonian"] is None
        and match["gap"] in {"", "-"}
        and match["digits"].isdigit()
        and len(match["letters"]) == _USUAL_LETTERS
    )
    return is_written and _may_be(match) and not _is_model(match) and not _begins_with_zero(match)


def _begins_with_zero(match: re.Match[str]) -> bool:
    """Tell whether its number begins as no Finnish plate's does: somebody may have read it so all the same."""
    return (match["digits"] or "").startswith("0")


def _is_model(match: re.Match[str]) -> bool:
    """Tell whether it may be a model: "Volvo XC60, ABC-123"."""
    letters = (match["letters"] or "").lower()
    return letters in _MODELS or (match["gap"] == "" and len(letters) < _USUAL_LETTERS)


def _is_joint(text: str, start: int, end: int) -> bool:
    """Tell whether what stands between two codes only joins them."""
    return bool(text[start:end].strip()) and _JOINT.fullmatch(text, start, end) is not None


def _alone(
    vehicles: Vehicles, shapes: list[re.Match[str]], foreign: list[tuple[int, re.Match[str]]]
) -> Iterator[tuple[int, int]]:
    """Yield the plates that their own words or their shape tell."""
    text = vehicles.text
    series = _series(shapes, vehicles)
    for match in shapes:
        is_plate = (
            (_is_plain(match, vehicles) and match["letters"] not in series)
            or _is_beside(match, vehicles)
            or (_may_be(match) and _is_told(match, vehicles))
        )
        if is_plate and _begins_with_zero(match):
            is_plate = vehicles.are_at_once(match.start()) or vehicles.is_told(match.start())
        if is_plate and not _JOINED.match(text, match.end()):
            yield _with_case(text, *match.span())
    yield from _after_words(vehicles)
    yield from _after_mopeds(vehicles)
    done = 0
    for digits, match in foreign:
        if (
            digits >= done
            and (_UKRAINIAN.match(match[0]) or vehicles.are_near(*match.span()))
            and not vehicles.is_something_else(match.start())
            and not (_VISITOR.match(match[0]) and vehicles.is_of_a_place(match.start()))
        ):
            done = match.end()
            yield match.span()


def _after_words(vehicles: Vehicles) -> Iterator[tuple[int, int]]:
    """Yield what stands straight after a word for a plate."""
    text = vehicles.text
    for place in vehicles.reading.places(_STRONG_HINTS):
        told = _TOLD.match(text, place)
        if told and _is_plate(told, text) and not vehicles.is_something_else(told.start("plate")):
            yield told.span("plate")
        elif begun := _BEGUN.match(text, place):
            yield begun.start(begun.lastindex or 0), begun.end()


def _after_mopeds(vehicles: Vehicles) -> Iterator[tuple[int, int]]:
    """Yield two figures and three letters straight after a word for a moped, in small letters too."""
    for start, _end in vehicles.reading.digits:
        match = _OF_A_MOPED.match(vehicles.text, start)
        if match and match["letters"].lower() not in _WORDS | _SHORT_WORDS and vehicles.is_of_a_moped(start):
            yield match.span()


def _series(shapes: list[re.Match[str]], vehicles: Vehicles) -> set[str]:
    """Return the letters of codes that are said to be a thing's: "lamppu LMP-204. Myös LMP-206."."""
    if len(shapes) == 1:
        return set()
    return {match["letters"] for match in shapes if match["letters"] and vehicles.is_something_else(match.start())}


def _with_case(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a plate with the ending that the sentence gives it: "NXG-771:lle"."""
    ending = _CASE.match(text, end)
    return start, ending.end() if ending else end


def _near_letters(reading: Reading) -> list[tuple[int, int]]:
    """Return the digits that letters stand before or after: no plate is without."""
    text, lettered = reading.text, reading.lettered
    return [
        (a, b)
        for a, b in reading.digits
        if (a, b) in lettered
        or text[b : b + 2].strip(" -")[:1].isalpha()
        or (text[a - 1] in "_.:" and _SIGNED.search(text, max(0, a - 4), a))
    ]


def _foreign(reading: Reading) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield what has the shape of another country's plate, each after where its first digits stand."""
    for digits, _end in _near_letters(reading):
        if match := _foreign_at(reading.text, digits):
            yield digits, match


def _foreign_at(text: str, digits: int) -> re.Match[str] | None:
    """Return the plate of another country whose first digits stand here."""
    near = max(0, digits - _MOST_LETTERS)
    letters = [search(text, near, digits) for search in (_TWICE_LETTERS.search, _LETTERS_AND_SIGN.search)]
    for start in [*(one.start() for one in letters if one), digits]:
        match = _FOREIGN.match(text, start)
        if match and match.end() > digits:
            return None if match[0].split(" ")[0].lower() in _STANDARDS else match
    return None


def _shapes(reading: Reading, vehicles: Vehicles) -> Iterator[re.Match[str]]:
    """Yield what has the shape of a plate; only around digits is it looked for, which is much faster."""
    text = reading.text
    for digits, end in _near_letters(reading):
        if end - digits > _MOST_DIGITS:
            continue
        letters = _LETTERS_BEFORE.search(text, max(0, digits - _MOST_BEFORE), digits)
        match = _SHAPE.match(text, letters.start()) if letters else None
        match = match or _SHAPE.match(text, digits)
        if (
            match
            and match.end() > digits
            and (not text.startswith("-", match.end()) or vehicles.is_joined(match.end() + 1))
        ):
            yield match


def _is_plain(match: re.Match[str], vehicles: Vehicles) -> bool:
    """Tell whether three letters, a hyphen and digits say it alone."""
    return (
        match["gap"] == "-"
        and len(match["letters"]) == _USUAL_LETTERS
        and match["digits"].upper().replace("O", "0").isdigit()
        and match["letters"].lower() not in _WORDS
        and not vehicles.is_something_else(match.start())
        and (vehicles.are_near(*match.span()) or not vehicles.is_a_code(*match.span()))
    )


def _is_beside(match: re.Match[str], vehicles: Vehicles) -> bool:
    """Tell whether it has the usual shape straight beside a vehicle's word: then its letters may be any."""
    if not match["letters"] or not match["digits"].isdigit():
        return False
    if match["gap"] != "-" or len(match["letters"]) != _USUAL_LETTERS:
        around = match.string[max(0, match.start() - 1) : match.end() + 1]
        is_alone = around[0] + around[-1] == "()" and vehicles.are_at_once(match.start() - 1)
        may_be = match[0].isupper() or (match["gap"] == " " and match["letters"].lower() not in _WORDS)
        return is_alone or (may_be and vehicles.is_of_a_moped(match.start()))
    letters = match["letters"].lower()
    may_be = letters not in _MODELS and (match[0].isupper() or letters not in _CODES)
    return may_be and (vehicles.are_beside(*match.span()) or vehicles.are_subject(match.start()))


def _may_be(match: re.Match[str]) -> bool:
    letters = match["letters"] or match["estonian"].lstrip("0123456789 -")
    if letters.lower() == _WEEK and match[0].isupper() and match["digits"].isdigit():
        return int(match["digits"]) > _MOST_WEEKS
    is_written = match["gap"] == "-" and match[0].isupper()
    return letters.lower() not in (_CODES if is_written else _WORDS)


def _is_told(match: re.Match[str], vehicles: Vehicles) -> bool:
    """Tell whether the words around speak of a plate, or at least of a vehicle."""
    if vehicles.is_something_else(match.start()):
        return False
    looks = match[0].isupper() or ("-" in match[0] and (match["digits"] or "0").isdigit())
    if vehicles.is_told(match.start()):
        return looks or (match["estonian"] is None and match["digits"].isdigit())
    if (match["letters"] or "").lower() in _MODELS:
        return False
    if looks:
        return vehicles.are_near(*match.span())
    return _is_told_in_small(match, vehicles)


def _is_told_in_small(match: re.Match[str], vehicles: Vehicles) -> bool:
    """Tell the same of small letters with a space: they must be no word, or stand straight after the vehicle's."""
    if vehicles.are_at_once(match.start()):
        return match["estonian"] is not None or _is_usual(match)
    if not _is_usual(match) or (match["gap"] and match["letters"].lower() in _SHORT_WORDS):
        return False
    is_whole = len(match["digits"]) == _MOST_DIGITS and match["gap"]
    return (bool(is_whole) and vehicles.are_named(0, len(vehicles.text))) or vehicles.are_near(*match.span())


def _is_usual(match: re.Match[str]) -> bool:
    """Tell whether it is three letters and a number, in this order."""
    return match["estonian"] is None and len(match["letters"]) == _USUAL_LETTERS and match["digits"].isdigit()


def _is_plate(match: re.Match[str], text: str) -> bool:
    """Tell whether what stands after a word such as "rekisterinumero" is a plate and not the sentence going on."""
    if _ROAD_SIGN.search(text, max(0, match.start() - 12), match.start()):
        return False
    plate = _READ_AS_O.sub("0", match["plate"])
    if _THREE.match(plate) and match.start("plate") - match.end("word") == 1 and plate[:3].lower() not in _CODES:
        return True
    letters = re.sub(r"[^A-ZÅÄÖÜ]+", " ", plate.upper()).split()
    if len(letters) > 1 and _SWEDISH_NEW.match(plate):
        return True
    is_written = match["plate"].isupper() or "-" in match["plate"]
    return is_written or not any(word.lower() in _WORDS or len(word) == 1 for word in letters)
