"""Reading a city's files so that every mistake is told by file, table and key."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kuuluu.cities.models import LANGUAGES


class CityFileError(Exception):
    """A city's files can't be loaded: which file, which table, which key, and why."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place}: {why}")


class Table:
    """One table of a file. Each key is read once by its kind; what nobody reads is a mistake."""

    def __init__(self, place: str, values: Any) -> None:
        if not isinstance(values, dict):
            raise CityFileError(place, "must be a table")
        self.place = place
        self.values: dict[str, Any] = values
        self.unread = set(values)

    def error(self, key: str, why: str) -> CityFileError:
        """Return the error of a key, to be raised."""
        return CityFileError(f"{self.place} {key}", why)

    def text(self, key: str, default: str | None = None, limit: int = 400) -> str:
        """Return words on one line; required where no default is given."""
        words = self._take(key, str, default)
        if len(words) > limit:
            raise self.error(key, f"is longer than {limit} letters")
        return " ".join(words.split())

    def flag(self, key: str, *, default: bool) -> bool:
        return bool(self._take(key, bool, default))

    def number(self, key: str, default: int | None = None) -> int:
        return int(self._take(key, int, default))

    def decimal(self, key: str) -> float:
        return float(self._take(key, (int, float), None))

    def day(self, key: str, default: date | None = None) -> date:
        found: date = self._take(key, date, default)
        return found

    def optional_day(self, key: str) -> date | None:
        return self.day(key) if key in self.values else None

    def list(self, key: str, default: list[Any] | None = None) -> list[Any]:
        found: list[Any] = self._take(key, list, default)
        return found

    def anything(self, key: str) -> Any:
        """Return whatever JSON can hold."""
        value = self._take(key, object, None)
        try:
            json.dumps(value)
        except TypeError as error:
            raise self.error(key, "must be a number, words, yes or no, a list or a table") from error
        return value

    def colour(self, key: str) -> str:
        found = self.text(key)
        if not re.fullmatch(r"#[0-9a-f]{6}", found):
            raise self.error(key, f'must be a colour such as "#1a5e8a", not "{found}"')
        return found

    def names(self, stem: str = "name", *, required: bool = True, limit: int = 120) -> dict[str, str]:
        """Return the columns of a text in three languages: from fi, sv and en for a name, else from a table of them."""
        if stem != "name" and stem not in self.values and not required:
            return {f"{stem}_{language}": "" for language in LANGUAGES}
        table = self if stem == "name" else self.table(stem)
        words = {f"{stem}_{one}": table.text(one, None if required else "", limit=limit) for one in LANGUAGES}
        if table is not self:
            table.done()
        return words

    def told(self, stem: str, *, limit: int = 120) -> dict[str, str]:
        """Return the columns of a text that may stand in one language alone: plain words are the Finnish ones."""
        if isinstance(self.values.get(stem), str):
            return {f"{stem}_{one}": self.text(stem, limit=limit) if one == "fi" else "" for one in LANGUAGES}
        return self.names(stem, limit=limit)

    def table(self, key: str) -> "Table":
        """Return a table inside this one; an empty one where it is absent."""
        return Table(f"{self.place} {key}", self._take(key, dict, {}))

    def tables(self, key: str, label: str = "code") -> "Iterator[Table]":
        """Return the tables of an array, each known in errors by its label."""
        for n, values in enumerate(self.list(key, []), start=1):
            name = values.get(label, f"no. {n}") if isinstance(values, dict) else f"no. {n}"
            yield Table(f"{self.place} [[{key}]] {name}", values)

    def done(self) -> None:
        """Refuse what nobody has read: a key that was misspelt would otherwise be lost in silence."""
        if self.unread:
            raise self.error(min(self.unread), "is no key of this table")

    def _take(self, key: str, kind: Any, default: Any) -> Any:
        self.unread.discard(key)
        value = self.values.get(key, default)
        if value is None:
            raise self.error(key, "is missing")
        if not isinstance(value, kind) or (kind in {int, (int, float)} and isinstance(value, bool)):
            raise self.error(key, f"has the wrong kind of value: {value!r}")
        return value


def read_toml(path: Path) -> Table:
    """Return the whole of a TOML file as a table."""
    try:
        return Table(_place(path), tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CityFileError(_place(path), f"can't be read ({error})") from error


def read_json(path: Path) -> Table:
    """Return the whole of a JSON file as a table."""
    try:
        return Table(_place(path), json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise CityFileError(_place(path), f"can't be read ({error})") from error


def _place(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
