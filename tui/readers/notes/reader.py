"""Notes: Markdown with front matter, as Hugo, Jekyll, Obsidian and Pelican write it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import urlsplit

from tui.article import Precision, ReadResult
from tui.readers.dates.parse import parse_date
from tui.readers.encoding import decode
from tui.readers.finish import BREAKING, date_in_name, finish, title_from_name
from tui.readers.notes.dialects import plain_dialect, prose_and_code
from tui.readers.notes.markdown import plain, safe_markdown
from tui.readers.notes.matter import Matter, find, split_matter, words
from tui.text import MAX_TITLE, clean_body, clean_url, tag_key

_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_HEADING_SIGNS = ("#", "=", "--")
_SETEXT = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_TITLE_LINES = 30
"""Lines in which a heading of the first level can still be the title."""
_LONGEST_HEADING = 4000
"""Characters of a heading with all its links."""
_AND = re.compile(r"\s*(?:[,;]|\s(?:and|und|et|y|e|&)\s)\s*")
_DATES = ("date", "published", "pubdate", "publishdate", "publish_date", "date_published")
_LATER_DATES = (
    *("created", "created_at", "date_created", "updated", "updated_at", "modified", "lastmod"),
    *("last_modified", "date_modified", "date_updated"),
)
_WORKS_OF_JEKYLL = ("layout", "permalink")
"""Keys of whoever parts tags and categories at spaces."""
_EPOCH = re.compile(r"(1\d{9})(?:\d{3})?")
_TAG_KEYS = ("tags", "tag", "keywords", "categories")


def read_note(data: bytes, name: str, mtime: float) -> ReadResult:
    """Return the one article that a note is; without a title its first heading or name is one."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    matter, body = split_matter(text)
    body, hashtags = plain_dialect(clean_body(body))
    title, body = _titled(_one(find(matter, "title", "headline", "name")), body)
    title = title or title_from_name(name)
    link = _one(
        find(matter, "link", "url", "canonical", "canonical_url", "source_url", "permalink")
    )
    source = _one(find(matter, "source", "publisher", "site", "site_name", "publication"))
    if clean_url(source):  # whoever clips pages into notes calls the page so
        link, source = link or source, urlsplit(source).netloc.removeprefix("www.")
    language = _one(find(matter, "lang", "language"))
    published, precision = _date(matter, name, mtime, language)
    article = finish(
        title=title,
        name=name,
        guid=_one(find(matter, "guid", "id", "uid", "slug")),
        link=link,
        summary=_summary(matter, link),
        body=safe_markdown(body, link),
        published=published,
        precision=precision,
        authors=_authors(matter),
        tags=[*_tags(matter), *hashtags, *([BREAKING] if _is_breaking(matter) else [])],
        section=_one(find(matter, "section", "category")) or _only_category(matter),
        source=source,
        language=language,
    )
    return ReadResult("markdown", (article,))


def _is_breaking(matter: Matter) -> bool:
    """Tell whether the note says `breaking: true`, as YAML 1.1 and TOML may write it."""
    said = matter.get("breaking")
    return said is True or (isinstance(said, str) and said.strip().lower() in ("true", "yes", "on"))


def _one(value: object) -> str:
    """Return the first text in a value, without the brackets of a link to another note."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or [*value.values()]
    if not isinstance(value, str):
        value = next(words(value), "")
    return _unlinked(value)


def _unlinked(text: str) -> str:
    """Return the words of a link to another note, without its brackets: its alias if it has one."""
    text = text.strip()
    inside = text[2:-2]
    if text != f"[[{inside}]]" or "[[" in inside:
        return text
    return inside.rpartition("|")[2].strip()


def _titled(title: str, body: str) -> tuple[str, str]:
    """Return the title, and the body without the heading that says the same.

    Without a title in the front matter the heading is it: one that opens the body, or the first of
    the first level near its beginning.
    """
    if not any(map(body.__contains__, _HEADING_SIGNS)):
        return title, body
    inside = body.strip("\n")
    heading, start, end = _heading([*islice(prose_and_code(inside), _TITLE_LINES)])
    if not heading or (title and tag_key(heading) != tag_key(title)):
        return title, body
    if len(heading) > MAX_TITLE:  # a title is cut
        return title or heading, body
    lines = inside.split("\n")
    return title or heading, "\n".join(lines[:start] + lines[end:])


def _heading(lines: list[tuple[str, bool]]) -> tuple[str, int, int]:
    """Return the heading that can be the title, and the lines from and to which it goes."""
    opens = True
    for at, (line, is_code) in enumerate(lines):
        below = lines[at + 1][0] if at + 1 < len(lines) else ""
        if is_code or not line.strip() or len(line) > _LONGEST_HEADING:
            opens = opens and not is_code and not line.strip()
        elif found := _ATX.match(line):
            if opens or len(found[1]) == 1:
                return plain(found[2]), at, at + 1
        elif (opens or not lines[at - 1][0].strip()) and _SETEXT.match(below):
            if opens or "=" in below:
                return plain(line.strip()), at, at + 2
        else:
            opens = False
    return "", 0, 0


def _summary(matter: Matter, base: str) -> str:
    text = _one(find(matter, "summary", "description", "excerpt", "subtitle"))
    return safe_markdown(clean_body(text), base)


def _date(
    matter: Matter, name: str, mtime: float, language: str
) -> tuple[datetime | None, Precision]:
    """Return the first date that can be read: published, in the file's name, last changed."""
    for text in _date_texts(matter, name):
        if found := _EPOCH.fullmatch(text):
            return datetime.fromtimestamp(int(found[1]), UTC), Precision.MINUTE
        published, precision = parse_date(text, mtime, language)
        if published is not None:
            return published, precision
    return None, Precision.UNKNOWN


def _date_texts(matter: Matter, name: str) -> Iterator[str]:
    for keys in (_DATES, _LATER_DATES):
        for key in keys:
            if key in matter and (text := _one(matter[key])):
                yield text
        if keys is _DATES and (text := date_in_name(name)):
            yield text


def _authors(matter: Matter) -> Iterator[str]:
    value = find(matter, "authors", "author", "byline", "creator")
    if isinstance(value, str):
        yield from (_unlinked(name).strip(" []") for name in _AND.split(" ".join(value.split())))
    else:
        yield from (_unlinked(name).strip(" []") for name in words(value))


def _only_category(matter: Matter) -> str:
    """Return the category of Jekyll or Hugo where there is one and no other."""
    found = [*_parted(matter, "categories")]
    return found[0].strip(" []") if len(found) == 1 else ""


def _tags(matter: Matter) -> Iterator[str]:
    """Yield the tags under all keys."""
    for key in _TAG_KEYS:
        yield from _parted(matter, key)


def _parted(matter: Matter, key: str) -> Iterator[str]:
    """Yield the words of a list; text is parted at commas, at its `#`, or by Jekyll at spaces."""
    value = find(matter, key)
    if not isinstance(value, str):
        yield from map(_unlinked, words(value))
    elif "," not in value and value.count("#") > 1:
        yield from value.split("#")
    elif "," not in value and any(known in matter for known in _WORKS_OF_JEKYLL):
        yield from value.split()
    else:
        signs = " []\"'" if value.startswith("[") else ""  # a list that nobody closed
        yield from (_unlinked(word).strip(signs) for word in re.split("[,;]", value))
