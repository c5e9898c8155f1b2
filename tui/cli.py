"""The command line. It imports the dashboard only to open it."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn, TextIO

from tui import __version__, places
from tui.settings import Config, Settings
from tui.text import visible_path

EXIT_USAGE = 2
"""The command was used wrongly, or there is nothing to draw on."""

DESCRIPTION = """\
A news reader whose inbox is a folder: whatever news file lands there is on the screen a blink
later. RSS, Atom, JSON Feed, Markdown, saved pages and the copied text of articles are read.

  newswall [FOLDER]      open the dashboard
  newswall read FILE...  print what news files hold
  newswall list          print the headlines
  newswall tags          print the tags and how often each is used
  newswall check         say which files are shown, and which are not and why
  newswall paths         say where newswall keeps things
  newswall config        print all settings, for your config.toml
"""

EPILOG = """\
FOLDER is, unless you name one, that of your config, else ./feeds if there is one here, else the
feeds folder of your data directory (see newswall paths). A folder whose name is that of a command
is opened with ./NAME.
Exit codes: 0 fine, 1 some file has a problem, 2 wrong use.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    arguments = list(sys.argv[1:] if argv is None else argv)
    is_command = bool(arguments) and arguments[0] in _COMMANDS
    try:
        code = _run_command(arguments) if is_command else _run_dashboard(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        code = 0  # whoever read it had enough
    except OSError as error:
        print(f"newswall: {visible_path(str(error))}", file=sys.stderr)
        code = 1
    except KeyboardInterrupt:
        code = 130
    else:
        return code
    # What is left in the buffer cannot be written; the interpreter would try again at its end.
    sys.stdout = _nowhere()
    return code


def _nowhere() -> TextIO:
    """Return what stands for an output that is closed (`>&-`): Python has None there."""
    return open(os.devnull, "w", encoding="utf-8")


def chosen_folder(named: str | None, settings: Settings) -> str:
    """Return the folder to watch: the named one, that of the settings, ./feeds, or the data's."""
    if named is not None:
        return os.path.expanduser(named)
    if settings.folder:
        return settings.folder
    return "feeds" if os.path.isdir("feeds") else str(places.data_dir() / "feeds")


def folder_to_read(named: str | None, settings: Settings) -> str:
    """Return the chosen folder; that of the data directory is made, with a welcome, if need be.

    Raises OSError where it cannot be made.
    """
    folder = Path(chosen_folder(named, settings))
    unnamed = named is None and not settings.folder
    if unnamed and folder.is_absolute() and not folder.exists():
        folder.mkdir(parents=True, mode=0o700)
        welcome = Path(__file__).with_name("welcome.md").read_text(encoding="utf-8")
        (folder / "welcome.md").write_text(welcome, encoding="utf-8")
    return str(folder)


class _Parser(argparse.ArgumentParser):
    """Quotes what was typed without what a terminal would obey: names of files are typed by `*`."""

    def error(self, message: str) -> NoReturn:
        """End the program with the usage and `message`."""
        super().error(visible_path(message))


def _parser(prog: str, description: str, **options: object) -> argparse.ArgumentParser:
    return _Parser(
        prog=prog,
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        **options,  # type: ignore[arg-type]
    )


def _run_dashboard(arguments: list[str]) -> int:
    parser = _parser("newswall", DESCRIPTION, epilog=EPILOG)
    parser.add_argument("folder", nargs="?", metavar="FOLDER", help="the folder of news files")
    parser.add_argument(
        "--poll", action="store_true", help="look through the folder again and again, for disks "
        "that send no events; newswall finds most of them by itself",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"newswall {__version__}")
    options = parser.parse_args(arguments)
    meant = _command_meant(options.folder)
    if meant:
        print(f"newswall: no folder {options.folder!r}; do you mean: newswall {meant}",
              file=sys.stderr)  # fmt: skip
        return EXIT_USAGE
    from tui.opening import open_dashboard

    config = Config()
    folder = partial(folder_to_read, options.folder, config.settings)
    return open_dashboard(folder, config, poll=options.poll)


def _command_meant(folder: str | None) -> str:
    """Return the command that a folder which is not there was probably meant to be."""
    import difflib

    if folder is None or os.sep in folder or os.path.lexists(folder):
        return ""
    return next(iter(difflib.get_close_matches(folder, _COMMANDS, 1, 0.7)), "")


def _run_command(arguments: list[str]) -> int:
    name, rest = arguments[0], arguments[1:]
    description, add_arguments = _COMMANDS[name]
    parser = _parser(f"newswall {name}", description)
    add_arguments(parser)
    options = parser.parse_args(_joined(rest))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")

    if name == "config":
        from tui import configuring

        return configuring.print_check() if options.check else configuring.print_default()
    from tui import printing

    if name == "paths":
        return printing.print_paths(chosen_folder(options.folder, Config().settings))
    if name == "read":
        return printing.print_files(options.files, as_json=options.json)
    folder = folder_to_read(options.folder, Config().settings)
    if name == "list":
        return printing.print_list(folder, options.filter, options.limit, as_json=options.json)
    if name == "tags":
        return printing.print_tags(
            folder, options.filter, derived=options.derived, as_json=options.json
        )
    return printing.print_check(folder, as_json=options.json)


def _json(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--json", action="store_true", help=f"print {what}, for programs")


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", metavar="FOLDER", help="the folder of news files")


def _filter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--filter", metavar="QUERY", default="", help='only articles with all of these: words, '
        '"a phrase", tag:NAME, title:WORD, author:, source:, section:, file:, is:unread, is:read, '
        "is:starred, is:new, since:2d, before:2025-10-01; a - before one means without it, OR "
        "between two means one of them, ( ) tell what belongs together",
    )  # fmt: skip


def _joined(arguments: list[str]) -> list[str]:
    """Return `--filter QUERY` as one argument: a query may begin with a minus."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--filter":
            joined[-1] = f"--filter={argument}"
        else:
            joined.append(argument)
    return joined


def number(text: str) -> int:
    """Return a count that was typed; argparse names this function where it is none."""
    if not text.isdecimal():
        raise ValueError
    return int(text)


def _read_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a news file")
    _json(parser, "a JSON Feed 1.1 document")


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    _filter(parser)
    parser.add_argument("--limit", type=number, metavar="N", help="at most N articles")
    _json(parser, "a JSON Feed 1.1 document")


def _tags_arguments(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    _filter(parser)
    parser.add_argument(
        "--derived", action="store_true", help="count in the keywords that are derived from the "
        "text of articles that nobody tagged",
    )  # fmt: skip
    _json(parser, '{"tags": [{"tag", "count"}]}')


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    _json(parser, '{"files": [{"file", "format", "articles"}], "problems": [{"file", "reason"}]}')


def _config_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="say instead what is wrong in your config.toml"
    )


_COMMANDS = {
    "read": (
        "Print what news files hold, as newswall understands them. Exit code 1 when one of them "
        "could not be read.",
        _read_arguments,
    ),
    "list": (
        "Print the articles of a folder, the newest first. A * before a line means unread, a + "
        "starred, a ? behind the day that it is that of the file.",
        _list_arguments,
    ),
    "tags": ("Print the tags of a folder's articles, the most used first.", _tags_arguments),
    "check": (
        "Say which files of a folder are shown, and which are not and why. Exit code 1 when one "
        "is not.",
        _check_arguments,
    ),
    "paths": ("Say where newswall keeps config, state and cache, and which folder it reads.",
              _folder),
    "config": (
        "Print all settings with their defaults and what they are for, as a config.toml in which "
        "each is a comment. With --check: exit code 1 when something in yours is wrong.",
        _config_arguments,
    ),
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
