"""Words for measuring: sentences that come with the service, streets made up, answers; each with what it is found by."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import psycopg

import kuuluu
from kuuluu.language.routing import read_examples
from kuuluu.language.search import lexemes_of
from kuuluu.language.search.vector import shown_words, vector_of

EXAMPLES = Path(kuuluu.__path__[0]) / "cities" / "data" / "examples"
ANSWERS = (
    "Kiitos. Asia on hoidettu.",
    "Kiitos palautteesta. Vika on korjattu ja valaisin palaa taas.",
    "Kunnossapito käy paikalla ensi viikolla, ja paikka hiekoitetaan.",
    "Välitimme asian urakoitsijalle, joka tyhjentää astian ja siivoaa alueen.",
    "Asia kuuluu tämän vuoden työohjelmaan. Päällyste uusitaan kesällä.",
    "Tack för responsen. Saken är åtgärdad.",
)
_FIRST = (
    "Koivu", "Mänty", "Kuusi", "Haapa", "Leppä", "Pihlaja", "Tammi", "Vaahtera", "Kataja", "Paju", "Omena", "Kirsikka", "Vadelma",
    "Mustikka", "Puolukka", "Karhu", "Susi", "Kettu", "Jänis", "Hirvi", "Orava", "Mäyrä", "Saukko", "Kotka", "Haukka", "Pöllö",
    "Joutsen", "Kurki", "Pääsky", "Varis", "Hauki", "Ahven", "Lohi", "Särki", "Mylly", "Paja", "Tiili", "Kivi", "Kallio", "Savi",
    "Hiekka", "Suo", "Lampi", "Joki", "Puro", "Koski", "Lähde", "Niitty", "Pelto", "Metsä", "Aho", "Haka", "Kaski", "Torppa",
    "Kartano", "Kirkko", "Pappila", "Koulu", "Asema", "Vallon",
)  # fmt: skip
_MIDDLE = (
    "", "n", "la", "lan", "harju", "harjun", "mäen", "mäki", "niityn", "rinteen", "laakson", "kummun", "nummen", "kankaan", "suon",
    "lammen", "rannan", "saaren", "niemen", "lahden", "korven", "salon", "notkon", "portin", "kulman",
)  # fmt: skip
_LAST = ("katu", "tie", "kuja", "polku", "raitti")

_TABLE = """
create unlogged table bench_texts (
    use text, n int, language text, code text, text text, as_title tsvector, as_text tsvector, words text[]
)
"""


def keep_texts(connection: psycopg.Connection, *, every: int = 1) -> None:
    """Put sentences, streets and answers into a table, numbered from 1 within each use and language; every so many of them."""
    connection.execute(_TABLE)
    with connection.cursor().copy("copy bench_texts from stdin") as copy:
        copy.set_types(["text", "int4", "text", "text", "text", "text", "text", "text[]"])
        for row in _rows(every):
            copy.write_row(row)


def _rows(every: int) -> Iterator[tuple[object, ...]]:
    numbers: dict[str, int] = {}
    for one in [one for one in read_examples(EXAMPLES) if one.weight == 1][::every]:
        numbers[one.language] = number = numbers.get(one.language, 0) + 1
        yield _row("said", number, one.language, one.code, one.text)
    for number, text in enumerate(ANSWERS, start=1):
        yield _row("answer", number, "sv" if text.startswith("Tack") else "fi", "", text)
    for number, name in enumerate(islice(streets(), None, None, every), start=1):
        yield _row("street", number, "fi", "", f"{name} {1 + number % 70}")


def streets() -> Iterator[str]:
    """Yield names of streets, some thousands, no city's own."""
    return (f"{first}{middle}{last}" for last in _LAST for middle in _MIDDLE for first in _FIRST)


def _row(use: str, number: int, language: str, code: str, text: str) -> tuple[object, ...]:
    """Return a row of the table. Titles and texts are found by the same, with another worth."""
    as_title, as_text = (vector_of(lexemes_of(title, [text], language)) for title in (text, ""))
    return use, number, language, code, text, as_title, as_text, shown_words([text], language)
