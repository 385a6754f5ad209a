"""kuuluu language findings: JSON lines in, JSON lines out, whatever the lines are."""

import io
import json
import subprocess
import sys

import pytest

from kuuluu.console.main import main
from tests.language.measure import DATA, labelled

COMMAND = [sys.executable, "-m", "kuuluu.console.main", "language", "findings"]
# Measured by a small process between, for a new one begins with the memory of who started it.
TELLS = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss, used.ru_utime, file=sys.stderr)
"""
MOST_MB, MOST_MS = 80, 5


@pytest.fixture
def run(monkeypatch, capsys):
    """Return what the command writes for some bytes, its complaints and its exit."""

    def ran(given):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="ascii"))
        out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
        monkeypatch.setattr(sys, "stdout", out)
        code = main(["language", "findings"])
        out.flush()
        return [json.loads(line) for line in out.buffer.getvalue().splitlines()], capsys.readouterr().err, code

    return ran


def line(**given):
    return json.dumps(given).encode() + b"\n"


def test_findings_are_counted_in_characters_of_the_text_as_given(run):
    text = "👩‍👧🇫🇮 a\u0308iti\r\nsoita 040 123 4567"
    answers, _err, code = run(b"\n  \n" + line(id=1, text=text) + line(id="b", text="", lang=None))
    assert code == 0
    assert [one["id"] for one in answers] == [1, "b"]
    (found,) = answers[0]["answer"]
    assert text[found["start"] : found["end"]] == "040 123 4567"
    assert found["type"] == "phone"
    assert answers[1]["answer"] == []


@pytest.mark.parametrize(
    "bad",
    [
        b"{oops\n",
        b"[1]\n",
        b'{"id": 1}\n',
        b'{"id": 1, "text": 5}\n',
        b'{"id": 1, "text": "x", "lang": "de"}\n',
        b'{"id": NaN, "text": "x"}\n',
        b"[" * 100_000 + b"\n",
        b'\xff\xfe{"id": 1}\n',
    ],
)
def test_what_is_no_object_with_a_text_is_told_in_one_line(run, bad):
    answers, err, code = run(line(id=1, text="hei") + bad)
    assert code == 2
    assert err.startswith("kuuluu: standard input")
    assert err.count("\n") == 1
    assert len(answers) <= 1


def test_it_takes_less_memory_and_time_than_is_promised(tmp_path):
    texts = [one for path in sorted(DATA.glob("labelled_dev5*.txt")) for one in labelled(path)]
    asked = tmp_path / "asked.jsonl"
    asked.write_bytes(b"".join(line(id=n, text=one.text, lang=one.language) for n, one in enumerate(texts)))
    with asked.open("rb") as given:
        told = subprocess.run(
            [sys.executable, "-c", TELLS, *COMMAND], stdin=given, capture_output=True, text=True, check=True
        )
    kilobytes, seconds = map(float, told.stderr.split())
    assert len(texts) > 2000
    assert kilobytes / 1024 < MOST_MB
    assert seconds / len(texts) * 1000 < MOST_MS
