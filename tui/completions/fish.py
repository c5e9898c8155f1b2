"""The script for fish 3.2 or newer."""

from collections.abc import Iterator

from tui.arguments import Argument, Command, Kind
from tui.completions.words import query_words
from tui.usage import COMMANDS, DASHBOARD

_SCRIPT = r"""# newswall for fish; in your config.fish: newswall completions fish | source
function __newswall_query
    set -l word (commandline --current-token --tokenize)
    set -l word $word[-1]
    set -l last (string match --regex '[^ (]*$' -- $word)
    set -l before (string replace --regex '[^ (]*$' '' -- $word)
    if string match --quiet -- '-*' $last
        set before $before-
    end
    if string match --quiet --regex '^-?@' -- $last
        newswall completions filters 2>/dev/null | while read -l name
            printf '%s%s\n' "$before" $name
        end
    else
        for word in @QUERY_WORDS@
            printf '%s%s\n' "$before" $word
        end
    end
end

function __newswall_at # the command is $argv[1] and so many arguments of it are there: $argv[2]
    set -l words (commandline --current-process --tokenize --cut-at-cursor)[2..]
    test "$words[1]" = "$argv[1]"; or return 1
    set -l count 0
    set -l skip 0
    for word in $words[2..]
        if test $skip = 1
            set skip 0
        else if contains -- $word $argv[3..]
            set skip 1
        else if not string match --quiet -- '--*' $word
            set count (math $count + 1)
        end
    end
    test $count = $argv[2]
end

complete --command newswall --no-files
@LINES@
"""

_VALUES = {
    Kind.FOLDER: "--arguments '(__fish_complete_directories)'",
    Kind.FILES: "--force-files",
    Kind.QUERY: "--arguments '(__newswall_query)'",
}
"""What completes a value that is none of a few words."""


def fish() -> str:
    """Return the script."""
    words = " ".join(map(_quoted, query_words()))
    return _SCRIPT.replace("@QUERY_WORDS@", words).replace("@LINES@", "\n".join(_lines()))


def _lines() -> Iterator[str]:
    first = "__fish_is_first_token"
    for command in COMMANDS.values():
        yield _line(first, f"--arguments {command.name} --description {_quoted(command.brief)}")
    yield _line(first, _VALUES[Kind.FOLDER])
    for argument in DASHBOARD.arguments:
        if argument.is_option:
            yield _line("not __fish_seen_subcommand_from " + " ".join(COMMANDS), _option(argument))
    for command in COMMANDS.values():
        yield from _command(command)
    yield _line("", "--long-option help --description 'show the help'")


def _command(command: Command) -> Iterator[str]:
    valued = [argument.name for argument in command.arguments if argument.takes_value]
    at = 0
    for argument in command.arguments:
        if argument.is_option:
            yield _line(f"__fish_seen_subcommand_from {command.name}", _option(argument))
            continue
        where = f"__newswall_at {command.name} {at} {' '.join(valued)}".rstrip()
        if argument.kind is Kind.FILES:
            where = f"__fish_seen_subcommand_from {command.name}"
        yield _line(where, _values(argument))
        at += 1


def _option(argument: Argument) -> str:
    means = f"--description {_quoted(argument.brief)}"
    option = f"--long-option {argument.name.removeprefix('--')} {means}"
    return f"{option} --exclusive {_values(argument)}" if argument.takes_value else option


def _values(argument: Argument) -> str:
    if argument.choices:
        return f"--arguments {_quoted(' '.join(argument.choices))}"
    return _VALUES.get(argument.kind, "")


def _line(condition: str, what: str) -> str:
    when = f" --condition {_quoted(condition)}" if condition else ""
    return f"complete --command newswall{when} {what}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
