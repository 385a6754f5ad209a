"""The words that the public register has."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Value

from kuuluu.cities.models import City

# How a word is looked for where dots were forgotten.
DOTTED, PLAIN = "äöåé", "aoae"


class RegisterWord(models.Model):
    """A term of published cases and in how many of them it stands; it goes with the last of them."""

    city = models.ForeignKey(City, on_delete=models.CASCADE)
    # A base form, a part of a compound or a concept ("#katuvalo"); empty: how many cases there are.
    word = models.CharField(max_length=100)
    texts = models.IntegerField()
    # In how many cases it is a word that can be shown: one that stands there for certain.
    shown = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "word"], name="one_register_word")]
        indexes = [
            GinIndex(
                OpClass(Func(F("word"), Value(DOTTED), Value(PLAIN), function="translate"), name="gin_trgm_ops"),
                name="register_words_alike",
            ),
            models.Index(OpClass(F("word"), name="varchar_pattern_ops"), name="register_words_from"),
        ]
