"""The few icons: one weight, 24 units square, drawn with the text's own colour, and always beside a word."""

from django.utils.safestring import SafeString, mark_safe

SHAPES = {
    "add": '<path d="M12 5v14M5 12h14"/>',
    "answer": '<path d="M4 5h16v11H10l-5 4v-4H4z"/><path d="M8 10.5l3 3 5-5"/>',
    "arrow": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "back": '<path d="M19 12H5M11 6l-6 6 6 6"/>',
    "bell": '<path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21.5h4"/>',
    "camera": '<path d="M4 8h4l1.5-2.5h5L16 8h4v11H4z"/><circle cx="12" cy="13" r="3.5"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
    "close": '<path d="M6 6l12 12M18 6L6 18"/>',
    "copy": '<path d="M9 9h11v11H9zM15 9V4H4v11h5"/>',
    "danger": '<path d="M12 3.5l9.5 17h-19z"/><path d="M12 10v4.5M12 17.5v.5"/>',
    "download": '<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>',
    "edit": '<path d="M5 19l1-4L16 5l3 3L9 18zM14 7l3 3"/>',
    "eye": '<path d="M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12z"/><circle cx="12" cy="12" r="3"/>',
    "feed": '<path d="M5 5a14 14 0 0 1 14 14M5 11a8 8 0 0 1 8 8"/><circle cx="6" cy="18" r="1.2"/>',
    "file": '<path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4"/>',
    "flag": '<path d="M6 21V4h12l-3 4 3 4H6"/>',
    "hidden": '<path d="M4 4l16 16M9.5 5.9A9 9 0 0 1 12 5.5c3.7 0 7 2 9.5 6.5a15 15 0 0 1-2.6 3.4M6 7.8A15 15 0 0 0 2.5 12c2.5 4.5 5.8 6.5 9.5 6.5a9 9 0 0 0 4-1"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.5v.5"/>',
    "join": '<path d="M6 4v4a4 4 0 0 0 4 4h2a4 4 0 0 1 4 4v4M18 4v4a4 4 0 0 1-4 4"/>',
    "lock": '<path d="M5.5 11h13v9.5h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "mail": '<path d="M3.5 6h17v12.5h-17zM3.5 7l8.5 6.5L20.5 7"/>',
    "moved": '<path d="M4 12h11M11 7l5 5-5 5M20 5v14"/>',
    "none": '<circle cx="12" cy="12" r="8.5"/><path d="M6 18L18 6"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.7-4 3.5-6 7.5-6s6.8 2 7.5 6"/>',
    "phone": '<path d="M6 3.5h3.5l1.5 5-2.5 1.5a11 11 0 0 0 5.5 5.5l1.5-2.5 5 1.5V18a2.5 2.5 0 0 1-2.5 2.5C10.5 20.5 3.5 13.5 3.5 6A2.5 2.5 0 0 1 6 3.5z"/>',
    "pin": '<path d="M12 21.5c-4.5-5-7-8.5-7-11.5a7 7 0 0 1 14 0c0 3-2.5 6.5-7 11.5z"/><circle cx="12" cy="10" r="2.5"/>',
    "plan": '<path d="M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8"/>',
    "print": '<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z"/>',
    "question": '<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2 1-1.2 2M12 16.5v.5"/>',
    "reopen": '<path d="M5 12a7.5 7.5 0 1 1 2 5M4.5 20v-4h4"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5l5 5"/>',
    "send": '<path d="M3.5 11.5l17-7.5-5 16.5-4-6.5zM11.5 14l9-10"/>',
    "trash": '<path d="M5 7h14M9.5 7V4h5v3M7 7l1 13.5h8L17 7"/>',
    "unit": '<path d="M4 20.5V8l8-4.5L20 8v12.5zM9 20.5v-5h6v5M8.5 11h.5M15 11h.5"/>',
    # The states, told apart by shape alone.
    "state-closed": '<circle cx="12" cy="12" r="9" fill="currentColor"/><path class="icon-cut" d="M7.5 12.5l3 3 6-6.5"/>',
    "state-open": '<circle cx="12" cy="12" r="8"/>',
    "state-progress": '<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor"/>',
    "state-split": '<circle cx="12" cy="12" r="8"/><path d="M12 4v16M12 12h8"/>',
    "state-waiting": '<circle cx="12" cy="12" r="8"/><path d="M10 9v6M14 9v6"/>',
    # The knots of the thread.
    "knot-done": '<circle cx="12" cy="12" r="8" fill="currentColor"/>',
    "knot-now": '<circle cx="12" cy="12" r="9" class="knot-paper"/><circle cx="12" cy="12" r="4" fill="currentColor"/>',
    "knot-future": '<circle cx="12" cy="12" r="8" class="knot-paper"/>',
    "knot-late": '<path d="M12 1.5L22.5 12 12 22.5 1.5 12z" fill="currentColor"/><path class="icon-cut" d="M12 7v6M12 16v.5"/>',
}


def icon(name: str) -> SafeString:
    """Return an icon as SVG that screen readers pass over: the word beside it says what it is."""
    return _DRAWN[name]


def _svg(name: str, shape: str) -> SafeString:
    return mark_safe(  # noqa: S308 - only the shapes above, no input
        f'<svg class="icon icon-{name}" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" '
        f'focusable="false">{shape}</svg>'
    )


_DRAWN = {name: _svg(name, shape) for name, shape in SHAPES.items()}
