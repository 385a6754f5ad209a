"""Words that a city wrote in several languages, read in the one that is active."""

from typing import Any, Self, overload

from django.db import models
from django.utils.translation import get_language

LANGUAGES = ("fi", "sv", "en")


class Words:
    """Reads the columns `<name>_fi`, `<name>_sv` and `<name>_en` as one attribute; Finnish where the other is empty."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, row: None, owner: type) -> Self: ...

    @overload
    def __get__(self, row: models.Model, owner: type) -> str: ...

    def __get__(self, row: models.Model | None, owner: type) -> Any:
        if row is None:
            return self
        return self.of(row, get_language())

    def of(self, row: models.Model, language: str | None) -> str:
        """Return the words in a language such as "sv" or "en-gb"."""
        return str(getattr(row, f"{self.name}_{self.language_of(row, language)}"))

    def language_of(self, row: models.Model, language: str | None) -> str:
        """Return which language the words are in that are read in a language: Finnish where nobody wrote them in that one."""
        language = (language or "fi")[:2]
        return language if getattr(row, f"{self.name}_{language}", "") else "fi"


class Named(models.Model):
    """Whatever has a name in three languages."""

    name_fi = models.CharField(max_length=120)
    name_sv = models.CharField(max_length=120, blank=True)
    name_en = models.CharField(max_length=120, blank=True)
    name = Words()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        """Return the name in a language, whatever is active."""
        return type(self).name.of(self, language)
