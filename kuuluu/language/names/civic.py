"""Public offices as they are told in a clause: "joka on kunnossapitopäällikkö", "är numera trafikingenjör", "is the city gardener"."""

import re

from kuuluu.language.words import read_parts

_LISTED = read_parts("names/civic")
_BEGUN = r"(?:apulais|vara|vt\.? |va\.? |t\.?f\.? |vice |biträdande |deputy |assistant |acting |chief |senior )?"


def _compounds() -> str:
    """Return a pattern of fields and heads, written as one word, in English as two."""
    joined = "|".join(rf"(?:{_LISTED[f'FIELD_{of}']})[\w-]*?(?:{_LISTED[f'HEAD_{of}']})" for of in ("FI", "SV"))
    return rf"{joined}|(?:{_LISTED['FIELD_EN']}) (?:{_LISTED['HEAD_EN']})"


_WHOLE = "|".join(_LISTED[f"WHOLE_{of}"] for of in ("FI", "SV", "EN"))
# An office in the Finnish genitive, as before "tehtäviä" and "virka".
CIVIC_OF = (
    rf"(?:{_BEGUN}(?:{_LISTED['FIELD_FI']})[\w-]*?|teknisen |rakennus)(?:johtajan|päällikön|insinöörin|suunnittelijan|sihteerin|tarkastajan|arkkitehdin|asiamiehen|"
    r"puutarhurin|lakimiehen|kamreerin|valmistelijan|käsittelijän|geodeetin|metsänhoitajan|lääkärin|valtuutetun|edustajan|syyttäjän|komisarion)|(?:valtuuston|lautakunnan|hallituksen) puheenjohtajan"
)
CIVIC = rf"(?:{_BEGUN}(?:{_compounds()}|{_WHOLE})(?!['’]))"
OFFICE = re.compile(rf"\b{CIVIC}\b", re.IGNORECASE)
