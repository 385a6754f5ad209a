from collections.abc import Iterator


def health(text: str, language: str) -> Iterator[tuple[int, int]]:
    yield from ()
