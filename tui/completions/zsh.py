"""The script for zsh."""

from collections.abc import Iterator

from tui.arguments import Argument, Command, Kind
from tui.completions.words import query_words, quoted
from tui.usage import COMMANDS, DASHBOARD

_SCRIPT = r"""#compdef newswall
# newswall for zsh: eval "$(newswall completions zsh)" in your ~/.zshrc, behind compinit
_newswall_query() {
    local -a words filters
    compset -P '*[ (]'
    compset -P '-'
    if [[ $PREFIX == @* ]]; then
        filters=(${(f)"$(newswall completions filters 2> /dev/null)"})
        compadd -S '' -a filters
    else
        words=(@QUERY_WORDS@)
        compadd -S '' -a words
    fi
}

_newswall() {
    local -a commands
    commands=(
@COMMANDS@
    )
    if (( CURRENT > 2 )) && (( ${commands[(I)${words[2]}:*]} )); then
        local command=$words[2]
        shift words
        (( CURRENT-- ))
        case $command in
@CASES@
        esac
        return
    fi
    _arguments -S @DASHBOARD@ '1: :->first'
    if [[ $state == first ]]; then
        _describe -t commands command commands
        _files -/
    fi
}
compdef _newswall newswall
"""

_HELP = quoted("--help[show the help]")
_ACTIONS = {Kind.FOLDER: "_files -/", Kind.FILES: "_files", Kind.QUERY: "_newswall_query"}
"""What completes a value that is none of a few words."""


def zsh() -> str:
    """Return the script."""
    listed = (f"{_plain(command.name)}:{command.brief}" for command in COMMANDS.values())
    cases = (
        f"        {command.name}) _arguments -S {' '.join(_specs(command))} ;;"
        for command in COMMANDS.values()
    )
    dashboard = (_option(argument) for argument in DASHBOARD.arguments if argument.is_option)
    return (
        _SCRIPT.replace("@QUERY_WORDS@", " ".join(map(quoted, query_words())))
        .replace("@COMMANDS@", "\n".join(f"        {quoted(line)}" for line in listed))
        .replace("@CASES@", "\n".join(cases))
        .replace("@DASHBOARD@", " ".join((*dashboard, _HELP)))
    )


def _specs(command: Command) -> Iterator[str]:
    at = 0
    for argument in command.arguments:
        if argument.is_option:
            yield _option(argument)
        else:
            at += 1
            place = "*" if argument.kind is Kind.FILES else str(at)
            yield quoted(f"{place}:{_plain(argument.shown)}:{_action(argument)}")
    yield _HELP


def _option(argument: Argument) -> str:
    value = f":{_plain(argument.shown)}:{_action(argument)}" if argument.takes_value else ""
    sign = "=" if argument.takes_value else ""
    star = "*" if argument.many else ""
    return quoted(f"{star}{argument.name}{sign}[{_plain(argument.brief)}]{value}")


def _action(argument: Argument) -> str:
    if argument.choices:
        return f"({' '.join(argument.choices)})"
    return _ACTIONS.get(argument.kind, " ")


def _plain(text: str) -> str:
    """Return `text` without what has a meaning in the specifications of `_arguments`."""
    return "".join(char for char in text if char not in "[]:\\'\"{}")
