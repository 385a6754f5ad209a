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
    r"registrerings|skylt|number ?plate|licen[cs]e|registration|\bplates?\b)[^\n]{0,30}\Z",
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
tie vt kt mt st yt osa kap art vol rev fig bus top sub eu en iso sfs led hsl usb pm usa ey oy ry as bst lgh rak
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
_NEAR = 45


def plates(text: str) -> Iterator[tuple[int, int]]:
    """Yield where registration plates stand in a flat text."""
    for match in _SHAPE.finditer(text):
        before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
        if _is_plate(match, before, after):
            yield match.span()


def _is_plate(match: re.Match[str], before: str, after: str) -> bool:
    is_told = bool(_STRONG.search(before))
    is_near = is_told or bool(_WEAK.search(before) or _WEAK.search(after))
    if match["estonian"]:
        return is_near and match[0].isupper()
    letters, gap = match["letters"], match["gap"]
    if letters.lower() in _WORDS:
        return False
    if match["digits"][-1].isalpha() and not (is_near and letters.isupper()):
        return False
    if gap == "-" and len(letters) == 3:  # noqa: PLR2004
        return True
    return is_told or (is_near and (letters.isupper() or gap == "-"))
