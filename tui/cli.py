"""The command line. It imports the dashboard only to open it."""

import io
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TextIO

from tui import places
from tui.arguments import joined, parser_of
from tui.settings import Config, Settings
from tui.text import visible_path
from tui.usage import COMMANDS, DASHBOARD, EPILOG, EXIT_USAGE, FILTERS, overview


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    arguments = list(sys.argv[1:] if argv is None else argv)
    is_command = bool(arguments) and arguments[0] in COMMANDS
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


def _run_dashboard(arguments: list[str]) -> int:
    parser = parser_of(DASHBOARD, overview=overview(), epilog=EPILOG)
    options = parser.parse_args(joined(DASHBOARD, arguments))
    if options.filter and not options.wall:
        parser.error("--filter is for --wall; inside, / searches")
    if not options.serve and (options.host is not None or options.port is not None):
        parser.error("--host and --port are for --serve")
    mistyped = _what_is_no_folder(options.folder)
    if mistyped:
        print(f"newswall: {mistyped}", file=sys.stderr)
        return EXIT_USAGE
    from tui.output import asked

    config = Config()
    folder = partial(folder_to_read, options.folder, config.settings)
    query = asked(options.filter) if options.filter else None
    if options.serve:
        return _serve(folder(), options)
    from tui.opening import open_dashboard

    return open_dashboard(folder, config, poll=options.poll, wall=options.wall, wall_query=query)


def _serve(folder: str, options: Namespace) -> int:
    from tui.serving.command import HOST, PORT, serve

    to_each = [f"--filter={options.filter}"] if options.filter else []
    to_each += [name for name in ("--wall", "--poll") if getattr(options, name[2:])]
    host = HOST if options.host is None else options.host
    port = PORT if options.port is None else options.port
    return serve(folder, to_each, wall=options.wall, host=host, port=port)


def _what_is_no_folder(named: str | None) -> str:
    """Return what to say of a name that is rather a mistyped command than a folder to come.

    A folder that is not there yet is waited for where it is given as a path.
    """
    import difflib

    if named is None or os.sep in named or os.path.lexists(os.path.expanduser(named)):
        return ""
    meant = difflib.get_close_matches(named, COMMANDS, 1, 0.7)
    if meant:
        return f"no folder {named!r}; do you mean: newswall {meant[0]}"
    return f"no folder {named!r}; one that is still to come is named with a path: .{os.sep}NAME"


def _run_command(arguments: list[str]) -> int:
    name, rest = arguments[0], arguments[1:]
    command = COMMANDS[name]
    if name == "completions" and rest == [FILTERS]:
        from tui.completions.command import print_filters

        return print_filters()
    parser = parser_of(command)
    options = parser.parse_args(joined(command, rest))
    if name == "config":
        from tui import configuring

        return configuring.print_check() if options.check else configuring.print_default()
    if name == "man":
        from tui.manual import print_manual

        return print_manual()
    if name == "completions":
        from tui.completions.command import print_completions

        return print_completions(options.shell)
    from tui import printing

    if name == "paths":
        return printing.print_paths(chosen_folder(options.folder, Config().settings))
    if name == "read":
        return printing.print_files(options.files, as_json=options.json)
    if name == "mark":
        return _mark(parser, options)
    if name == "mute":
        return _mute(parser, options)
    folder = folder_to_read(options.folder, Config().settings)
    if name == "list" and options.like:
        if options.filter:
            parser.error("--like says which articles; --filter does too")
        return printing.print_like(folder, options.like, options.limit, as_json=options.json)
    if name == "list":
        return printing.print_list(folder, options.filter, options.limit, as_json=options.json)
    if name == "export":
        from tui.exporting.command import export

        return export(folder, options.filter, options.limit, options.format or "json")
    beside = vars(options).get("with") or ""
    if name == "tags" and options.trend:
        if options.derived:
            parser.error("--trend knows no derived keywords")
        return printing.print_trends(folder, options.filter, beside, as_json=options.json)
    if name == "tags":
        return printing.print_tags(
            folder, options.filter, beside, derived=options.derived, as_json=options.json
        )
    return printing.print_check(folder, as_json=options.json)


def _mark(parser: ArgumentParser, options: Namespace) -> int:
    from tui import marking

    query, named = options.query, options.folder
    if options.all or options.id:
        if named is not None or (options.all and options.id):
            parser.error("one of QUERY, --all and --id says which articles")
        query, named = "", query
    elif query is None:
        parser.error("QUERY, --all or --id has to say which articles")
    elif named is None and _is_path_of_a_folder(query):
        parser.error(f"{query} is a folder; which query?")
    folder = folder_to_read(named, Config().settings)
    if options.id:
        return marking.mark_named(folder, options.mark, options.id, as_json=options.json)
    everything, as_json = options.all, options.json
    return marking.mark_found(folder, options.mark, query, everything=everything, as_json=as_json)


def _is_path_of_a_folder(text: str) -> bool:
    """Tell whether `text` is given as a path, and there is a folder."""
    is_path = os.sep in text or text in (os.curdir, os.pardir)
    return is_path and os.path.isdir(os.path.expanduser(text))


def _mute(parser: ArgumentParser, options: Namespace) -> int:
    from tui import muting
    from tui.library import Kind, Mute
    from tui.text import clean

    named = [(kind, value) for kind in Kind if (value := vars(options)[kind]) is not None]
    if len(named) > 1:
        parser.error("one of --tag, --source and --words says what is muted")
    if (options.until or options.end) and (not named or (options.until and options.end)):
        parser.error("--until and --end belong to one of --tag, --source and --words")
    unknown = options.folder
    if not named and unknown and os.sep not in unknown and not os.path.lexists(unknown):
        parser.error(f"no folder {unknown!r}; do you mean --tag {unknown}?")
    folder = folder_to_read(options.folder, Config().settings)
    if not named:
        return muting.print_mutes(folder, as_json=options.json)
    kind, value = named[0][0], clean(named[0][1])
    mute = Mute(kind, value.lstrip("#").strip() if kind is Kind.TAG else value)
    if not mute.value:
        parser.error(f"--{kind} names nothing")
    if options.end:
        return muting.end_mute(folder, mute, as_json=options.json)
    try:
        until = muting.end_of(options.until) if options.until else mute.until
    except ValueError as error:
        parser.error(f"--until: {error}")
    return muting.mute(folder, mute._replace(until=until), as_json=options.json)


if __name__ == "__main__":
    sys.exit(main())
