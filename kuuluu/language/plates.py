"""Registration plates of vehicles in text, in capitals or not. "klo 16" and "vt-4" are none."""

import re
from collections.abc import Iterator

_SHAPE = re.compile(
    r"(?<![^\W_])(?<![\w][-.:/@])"
    r"(?:(?P<letters>[A-ZÅÄÖ]{2,3})(?P<gap>-| - | |)(?P<digits>[1-9]\d{0,2}[A-Z]?)|(?P<estonian>\d{3} ?[A-Z]{3}))"
    r"(?![^\W_])(?![-.,:/]\d)(?!-\w)(?! ?€| ?%)",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"(?:rekkari|rekisteri|\brek\.? ?(?:nro|no|nr|tunnus|kilpi)|tunnukse|kilvess|kilpi|\breg\.? ?(?:nr|no|num)|registernum|"
    r"registrerings|\brek\. ?|skylt|number ?plate|licen[cs]e|registration|\bplates?\b)[^\n]{0,30}\Z",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\bauto(?!maat)|autolla|henkilöauto|pakettiauto|\bmopo|moottoripyör|peräkärry|\brekka|kuorma-auto|pysäköi|parkkeer|"
    r"ajoneuvo|rekkari|rekisteri|\bbil(?:en|ar|arna)?\b|parker|fordon|moped|skåpbil|\bcars?\b|\bvan\b|\btruck|vehicle|"
    r"toyota|volvo|skoda|volkswagen|\bvw\b|\bbmw|mersu|mercedes|\baudi|\bford\b|nissan|opel|tesla|kia\b",
    re.IGNORECASE,
)
# Short words and abbreviations that stand before a number without being a plate.
_ORDINARY = """
klo kl nro nr no vko vkl kpl kg km cm mm min max sek hz kw kwh mb gb eur sen snt alv pvm kk pv vrk krs sis id
tie vt kt mt st yt osa kap art vol rev fig bus top sub eu en iso sfs utf led hsl usb pm usa ey oy ry as bst lgh rak
ma ti ke pe la su mån tis ons tor fre lör sön mon tue wed thu fri sat sun pc tv wc pdf jpg url tel puh gsm ca
jan feb mar apr maj jun jul aug sep okt oct nov dec
ja tai oli on ei se jo eli yli ali ne me te he hän jos kun noin niin tuo nyt vai vain yht yks eka jäi sai vei söi löi joi
ajo ajoi saa jää tee käy olen sen tän
the and for was did all at by to of in is it or we you my car out not now but has had can any our her his its one two six
ten off hit red big old new day age gap way run saw see say got get
för och var det den att av är kör bil hos kom tog såg tar går fick mer min din sin nya två tre om på ur vid än han hon vi
ni de ett men nu då per sex fem sju åtta tio
"""
_WORDS = frozenset(_ORDINARY.split())
_USUAL_LETTERS = 3
_NEAR = 45
_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]{2,3}(?:-| - | |)\Z")
_MOST_BEFORE = 6  # three letters, a space, a hyphen, a space


def plates(text: str) -> Iterator[tuple[int, int]]:
    """Yield where registration plates stand in a flat text."""
    for match in _shapes(text):
        if _is_plain(match) or (_may_be(match) and _is_told(match, text)):
            yield match.span()


def _shapes(text: str) -> Iterator[re.Match[str]]:
    """Yield what has the shape of a plate; only around digits is it looked for, which is much faster."""
    for digits in _DIGITS.finditer(text):
        before = text[max(0, digits.start() - _MOST_BEFORE) : digits.start()]
        letters = _LETTERS_BEFORE.search(before)
        start = digits.start() - len(before) + letters.start() if letters else digits.start()
        match = _SHAPE.match(text, start) or _SHAPE.match(text, digits.start())
        if match and match.end() > digits.start():
            yield match


def _is_plain(match: re.Match[str]) -> bool:
    """Tell whether three letters, a hyphen and digits say it alone."""
    return (
        match["gap"] == "-"
        and len(match["letters"]) == _USUAL_LETTERS
        and match["digits"].isdigit()
        and match["letters"].lower() not in _WORDS
    )


def _may_be(match: re.Match[str]) -> bool:
    return match["estonian"] is not None or match["letters"].lower() not in _WORDS


def _is_told(match: re.Match[str], text: str) -> bool:
    """Tell whether the words around speak of a plate, or at least of a vehicle before capitals."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    looks = match[0].isupper() or (match["gap"] == "-" and match["digits"].isdigit())
    if _STRONG.search(before):
        return looks or (match["estonian"] is None and match["digits"].isdigit())
    return looks and bool(_WEAK.search(before) or _WEAK.search(text, match.end(), match.end() + _NEAR))
