"""The rule that keeps news from being read as markup, checked on the source.

Textual reads markup in nearly every place that takes a str. So the dashboard draws with `Segment`,
and where a widget or an attribute wants text it gets `Content`, `Text` or a constant: no f-string,
no variable.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

DASHBOARD = Path(__file__).resolve().parents[2] / "tui" / "dashboard"

PARSING_METHODS = {
    "notify", "add_option", "add_options", "add_row", "add_rows", "add_column", "add_columns",
    "add_leaf", "set_options", "replace_option_prompt", "panic", "bell",
}  # fmt: skip
"""Methods of Textual whose str arguments may be read as markup."""
PARSING_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "label", "renderable"}
MARKUP_NAMES = {"from_markup", "escape_markup", "to_content"}
SAFE_TYPES = {"Content", "Text", "Segment", "Strip"}


def breaches(source: str) -> Iterator[str]:
    """Find where text could be read as markup."""
    tree = ast.parse(source)
    widgets = _stock_widgets(tree)
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Call):
            name = _name(node.func)
            values = [*node.args, *(keyword.value for keyword in node.keywords)]
            if name in MARKUP_NAMES:
                yield f"line {line}: {name} reads markup"
            elif name in widgets | PARSING_METHODS and not all(map(_is_safe, values)):
                yield f"line {line}: {name} is given text that is neither constant nor Content"
            elif name == "update" and any(map(_is_made_text, values)):
                yield f"line {line}: update is given text that is put together here"
            elif name == "exit" and any(k.arg == "message" for k in node.keywords):
                yield f"line {line}: exit prints its message as markup"
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if (
                    isinstance(target, ast.Attribute)
                    and target.attr in PARSING_ATTRIBUTES
                    and not _is_safe(node.value)
                ):
                    yield f"line {line}: {target.attr} is set to text that may be markup"
        elif isinstance(node, ast.FunctionDef) and node.name == "render":
            yield f"line {line}: render() may return markup: draw with render_line"


def _stock_widgets(tree: ast.Module) -> set[str]:
    """Return the names under which widgets of Textual are imported."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual.widgets")
        for alias in node.names
    }


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_safe(value: ast.expr) -> bool:
    """Tell whether a value can hold no markup of a stranger."""
    if isinstance(value, ast.Starred):
        return _is_safe(value.value)
    if isinstance(value, ast.Call):
        return _name(value.func) in SAFE_TYPES | {"assemble"}
    return isinstance(value, ast.Constant)


def _is_made_text(value: ast.expr) -> bool:
    """Tell whether a value is a str that is put together on the spot."""
    if isinstance(value, ast.BinOp):
        return _is_made_text(value.left) or _is_made_text(value.right) or _is_text(value.left)
    return isinstance(value, ast.JoinedStr) or (
        isinstance(value, ast.Call) and _name(value.func) in {"format", "str", "join"}
    )


def _is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


@pytest.mark.parametrize("file", sorted(DASHBOARD.glob("**/*.py")), ids=lambda file: file.name)
def test_no_text_of_the_dashboard_can_be_read_as_markup(file: Path) -> None:
    assert list(breaches(file.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "from textual.widgets import Static\nStatic(f'{title}')",
        "from textual.widgets import Static\nStatic(title)",
        "from textual.widgets import Label as L\nL(article.title)",
        "from textual.widgets.option_list import Option\nOption('[b]' + title)",
        "self.notify(f'Opened {title}')",
        "self.notify(title)",
        "self.notify('Opened', title=title)",
        "self.query_one('#x').update(f'{count} new')",
        "self.query_one('#x').update('new: ' + title)",
        "self.query_one('#x').update(' '.join(titles))",
        "self.border_title = title",
        "widget.tooltip = f'Open {link}'",
        "table.add_row(title, 'x')",
        "Text.from_markup(title)",
        "Content.from_markup('[b]x[/b]')",
        "self.exit(message=title)",
        "class W(Widget):\n    def render(self):\n        return self.title",
    ],
)
def test_the_rule_sees_a_breach(source: str) -> None:
    assert list(breaches(source))


@pytest.mark.parametrize(
    "source",
    [
        "from textual.widgets import Static\nStatic(Content(title))",
        "from textual.widgets import Static\nStatic('Ready', id='x')",
        "self.notify('Done')",
        "self.border_title = Content(title)",
        "self.tooltip = None",
        "known.update(other)",
        "Segment(title, style)",
        "self.exit(return_code=1)",
    ],
)
def test_the_rule_leaves_what_is_safe(source: str) -> None:
    assert list(breaches(source)) == []
