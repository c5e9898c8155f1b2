"""`newswall man`: the manual page, out of the same declarations as parser, help and keys.

It is written with the macros of man(7), which groff and mandoc know.
"""

from collections.abc import Iterable, Iterator

from tui import __version__
from tui.arguments import Argument, Command, Kind
from tui.dashboard.keys.commands import COMMANDS as KEYS
from tui.library import FIELDS
from tui.output import say
from tui.usage import COMMANDS, DASHBOARD, EXIT_CODES, FOLDER

_QUERIES = """\
Words find articles that have all of them, or words that begin so, anywhere in their text; words in
quotation marks stand in a row. A minus or NOT before a condition means without it, OR between two
means one of them, and parentheses tell what belongs together. Case and accents do not matter.
"""
_FILES = """\
newswall paths says where newswall keeps things: config.toml (newswall config prints a default with
a comment for each setting), marks.db with what you read and starred, which is never rebuilt, and
library.db, which may be deleted at any time. The places follow XDG_CONFIG_HOME, XDG_STATE_HOME,
XDG_CACHE_HOME and XDG_DATA_HOME.
"""
_ENVIRONMENT = (
    ("NO_COLOR", "Show no colours, whatever its value."),
    (
        "VISUAL, EDITOR",
        "The editor for the file of an article, with its arguments, where config.toml names none.",
    ),
    ("TERM", "The terminal; with dumb or none the dashboard does not open."),
)
_EXAMPLES = (
    ("newswall ~/news", "Show the folder ~/news."),
    ("newswall list --filter 'tag:japan is:unread -toyota' --limit 10", "Ten headlines."),
    ("newswall mark read 'before:1m -is:starred'", "Mark what is older than a month as read."),
    (
        "newswall export --filter is:starred --format atom > starred.xml",
        "What is starred, as feed.",
    ),
)
_ESCAPES = str.maketrans(
    {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti", '"': r"\(dq"}
)


def print_manual() -> int:
    """Print the page; the exit code."""
    say("\n".join(_page()))
    return 0


def _page() -> Iterator[str]:
    yield f'.TH NEWSWALL 1 "" "newswall {__version__}" "User Commands"'
    yield from (".nh", ".ad l")
    yield from _section("Name", ["newswall \\- a news reader and display whose inbox is a folder"])
    yield ".SH SYNOPSIS"
    for command in (DASHBOARD, *COMMANDS.values()):
        yield from (".br", _synopsis(command))
    yield from _section("Description", [_text(DASHBOARD.description), ".PP", _text(FOLDER)])
    yield from _arguments(DASHBOARD)
    yield ".SH COMMANDS"
    for command in COMMANDS.values():
        yield from (f".SS newswall {command.name}", _text(command.description))
        yield from _arguments(command)
    fields = ((f"{field.name}:", f"{field.means}: {field.example}") for field in FIELDS.values())
    yield from _section("Queries", [_text(_QUERIES), *_listed(fields)])
    yield from _section(
        "Keys",
        [
            _text("As long as config.toml says nothing else:"),
            *_listed((", ".join(key.keys) or "no key", key.tooltip) for key in KEYS),
        ],
    )
    yield from _section("Exit status", [_text(EXIT_CODES)])
    yield from _section("Environment", [*_listed(_ENVIRONMENT)])
    yield from _section("Files", [_text(_FILES)])
    yield from _section("Examples", [*_listed(_EXAMPLES)])


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f".SH {title.upper()}"
    yield from lines


def _synopsis(command: Command) -> str:
    parts = [f"\\fBnewswall {command.name}".rstrip() + "\\fR"]
    options = [argument for argument in command.arguments if argument.is_option]
    others = [argument for argument in command.arguments if not argument.is_option]
    for argument in (*options, *others):
        shown = _shown(argument) + ("..." if argument.kind is Kind.FILES else "")
        needed = argument.needed or argument.kind is Kind.FILES
        parts.append(shown if needed else f"[{shown}]")
    return " ".join(parts)


def _arguments(command: Command) -> Iterator[str]:
    for argument in command.arguments:
        if argument.is_option or argument.choices:
            yield from (".TP", _shown(argument), _text(f"{_means(argument)}."))


def _means(argument: Argument) -> str:
    if argument.kind is Kind.QUERY:
        return f"{_sentence(argument.brief)} (see QUERIES)"
    return argument.means if argument.choices else _sentence(argument.means)


def _shown(argument: Argument) -> str:
    name = f"\\fB{argument.name.translate(_ESCAPES)}\\fR" if argument.is_option else ""
    return f"{name} \\fI{argument.shown}\\fR".strip() if argument.shown else name


def _listed(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, means in rows:
        yield from (".TP", f"\\fB{name.translate(_ESCAPES)}\\fR", _text(_sentence(means)))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _text(text: str) -> str:
    """Return `text` so that none of it is a request or a macro."""
    return f"\\&{' '.join(text.split()).translate(_ESCAPES)}"
