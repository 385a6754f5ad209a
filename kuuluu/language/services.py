"""Services and who works there: they tell of somebody only where somebody is said to be a client.

"My social worker", "isäni saa kotihoitoa", "hemtjänsten går hos henne" tell of a client; "I'm a social worker", "kotihoidon autot" of nobody.
"""

import re
from functools import cached_property

from kuuluu.language.people import Sentences
from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading
from kuuluu.language.words import read_parts

_LISTED = read_parts("services_words")

_SERVICES = Phrases.read("services", whole=True)
# Whose it is, or who gets it, straight before.
_CLIENT_BEFORE = re.compile(rf"(?:\b(?:{_LISTED['CLIENT_BEFORE']})(?: (?!auto|bil\b|toimisto|kontor)\w+){{0,2}} )\Z")
# What they do to somebody, straight after.
_CLIENT_AFTER = re.compile(rf"(?: [\w-]+){{0,3}}? (?:{_LISTED['CLIENT_AFTER']})\b")
_AS_CLIENT = re.compile(r" (?:[\w-]+ )?(?:asiakkuu\w*|asiakas|asiakkaa(?:na|ksi)|klient|client)\b")
_OWNED = re.compile(r"\w+(?:ni|mme|ns[aä])\Z")
# Who works there: "jobbar inom hemvården", "olen fysioterapeutti".
_WORKS = re.compile(r"\b(?:työskentel\w+|jobbar|arbetar|(?:i|we) (?:work|worked|volunteer)) (?:[\w-]+ ){0,3}\Z")
_IS = re.compile(
    r"\b(?:olen|oon|olemme|jag är|vi är|i am|i['’]?m|we are|we['’]re) (?:(?:a|an|en|itse|själv|\w+ly) )?\Z"
)
_STAFF = re.compile(r"[\w -]*(?:j[aä]t?|ti|tit|are|eut|euter|ers?|ists?|nurses?)\b")
_NEAR = 40


class Services:
    """Where a text speaks of services."""

    def __init__(self, reading: Reading, sentences: Sentences) -> None:
        self._low = reading.low
        self._reading = reading
        self._sentences = sentences

    @cached_property
    def _found(self) -> list[tuple[int, int]]:
        return list(_SERVICES.find(self._reading))

    def is_nobodys(self, start: int, end: int) -> bool:
        """Tell whether words are but a service, its staff or its place, and nobody is said to be its client."""
        named = next(((first, last) for first, last in self._found if first < end and start < last), None)
        return named is not None and self._is_all(start, end, *named) and not self._has_client(*named)

    def _is_all(self, start: int, end: int, first: int, last: int) -> bool:
        """Tell whether what was found is little more than the service's name."""
        return len(self._low[start:first].split()) + len(self._low[last:end].split()) <= 1

    def _has_client(self, first: int, last: int) -> bool:
        begun, ends = self._sentences.bounds(first)
        around = max(begun, first - _NEAR)
        if _WORKS.search(self._low, around, first):
            return False
        if _IS.search(self._low, around, first) and _STAFF.fullmatch(self._low, first, last):
            return False
        if _OWNED.search(self._low, first, last) or _CLIENT_BEFORE.search(self._low, around, first):
            return True
        if _AS_CLIENT.match(self._low, last):
            return True
        return self._sentences.is_about_one(first) and _CLIENT_AFTER.match(self._low, last, ends) is not None
