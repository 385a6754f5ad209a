"""Every event can be told in a sentence, and somebody decided who is told of it."""

import importlib
import inspect
import pkgutil
from enum import StrEnum

import pytest

import kuuluu
from kuuluu.notifications.rules import AUDIENCE, SILENT
from kuuluu.ui.sentences import SENTENCES, sentence


def all_events() -> list[StrEnum]:
    events = []
    for room in (one for one in pkgutil.iter_modules(kuuluu.__path__) if one.ispkg):
        try:
            module = importlib.import_module(f"kuuluu.{room.name}.events")
        except ModuleNotFoundError:
            continue
        for _name, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, StrEnum) and kind.__module__ == module.__name__:
                events += list(kind)
    return events


EVENTS = all_events()


def test_events_are_found():
    assert len(EVENTS) > 15
    assert len({event.value for event in EVENTS}) == len(EVENTS)


@pytest.mark.parametrize("event", EVENTS, ids=str)
def test_event_has_a_sentence(event):
    assert event in SENTENCES
    assert sentence(event)


@pytest.mark.parametrize("event", EVENTS, ids=str)
def test_event_has_an_audience_or_is_silent(event):
    assert event in AUDIENCE
    assert AUDIENCE[event] is SILENT or all(telling.template for telling in AUDIENCE[event])


def test_nothing_else_is_told_of():
    assert {str(event) for event in (*SENTENCES, *AUDIENCE)} == {str(event) for event in EVENTS}
