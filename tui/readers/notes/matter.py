"""Front matter: the head of a note, in YAML, TOML or JSON between fences, or as Pelican's lines.

Every value stays the text that the file has: `date: 2025-13-45`, `version: 1.10` and `no` come out
as they are written, and no tag of YAML builds anything. What a parser refuses is read line by line
as `key: value`, because notes in the wild hold `title: Foo: bar`.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, time
from itertools import islice

from tui.readers.notes.plainmatter import read_plain_matter

MAX_MATTER = 1 << 16
"""Characters of front matter that are handed to a parser; more is read line by line."""
MAX_BRACKETS = 500
"""Opening brackets in it: nesting costs the square of its depth."""
MAX_WORDS = 200
"""Words of one list, empty ones too: aliases of YAML make a few lines stand for billions."""
MAX_VALUE = 10_000
"""Characters of a value that goes on over several lines, where no parser reads it."""

Matter = dict[str, object]
"""Keys in lower case with `_` for `-`, `.` and space; values as the parser gave them."""

_FENCES = {
    "---": re.compile(r"---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)"),
    "+++": re.compile(r"\+\+\+[ \t]*\n((?:.*\n)*?)\+\+\+[ \t]*(?:\n|$)"),
    ";;;": re.compile(r";;;[ \t]*\n((?:.*\n)*?);;;[ \t]*(?:\n|$)"),
}
_LINE = re.compile(r"([A-Za-z_][\w.-]{0,40}(?: [\w-]{1,20})?)[ \t]*[:=](?:[ \t]+(.*)|$)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)")
_PROPERTIES = re.compile(r"(?:(?:&\w+|!!?[\w:/.-]+)\s+){1,3}")
"""Anchors and tags of YAML (1.2, chapter 6.9)."""
_DEEP_KEY = re.compile(r"(?<![\w.\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){100}")
"""A key of TOML in more tables than anybody has: they too cost the square of their depth."""
_HEADER = re.compile(
    r"(?:title|date|author|authors|tags|category|slug|summary|modified|status|lang|keywords"
    r"|subtitle|description|source|url|published)[ \t]*:",
    re.IGNORECASE,
)
_PROPERTIES_OF_PAGE = re.compile(r"(?:[a-z][\w-]{0,40}::(?: .*)?(?:\n|$))+")
"""How Logseq begins a page."""
_KEY_SIGNS = str.maketrans("-. ", "___")
_SUBTABLES = ("taxonomies", "params", "extra", "metadata")


def split_matter(text: str) -> tuple[Matter, str]:
    """Return the front matter of `text`, empty if there is none, and the text without it."""
    text = text.lstrip("\ufeff\n")
    fence = _FENCES.get(text[:3])
    if fence and (found := fence.match(text)):
        matter = _parsed(text[:3], found[1])
        if matter or not found[1].strip():
            return matter, text[found.end() :]
        return {}, text  # text between two rules
    if fence and _HEADER.match(text, 4):  # a head that nobody closed
        return _read_head(text[4:])
    if text.startswith("{"):
        return _split_json(text)
    if found := _PROPERTIES_OF_PAGE.match(text):
        return _read_lines(found[0].replace("::", ":")), text[found.end() :]
    if _HEADER.match(text):
        return _read_head(text)
    return {}, text


def _read_head(text: str) -> tuple[Matter, str]:
    """Return the lines of keys and values that `text` begins with, and what follows them."""
    end = 0
    for line in text.split("\n"):
        if not line.strip() or not (_LINE.match(line) or _ITEM.match(line) or line[0] in " \t"):
            break
        end += len(line) + 1
    return _read_lines(text[:end]), text[end:]


def find(matter: Matter, *keys: str) -> object:
    """Return the first value that is there under one of `keys`, else None."""
    for key in keys:
        if value := matter.get(key):
            return value
    return None


def words(value: object, *, depth: int = 3) -> Iterator[str]:
    """Yield the texts in a value, however it nests, at most `MAX_WORDS` and `depth` levels."""
    return filter(None, islice(_words(value, depth), MAX_WORDS))


def _words(value: object, depth: int) -> Iterator[str]:
    """Yield the texts in a value, and an empty one for what holds none: it counts too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and isinstance(name := value.get("name", value.get("title")), str):
        yield name
    elif isinstance(value, Iterable) and value and depth:
        for item in value:  # of a mapping its keys
            yield from _words(item, depth - 1)
    elif isinstance(value, (float, date, time)) or type(value) is int:
        yield _as_text(value)
    else:
        yield ""


def _as_text(value: object) -> str:
    """Return a number or a date of TOML as text; nothing for a number that is too long for one."""
    try:
        return str(value)
    except ValueError:  # more than sys.get_int_max_str_digits()
        return ""


def _parsed(fence: str, source: str) -> Matter:
    brackets = source.count("[") + source.count("{") + source.count("- - ")
    if len(source) > MAX_MATTER or brackets > MAX_BRACKETS or _DEEP_KEY.search(source):
        return _read_lines(source)
    match fence:
        case "+++":
            parsed = _toml(source)
        case ";;;":
            parsed = _json("{" + source.strip().removeprefix("{").removesuffix("}") + "}")
        case _:
            parsed = _yaml(source)
    return _flat(_table(parsed)) or _read_lines(source)


def _yaml(source: str) -> object:
    plain = read_plain_matter(source)
    if plain is not None:
        return plain
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(source, Loader=loader)  # BaseLoader builds texts, lists and mappings only
    except (yaml.YAMLError, RecursionError, ValueError):
        return None


def _toml(source: str) -> object:
    try:
        return tomllib.loads(source)
    except (ValueError, RecursionError):  # TOMLDecodeError, or a number of too many digits
        return None


def _json(source: str) -> object:
    try:
        return json.loads(source, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None


def _split_json(text: str) -> tuple[Matter, str]:
    if text[:MAX_MATTER].count("{") + text[:MAX_MATTER].count("[") > MAX_BRACKETS:
        return {}, text
    try:
        parsed, end = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(text)
    except (ValueError, RecursionError):
        return {}, text
    return _flat(_table(parsed)), text[end:].lstrip("\n")


def _flat(matter: Matter) -> Matter:
    """Return front matter with what Hugo and Zola put into tables below it."""
    for name in _SUBTABLES:
        if name in matter:
            for key, value in _table(matter[name]).items():
                if not matter.get(key):
                    matter[key] = value
    return matter


def _table(value: object) -> Matter:
    """Return a mapping with its keys in one spelling; empty for what is no mapping."""
    if not isinstance(value, dict):
        return {}
    return {_key(key): item for key, item in value.items() if isinstance(key, str)}


def _key(name: str) -> str:
    return name.strip().lower().translate(_KEY_SIGNS)


def _read_lines(source: str) -> Matter:
    """Read `key: value` lines, with list items and continuations below a key."""
    matter: Matter = {}
    last = ""
    for line in source.split("\n"):
        if found := _LINE.match(line):
            last = _key(found[1])
            matter.setdefault(last, _unquoted(found[2] or ""))
        elif last and (item := _ITEM.match(line)):
            if isinstance(before := matter[last] or [], list):
                matter[last] = [*before[: MAX_WORDS - 1], item[1].strip().strip("\"'")]
        elif last and line[:1] in {" ", "\t"} and isinstance(value := matter[last], str):
            matter[last] = f"{value} {line.strip()}".strip() if len(value) < MAX_VALUE else value
    return matter


def _unquoted(text: str) -> str | list[str]:
    """Return a value without its quotes; `[a, b]` is a list."""
    text = text.strip()
    if properties := _PROPERTIES.match(text):
        text = text[properties.end() :]
    if text[:1] == "[" and text[-1:] == "]":
        return [part.strip().strip("\"'") for part in text[1:-1].split(",")][:MAX_WORDS]
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text
