"""Every template is used, and every template that is named is there."""

import ast
import re
from pathlib import Path

import pytest
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.template.utils import get_app_template_dirs

from tests.guards.code import KUULUU, ROOT, sources, templates

SUFFIXES = (".html", ".txt", ".xml", ".svg", ".js")
NAMED = re.compile(r"""["']([\w./-]+\.(?:html|txt|xml|svg|js))["']""")


def name_of(path: Path) -> str:
    return path.as_posix().partition("/templates/")[2]


def mentioned() -> tuple[set[str], list[re.Pattern[str]]]:
    """Return the names that code and templates say whole, and patterns of those put together."""
    names: set[str] = set()
    patterns = []
    for source in sources():
        for node in source.nodes(ast.Constant, ast.JoinedStr):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"[\w-]+" for v in node.values]
                if any(isinstance(v, ast.Constant) and "/" in str(v.value) for v in node.values):
                    patterns.append(re.compile("".join(parts)))
            elif isinstance(node, ast.Constant) and str(node.value).endswith(SUFFIXES):
                names.add(str(node.value))
    for path in templates():
        names.update(NAMED.findall(path.read_text()))
    return names, patterns


def replaces_another(name: str) -> bool:
    """Tell whether a package that is used here has a template of this name, or one of its parts, that ours replaces."""
    folders = [Path(folder) for folder in get_app_template_dirs("templates")]
    return any((folder / name).exists() for folder in folders if KUULUU not in folder.parents)


def test_every_template_is_used():
    names, patterns = mentioned()
    unused = [
        str(path.relative_to(ROOT))
        for path in templates()
        if (name := name_of(path)) not in names
        and not replaces_another(name)
        and not any(pattern.fullmatch(name) for pattern in patterns)
    ]
    assert unused == []


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_template_compiles(path):
    get_template(name_of(path))


# What stands right below a room's templates: other paths in code, as of parts of office files, name no template.
FOLDERS = {folder.name for folder in KUULUU.glob("*/templates/*")}


def test_templates_named_in_code_are_there():
    missing = []
    for source in sources():
        for node in source.nodes(ast.Constant):
            value = node.value
            if (
                isinstance(value, str)
                and "/" in value
                and not set(" *") & set(value)
                and value.endswith((".html", ".txt", ".xml"))
                and value.partition("/")[0] in FOLDERS
            ):
                try:
                    get_template(value)
                except TemplateDoesNotExist:
                    missing.append(f"{source.at(node)} {value}")
    assert missing == []


def test_page_with_a_guarded_form_sends_where_it_is_from():
    """A browser told to send no referrer calls its origin null, and the guard against forged forms refuses every form."""
    texts = {path: path.read_text() for path in templates()}
    refused = [name_of(path) for path, text in texts.items() if "no-referrer" in text and "csrf_token" in text]
    assert refused == []
