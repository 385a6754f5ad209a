"""Words of rows made searchable as their writers make them."""

from django.db import connection

from kuuluu.language.search import lexemes_of


def index(table: str, pk: object, *texts: str, language: str = "fi") -> None:
    """Let a row be found by the lexemes of its texts."""
    terms = sorted({one.term for one in lexemes_of("", texts, language)})
    with connection.cursor() as cursor:
        cursor.execute(f'update "{table}" set search = array_to_tsvector(%s) where id = %s', [terms, pk])
