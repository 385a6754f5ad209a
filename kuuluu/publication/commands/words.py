"""The register's words: counted with every case that comes and goes, and all anew when dictionaries change."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models, transaction
from django.db.models import Value
from django.db.models.functions import Cast

from kuuluu.cities.models import City
from kuuluu.language.search import lexemes_of
from kuuluu.language.search.vector import LONGEST_TERM, shown_words, vector_of
from kuuluu.publication.models import PublicCase, RegisterWord

_AT_ONCE = 500
_BEFORE = "select tsvector_to_array(search), words from publication_publiccase where id = %s for update"
# Always in the same order, so that two publications never wait for each other in a ring.
_COUNT = """
insert into publication_registerword (city_id, word, texts, shown)
select %s, word, texts, shown from unnest(%s::text[], %s::int[], %s::int[]) as t (word, texts, shown) order by word
on conflict (city_id, word) do update set texts = publication_registerword.texts + excluded.texts,
    shown = publication_registerword.shown + excluded.shown
"""
_GONE = "delete from publication_registerword where city_id = %s and word = any(%s) and texts <= 0"
_ANEW = """
insert into publication_registerword (city_id, word, texts, shown)
select %(city)s, '', count(*), 0 from publication_publiccase where city_id = %(city)s having count(*) > 0
union all
select %(city)s, word, sum(texts), sum(shown) from (
    select unnest(tsvector_to_array(search)) as word, 1 as texts, 0 as shown from publication_publiccase where city_id = %(city)s
    union all
    select unnest(words), 0, 1 from publication_publiccase where city_id = %(city)s
) as had where word <> '' group by word having sum(texts) > 0
"""


class Had(NamedTuple):
    """What a case is found by, and which of it can be shown; a case that isn't there has nothing."""

    terms: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()


def as_vector(text: str) -> Any:
    """Return the text of a tsvector as an expression that a column can be set to."""
    return Cast(Value(text, output_field=models.TextField()), SearchVectorField())


def words_before(case_id: UUID) -> Had:
    """Return what a case of the register is found by now. Its row is kept from others until the end."""
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE, [case_id])
        row = cursor.fetchone()
    return Had(frozenset(row[0] or ()) | {""}, frozenset(row[1])) if row else Had()


def index(row: PublicCase) -> Had:
    """Set what a row is found by, from all its public words."""
    said = [row.text, row.place, row.number, *(str(knot.get("text", "")) for knot in row.timeline)]
    said += [str(one["name"]) for one in row.documents]
    lexemes = list(lexemes_of(row.title, said, row.language))
    row.search = as_vector(vector_of(lexemes))
    row.words = shown_words([row.title, *said], row.language)
    return Had(frozenset(one.term for one in lexemes if len(one.term) <= LONGEST_TERM) | {""}, frozenset(row.words))


def count(city_id: int, before: Had, now: Had) -> None:
    """Count the words that came with a change of a case and those that went; what stands nowhere any more is gone at once."""
    changed = sorted(before.terms ^ now.terms | (before.shown ^ now.shown))
    if not changed:
        return
    texts = [(word in now.terms) - (word in before.terms) for word in changed]
    shown = [(word in now.shown) - (word in before.shown) for word in changed]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [city_id, changed, texts, shown])
        cursor.execute(_GONE, [city_id, changed])


def index_register(city: City) -> int:
    """Make what every published case of a city is found by anew, and count its words anew. Return how many cases."""
    done = 0
    for rows in _in_parts(PublicCase.objects.filter(city=city).order_by("pk")):
        with transaction.atomic():
            for row in rows:
                index(row)
            PublicCase.objects.bulk_update(rows, ["search", "words"])
        done += len(rows)
    count_register(city)
    return done


def count_register(city: City) -> None:
    """Count the words of a city's register anew."""
    with transaction.atomic(), connection.cursor() as cursor:
        RegisterWord.objects.filter(city=city).delete()
        cursor.execute(_ANEW, {"city": city.pk})


def _in_parts(rows: models.QuerySet[PublicCase]) -> Iterator[list[PublicCase]]:
    last = None
    while part := list((rows.filter(pk__gt=last) if last else rows)[:_AT_ONCE]):
        yield part
        last = part[-1].pk
