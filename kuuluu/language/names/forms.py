"""The forms that a name takes: the stems of Finnish inflection, and the endings that follow them."""

import re
from itertools import product

_SHORTEST = 2
VOWELS = "aeiouyäöåéõüíóá"
_WEAK = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("mp", "mm"), ("lt", "ll"), ("rt", "rr"),
    ("ht", "hd"), ("lp", "lv"), ("rp", "rv"),
)  # fmt: skip
_WEAK_WITH_VOWEL = (("lke", "lje"), ("rke", "rje"), ("hke", "hje"), ("uku", "uvu"), ("yky", "yvy"))
# Names of nature whose last i is an e before an ending: Niemi, Niemen.
_I_TO_E = re.compile(
    r"(?:niem|mäk|saar|järv|kosk|salm|suom|jok|vuor|nurm|hirv|kiv|kurk|tuom|leht|laht|lamp|talv|per|virp|suv|onk|lep|palm"
    r"|poik|hank|sorm|kuus|sus|uus)i$"
)
_CASES = (
    "n", "t", "a", "ä", "ta", "tä", "tta", "ttä", "na", "nä", "ksi", "lla", "llä", "lta", "ltä", "lle", "ssa", "ssä",
    "sta", "stä", "seen", "siin", "an", "en", "in", "on", "un", "yn", "än", "ön", "han", "hen", "hin", "hon", "hun",
    "hyn", "hän", "hön", "in", "den", "ten", "ita", "itä", "ien", "jen", "ja", "jä",
)  # fmt: skip
_OWNERS = ("", "ni", "si", "nsa", "nsä", "mme", "nne")
_OWNED_BY_HIM = ("lla", "llä", "lta", "ltä", "lle", "ssa", "ssä", "sta", "stä", "na", "nä")
_CLITICS = ("", "kin", "kaan", "kään", "ko", "kö", "han", "hän", "pa", "pä")
# What may stand after a stem.
ENDINGS = (
    frozenset(
        case.removesuffix("n") + owner + clitic if owner and case == "n" else case + owner + clitic
        for case, owner, clitic in product((*_CASES, ""), _OWNERS, _CLITICS)
    )
    | {case + case[-1] + "n" for case in _OWNED_BY_HIM}
) - {""}
# What may stand after a nominative.
NOMINATIVE_ENDINGS = frozenset({"", *_CLITICS, *_OWNERS, "s", "'s", "’s", "'", "’", ":s"})


def stems(name: str) -> set[str]:
    """Return what Finnish endings are put to: Virtanen gives virtase, virtas and virtasi; Pekka peka and pekka."""
    name = name.lower()
    found = {name}
    if name.endswith("nen"):
        base = name[:-3]
        return {base + "se", base + "s", base + "si"}
    if name[-1] not in VOWELS:
        return _after_consonant(name)
    found |= _weak(name)
    if _I_TO_E.search(name):
        strong = name[:-1] + "e"
        found |= {strong, *_weak(strong), *_to_d(strong)}
    if name[-1] == "e":
        found.add(name + "e")
    if name.endswith(("la", "lä")):
        found.add(name[:-1] + ("oi" if name[-1] == "a" else "öi"))
    if name[-1] == "i":
        found.add(name[:-1] + "ei")
    return found


def _after_consonant(name: str) -> set[str]:
    found = {name, name + "i", name + "e"}
    if name[-1] == "s":
        found.add(name[:-1] + "kse")
        if name[-2] in "aä":
            base = name[:-1]
            found |= {base + name[-2], *(strong + name[-2] for strong in _strong(base[:-1]))}
    return found


def _strong(stem: str) -> set[str]:
    """Return the strong stems of a name such as Kangas, Kankaan."""
    pairs = (
        ("ng", "nk"),
        ("k", "kk"),
        ("p", "pp"),
        ("t", "tt"),
        ("d", "t"),
        ("ll", "lt"),
        ("nn", "nt"),
        ("rr", "rt"),
        ("mm", "mp"),
    )
    return {stem.removesuffix(weak) + strong for weak, strong in pairs if stem.endswith(weak)}


def _weak(name: str) -> set[str]:
    """Return the weak stems of a name that ends in a vowel: Lehto gives lehdo, Mäki mäi (and mäke mäe)."""
    body, last = name[:-1], name[-1]
    for strong, weak in _WEAK:
        if body.endswith(strong):
            return {body.removesuffix(strong) + weak + last}
    for strong, weak in _WEAK_WITH_VOWEL:
        if name.endswith(strong):
            return {name.removesuffix(strong) + weak}
    return _weak_of_one(body, last)


def _weak_of_one(body: str, last: str) -> set[str]:
    """Return the weak stem where a single k, p or t weakens: Mäke, mäe; Satu, sadu."""
    if len(body) < _SHORTEST:
        return set()
    stop = body[-1]
    if stop == "p" and body[-2] not in VOWELS:
        return set()
    weak = {"t": "d", "k": "", "p": "v"}.get(stop)
    return set() if weak is None else {body[:-1] + weak + last}


def _to_d(stem: str) -> set[str]:
    """Return the stem of Kuusi that is kuude, and of Susi, sude."""
    return {stem.removesuffix("se") + "de"} if stem.endswith("se") else set()
