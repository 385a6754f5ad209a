"""What is looked for while measuring: words out of the sentences that the cases are made of, in any form, with slips, with filters."""

from collections.abc import Iterator
from random import Random
from urllib.parse import urlencode

from kuuluu.console.bench.texts import EXAMPLES, streets
from kuuluu.language.routing import read_examples

SHORTEST = 4
FILTERS: tuple[dict[str, str], ...] = (
    {},
    {},
    {},
    {"state": "open"},
    {"days": "30"},
    {"kind": "fault"},
    {"service": "streets.lighting"},
)


def queries(count: int) -> Iterator[dict[str, str]]:
    """Yield parameters of searches, each asked by nobody before: one word, two, three, a slip, a phrase, a street."""
    luck = Random(20261129)  # noqa: S311 - the same every time, no secret
    said = [one.text for one in read_examples(EXAMPLES) if one.weight == 1]
    for number in range(count):
        yield {"words": _words(number % 10, luck, said), **luck.choice(FILTERS)}


def paths(start: str, count: int) -> Iterator[str]:
    """Yield the same as addresses of the public list."""
    return (f"{start}?{urlencode(one)}" for one in queries(count))


def desk_paths(start: str, count: int) -> Iterator[str]:
    """Yield the words as searches at the desk."""
    return (f"{start}?{urlencode({'q': one['words']})}" for one in queries(count))


def messages(count: int) -> Iterator[tuple[str, str, str]]:
    """Yield messages that somebody writes: words, the service they belong to, a place in words."""
    luck = Random(20261130)  # noqa: S311 - as above
    said = [one for one in read_examples(EXAMPLES) if one.weight == 1]
    names = list(streets())
    for _n in range(count):
        first, second = luck.choice(said), luck.choice(said)
        yield f"{first.text}. {second.text}", first.code, f"{luck.choice(names)} {luck.randrange(1, 70)}"


def _words(kind: int, luck: Random, said: list[str]) -> str:
    words = [word for word in luck.choice(said).replace(",", " ").split() if len(word) >= SHORTEST and word.isalpha()]
    words = words or ["katuvalo"]
    at = luck.randrange(len(words))
    if kind in {0, 1, 2, 3}:
        return words[at]
    if kind in {4, 5}:
        return " ".join(words[at : at + 2])
    if kind == 6:  # noqa: PLR2004 - of ten queries, so many of each kind
        return " ".join(words[:3])
    if kind == 7:  # noqa: PLR2004
        return f'"{" ".join(words[at : at + 2])}"'
    return _slip(words[at], luck) if kind == 8 else luck.choice(list(streets()))  # noqa: PLR2004


def _slip(word: str, luck: Random) -> str:
    at = luck.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
