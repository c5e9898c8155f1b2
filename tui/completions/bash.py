"""The script for bash 4.4 or newer; it needs nothing of the package bash-completion."""

from collections.abc import Iterator

from tui.arguments import Argument, Command, Kind
from tui.completions.words import query_words, quoted
from tui.usage import COMMANDS, DASHBOARD

_SCRIPT = r"""# newswall for bash: eval "$(newswall completions bash)" in your ~/.bashrc
_newswall_offer() { # each line of the input that begins as $2, behind what stands before it, $1
    local name
    while IFS= read -r name; do
        [[ -n $name && $name == "$2"* ]] && COMPREPLY+=("$1$name")
    done
}

_newswall_query() { # $1: the query so far
    local last=${1##*[ (]}
    local before=${1%"$last"}
    if [[ $last == -* ]]; then
        before+=- last=${last#-}
    fi
    if [[ $last == @* ]]; then
        _newswall_offer "$before" "$last" < <(newswall completions filters 2> /dev/null)
    else
        _newswall_offer "$before" "$last" <<< @QUERY_WORDS@
    fi
    compopt -o nospace
}

_newswall_value() { # $1: what kind of value, $2: the value so far
    case $1 in
    folder) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$2") ;;
    files) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$2") ;;
    query) _newswall_query "$2" ;;
    nothing) ;;
    *) _newswall_offer "" "$2" <<< "${1// /$'\n'}" ;;
    esac
}

_newswall() {
    local rest=${COMP_LINE:0:COMP_POINT} words=() word
    # Readline parts words at : and = too; put them together again as they stand in the line.
    for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
        if [[ $rest == [[:space:]]* || ${#words[@]} == 0 ]]; then
            rest=${rest#"${rest%%[![:space:]]*}"}
            words+=("")
        fi
        [[ $rest == "$word"* ]] || word=$rest
        words[-1]+=$word
        rest=${rest#"$word"}
    done
    local current=${words[-1]} quote= command=- values= at=0 begun=
    case $current in
    [\'\"]*) quote=${current:0:1} current=${current:1} ;;
    esac
    COMPREPLY=()

    local -A options=() positionals=()
@TABLE@
    local -a before=("${words[@]:1:${#words[@]}-2}")
    if [[ ${#before[@]} -gt 0 && -n ${before[0]} && -n ${positionals[${before[0]}]+there} ]]; then
        command=${before[0]} before=("${before[@]:1}")
    fi
    local wanted=
    for word in "${before[@]}"; do
        if [[ -n $wanted ]]; then
            wanted=
        elif [[ -n ${options["$command $word"]-} ]]; then
            wanted=${options["$command $word"]}
        elif [[ $word != --* ]]; then
            at=$((at + 1))
        fi
    done
    if [[ -n $wanted ]]; then
        _newswall_value "$wanted" "$current"
    elif [[ $current == --*=* && -n ${options["$command ${current%%=*}"]-} ]]; then
        _newswall_value "${options["$command ${current%%=*}"]}" "${current#*=}"
        COMPREPLY=("${COMPREPLY[@]/#/"${current%%=*}="}")
    elif [[ $current == --* || $current == - ]]; then
        for word in "${!options[@]}"; do
            [[ $word == "$command $current"* ]] && COMPREPLY+=("${word#"$command "}")
        done
    else
        read -r -a values <<< "${positionals[$command]}"
        [[ ${#values[@]} -gt 0 && ${values[-1]} == files ]] && at=0
        word=${values[at]-}
        _newswall_value "${word//,/ }" "$current"
        if [[ $command == - && $at == 0 ]]; then
            _newswall_offer "" "$current" <<< @COMMANDS@
        fi
    fi

    # What readline completes begins behind the last : or = that it parts words at.
    if [[ -z $quote ]]; then
        begun=${current##*["${COMP_WORDBREAKS//[^:=]/}"]}
        [[ $COMP_WORDBREAKS == *[:=]* ]] || begun=$current
        COMPREPLY=("${COMPREPLY[@]#"${current%"$begun"}"}")
    fi
}
complete -F _newswall newswall
"""


def bash() -> str:
    """Return the script."""
    table = "\n".join(f"    {line}" for line in _table())
    return (
        _SCRIPT.replace("@QUERY_WORDS@", quoted("\n".join(query_words())))
        .replace("@TABLE@", table)
        .replace("@COMMANDS@", quoted("\n".join(COMMANDS)))
    )


def _table() -> Iterator[str]:
    for command in (DASHBOARD, *COMMANDS.values()):
        name = command.name or "-"
        options = [argument for argument in command.arguments if argument.is_option]
        for option in options:
            kind = _kind(option) if option.takes_value else ""
            yield f"options[{quoted(f'{name} {option.name}')}]={quoted(kind)}"
        yield f"options[{quoted(f'{name} --help')}]=''"
        yield f"positionals[{quoted(name)}]={quoted(_positionals(command))}"


def _positionals(command: Command) -> str:
    kinds = [_kind(argument) for argument in command.arguments if not argument.is_option]
    return " ".join(kind.replace(" ", ",") for kind in kinds)


def _kind(argument: Argument) -> str:
    if argument.choices:
        return " ".join(argument.choices)
    if argument.kind in (Kind.FOLDER, Kind.FILES, Kind.QUERY):
        return str(argument.kind.value)
    return "nothing"
