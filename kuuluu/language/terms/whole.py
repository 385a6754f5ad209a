"""Whether the dictionaries are there."""

import logging
from functools import cache

from kuuluu.language.terms import finnish, swedish

_log = logging.getLogger(__name__)
NOTICE = "%s words are read by stems alone, so fewer are found: %s (docs/operators.md)"


@cache
def is_whole() -> bool:
    """Tell whether both dictionaries are there; a missing one is noted once in the log."""
    missing = {
        "Finnish": () if finnish.is_here() else ("libvoikko with its Finnish dictionary is missing",),
        "Swedish": () if swedish.is_here() else ("the Swedish dictionary is missing",),
    }
    for language, reasons in missing.items():
        for reason in reasons:
            _log.warning(NOTICE, language, reason)
    return not any(missing.values())
