"""`config.toml` becomes settings, and complaints about what is wrong in it."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tui.kept import contents
from tui.settings.kinds import KEYS, QUERY, Kind, Wrong, is_filter_name
from tui.settings.table import FILTERS_TABLE, KEYS_TABLE, ROWS, TABLES, Settings
from tui.text import visible_path

LARGEST = 256 * 1024
"""Bytes of the largest file that is read."""
_LONGEST = 40
"""Characters of a wrong value that are quoted."""
_MOST_SUGGESTIONS = 50
"""Unknown names for which a known one is looked for: another program's file has thousands."""
_PLACE = re.compile(r" \(at line (\d+), column \d+\)$|\(at end of document\)$")


class Complaint(NamedTuple):
    """What is wrong in the file, and where."""

    line: int
    """From 1; 0 where it is the whole file."""
    words: str

    def __str__(self) -> str:
        where = f"config.toml, line {self.line}" if self.line else "config.toml"
        return visible_path(f"{where}: {self.words}")


class Reading(NamedTuple):
    """A file as it was read."""

    settings: Settings = Settings()
    complaints: tuple[Complaint, ...] = ()
    text: str = ""
    """The file, where it is valid TOML."""
    broken: bool = False
    """Nothing could be read from it."""

    def complain(self, name: tuple[str, ...], words: str) -> Complaint:
        """Return a complaint about the setting with that name, for those who know more of it."""
        from tui.settings.lines import lines_of

        lines = lines_of(self.text)
        while name and name not in lines:
            name = name[:-1]
        return Complaint(lines.get(name, 0), words)


def read_settings(path: Path) -> Reading:
    """Read the file; where there is none all defaults hold. Never raises."""
    try:
        text = _contents(path)
    except FileNotFoundError:
        return Reading()
    except (OSError, ValueError) as error:
        return _broken(Complaint(0, f"cannot be read ({_reason(error)})"))
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        at = place[1] if place else None
        line = int(at) if at else text.rstrip("\n").count("\n") + 1
        return _broken(Complaint(line, _PLACE.sub("", str(error)).strip().rstrip(".")))
    except RecursionError:
        return _broken(Complaint(0, "is nested too deeply"))
    except ValueError:  # of Python's, which reads no such number
        return _broken(Complaint(0, "has a number of too many digits"))
    return _checked(data, text)


def suggestion(name: str, names: Iterable[str]) -> str:
    """Return a question for the name that was probably meant, or nothing."""
    import difflib

    known = {shown.rpartition(".")[2]: shown for shown in names}
    known |= {shown: shown for shown in known.values()}
    close = difflib.get_close_matches(name, known, 1, 0.6)
    return f'; do you mean "{known[close[0]]}"?' if close else ""


def _broken(complaint: Complaint) -> Reading:
    return Reading(complaints=(complaint,), broken=True)


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _contents(path: Path) -> str:
    """Return what the file, or a link to it, holds; raises OSError, ValueError if it is no text."""
    data = contents(path, LARGEST, link=True)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"line {data.count(10, 0, error.start) + 1} is no UTF-8") from error


def _checked(data: Mapping[str, Any], text: str) -> Reading:
    plain = Reading(text=text)
    values: dict[str, Any] = {}
    own_keys: dict[str, tuple[str, ...]] = {}
    filters: dict[str, str] = {}
    complaints: list[Complaint] = []
    rows = {row.name: row for row in ROWS}
    for name, value in _flat(data):
        shown = ".".join(name)
        row = rows.get(shown)
        try:
            if row is not None:
                values[row.attribute] = row.kind.read(value)
            elif name[0] == KEYS_TABLE and len(name) == 2:
                own_keys[name[1]] = KEYS.read(value)
            elif name[0] == FILTERS_TABLE and len(name) == 2:
                query = QUERY.read(value)
                if is_filter_name(name[1]):
                    filters[name[1]] = query
                else:
                    words = f'a filter cannot be called "{name[1]}": letters, digits, "-" and "_"'
                    complaints.append(plain.complain(name, words))
            else:
                words = f'there is no setting "{shown}"'
                if len(complaints) < _MOST_SUGGESTIONS:
                    words += _above(name, rows) or suggestion(shown, [*rows, *TABLES])
                complaints.append(plain.complain(name, words))
        except Wrong as wrong:
            kind = row.kind if row else QUERY if name[0] == FILTERS_TABLE else KEYS
            words = _refused(shown, value, kind, str(wrong)) + ("" if row else _above(name, rows))
            complaints.append(plain.complain(name, words))
    complaints.sort(key=lambda complaint: complaint.line)
    return Reading(Settings(**values, keys=own_keys, filters=filters), tuple(complaints), text)


def _flat(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Return the names and values of the top level and of the tables that there are."""
    for name, value in data.items():
        if name in TABLES and isinstance(value, dict):
            yield from (((name, inner), found) for inner, found in value.items())
        else:
            yield (name,), value


def _above(name: Sequence[str], rows: Container[str]) -> str:
    """Return where the setting belongs that was written into a table of others, or nothing."""
    misplaced = len(name) == 2 and name[1] in rows
    return f'; the setting "{name[1]}" belongs above the first [table]' if misplaced else ""


def _refused(name: str, value: Any, kind: Kind, more: str) -> str:
    if more:
        return f"{name} must be {more}"
    words = f"{name} must be {kind.must_be}, not {_quoted(value)}"
    return words + (suggestion(value, kind.words) if isinstance(value, str) else "")


def _quoted(value: Any) -> str:
    """Return a value about as TOML writes it, not too long."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    try:
        shown = repr(value).replace("'", '"') if isinstance(value, list) else str(value)
    except ValueError:  # Python writes no such number
        return "a number of too many digits"
    shown = shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"
    return f'"{shown}"' if isinstance(value, str) else shown
