"""Kinds of settings: each makes of a value what newswall uses, or says what it must be."""

import os
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from tui.text import clean, tag_key


class Wrong(ValueError):
    """The value is none of this kind; the text goes on behind `must be`."""


class Kind(NamedTuple):
    """What values a setting takes."""

    must_be: str
    """Goes on behind `must be`, and tells the allowed values in the commented default."""
    read: Callable[[Any], Any]
    """Returns what newswall uses; raises `Wrong`, with words where they say more than `must_be`."""
    words: tuple[str, ...] = ()
    """The allowed words, where the value is one of a few."""


def one_of(*words: str) -> Kind:
    """One of a few words."""

    def read(value: Any) -> str:
        if value not in words:
            raise Wrong
        return str(value)

    quoted = [f'"{word}"' for word in words]
    return Kind(f"{', '.join(quoted[:-1])} or {quoted[-1]}", read, words)


def number(least: int, most: int) -> Kind:
    """A whole number."""

    def read(value: Any) -> int:
        if type(value) is not int or not least <= value <= most:
            raise Wrong
        return value

    return Kind(f"a whole number from {least} to {most}", read)


def number_or(word: str, least: int, most: int) -> Kind:
    """A whole number, or a word that stands for what newswall chooses itself."""
    numbers = number(least, most)

    def read(value: Any) -> int | str:
        return word if value == word else int(numbers.read(value))

    return Kind(f'"{word}" or {numbers.must_be}', read, (word,))


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong
    return value


def _name(value: Any) -> str:
    if not isinstance(value, str) or clean(value) != value:
        raise Wrong
    return value


def _folder(value: Any) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise Wrong
    path = os.path.expanduser(value)
    if value and not os.path.isabs(path):
        raise Wrong
    return path


def _arguments(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise Wrong
    if any("\0" in part for part in value) or (value and not value[0].strip()):
        raise Wrong
    return tuple(value)


def _commands(value: Any) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list):
        raise Wrong
    commands = tuple(map(_arguments, value))
    if any(len(command) < 2 for command in commands):
        raise Wrong
    names: set[str] = set()
    for name, *_ in commands:
        if name in names:
            raise Wrong(f'commands of different names; "{name}" is there twice')
        names.add(name)
    return commands


def _targets(value: Any) -> tuple[tuple[str, ...], ...]:
    targets = _commands(value)
    for name, first, *rest in targets:
        text = " ".join([first, *rest])
        if "{link}" not in text and "{title}" not in text:
            raise Wrong(
                f'commands or addresses with {{link}} or {{title}} in them; "{name}" has none'
            )
        if "://" in first and (rest or not first.startswith(("https://", "http://", "mailto:"))):
            raise Wrong(f'commands or one http address each; "{name}" is something else')
    return targets


def _tags(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(map(_is_tag, value)):
        raise Wrong
    return tuple(clean(tag).lstrip("#") for tag in value)


def _groups(value: Any) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list):
        raise Wrong
    groups = tuple(map(_tags, value))
    if any(len(group) < 2 for group in groups):
        raise Wrong
    seen: set[str] = set()
    for tag in (tag for group in groups for tag in group):
        if tag_key(tag) in seen:
            raise Wrong(f'groups that have no tag in common; "{tag}" is there twice')
        seen.add(tag_key(tag))
    return groups


def _renamed(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(map(_is_tag, [*value, *value.values()])):
        raise Wrong
    return tuple(
        (tag_key(clean(old).lstrip("#")), clean(new).lstrip("#")) for old, new in value.items()
    )


def _is_tag(value: Any) -> bool:
    return isinstance(value, str) and bool(tag_key(clean(value).lstrip("#")))


def _hours(value: Any) -> tuple[int, ...]:
    """Return the first minute of the day and the one behind the last; none for an empty text."""
    if value == "":
        return ()
    found = _HOURS.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise Wrong
    times = [(int(found[at]), int(found[at + 1])) for at in (1, 3)]
    if any(minute > 59 or hour * 60 + minute > 24 * 60 for hour, minute in times):
        raise Wrong
    begin, end = (60 * hour + minute for hour, minute in times)
    return begin % (24 * 60), end


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise Wrong
    if any(clean(text) != text or not text for text in value):
        raise Wrong
    return tuple(value)


_FILTER_NAME = re.compile(r"[^\W_][\w.-]{0,39}")


def is_filter_name(text: str) -> bool:
    """Tell whether a query can have this name: it stands behind an @ in others."""
    return _FILTER_NAME.fullmatch(text) is not None


def _query(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Wrong
    return " ".join(value.split())


def _mutes(value: Any) -> tuple[tuple[str, str, float], ...]:
    if not isinstance(value, list):
        raise Wrong
    return tuple(map(_mute, value))


def _mute(rule: Any) -> tuple[str, str, float]:
    """Return what a rule is about, its value, and when it ends in epoch seconds; 0: never."""
    if not isinstance(rule, dict) or not rule.keys() <= {*_MUTED, "until"}:
        raise Wrong
    about = [name for name in _MUTED if name in rule]
    if len(about) != 1:
        raise Wrong("rules with one of tag, source and words each")
    value = rule[about[0]]
    if not isinstance(value, str) or not clean(value).lstrip("#").strip():
        raise Wrong
    return about[0], clean(value).lstrip("#" * (about[0] == "tag")), _end(rule.get("until"))


def _end(until: Any) -> float:
    """Return a moment, or the beginning of a local day, in epoch seconds; 0 for none."""
    if until is None:
        return 0.0
    try:
        if isinstance(until, str):
            until = datetime.fromisoformat(until)
        if isinstance(until, date) and not isinstance(until, datetime):
            until = datetime(until.year, until.month, until.day)
        return float(until.timestamp())
    except (ValueError, OverflowError, OSError, AttributeError):
        raise Wrong("rules whose until is a date such as 2026-12-24") from None


def _keys(value: Any) -> tuple[str, ...]:
    keys: Sequence[Any] = value if isinstance(value, list) else [value]
    if not all(isinstance(key, str) for key in keys):
        raise Wrong
    return tuple(keys)


_HOURS = re.compile(r"(\d\d?):(\d\d)-(\d\d?):(\d\d)")
_MUTED = ("tag", "source", "words")
"""What a rule can be about; see `tui.library.muting`."""
FLAG = Kind("true or false", _flag)
NAME = Kind("a name", _name)
FOLDER = Kind('a folder that begins with "/" or "~"', _folder)
ARGUMENTS = Kind('a list of a program and its arguments such as ["less", "-R"]', _arguments)
COMMANDS = Kind('a list of commands such as ["name", "program", "argument"]', _commands)
TARGETS = Kind('a list of targets such as ["name", "program", "{link}"]', _targets)
TAGS = Kind("a list of tags", _tags)
GROUPS = Kind('a list of groups of two tags or more such as ["ship", "ships"]', _groups)
RENAMED = Kind('a table of tags such as { "ai" = "artificial intelligence" }', _renamed)
HOURS = Kind('hours of the day such as "22:00-07:00"', _hours)
TEXTS = Kind("a list of texts", _texts)
QUERY = Kind("a query", _query)
MUTES = Kind(
    'a list of rules such as { tag = "sport", until = 2026-12-24 }, or [[mute]] tables', _mutes
)
KEYS = Kind("a key or a list of keys", _keys)
