"""Words of the interface that stand on a page in another language than the page's, outside what says so by `lang`."""

import re
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser

from babel.messages.pofile import read_po
from django.apps import apps

from kuuluu.cities.models import City
from kuuluu.console.catalogs import ROOMS
from tests.guards.html import VOID

LANGUAGES = ("fi", "sv", "en")
SPOKEN = ("title", "alt", "aria-label", "placeholder", "data-sending")
UNREAD = frozenset({"script", "style", "textarea", "template", "kbd"})
# Where a value stands in a text, what marks it up, and whatever is no letter: a run of words ends there.
HOLES = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|<[^>]+>|[.:;!?()\"“”„/|–]|\d+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# So many words in a row that are the interface's in another language, and never in this one.
ROW = 3
# From so many letters on a text of a city's files is known inside a sentence, too.
LONG = 12


class Reader(HTMLParser):
    """Collects what a page says in its own language, by voice and to the eye."""

    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self.said: list[str] = []
        # Each open element: its name, its language, whether anybody reads it.
        self.open: list[tuple[str, str, bool]] = [("", "", True)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        language = known.get("lang") or self.open[-1][1]
        is_read = self.open[-1][2] and tag not in UNREAD
        if tag == "html":
            self.language = language
        if is_read and language == self.language:
            self.said += [known[name] or "" for name in SPOKEN if name in known]
        if tag not in VOID:
            self.open.append((tag, language, is_read))

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        _tag, language, is_read = self.open[-1]
        if is_read and language == self.language:
            self.said.append(data)


def strangers(page: str) -> list[str]:
    """Return what a page says in another language than its own: a whole text of the interface or of the cities' files in
    that language, or words in a row that belong to one.
    """
    reader = Reader()
    reader.feed(page)
    return sorted({fault for one in set(reader.said) for fault in _strange(one, reader.language)})


@cache
def _strange(said: str, page: str) -> tuple[str, ...]:
    one = _tidy(said)
    return tuple(f"{other}: {one}" for other in LANGUAGES if other != page and _apart(other, page).has(one))


@dataclass(frozen=True)
class Apart:
    """What is a language's, and not the page's: whole texts, rows of words, and what cities' files say inside sentences."""

    whole: frozenset[str]
    rows: frozenset[tuple[str, ...]]
    inside: frozenset[str]

    def has(self, said: str) -> bool:
        """Tell whether a text is, or holds, something of the language."""
        return said in self.whole or bool(_rows(said) & self.rows) or any(one in said for one in self.inside)


@cache
def _apart(language: str, page: str) -> Apart:
    theirs, own = texts()[language], texts()[page]
    cities = {text for spoken, text in _of_cities() if spoken == language and len(text) > LONG} - own
    rows = frozenset().union(*map(_rows, theirs)) - frozenset().union(*map(_rows, own))
    return Apart(theirs - own, rows, frozenset(cities))


@cache
def texts() -> dict[str, frozenset[str]]:
    """Return all texts of the interface and of the cities' files by language."""
    found: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for room in ROOMS.glob("*/locale"):
        for language in ("fi", "sv"):
            with (room / language / "LC_MESSAGES" / "django.po").open("rb") as file:
                for entry in read_po(file, locale=language):
                    found[language] |= _forms(entry.string)
                    found["en"] |= _forms(entry.id)
    for language, text in _of_cities():
        found[language].add(text)
    return {language: frozenset(said) for language, said in found.items()}


@cache
def _of_cities() -> list[tuple[str, str]]:
    """Return what stands in the database of the cities' files in several languages, with the language. A city's name is
    left out: its mark is the same everywhere.
    """
    columns = [
        (model, field.name)
        for model in apps.get_app_config("cities").get_models()
        for field in model._meta.fields
        if field.name[-3:] in {"_fi", "_sv", "_en"} and not field.name.startswith(("keywords", "redirect_url"))
    ]
    return [
        (name[-2:], _tidy(text))
        for model, name in columns
        if (model, name[:-3]) != (City, "name")
        for text in model.objects.exclude(**{name: ""}).values_list(name, flat=True)
    ]


def _forms(said: object) -> set[str]:
    return {_tidy(str(one)) for one in (said if isinstance(said, (tuple, list)) else [said]) if len(str(one)) > ROW}


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _rows(text: str) -> frozenset[tuple[str, ...]]:
    """Return each three words that follow one another in a text."""
    rows: set[tuple[str, ...]] = set()
    for piece in HOLES.split(text):
        words = WORD.findall(piece.lower())
        rows |= {tuple(words[n : n + ROW]) for n in range(len(words) - ROW + 1)}
    return frozenset(rows)
