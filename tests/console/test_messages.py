"""Translations: what is used and lacks one is found, wherever it stands."""

import os

import pytest
from django.utils import translation

from kuuluu.console import catalogs
from kuuluu.console.catalogs import Message
from kuuluu.console.messages import write_missing

CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext_lazy

TITLE = _("Words in code")
MONTH = pgettext_lazy("month", "May")

def days(n):
    return ngettext("one day", "many days", n)
"""
PAGE = """<div>
  <p>{% trans "Words on a page" %}</p>
    {% blocktrans trimmed count n=n %}
      {{ n }} matter
    {% plural %}
      {{ n }} matters
    {% endblocktrans %}
 {% include "x.html" with title=_("Words in a tag") %}
</div>"""
MESSAGES = {
    Message("Words in code"),
    Message("May", context="month"),
    Message("one day", plural="many days"),
    Message("Words on a page"),
    Message("%(n)s matter", plural="%(n)s matters"),
    Message("Words in a tag"),
}


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A room of its own, with code and a page and no catalog."""
    made = tmp_path / "room"
    (made / "templates").mkdir(parents=True)
    (made / "__init__.py").write_text(CODE)
    (made / "templates" / "page.html").write_text(PAGE)
    monkeypatch.setattr(catalogs, "ROOMS", tmp_path)
    return made


def lacking(language):
    return {message for _room, its, message in catalogs.missing() if its == language}


def translate(room, language):
    path = catalogs.catalog_of(room, language)
    path.write_text(path.read_text().replace('msgstr ""\n\n', 'msgstr "x"\n\n').replace('] ""', '] "x"'))
    text = path.read_text()
    path.write_text(text.removesuffix('msgstr ""\n') + 'msgstr "x"\n' if text.endswith('msgstr ""\n') else text)


def test_messages_of_code_and_pages_are_found(room):
    assert catalogs.used(room) == MESSAGES


def test_what_has_no_catalog_is_missing(room):
    assert lacking("fi") == MESSAGES
    assert lacking("sv") == lacking("fi")


def test_extracted_messages_stand_once_and_are_missing_until_translated(room):
    write_missing()
    text = catalogs.catalog_of(room, "fi").read_text()
    write_missing()
    assert catalogs.catalog_of(room, "fi").read_text() == text
    assert lacking("fi") != set()
    translate(room, "fi")
    assert lacking("fi") == set()
    assert lacking("sv") != set()


def test_half_a_translation_is_none(room):
    write_missing()
    translate(room, "fi")
    path = catalogs.catalog_of(room, "fi")
    path.write_text(path.read_text().replace('msgstr[1] "x"', 'msgstr[1] ""', 1))
    assert len(lacking("fi")) == 1


def test_catalog_is_compiled_when_it_is_newer(room):
    write_missing()
    catalogs.compile_all()
    made = catalogs.catalog_of(room, "fi").with_suffix(".mo")
    os.utime(made, ns=(made.stat().st_atime_ns, made.stat().st_mtime_ns + 10**9))
    before = made.stat().st_mtime_ns
    catalogs.compile_all()
    assert made.stat().st_mtime_ns == before
    os.utime(catalogs.catalog_of(room, "fi"), ns=(before, before + 10**9))
    catalogs.compile_all()
    assert made.stat().st_mtime_ns != before


def test_words_that_were_looked_for_before_their_catalog_was_made_are_found_after(room, settings):
    settings.LOCALE_PATHS = [room / "locale"]
    with translation.override("fi"):
        assert translation.gettext("Words in code") == "Words in code"
    catalog = catalogs.catalog_of(room, "fi")
    catalog.parent.mkdir(parents=True)
    catalog.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Words in code"\nmsgstr "Sanoja"\n'
    )
    catalogs.compile_all()
    with translation.override("fi"):
        assert translation.gettext("Words in code") == "Sanoja"
