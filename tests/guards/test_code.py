"""What a linter can't see in the code."""

import ast
import re
import tomllib

from tests.guards.code import DOORS, FUNCTIONS, KUULUU, functions, sources


def city_names() -> set[str]:
    names: set[str] = set()
    for file in (KUULUU / "cities/data").glob("*/city.toml"):
        city = tomllib.loads(file.read_text())
        names |= {city["slug"], *city["name"].values()}
    return names


def test_no_import_stands_in_a_function():
    found = [
        source.at(node)
        for source, function in functions()
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    assert found == []


def test_no_signal_is_received():
    """What a signal does can't be read where the thing happens; commands say it."""
    marks = re.compile(
        r"@receiver\b|\b(pre|post)_(save|delete|init|migrate)\b|m2m_changed|django\.dispatch|\.connect\(\s*sender"
    )
    found = [f"{s.name}:{n}" for s in sources() for n, line in enumerate(s.text.splitlines(), 1) if marks.search(line)]
    assert found == []


def test_a_day_is_that_of_the_city_and_not_of_utc():
    """Two or three hours of each night another day stands in `at`, which is UTC: `localdate(at)` is the day that people mean."""
    mark = re.compile(r"\b(at|now|now\(\)|request\.at)\.date\(\)|datetime\.now\(UTC\)\.date\(\)")
    found = [f"{s.name}:{n}" for s in sources() for n, line in enumerate(s.text.splitlines(), 1) if mark.search(line)]
    assert found == []


def test_no_model_overrides_save():
    found = [
        source.at(method)
        for source in sources()
        if "models" in (source.path.stem, source.path.parent.name)
        for cls in source.nodes(ast.ClassDef)
        for method in cls.body
        if isinstance(method, FUNCTIONS) and method.name in {"save", "delete", "asave", "adelete"}
    ]
    assert found == []


def test_no_city_is_named_in_code():
    """A city is data: whatever differs between cities stands in its files."""
    names = city_names()
    assert len(names) >= 4
    mark = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
    data = KUULUU / "cities" / "data"
    found = [
        f"{s.name}:{n} {hit[0]}"
        for s in sources()
        if data not in s.path.parents
        for n, line in enumerate(s.text.splitlines(), 1)
        if (hit := mark.search(line))
    ]
    assert found == []


def test_doors_ask_by_queries_and_act_by_commands():
    found = [
        source.at(node)
        for source in sources()
        if source.room in DOORS
        for node in source.nodes(ast.Attribute)
        if node.attr in {"objects", "_default_manager", "_base_manager"}
    ]
    assert found == []


def test_nobody_imports_jobs():
    found = [
        source.at(node)
        for source in sources()
        for node in source.nodes(ast.ImportFrom, ast.Import)
        if re.search(r"\bkuuluu\.\w+(\.tasks\b| import .*\btasks\b)", ast.unparse(node).replace("from ", ""))
    ]
    assert found == []


def test_every_room_says_what_it_is():
    rooms = [path for path in KUULUU.glob("*/__init__.py") if path.parent.name != "migrations"]
    assert [str(path) for path in rooms if not ast.get_docstring(ast.parse(path.read_text()))] == []
