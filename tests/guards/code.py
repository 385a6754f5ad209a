"""The code as guards read it: modules as trees, lines that count, functions with what they need."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
KUULUU = ROOT / "kuuluu"
DOORS = ("public", "desk", "api")
SILENT_TOKENS = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DOCUMENTED = (ast.Module, ast.ClassDef, *FUNCTIONS)


@dataclass(frozen=True)
class Source:
    """One Python file."""

    path: Path

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def room(self) -> str:
        return self.path.relative_to(KUULUU).parts[0]

    @cached_property
    def text(self) -> str:
        return self.path.read_text()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def code_lines(self) -> frozenset[int]:
        """Numbers of the lines that hold code: no blanks, no comments, no docstrings."""
        lines: set[int] = set()
        for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
            if token.type not in SILENT_TOKENS:
                lines.update(range(token.start[0], token.end[0] + 1))
        for node in ast.walk(self.tree):
            if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
                words = node.body[0]
                lines.difference_update(range(words.lineno, (words.end_lineno or words.lineno) + 1))
        return frozenset(lines)

    def length(self, node: ast.stmt) -> int:
        """Count the code lines of a function or class; decorators are not its body."""
        return sum(node.lineno <= line <= (node.end_lineno or node.lineno) for line in self.code_lines)

    def at(self, node: ast.AST) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 1)}"

    def nodes(self, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file of the service but its migrations."""
    return tuple(Source(path) for path in sorted(KUULUU.rglob("*.py")) if "migrations" not in path.parts)


def functions() -> Iterator[tuple[Source, Function]]:
    for source in sources():
        for node in source.nodes(*FUNCTIONS):
            yield source, node  # type: ignore[misc]


def parameters(function: Function) -> list[str]:
    given = function.args
    return [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]


def templates() -> list[Path]:
    return sorted(path for path in KUULUU.rglob("templates/**/*") if path.is_file())
