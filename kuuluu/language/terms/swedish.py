"""Swedish words by Hunspell: base forms, and the words that compounds are made of, by the dictionary's own words."""

import sysconfig
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import hunspell

from kuuluu.language.terms.reading import NOTHING, Reading, reading
from kuuluu.language.terms.stems import stem

_LOCK = Lock()
_FOLDER = Path(sysconfig.get_path("data")) / "share" / "hunspell"
_LONGEST = 60
# What stands first in a compound is seldom shorter; of short words few stand last, and "ning" and the like are endings.
_SHORTEST_FIRST = 3
_SHORTEST_LAST = 3
_SHORT = frozenset(
    ["väg", "mat", "bro", "hus", "bil", "bad", "bod", "båt", "sjö", "rör", "ort", "sal", "rum", "kök", "mur", "gård"]
)
# How the first word of a compound is written: "gatu" of "gata", "skol" of "skola", "kyrko" of "kyrka", "stads" of "stad".
_JOINTS = (("", ""), ("u", "a"), ("o", "a"), ("s", ""), ("", "a"), ("", "e"), ("e", "a"))
_ENDINGS = frozenset(
    ["ning", "dning", "ningar", "ande", "ende", "else", "arna", "erna", "orna", "aren", "iska", "ligt", "skap", "ering"]
)
# Plurals with another vowel, which the dictionary has as words of their own.
_BENT = {
    "böcker": "bok", "städer": "stad", "händer": "hand", "fötter": "fot", "nätter": "natt", "tänder": "tand", "ränder": "rand",
    "stänger": "stång", "stränder": "strand", "rötter": "rot", "möss": "mus", "gäss": "gås", "män": "man", "bröder": "bror",
    "söner": "son", "döttrar": "dotter", "mödrar": "mor", "bönder": "bonde", "råttor": "råtta", "verkstäder": "verkstad",
    "handböcker": "handbok", "läroböcker": "lärobok", "tänger": "tång", "spänger": "spång", "bokstäver": "bokstav",
}  # fmt: skip


@cache
def _dictionary() -> hunspell.Hunspell | None:
    """Return the one dictionary, None where it is missing."""
    if not (_FOLDER / "sv_SE.dic").is_file():
        return None
    return hunspell.Hunspell("sv_SE", hunspell_data_dir=str(_FOLDER))


def is_here() -> bool:
    """Tell whether the Swedish dictionary is installed."""
    with _LOCK:
        return _dictionary() is not None


@lru_cache(maxsize=8_000)
def read(word: str) -> Reading:
    """Return what Hunspell knows of a word in small letters, nothing where it knows nothing."""
    if len(word) > _LONGEST:
        return NOTHING
    with _LOCK:
        return _reading(word, _dictionary())


def _reading(word: str, known: hunspell.Hunspell | None) -> Reading:
    if known is None or not (known.spell(word) or known.spell(word.capitalize())):
        return NOTHING
    found = list(_bases(word, known))
    bases = [*found, *(_BENT[base] for base in found if base in _BENT)]
    # The dictionary has some bent forms as words of their own: "bänkarna".
    short = stem(word, "sv")
    if word in bases and len(short) < len(word) - 1 and _is_word(short, known):
        bases.append(short)
    return reading(bases, [part for base in bases for part in _parts(base, known)])


def _bases(word: str, known: hunspell.Hunspell) -> Iterator[str]:
    """Yield the base forms; of a compound that the dictionary put together itself only the last part is bent."""
    for analysis in (*known.analyze(word), *known.analyze(word.capitalize())):
        fields = [field.partition(":") for field in analysis.split()]
        pieces = [value for name, _colon, value in fields if name == "pa"]
        if len(pieces) < 2:  # noqa: PLR2004 - one piece is no compound
            yield from (value.lower() for name, _colon, value in fields[:1] if name == "st")
        elif "".join(pieces) == word:
            yield word[: -len(pieces[-1])] + next(iter(known.stem(pieces[-1])), pieces[-1]).lower()
    if not known.analyze(word):
        yield word


def _parts(base: str, known: hunspell.Hunspell) -> Iterator[str]:
    """Yield the words of a compound, by its longest last word; that one is looked into again."""
    for at in range(_SHORTEST_FIRST, len(base) - _SHORTEST_LAST + 1):
        last = base[at:]
        is_long = len(last) > _SHORTEST_LAST or last in _SHORT
        if not is_long or last in _ENDINGS or not _is_word(last, known) or not (first := _first(base[:at], known)):
            continue
        yield from first
        stems = known.stem(last)
        yield last if last in stems else stems[0].lower()
        yield from _parts(last, known)
        return


def _first(piece: str, known: hunspell.Hunspell) -> list[str]:
    """Return the words that may stand first in a compound, in their base forms: "skol" may be "skol" and "skola"."""
    found = []
    for written, meant in _JOINTS:
        word = piece.removesuffix(written) + meant
        if piece.endswith(written) and len(word) >= _SHORTEST_FIRST and _is_word(word, known):
            stems = known.stem(word)
            found.append(word if word in stems else str(stems[0]).lower())
    return found


def _is_word(word: str, known: hunspell.Hunspell) -> bool:
    """Tell whether the dictionary has a word itself, not only made of others."""
    return any(" pa:" not in analysis for analysis in known.analyze(word))
