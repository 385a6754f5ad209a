"""What else tells that an address is somebody's home: a postal code, a stair, who speaks from there, a line of its own.

Such signs are weaker than words of living (addresses.py): where the sentence tells of a lamp, a hole or an office, they count for
nothing.
"""

import re
from collections.abc import Iterator

from kuuluu.language.reading import Reading
from kuuluu.language.streets import ANY_CASE

# Things of streets and parks, which break at an address where somebody else lives.
_FAULT = re.compile(
    r"\b(?:katu|tie|piha)?(?:valo(?!ku)|lamp|pylvä)|\bkuop|\breik|\bmontt|\brouta|\brouda|asfalt|päällyst|suojati|liikennemerk|opaste|kyltti|\bpenk|roskak|"
    r"\broski|pysäk|katos\b|hidast|nopeus|kaivo|pyörätel|keinu|leikki|jalkakäyt|pyöräti|graff|töhr|hylät|\bromu|pysäköi|parkk|risteys|risteyk|kaide|kaitee|"
    r"\bsilta|sillan|alikul|liuk|hiekoit|aurau|auraam|hule|lammik|\bkaatun|\blevä|\bpolttav|sijaits|sijait|avoin|avoinna|auki|remontis|rakennustyö|"
    r"gatubelys|lampa|lampan|lyktstolp|\bhål|\bgrop|asfalt|övergång|vägmärk|skylt|\bbänk|sopkorg|papperskorg|hållplats|gung|lekplats|trottoar|klott|parker|"
    r"\bkaadui|\bkaatui|liukast|kompast|törmä|löysi|löysin|löyty|varastet|katosi|kadonnut|luona|luota|\bföll|halkade|snubbl|krock|hittade|försv|\bfell\b|slipped|tripped|"
    r"crash|\bclub|meets?\b|kerho|kokoontu|träffas|puret|purka|rivs\b|demolish|\bfound\b|\blost\b|korsning|räcke|\bbro(?:n|ar)?\b|plog|halt\b|öppet|"
    r"street ?light|\blamp|\blight|pothole|\bhole|crossing|road sign|\bsign\b|\bbench|litter|\bbin\b|bus stop|shelter|speed|playground|pavement|sidewalk|graffiti|"
    r"parking|junction|bridge|railing|flood|slippery|\bopen\b|crack",
    ANY_CASE,
)
_POST_CODE = re.compile(r"\d{5}(?!\d)")
_STAIRED = re.compile(r"\d ?[A-Z]\b")
_OWN_LINE = re.compile(r"(?:\A|\n|[.!?] )\s*\Z")
_LINE_ENDS = re.compile(r"[ .,!]*(?:\n|\Z)")
# "Olemme … Kuusitie 5:stä", "terveisiä Kuusitie 5:stä": out of it somebody comes or speaks.
_SPEAKS = re.compile(
    r"\b(?:olen|olemme|ollaan|oon|kirjoit\w+|soit\w+|terveis\w+|terve|hei|moi|täältä|täällä|tänne|asukas|mummo|pappa|eläkeläi\w+|nainen|mies|perhe|pariskunta|joku|tyyppi|to(?:sta|lta|ssa)|tuo(?:sta|lta|ssa)|naapuri\w*|"
    r"porukka|väki|nuori|nuoret)\b[^.!?\n]{0,30}\Z",
    ANY_CASE,
)
_OUT_OF = re.compile(r":?(?:st[aä]|lt[aä]|ss[aä])\Z|st[aä]\b", ANY_CASE)
_BACK = 70
# A name that no street's ending tells, down to the flat: "Nikkarinkrouvi 10 A 14"
_DOWN_TO_FLAT = re.compile(
    r"\d{1,3} ?[A-HJ-NP-TV-Z](?: ?(?:as\.?|asunto|bst\.?|lgh\.?))? ?\d{1,3}(?![\w:.,/-]*\d)(?! ?(?:m|v|kg|€|%|mm|cm|V|W)\b)"
)
_NAME_BEFORE = re.compile(r"(?<![\w-])[A-ZÅÄÖ][a-zåäö]{4,}(?:-[a-zåäö]+)? \Z")
_NO_STREETS = (
    "linja", "bussi", "halli", "luok", "kerro", "tilau", "tyyppi", "malli", "sivu", "kohta", "kohda", "pykälä", "liit", "kuva", "rivi", "paik", "ruutu",
    "ryhmä", "laituri", "vaunu", "klass", "sida", "table", "room", "page", "class", "train", "platform", "flat", "apart", "versio", "sarja", "vitamii", "kello",
    "luku", "porras", "porta", "huone", "talo",
)  # fmt: skip
_LONGEST_NAME, _LONGEST_NUMBER = 40, 3
_LETTERS = frozenset("ABCDEFGHJKLMNPRSTV")


def tells_home(text: str, sentence: tuple[int, int], place: tuple[int, int], *, is_faint: bool) -> bool:
    """Tell whether weaker signs make an address somebody's home: it is no place of a fault, and nobody's office."""
    start, end = place
    is_out_of_it = _OUT_OF.search(text, max(start, end - 6), min(len(text), end + 1))
    if is_out_of_it and _SPEAKS.search(text, max(sentence[0], start - _BACK), start):
        return True
    is_signed = bool(_OWN_LINE.search(text, max(0, start - 3), start) and _LINE_ENDS.match(text, end) and start > 0)
    faint = is_faint or _POST_CODE.search(text, start, end) or _STAIRED.search(text, start, end) or is_signed
    return bool(faint) and not _FAULT.search(text, *sentence)


def any_flats(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield addresses down to the flat whose street no ending tells."""
    text = reading.text
    for start, end in reading.digits:
        if (
            end - start > _LONGEST_NUMBER
            or text[max(0, start - 1) : start] != " "
            or text[end : end + 2].strip()[:1] not in _LETTERS
        ):
            continue
        name = _NAME_BEFORE.search(text, max(0, start - _LONGEST_NAME), start)
        flat = _DOWN_TO_FLAT.match(text, start) if name and not name[0].lower().startswith(_NO_STREETS) else None
        if name and flat:
            yield name.start(), flat.end()
