"""What was found, with the words that were looked for marked."""

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from kuuluu.language.search import Marked, Query, marked, snippet


def with_marks(piece: Marked) -> SafeString:
    """Return a piece of a text with its marks as HTML."""
    parts: list[str] = []
    done = 0
    for start, end in piece.marks:
        parts += [
            str(conditional_escape(piece.text[done:start])),
            format_html("<mark>{}</mark>", piece.text[start:end]),
        ]
        done = end
    return mark_safe("".join([*parts, str(conditional_escape(piece.text[done:]))]))  # noqa: S308 - each part was escaped


def marked_title(title: str, language: str, asked: Query | None) -> SafeString | str:
    """Return a title, marked where something was looked for."""
    return with_marks(marked(title, language, asked)) if asked else title


def shown_piece(title: str, text: str, language: str, asked: Query | None) -> SafeString | str:
    """Return the piece of a text that has the words; nothing where the title, made of its beginning, shows as many."""
    if asked is None:
        return ""
    piece = snippet(text, language, asked)
    start = title.removesuffix("…").strip()
    is_told = piece.text.startswith(start) and all(end <= len(start) for _start, end in piece.marks)
    return "" if is_told else with_marks(piece)
