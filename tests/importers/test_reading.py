"""Tables of initiatives from elsewhere: how bytes, columns and cells are read."""

from datetime import date, datetime

import pytest

from kuuluu.importers.rules import fields
from kuuluu.importers.rules.rows import Problem, read_row
from kuuluu.importers.rules.tables import NoTable, read_csv
from kuuluu.initiatives.models import DecisionOutcome, Kind, Stage
from tests.conftest import HELSINKI

AT = datetime(2026, 11, 24, 10, tzinfo=HELSINKI)
ROW = {"title": "Jäähalli auki", "demand": "Esitän, että halli on auki.", "arrived": "5.3.2024"}


@pytest.mark.parametrize(
    "data",
    [
        "Otsikko;Sisältö\nJäähalli;Auki; tai ei\n".replace("; tai", ", tai").encode("utf-8-sig"),
        'Otsikko,Sisältö\nJäähalli,"Auki, tai ei"\n'.encode(),
        "Otsikko\tSisältö\r\nJäähalli\tAuki, tai ei\r\n\r\n".encode("cp1252"),
    ],
)
def test_table_is_read_whatever_program_wrote_it(data):
    table = read_csv(data)
    assert (table.headers, table.rows) == (["Otsikko", "Sisältö"], [["Jäähalli", "Auki, tai ei"]])


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"Otsikko;Teksti\n", "empty"), (b"", "empty"), (b"a;b\n\x00;c\n", "broken"), (b'a;b\n"c;d', "broken")],
)
def test_what_is_no_table_is_refused(data, code):
    with pytest.raises(NoTable) as error:
        read_csv(data)
    assert error.value.code == code


def test_too_many_rows_are_refused():
    with pytest.raises(NoTable, match="too_long"):
        read_csv(b"a\n" + b"b\n" * 2001)


def test_columns_are_guessed_by_their_headings():
    found = fields.guess(
        ["Nro", "Aloitteen tekijä", "Otsikko", "Saapumispäivä", "Päätöspäivä", "Päätös", "Muuta", "Teksti"]
    )
    assert found == {"id": 0, "name": 1, "title": 2, "arrived": 3, "decided": 4, "decision": 5, "demand": 7}


def test_row_is_an_initiative_with_its_own_time_of_arrival():
    brought, problems = read_row({**ROW, "id": "17", "register_number": "KERDno-2024-1"}, at=AT)
    assert problems == []
    assert (brought.source_id, brought.arrived_at) == ("17", datetime(2024, 3, 5, tzinfo=HELSINKI))
    assert (brought.stage, brought.kind) == (Stage.REGISTERED, Kind.ORDINARY)
    same, _problems = read_row(ROW, at=AT)
    assert same.source_id == read_row(ROW, at=AT)[0].source_id
    assert same.stage == Stage.SENT


def test_decided_row_needs_its_day_and_outcome():
    told = {**ROW, "state": "Päätetty", "kind": "Valtuustoaloite", "of_council": "ei", "supporters": "1 234"}
    assert read_row(told, at=AT)[1] == [Problem("decided", "needed"), Problem("outcome", "needed")]
    brought, _none = read_row({**told, "decided": "2024-09-30", "outcome": "Toteutetaan osittain"}, at=AT)
    assert (brought.stage, brought.decided_date, brought.outcome) == (
        Stage.DECIDED,
        date(2024, 9, 30),
        DecisionOutcome.PARTLY,
    )
    assert (brought.kind, brought.is_of_council, brought.supporters) == (Kind.COUNCIL_MOTION, False, 1234)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"title": " "}, Problem("title", "missing")),
        ({"title": "x" * 201}, Problem("title", "too_long")),
        ({"arrived": "ensi viikolla"}, Problem("arrived", "no_day")),
        ({"arrived": "1.1.2031"}, Problem("arrived", "future")),
        ({"state": "jotain"}, Problem("state", "unknown")),
        ({"state": "kerää kannatusta"}, Problem("state", "not_sent")),
        ({"url": "javascript:alert(1)"}, Problem("url", "no_address")),
        ({"supporters": "monta"}, Problem("supporters", "no_number")),
    ],
)
def test_what_cannot_be_read_is_named(cells, problem):
    assert read_row({**ROW, **cells}, at=AT) == (None, [problem])
