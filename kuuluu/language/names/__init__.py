"""Names of persons in text: Finnish, Swedish and English, in any inflection, and of whatever origin the name is.

Lists of names say what may be a name; what stands around a word says whether it is one here, and whose.
"""

from kuuluu.language.names.finder import named, names

__all__ = ["named", "names"]
