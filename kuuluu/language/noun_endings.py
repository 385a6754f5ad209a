"""How nouns end in a sentence, in Finnish, Swedish and English: one table for all lists of nouns that are given by their stems."""

_CASES = r"(?:[tjh]?[aeiouyäö]?n|t|i?t?[aä]|j[aä]|i?(?:ss|st|ll|lt|n)[aä]|i?lle|ksi)?"
# What somebody goes to or comes from isn't where it is told of: "kirjastoon", not "kirjastossa".
_STAYING_CASES = r"(?:n|t|[tj]?ien|jen|iden|t?[aä]|i[aä]|j[aä]|i?(?:ss|ll|n)[aä]|ksi)?"
_OWNERS = r"(?:ni|si|ns[aä]|mme|nne)?"
_PARTICLES = r"(?:kin|k[aä]{2}n|k[oö])?"

ENDINGS = {
    "FINNISH": _CASES + _PARTICLES,
    "SWEDISH": r"(?:[ae]?ns?|e?ts?|s|n?a|(?:[aeo]?r|[aeo]?rna)s?)?",
    "ENGLISH": r"(?:e?s|['’]s)?",
}
# With an owner: "laskuni", "kauppamme".
OWNED_ENDINGS = ENDINGS | {"FINNISH": _CASES + _OWNERS + _PARTICLES}
STAYING_ENDINGS = ENDINGS | {"FINNISH": _STAYING_CASES + _PARTICLES}
