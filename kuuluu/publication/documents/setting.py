"""Words set on pages that a screen reader can read."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from kuuluu.publication.documents.errors import NoCopy


def set_letter(looks: str, letter: Mapping[str, Any]) -> bytes:
    """Set what a letter says as one of the looks here, a file with the ending .typ; where it has a sign that no font has,
    as well as can be. Raises NoCopy.
    """
    path, said = Path(__file__).with_name(f"{looks}.typ"), {"letter": json.dumps(letter)}
    try:
        return typst.compile(path, sys_inputs=said, pdf_standards=["ua-1"], ignore_system_fonts=True, format="pdf")
    except typst.TypstError:
        return _as_well_as_can_be(path, said)


def _as_well_as_can_be(path: Path, said: dict[str, str]) -> bytes:
    try:
        return typst.compile(path, sys_inputs=said, ignore_system_fonts=True, format="pdf")
    except typst.TypstError as error:
        raise NoCopy("broken") from error
