"""The budgets of size: small things are read, tested and changed without fear."""

import ast

from tests.guards.code import ROOT, functions, parameters, sources, templates

FILE, FUNCTION, VIEW, TASK, CLASS, TEMPLATE, PARAMETERS = 300, 40, 25, 10, 120, 80, 6
# What is longer is a pattern of words that belong in a list.
LINE = 280
MOST_FUNCTIONS, OF_EVERY_TEN = 20, 9
NOT_COUNTED = {"self", "cls", "by", "at"}


def is_view(source, function) -> bool:
    return source.room in {"public", "desk", "api"} and parameters(function)[:1] == ["request"]


def test_files_are_short():
    long = [f"{s.name}: {len(s.code_lines)} code lines, {FILE} at most" for s in sources() if len(s.code_lines) > FILE]
    assert long == []


def test_lines_are_read_without_end_of_breath():
    long = [
        f"{source.name}:{number}: {len(line)} signs, {LINE} at most: words belong in a list under data/"
        for source in sources()
        for number, line in enumerate(source.text.splitlines(), 1)
        if len(line) > LINE
    ]
    assert long == []


def test_functions_are_short():
    long = [
        f"{s.at(f)} {f.name}: {s.length(f)} code lines, {FUNCTION} at most"
        for s, f in functions()
        if s.length(f) > FUNCTION
    ]
    assert long == []


def test_nine_functions_of_ten_are_very_short():
    lengths = [source.length(function) for source, function in functions()]
    assert sum(length <= MOST_FUNCTIONS for length in lengths) >= len(lengths) * OF_EVERY_TEN / 10


def test_views_are_short():
    views = [(s, f) for s, f in functions() if is_view(s, f)]
    assert len(views) > 10
    assert [f"{s.at(f)} {f.name}: {s.length(f)}, {VIEW} at most" for s, f in views if s.length(f) > VIEW] == []


def test_tasks_are_thin():
    tasks = [(s, f) for s, f in functions() if s.path.name == "tasks.py"]
    assert len(tasks) > 5
    assert [f"{s.at(f)} {f.name}: {s.length(f)}, {TASK} at most" for s, f in tasks if s.length(f) > TASK] == []


def test_classes_are_short():
    classes = [(s, c) for s in sources() for c in s.nodes(ast.ClassDef)]
    assert [f"{s.at(c)} {c.name}: {s.length(c)}, {CLASS} at most" for s, c in classes if s.length(c) > CLASS] == []


def test_templates_are_short():
    lengths = {path: len(path.read_text().splitlines()) for path in templates()}
    assert len(lengths) > 20
    long = [f"{p.relative_to(ROOT)}: {n} lines, {TEMPLATE} at most" for p, n in lengths.items() if n > TEMPLATE]
    assert long == []


def test_functions_take_few_parameters():
    many = [
        f"{s.at(f)} {f.name}: {len(counted)} parameters, {PARAMETERS} at most"
        for s, f in functions()
        if len(counted := [name for name in parameters(f) if name not in NOT_COUNTED]) > PARAMETERS
    ]
    assert many == []
