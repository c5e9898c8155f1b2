"""What the scripts of a page say of it in JSON-LD, the vocabulary of schema.org.

Publishers write it by hand and by plugin, so it comes with trailing commas, line breaks, entities
and cut ends. What cannot be mended is searched for the few fields that matter.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_SCRIPT = 1 << 20
"""Characters of one script."""
MAX_OBJECTS = 500
"""Objects that are looked at, counted through all nesting."""
MAX_ITEMS = 100
"""Items of one list."""

Object = Mapping[str, object]

_ARTICLE = re.compile(r"(?:Article|Posting|Report|NewsStory)$")
_THREAD = frozenset({"DiscussionForumPosting", "QAPage"})
_PAGE = frozenset(
    "WebPage ItemPage AboutPage VideoObject CreativeWork Review Recipe Event QAPage".split()  # noqa: SIM905
)
_LISTING = frozenset({"CollectionPage", "SearchResultsPage", "ItemList", "Blog"})
_INNER = ("@graph", "mainEntity", "hasPart", "mainEntityOfPage", "video")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|\]\]>)\s*$"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_STRING = r'\s{0,20}:\s{0,20}"((?:[^"\\]|\\.){1,5000}+)"'
_LOOSE = re.compile(rf'"(headline|datePublished|dateModified|description|articleSection)"{_STRING}')
_LOOSE_NAME = re.compile(
    rf'"(author|publisher)"\s{{0,20}}:\s{{0,20}}[\[{{\s]{{1,40}}[^{{}}\[\]]{{0,300}}?"name"{_STRING}'
)


def find_objects(tree: "_Element") -> list[Object]:
    """Return the objects in the scripts of a page, from the outside in, references resolved."""
    found: list[Object] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in _parsed(script.text or ""):
                found += _objects(value, MAX_OBJECTS - len(found))
    named = {
        name: each for each in found if isinstance(name := each.get("@id"), str) and len(each) > 1
    }
    return [{key: _resolved(value, named) for key, value in each.items()} for each in found]


def rank(found: Object) -> int:
    """Return how much an object speaks of the page's article: 0 not at all, 3 most."""
    kinds = kinds_of(found)
    if any(_ARTICLE.search(kind) for kind in kinds):
        return 3 if one_text(found.get("headline")) else 2
    return 1 if kinds & _PAGE else 0


def is_listing(found: Object) -> bool:
    """Tell whether an object says that the page is a list of others."""
    return bool(kinds_of(found) & _LISTING)


def is_thread(found: Object) -> bool:
    """Tell whether an object says that the page is a thread in a forum."""
    return bool(kinds_of(found) & _THREAD)


def kinds_of(found: Object) -> set[str]:
    """Return the names of an object's types, without the vocabulary that they are from."""
    return {re.split(r"[/#:]", kind)[-1] for kind in texts(found.get("@type"))}


def texts(value: object) -> list[str]:
    """Return the texts in a value: itself, its items, or the name of an object."""
    if isinstance(value, list):
        return [text for item in _items(value) for text in texts(item)]
    if isinstance(value, dict):
        value = next(filter(None, (value.get("name"), value.get("@value"))), "")
        if isinstance(value, list):
            value = value[0] if value else ""
    text = one_text(value)
    return [text] if text else []


def addresses(value: object) -> list[str]:
    """Return the addresses in a value: itself, its items, or those that an object gives."""
    if isinstance(value, list):
        return [text for item in _items(value) for text in addresses(item)]
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id")
    text = one_text(value)
    return [text] if text else []


def _items(value: list[object], most: int = MAX_ITEMS) -> list[object]:
    """Return the items of a list, however deep others nest in it: no name is a list."""
    return [item for item in value[:most] if not isinstance(item, list)]


def body_of(found: Object) -> str:
    """Return the text in an object: an article's, a transcript, or what a live blog adds."""
    for name in ("articleBody", "transcript", "text"):
        if text := one_text(found.get(name)):
            return text
    updates = found.get("liveBlogUpdate")
    told = [each for each in updates if isinstance(each, dict)] if isinstance(updates, list) else []
    pieces = [one_text(each.get(name)) for each in told for name in ("headline", "articleBody")]
    return "\n\n".join(filter(None, pieces))


def one_text(value: object) -> str:
    """Return a value if it is a text, without what HTML has to write otherwise."""
    if not isinstance(value, str):
        return ""
    return unescape(value).strip() if "&" in value else value.strip()


def people(value: object) -> list[str]:
    """Return the names of the people in a value; of organisations only where nobody else is."""
    items = [item for item in value[:MAX_ITEMS] if item] if isinstance(value, list) else [value]
    persons = [
        item
        for item in items
        if not (isinstance(item, dict) and any("Org" in kind for kind in kinds_of(item)))
    ]
    return texts(persons or items)


def _parsed(source: str) -> Iterator[object]:
    """Yield the values that a script holds: one, unless somebody wrote several in a row."""
    if len(source) > MAX_SCRIPT:
        return
    source = _WRAPPING.sub("", _WRAPPING.sub("", source)).strip().rstrip(";")
    for mended in (source, *_mended(source)):
        values: list[object] = []
        if _decode_row(mended, values):
            yield from values
            return
    if loose := _scavenged(source):
        yield loose


def _decode_row(source: str, values: list[object]) -> bool:
    """Add the values that stand in a row in `source`, and tell whether all of it was read."""
    decoder = json.JSONDecoder(strict=False, parse_int=str, parse_float=str)
    at = 0
    while at < len(source) and len(values) < MAX_ITEMS:
        try:
            value, at = decoder.raw_decode(source, at)
        except (ValueError, RecursionError):
            return False
        values.append(value)
        while at < len(source) and source[at] in " \t\r\n,;":
            at += 1
    return True


def _mended(source: str) -> Iterator[str]:
    """Yield `source` with the usual mistakes mended, one kind after the other."""
    mended = _BAD_ESCAPE.sub(r"\\\\", _TRAILING_COMMA.sub("", source))
    yield mended
    if "&quot;" in source:
        yield unescape(mended)


def _scavenged(source: str) -> dict[str, object]:
    """Return the few fields that matter from a script that is no JSON, the first of each."""
    found: dict[str, object] = {}
    for name, text in _LOOSE.findall(source):
        found.setdefault(name, _unquoted(text))
    for name, text in _LOOSE_NAME.findall(source):
        found.setdefault(name, _unquoted(text))
    return found | {"@type": "Article"} if "headline" in found else {}


def _unquoted(text: str) -> str:
    try:
        value = json.loads(f'"{text}"', strict=False)
    except ValueError:
        return ""
    return value if isinstance(value, str) else ""


def _objects(value: object, most: int) -> Iterator[Object]:
    """Yield the objects in a value, from the outside in."""
    todo = [value]
    for _ in range(most):
        if not todo:
            return
        match todo.pop(0):
            case list() as items:
                todo += items[:MAX_OBJECTS]
            case dict() as found:
                yield found
                todo += [found[key] for key in _INNER if key in found]


def _resolved(value: object, named: Mapping[str, Object]) -> object:
    """Return a value with the objects that it only refers to by their name put in."""
    if isinstance(value, list):
        return [_resolved(item, named) for item in _items(value, MAX_OBJECTS)]
    if isinstance(value, dict) and "name" not in value:
        return named.get(one_text(value.get("@id")), value)
    return value


def said_first(found: Iterable[Object], headlines: Iterable[str]) -> Object | None:
    """Return the object that describes the page's article, if one does.

    Of several articles it is the one with a headline that the page says too, as `headlines` are:
    the others are teasers.
    """
    best = max(((rank(each), each) for each in found), key=lambda pair: pair[0], default=None)
    if best is None or not best[0]:
        return None
    said = {_key(headline) for headline in headlines if headline}
    for each in found:
        if rank(each) == best[0] == 3 and _key(one_text(each.get("headline"))) in said:
            return each
    return best[1]


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
