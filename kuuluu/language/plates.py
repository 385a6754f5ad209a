"""Registration plates of vehicles in text, Finnish and foreign, in capitals or not. "klo 16" and "vt-4" are none."""

import re
from collections.abc import Iterator

from kuuluu.language.reading import Reading
from kuuluu.language.words import read_words

_SHAPE = re.compile(
    r"(?<![^\W_])(?<![\w][-.:/@])"
    r"(?:(?P<letters>[A-ZÅÄÖ]{2,3})(?P<gap>-| - | |)(?P<digits>[1-9]\d{0,2}[A-Z]?)|(?P<estonian>\d{3}[ -]?[A-Z]{3}))"
    r"(?![^\W_])(?![-.,:/]\d)(?!-\w)(?! ?€| ?%|°)",
    re.IGNORECASE,
)
# Shapes of other countries and of special plates; capitals are asked of them.
_FOREIGN = re.compile(
    r"(?<![\w-])(?<![\w][.:/@])(?:"
    r"[A-Z]\d{3}[A-Z]{2} ?\d{2,3}|[АВЕКМНОРСТУХ] ?\d{3} ?[АВЕКМНОРСТУХ]{2} ?\d{2,3}"  # Russian
    r"|[A-Z]{2}[- ]\d{4,5}|[A-Z]{2} \d{2} \d{3}"  # Latvian, Norwegian, Danish
    r"|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}"  # German
    r"|[A-Z]{2}\d{2} ?[A-Z]{3}"  # British
    r"|[A-Z]{2}[- ]?\d{3,4}[- ]?[A-Z]{2}"  # French, Italian, Ukrainian
    r"|[A-Z]{2,3} \d[A-Z\d]{3,4}"  # Polish
    r"|\d{1,2}-[A-Z]{2,3}-\d{1,3}|[A-Z]{1,3}-\d{2,3}-[A-Z]{1,2}"  # Dutch
    r"|(?:CD|C)[- ]\d{4,5}|\d{2,4}[- ][A-ZÅÄÖ]{2,3}|[A-ZÅÄÖ]{1,2}[- ]\d{4}"  # diplomats, mopeds, old ones
    r")(?![^\W_])(?![-.,:/]\d)(?!-\w)(?! ?€| ?%)"
)
_FILLER = (
    r"(?:on|oli|lukee|luki|lukevat?|siis|numero\w*|nro|nr|no|tunnus\w*|tunnukse\w+|kilpi|kilve\w+|was|is|reads?|said|says|number|nummer\w*|"
    r"är|var|med|with|no|olevat?|the|joka|merkki\w*|virolai\w+|ruotsalai\w+|latvialai\w+|liettualai\w+|venäläi\w+|saksalai\w+|"
    r"est|rus|lv|lt|swe?|estonian|swedish|german|estnisk\w*|fin|suomalai\w+)"
)
_STRONG_WORD = (
    r"(?:\brekkari\w*|\brekisteri(?!n)(?:numero|nro|tunnus|tunnukse|kilpi|kilve|kilv)?\w*|\brek\.? ?(?:nro|no|nr|tunnus|kilpi)?(?!\w)|"
    r"\bkilvessä\w*|\bkilpi(?:numero|tunnus)\w*|\bkilpi\b|\bkilven\b|\bkilvet\b|\bkilvillä\b|\bkilvellä\b|\breg\.? ?(?:nr|no|num|plate)?(?!\w)|"
    r"\bregisternum\w+|registrerings\w+|nummerskylt\w*|nummerplåt\w*|\bskylt(?:en)?\b|number ?plates?|licen[cs]e(?: plate| number)?s?|"
    r"registration(?: number| plate)?|\bplates?\b)"
)
_STRONG = re.compile(rf"{_STRONG_WORD}[^\n]{{0,30}}\Z", re.IGNORECASE)
# Straight after such a word whatever mixes letters and digits is a plate.
_TOLD = re.compile(
    rf"{_STRONG_WORD}(?:[ :.,=\"'(]{{1,3}}{_FILLER}(?!\w))*[ :.=\"'(-]{{1,3}}"
    r"(?P<plate>(?!\d{1,2}[.:]\d)(?=[^\s]{0,6}[- ]?[^\s]{0,6}\d)(?:[A-ZÅÄÖÜ]{1,3}[- ]?\d{1,5}(?:[- ]?[A-Z]{1,3})?|\d{1,4}[- ]?[A-ZÅÄÖ]{2,3}"
    r"(?:[- ]\d{1,3})?|[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2} ?\d{1,4}|[A-ZА-Я]\d{3}[A-ZА-Я]{2}\d{0,3}))(?![^\W_])(?![-.,:/]\d)",
    re.IGNORECASE,
)
_ROAD_SIGN = re.compile(r"(?:liikenne|opas|nimi|katu|mainos|vägmärk|trafik|gatu|street)\w*\Z", re.IGNORECASE)
_WEAK = re.compile(
    r"\bauto(?!maat)|\w{3,}auto\b|autolla|autot\b|\bpaku|\bmopo|moottoripyör|\bprätkä|skootter|mönkijä|moottorikelk|traktor|peräkärr|peräkärry|"
    r"trailer|asuntovaunu|matkailuvaunu|\brekka|kuorma-auto|pysäköi|parkkeer|parkkiin|parkissa|ajoneuvo|rekkari|rekisteri|kaahaa|kaahas|"
    r"kaahai|ylinopeut|bussi [A-ZÅÄÖ]{3}|\bkuski|kuljettaja|romuauto|\bbil(?:en|ar|arna|vrak)?\b|\w{3,}bil(?:en)?\b|parkera|parkering|fordon|moped|"
    r"skåpbil|lastbil|husvagn|släpvagn|släpet|motorcykel|\bmc\b|föraren|\bcars?\b|\bvan\b|\btruck|\blorry|vehicle|motorbike|motorcycle|scooter|"
    r"caravan|\bparked|\bdriver|speeding|toyota|volvo|skoda|škoda|volkswagen|\bvw\b|\bbmw|mersu|mercedes|\bbenz|\baudi|\bford\b|nissan|opel|"
    r"tesla\b|\bkia\b|hyundai|mazda|honda|peugeot|citroen|renault|\bfiat|\bsaab|subaru|mitsubishi|suzuki|\blada\b|lexus|\bseat\b|corolla|octavia|"
    r"passat|\bgolf\b|transit|hiace|farmari",
    re.IGNORECASE,
)
_SOMETHING_ELSE = re.compile(
    r"(?<![^\W_])(?:\w{0,20}pylvä\w*|tolp\w+|tolppa|valaisi\w+|lamppu|lampun|kaivo\w*|pysäk\w+|kaappi|luok\w+|luokka|huone\w*|sali\w*|reit\w+|linja\w*|malli\w*|tyyppi\w*|"
    r"tyyp\w+|tuote\w*|koodi\w*|huoltokoodi|versio\w*|standard\w+|direktiivi\w*|lomake\w*|lomakkee\w+|kaava\w*|tontti\w*|tontin|paristo\w*|"
    r"virus\w*|bakteeri\w*|laite\w*|laitteen|mittari\w*|model|type|typ|modell\w*|lamp\w*|stolp\w*|brunn\w*|klass\w*|rum|room|code|kod|version|form|"
    r"blankett\w*|hylly\w*|osasto\w*|kurssi\w*|lento\w*|flight|flyg\w*|juna\w*|tåg\w*|train|course|avsnitt|sarja\w*|serial|"
    r"tunniste\w*|rakennus|tila|avain\w*|vyöhyke|alue\w*|kortteli\w*|ryhmä\w*|tiimi\w*|joukkue\w*|keskus|kytkin|muuntamo\w*|"
    r"polttoaine\w*|bensiini\w*|öljy\w*|muovi\w*|putki\w*|ruuvi\w*|lukko\w*|penk\w+|penkki|roskis\w*|keinu\w*)"
    r"(?:[ :.]{1,2}(?:on|oli|nro|nr|no|tyyppi\w*|malli\w*|är|is|was|number|nummer|numero\w*|koodi\w*|tunnus\w*))*[ :.,(]{1,3}\Z",
    re.IGNORECASE,
)
_CODES = frozenset(read_words("plate_codes"))
_WORDS = frozenset(read_words("plate_words")) | _CODES
_MODELS = frozenset(
    [
        "cx",
        "xc",
        "rs",
        "gt",
        "id",
        "ev",
        "mx",
        "hr",
        "gl",
        "glc",
        "gle",
        "glb",
        "gla",
        "eqa",
        "eqc",
        "eqe",
        "cla",
        "clk",
        "slk",
        "amg",
        "tdi",
        "tsi",
        "gti",
        "ix",
        "ux",
        "nx",
        "rx",
        "es",
        "is",
        "xf",
        "xe",
        "cr",
        "sx",
    ]
)
_VOWEL = re.compile(r"[aeiouyåäö]", re.IGNORECASE)
_USUAL_LETTERS = 3
_NEAR = 45
_AT_ONCE = 14
_LETTERS_AND_SIGN = re.compile(r"[^\W\d_]{1,3}(?:-[^\W\d_]{1,2})?[- ]?\Z")
_MOST_LETTERS, _MOST_DIGITS = 8, 3
# With these a word for a plate begins.
_STRONG_HINTS = ("rek", "kilp", "kilv", "reg", "nummer", "skylt", "number", "licen", "plate")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]{2,3}(?:-| - | |)\Z")
_MOST_BEFORE = 6  # three letters, a space, a hyphen, a space


def plates(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where registration plates stand in a plain text."""
    text = reading.text
    for match in _shapes(reading):
        if _is_plain(match, text) or (_may_be(match) and _is_told(match, text)):
            yield match.span()
    for place in reading.places(_STRONG_HINTS):
        told = _TOLD.match(text, place)
        if told and _is_plate(told, text):
            yield told.span("plate")
    done = 0
    for digits, _end in _near_letters(reading):
        foreign = _foreign_at(text, digits) if digits >= done else None
        if foreign and _speaks_of_vehicles(text, *foreign.span()) and not _is_something_else(text, foreign.start()):
            done = foreign.end()
            yield foreign.span()


def _near_letters(reading: Reading) -> list[tuple[int, int]]:
    """Return the digits that letters stand before or after: no plate is without."""
    text, lettered = reading.text, reading.lettered
    return [(a, b) for a, b in reading.digits if (a, b) in lettered or text[b : b + 2].strip(" -")[:1].isalpha()]


def _foreign_at(text: str, digits: int) -> re.Match[str] | None:
    """Return the plate of another country whose first digits stand here."""
    letters = _LETTERS_AND_SIGN.search(text, max(0, digits - _MOST_LETTERS), digits)
    for start in sorted({letters.start() if letters else digits, digits}):
        match = _FOREIGN.match(text, start)
        if match and match.end() > digits:
            return match
    return None


def _shapes(reading: Reading) -> Iterator[re.Match[str]]:
    """Yield what has the shape of a plate; only around digits is it looked for, which is much faster."""
    text = reading.text
    for digits, end in _near_letters(reading):
        if end - digits > _MOST_DIGITS:
            continue
        letters = _LETTERS_BEFORE.search(text, max(0, digits - _MOST_BEFORE), digits)
        match = _SHAPE.match(text, letters.start()) if letters else None
        match = match or _SHAPE.match(text, digits)
        if match and match.end() > digits:
            yield match


def _is_plain(match: re.Match[str], text: str) -> bool:
    """Tell whether three letters, a hyphen and digits say it alone."""
    return (
        match["gap"] == "-"
        and len(match["letters"]) == _USUAL_LETTERS
        and match["digits"].isdigit()
        and match["letters"].lower() not in _WORDS
        and not _is_something_else(text, match.start())
    )


def _may_be(match: re.Match[str]) -> bool:
    letters = match["letters"] or match["estonian"].lstrip("0123456789 -")
    is_written = match["gap"] == "-" and match[0].isupper()
    return letters.lower() not in (_CODES if is_written else _WORDS)


def _is_told(match: re.Match[str], text: str) -> bool:
    """Tell whether the words around speak of a plate, or at least of a vehicle."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    looks = match[0].isupper() or (match["gap"] == "-" and match["digits"].isdigit())
    if _STRONG.search(before):
        return looks or (match["estonian"] is None and match["digits"].isdigit())
    if (match["letters"] or "").lower() in _MODELS or _is_something_else(text, match.start()):
        return False
    if looks:
        return _speaks_of_vehicles(text, *match.span())
    # In small letters with a space it must stand straight after the vehicle's word.
    is_usual = match["estonian"] is None and len(match["letters"]) == _USUAL_LETTERS and match["digits"].isdigit()
    is_no_word = is_usual and not _VOWEL.search(match["letters"]) and _speaks_of_vehicles(text, *match.span())
    return is_no_word or (is_usual and bool(_WEAK.search(before[-_AT_ONCE:])))


def _speaks_of_vehicles(text: str, start: int, end: int) -> bool:
    return bool(
        _STRONG.search(text, max(0, start - _NEAR), start)
        or _WEAK.search(text, max(0, start - _NEAR), start)
        or _WEAK.search(text, end, end + _NEAR)
    )


def _is_plate(match: re.Match[str], text: str) -> bool:
    """Tell whether what stands after a word such as "rekisterinumero" is a plate and not the sentence going on."""
    if _ROAD_SIGN.search(text, max(0, match.start() - 12), match.start()):
        return False
    letters = re.sub(r"[^A-ZÅÄÖÜ]+", " ", match["plate"].upper()).split()
    is_written = match["plate"].isupper() or "-" in match["plate"]
    return is_written or not any(word.lower() in _WORDS or len(word) == 1 for word in letters)


def _is_something_else(text: str, start: int) -> bool:
    """Tell whether the word before says that it is the code of something else than a vehicle."""
    return bool(_SOMETHING_ELSE.search(text[max(0, start - _NEAR) : start]))
