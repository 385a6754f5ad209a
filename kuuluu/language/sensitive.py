from collections.abc import Iterator


def sensitive(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    yield from ()
