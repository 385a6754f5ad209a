"""The base forms of the words of a text and the parts of its compounds, in Finnish, Swedish and English.

`kadun` is found as *katu*, `katuvaloissa` as *katuvalo*, *katu* and *valo*, `gatubelysningen` as *gatubelysning*, *gata* and
*belysning*. Every reading of a word counts, for a text alone can't tell them apart. Words that no dictionary knows keep
their own form and get a stem.
"""

from kuuluu.language.terms.finnish import suggestions
from kuuluu.language.terms.whole import is_whole
from kuuluu.language.terms.words import Word, is_known, terms, words_of

__all__ = ["Word", "is_known", "is_whole", "suggestions", "terms", "words_of"]
