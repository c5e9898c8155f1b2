"""What a command and its arguments are, and the parser of argparse that follows from that."""

import argparse
from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple, NoReturn

from tui import __version__
from tui.text import visible_path


class Kind(Enum):
    """What an argument takes, for the parser and for completions."""

    FLAG = "flag"
    FOLDER = "folder"
    FILES = "files"
    QUERY = "query"
    NUMBER = "number"
    WORD = "word"
    VERSION = "version"
    """Prints the version and ends."""


class Argument(NamedTuple):
    """One argument of a command."""

    name: str
    """With its minus signs where it is an option; else what it is kept under."""
    means: str
    kind: Kind = Kind.FLAG
    shown: str = ""
    """What stands for its value in the help."""
    choices: tuple[str, ...] = ()
    needed: bool = False
    """A positional argument that has to be there."""
    many: bool = False
    """An option that may be given several times."""
    short: str = ""
    """What it means in a few words, where `means` does not begin so."""

    @property
    def brief(self) -> str:
        """What it means in a few words."""
        return self.short or self.means.partition(";")[0].partition(":")[0].partition(" (")[0]

    @property
    def is_option(self) -> bool:
        """It begins with a minus."""
        return self.name.startswith("-")

    @property
    def takes_value(self) -> bool:
        """Something stands behind it."""
        return self.is_option and self.kind not in (Kind.FLAG, Kind.VERSION)


class Command(NamedTuple):
    """One command with its arguments, positional ones in their order."""

    name: str
    """Empty for the dashboard."""
    usage: str
    """What follows its name in the list of commands."""
    brief: str
    """What it does, in that list."""
    description: str
    arguments: tuple[Argument, ...]


def number(text: str) -> int:
    """Return a count that was typed; argparse names this function where it is none."""
    if not text.isdecimal():
        raise ValueError
    return int(text)


class _Parser(argparse.ArgumentParser):
    """Quotes what was typed without what a terminal would obey: names of files are typed by `*`."""

    def error(self, message: str) -> NoReturn:
        """End the program with the usage and `message`."""
        super().error(visible_path(message))


def parser_of(command: Command, *, overview: str = "", epilog: str = "") -> argparse.ArgumentParser:
    """Return the parser of a command; `overview` is printed as it is, for its description."""
    parser = _Parser(
        prog=f"newswall {command.name}".strip(),
        description=overview or command.description,
        epilog=epilog,
        formatter_class=(
            argparse.RawDescriptionHelpFormatter if overview else argparse.HelpFormatter
        ),
        allow_abbrev=False,
    )
    for argument in command.arguments:
        parser.add_argument(argument.name, help=argument.means, **_how(argument))
    return parser


def _how(argument: Argument) -> dict[str, Any]:
    if argument.kind is Kind.FLAG:
        return {"action": "store_true"}
    if argument.kind is Kind.VERSION:
        return {"action": "version", "version": f"newswall {__version__}"}
    how: dict[str, Any] = {"metavar": argument.shown or None}
    if argument.choices:
        how["choices"] = argument.choices
    if argument.kind is Kind.NUMBER:
        how["type"] = number
    if argument.is_option:
        how["default"] = "" if argument.kind is Kind.QUERY else None
        how["action"] = "append" if argument.many else "store"
    elif argument.kind is Kind.FILES:
        how["nargs"] = "+"
    elif not argument.needed:
        how["nargs"] = "?"
    return how


def joined(command: Command, arguments: Sequence[str]) -> list[str]:
    """Return the arguments so that argparse takes a query that begins with a minus for one.

    An option and its value become one argument. Where a query stands alone, what is no option
    follows behind a `--`.
    """
    valued = {argument.name for argument in command.arguments if argument.takes_value}
    found: list[str] = []
    for argument in arguments:
        if found and found[-1] in valued:
            found[-1] += f"={argument}"
        else:
            found.append(argument)
    if not any(a.kind is Kind.QUERY and not a.is_option for a in command.arguments):
        return found
    end = found.index("--") if "--" in found else len(found)
    options = [text for text in found[:end] if text == "-h" or text.startswith("--")]
    others = [text for text in found[:end] if text not in options]
    return [*options, "--", *others, *found[end + 1 :]]
