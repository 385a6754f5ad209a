"""Development matters in several words at several places, and how often a twin is found among the first five."""

import random
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from kuuluu.language.similar import Corpus, Matter, matter

FOLDER = Path(__file__).parent / "data"
FILES = ("similar_dev.txt", "similar_dev2.txt", "similar_dev3.txt")
PLACES = ("Kurkelankatu", "Alitie", "Savionpolku", "Lehmuskuja", "Myllytie")
_BENT = {
    "katu": ("kadulla", "kadun"), "tie": ("tiellä", "tien"), "polku": ("polulla", "polun"), "kuja": ("kujalla", "kujan"),
}  # fmt: skip
_MOMENT = 0.0003


@dataclass(frozen=True)
class Text:
    """One text of a matter at a place."""

    key: str
    matter: str
    language: str
    text: str
    place: tuple[float, float] | None


def texts(*, are_placed: bool) -> list[Text]:
    """Return all texts, each with a point near its matter's place, or none."""
    chance = random.Random(7)
    found = []
    blocks = [block for name in FILES for block in (FOLDER / name).read_text(encoding="utf-8").split("\n\n")]
    for number, block in enumerate(blocks):
        lines = [line for line in block.splitlines() if re.match(r"(fi|sv|en): ", line)]
        places = PLACES if "{" in block else ("",)
        for place in places if lines else ():
            middle = (60.40 + chance.random() / 40, 25.08 + chance.random() / 25)
            for order, line in enumerate(lines):
                point = (middle[0] + chance.uniform(-_MOMENT, _MOMENT), middle[1] + chance.uniform(-_MOMENT, _MOMENT))
                is_here = are_placed and bool(place)
                key = f"{number}{place}/{order}"
                found.append(Text(key, f"{number}{place}", line[:2], at(line[4:], place), point if is_here else None))
    return found


def at(text: str, place: str) -> str:
    """Return a text with its place bent as it must be."""
    if not place:
        return text
    ending = next(one for one in _BENT if place.endswith(one))
    stem = place.removesuffix(ending)
    return text.format(p=place, at=stem + _BENT[ending][0], of=stem + _BENT[ending][1])


def recall(*, are_placed: bool, told: bool = False) -> dict[str, float]:
    """Return by pair of languages how often a twin is among the first five, each twin alone in a corpus of all other matters."""
    everything = texts(are_placed=are_placed)
    by_matter: dict[str, list[Text]] = defaultdict(list)
    for one in everything:
        by_matter[one.matter].append(one)
    corpora = [
        Corpus((one.key, _ready(one)) for one in everything if one.key.endswith(f"/{order}")) for order in range(6)
    ]
    hits: dict[str, list[bool]] = defaultdict(list)
    for query in everything:
        for twin in by_matter[query.matter]:
            if twin.key == query.key:
                continue
            answer = corpora[int(twin.key[-1])].nearest(_ready(query), 5)
            hits[query.language + "-" + twin.language].append(twin.key in answer)
            if told and twin.key not in answer:
                print(query.language, query.text, "|", twin.text, "|", answer)  # noqa: T201
    return {pair: sum(found) / len(found) for pair, found in sorted(hits.items())}


def mixed_recall(*, are_placed: bool, told: bool = False) -> dict[str, float]:
    """Return the same with everything in one corpus but the other texts of the matter."""
    everything = texts(are_placed=are_placed)
    by_matter: dict[str, list[Text]] = defaultdict(list)
    for one in everything:
        by_matter[one.matter].append(one)
    corpus = Corpus((one.key, _ready(one)) for one in everything)
    hits: dict[str, list[bool]] = defaultdict(list)
    for query in everything:
        own = {one.key for one in by_matter[query.matter]}
        answer = corpus.nearest(_ready(query), 40, without=query.key)
        for twin in by_matter[query.matter]:
            if twin.key == query.key:
                continue
            left = [key for key in answer if key == twin.key or key not in own][:5]
            hits[query.language + "-" + twin.language].append(twin.key in left)
            if told and twin.key not in left:
                print(query.language, query.text, "|", twin.text, "|", left)  # noqa: T201
    return {pair: sum(found) / len(found) for pair, found in sorted(hits.items())}


def _ready(one: Text) -> Matter:
    return matter(one.text, one.language, *(one.place or (None, None)))
