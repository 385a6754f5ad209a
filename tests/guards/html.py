"""A strict reading of a page's HTML: what a validator and a first look at accessibility would complain of."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
# Inside SVG and MathML an element may close itself.
FOREIGN = frozenset({"svg", "math"})
PHRASING_ONLY = frozenset(
    {
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "span",
        "strong",
        "em",
        "label",
        "button",
        "summary",
        "dt",
        "time",
        "small",
        "abbr",
        "cite",
    }
)
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
        "details",
    }
)
INTERACTIVE = frozenset({"a", "button", "label", "select", "textarea", "summary"})
CHILDREN = {
    "ul": {"li", "template"},
    "ol": {"li", "template"},
    "dl": {"dt", "dd", "div"},
    "tr": {"th", "td"},
    "table": {"caption", "thead", "tbody", "tfoot", "tr", "colgroup"},
    "select": {"option", "optgroup", "hr"},
}
PARENTS = {
    "li": {"ul", "ol", "menu", "template"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "option": {"select", "optgroup", "datalist"},
    "legend": {"fieldset"},
    "figcaption": {"figure"},
    "summary": {"details"},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
}
REFERRING = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "list", "form", "headers")
LABELLED = frozenset({"input", "select", "textarea"})
NEED_NO_LABEL = frozenset({"hidden", "submit", "button", "reset", "image"})
OBSOLETE = frozenset({"font", "center", "marquee", "tt", "big", "strike", "frame", "frameset"})
FINER_THAN_HTML = re.compile(r"\.\d{4,}")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class Element:
    """An open element: where it began, and the words in it."""

    tag: str
    line: int
    attributes: dict[str, str]
    words: str = ""
    children: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Reads a page and notes every fault with its line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[Element] = []
        self.faults: list[str] = []
        self.ids: dict[str, int] = {}
        self.references: list[tuple[int, str, str]] = []
        self.fields: list[tuple[Element, bool]] = []
        self.label_for: set[str] = set()
        self.seen: list[str] = []
        self.levels: list[tuple[int, int]] = []
        self.has_doctype = False

    def fault(self, words: str, line: int = 0) -> None:
        self.faults.append(f"line {line or self.getpos()[0]}: {words}")

    def handle_decl(self, decl: str) -> None:
        self.has_doctype = decl.lower() == "doctype html"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, self.getpos()[0], {name: value or "" for name, value in attrs})
        self._look_at_attributes(element, attrs)
        self._look_at_place(element)
        self.seen.append(tag)
        if self.open:
            self.open[-1].children.append(tag)
        if tag in LABELLED and element.attributes.get("type", "text") not in NEED_NO_LABEL:
            self.fields.append((element, any(one.tag == "label" for one in self.open)))
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in VOID:
            return
        if not any(one.tag in FOREIGN for one in self.open):
            self.fault(f"<{tag}/> closes itself")
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            self.fault(f"</{tag}> of an element without content")
            return
        if not self.open or self.open[-1].tag != tag:
            self.fault(f"</{tag}> closes {self.open[-1].tag if self.open else 'nothing'}")
            return
        self._look_at_whole(self.open.pop())

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words += data
        if data.strip() and self.open and self.open[-1].tag in CHILDREN:
            self.fault(f"words straight in <{self.open[-1].tag}>: {data.strip()[:30]}")
        if "{%" in data or "{{" in data:
            self.fault(f"template code is shown: {data.strip()[:40]}")

    def _look_at_attributes(self, element: Element, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        self.faults += [f"line {element.line}: <{element.tag}> has {n} twice" for n in set(names) if names.count(n) > 1]
        for name, value in element.attributes.items():
            if name == "style" or name.startswith("on"):
                self.fault(f"<{element.tag} {name}=…> is refused by the content security policy")
            if name in REFERRING:
                self.references += [(element.line, name, one) for one in value.split()]
            if name == "datetime" and FINER_THAN_HTML.search(value):
                self.fault(f"datetime {value!r} is finer than a thousandth of a second")
            if name in {"href", "src", "action"} and (value.startswith("javascript:") or " " in value):
                self.fault(f"<{element.tag} {name}={value!r}>")
        if (
            element.tag == "a"
            and element.attributes.get("href", "").startswith("#")
            and len(element.attributes["href"]) > 1
        ):
            self.references.append((element.line, "href", element.attributes["href"][1:]))
        if element.tag == "label" and "for" in element.attributes:
            self.label_for.add(element.attributes["for"])
        self._look_at_id(element)

    def _look_at_id(self, element: Element) -> None:
        if "id" in element.attributes:
            name = element.attributes["id"]
            if name in self.ids or not name or " " in name:
                self.fault(f"id {name!r} stands also in line {self.ids.get(name)}, or is empty or has a space")
            self.ids[name] = element.line

    def _look_at_place(self, element: Element) -> None:
        tag, parent = element.tag, self.open[-1] if self.open else None
        above = [one.tag for one in self.open]
        if any(one in FOREIGN for one in above):
            return
        if parent:
            self._look_at_parent(tag, parent)
        if tag in INTERACTIVE - {"label", "select", "textarea"} and {"a", "button"} & set(above):
            self.fault(f"<{tag}> in a link or button")
        if tag == "form" and "form" in above:
            self.fault("a form in a form")
        self._look_at_itself(element)

    def _look_at_parent(self, tag: str, parent: Element) -> None:
        if tag in BLOCKS and parent.tag in PHRASING_ONLY:
            self.fault(f"<{tag}> in <{parent.tag}> of line {parent.line}")
        if parent.tag in CHILDREN and tag not in CHILDREN[parent.tag] | {"script", "template"}:
            self.fault(f"<{tag}> straight in <{parent.tag}>")
        if tag in PARENTS and parent.tag not in PARENTS[tag]:
            self.fault(f"<{tag}> in <{parent.tag}>")

    def _look_at_itself(self, element: Element) -> None:
        tag, given = element.tag, element.attributes
        is_data = given.get("type") in {"application/json", "application/ld+json"}
        if tag in OBSOLETE:
            self.fault(f"<{tag}> is obsolete")
        if tag == "style" or (tag == "script" and "src" not in given and not is_data):
            self.fault(f"a {tag} in the page is refused by the content security policy")
        if tag == "img" and "alt" not in given:
            self.fault("a picture without alt")
        if tag in HEADINGS:
            self.levels.append((int(tag[1]), element.line))

    def _look_at_whole(self, element: Element) -> None:
        named = (
            element.words.strip() or element.attributes.get("aria-label") or element.attributes.get("aria-labelledby")
        )
        if (
            element.tag in {"a", "button", *HEADINGS, "title", "summary", "label", "legend", "th"}
            and not named
            and "img" not in element.children
        ):
            self.fault(f"<{element.tag}> without words", element.line)
        if element.tag == "html" and not element.attributes.get("lang"):
            self.fault("no language", element.line)

    def finish(self) -> list[str]:
        self.close()
        self.faults += [f"line {one.line}: <{one.tag}> is never closed" for one in self.open]
        self.faults += [
            f"line {n}: {what}={name!r} leads nowhere" for n, what, name in self.references if name not in self.ids
        ]
        for element, is_wrapped in self.fields:
            given = element.attributes
            named = (
                is_wrapped
                or given.get("id") in self.label_for
                or given.get("aria-label")
                or given.get("aria-labelledby")
            )
            if not named:
                self.fault(f"<{element.tag} name={given.get('name')!r}> without a label", element.line)
        self._look_at_page()
        return self.faults

    def _look_at_page(self) -> None:
        counts: dict[str, Any] = {tag: self.seen.count(tag) for tag in ("h1", "main", "title", "html", "body")}
        self.faults += [f"{n} <{tag}>, one is meant" for tag, n in counts.items() if n != 1]
        if not self.has_doctype:
            self.faults.append("no doctype")
        # A summary of errors stands before the page's own heading, so that it is met first.
        before = 1
        for level, line in self.levels:
            if level > before + 1:
                self.faults.append(f"line {line}: h{level} follows h{before}")
            before = level


def faults(page: str) -> list[str]:
    """Return what is wrong with a page; nothing is forgiven that browsers would forgive."""
    reader = Reader()
    reader.feed(page)
    return reader.finish()
