"""Inventories: a whole field of words crossed with plain sentences and what may stand in them, and how much of it is marked.

Letters of strangers meet some words by chance; an inventory asks for all of them. A file in `data/inventories` has parts, each
begun by its name in capitals and, but for `FILLERS`, by a language: `WORDS fi` (a word a piece, its forms parted by `/`, `_` is a space),
`SENTENCES fi` (one a line, with `{word}`, its further forms `{of}` and `{in}`, each with a capital too, and `{it}` for a filler).
Its first line says what of all the sentences may be marked (`MARKED at most 0.05`) or must be (`MARKED at least 0.99`), and of which kinds.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kuuluu.language import findings

DATA = Path(__file__).parent / "data" / "inventories"
_FORMS = ("word", "of", "in")


@dataclass
class Inventory:
    name: str
    bound: str  # "most" or "least"
    share: float
    kinds: frozenset[str]
    words: dict[str, list[str]] = field(default_factory=dict)
    sentences: dict[str, list[str]] = field(default_factory=dict)
    fillers: list[str] = field(default_factory=list)

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Yield each sentence with its language and the word that it was made of."""
        for language, words in self.words.items():
            for word in words:
                forms = _forms(word)
                for sentence in self.sentences[language]:
                    for filler in self.fillers:
                        yield sentence.format(it=filler, **forms), language, word

    def marked(self) -> tuple[float, Counter]:
        """Return the share of sentences in which something of these kinds is marked, and how often it wasn't as asked, word by word."""
        wrong: Counter = Counter()
        count = found = 0
        for text, language, word in self.texts():
            is_marked = any(one.cls.value in self.kinds for one in findings.marked(text, language))
            count, found = count + 1, found + is_marked
            wrong[word] += is_marked == (self.bound == "most")
        return found / count, wrong


def _forms(word: str) -> dict[str, str]:
    given = word.replace("_", " ").split("/")
    forms = {name: given[min(at, len(given) - 1)] for at, name in enumerate(_FORMS)}
    return forms | {name.capitalize(): form[:1].upper() + form[1:] for name, form in forms.items()}


def read(path: Path) -> Inventory:
    """Read an inventory; a line that begins with # is a remark."""
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")
    ]
    _marked, _at, bound, share, *kinds = lines[0].split()
    inventory = Inventory(path.stem, bound, float(share), frozenset(kinds))
    part: list[str] = []
    for line in lines[1:]:
        name, _space, language = line.partition(" ")
        if name in {"WORDS", "SENTENCES"} and len(language) == len("fi"):
            part = (inventory.words if name == "WORDS" else inventory.sentences).setdefault(language, [])
        elif line == "FILLERS":
            part = inventory.fillers
        elif inventory.words and part in inventory.words.values():
            part.extend(line.split())
        else:
            part.append(line)
    return inventory


def inventories() -> list[Inventory]:
    return [read(path) for path in sorted(DATA.glob("*.txt"))]
