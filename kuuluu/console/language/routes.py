"""kuuluu language routes: show to which of a city's services texts belong."""

import argparse
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import kuuluu
from kuuluu.console.database import data_folder
from kuuluu.console.language.lines import answer_all
from kuuluu.console.stop import Stop
from kuuluu.language.routing import Example, Model, read_examples
from kuuluu.language.routing.training import train

HELP = (
    'Reads one JSON object a line on standard input, {"id": …, "text": "…", "lang": "fi"}; lang may be left out. The answer to each '
    'is {"id": …, "answer": [codes of services]}, the likeliest first. What is known is what comes with the service: written '
    "examples, names, descriptions and keywords; nothing of the city's own cases. The first time it learns for some seconds."
)
CODE = Path(kuuluu.__path__[0])
DATA = CODE / "cities" / "data"
LANGUAGES = ("fi", "sv", "en")
NAME_WEIGHT = 0.6
MOST = 10
# What a kept model depends on: its examples, and the code and lists that read them.
_SOURCES = (DATA, CODE / "language")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask whose services."""
    cities = sorted(path.parent.name for path in DATA.glob("*/city.toml"))
    parser.add_argument("--city", required=True, choices=cities, help="whose services")


def run(args: argparse.Namespace) -> None:
    """Answer each text as it comes."""
    among, model = offered(args.city), day_one()
    answer_all(lambda given: _codes(model, given, among))


def offered(city: str) -> frozenset[str]:
    """Return the codes of the services that a city names."""
    return frozenset(one["code"] for one in _read(DATA / city / "services.toml").get("service", []))


def _codes(model: Model, given: dict[str, Any], among: frozenset[str]) -> list[str]:
    return [one.code for one in model.rank(given["text"], given.get("lang") or "", among=among)][:MOST]


def day_one() -> Model:
    """Return the model of the day-one examples; kept in the data folder until an example, a list or the code changes."""
    kept = data_folder() / "routing" / f"{_digest()}.npz"
    if kept.exists():
        return Model.load(kept.read_bytes())
    model = train([*read_examples(DATA / "examples"), *_named()])
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in kept.parent.glob("*.npz"):
        old.unlink()
    kept.write_bytes(model.dump())
    return model


def _digest() -> str:
    digest = sha256()
    for folder in _SOURCES:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in {".py", ".toml", ".txt"}):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def _named() -> Iterator[Example]:
    """Yield what the tree of services says of each: its name, its description, and the keywords that are whole words."""
    for service in _read(DATA / "services.toml")["service"]:
        for language in LANGUAGES:
            texts = [service.get(language, ""), service.get("description", {}).get(language, "")]
            for text in filter(None, texts):
                yield Example(text, language, service["code"], weight=NAME_WEIGHT)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Stop(f"{path} can't be read: {error.strerror}") from error
