"""Every address of the service, from the resolver: what is added there is tested here."""

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver


class Address(NamedTuple):
    """A named pattern, as in `desk:case`, with what it takes: each name with its converter, as in ("id", "int")."""

    name: str
    values: tuple[tuple[str, str], ...]

    @property
    def takes(self) -> tuple[str, ...]:
        return tuple(name for name, _converter in self.values)


def addresses(
    resolver: URLResolver | None = None, space: tuple[str, ...] = (), values: tuple[tuple[str, str], ...] = ()
) -> Iterator[Address]:
    """Yield every pattern. One without a name can't be linked to, nor tested: it has the empty name."""
    for entry in (resolver or get_resolver()).url_patterns:
        taken = (*values, *((name, converter_of(entry, name)) for name in entry.pattern.regex.groupindex))
        if isinstance(entry, URLPattern):
            yield Address(":".join((*space, entry.name or "")), taken)
        else:
            yield from addresses(entry, (*space, *([entry.namespace] if entry.namespace else [])), taken)


def converter_of(entry: URLPattern | URLResolver, name: str) -> str:
    return type(entry.pattern.converters.get(name)).__name__.removesuffix("Converter").lower()


def of(space: str) -> list[Address]:
    """Return the addresses of one namespace."""
    return [one for one in addresses() if one.name.startswith(f"{space}:")]
