"""Files that would stop a careless reader, as somebody might find them in a folder of news.

Each is small enough to be sent by anybody. Beside it stands what must become of it: words of its
text that are shown, or the beginning of the reason for which it is not.
"""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

CANARY = "canary"
"""A word that must be shown."""
SECRET = "not to be told"
"""What stands in a file that news must not be able to open."""
_PROSE = f"The council met on Monday, and the {CANARY} sang from the new bridge until it was late. "


@dataclass(frozen=True, slots=True)
class Threat:
    """A file that is made when it is needed."""

    make: Callable[[str, str], str | bytes]
    """Called with the address of a file and of a host, neither of which is for news to see."""
    shows: str = CANARY
    """Words of its title or text; nothing if it must not be shown."""
    reason: str = ""
    """How the reason begins for which it is listed; nothing if it is not."""


def _shown(text: str) -> Threat:
    return Threat(lambda *_: text)


def _listed(data: str | bytes, reason: str) -> Threat:
    return Threat(lambda *_: data, "", reason)


def _in_windows_1252(text: str) -> Threat:
    return Threat(lambda *_: text.encode("cp1252"))


def _rss(inside: str, root: str = "", before: str = "") -> str:
    other = f"<item><title>Last {CANARY}</title></item>"
    channel = f"<title>F</title><item>{inside}</item>{other}"
    return f'{before}<rss version="2.0" {root}><channel>{channel}</channel></rss>'


def _page(inside: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>A page</title>{head}</head><body>"
        f"<p>{_PROSE * 4}</p>{inside}</body></html>"
    )


def _note(matter: str, body: str = f"Text of a {CANARY}.") -> str:
    return f"---\ntitle: A note\n{matter}\n---\n{body}\n"


def _everywhere(unit: str) -> dict[str, Threat]:
    """Return a page, a feed and a note that hold `unit` over and over behind a canary."""
    described = f"{CANARY} {unit}".replace("&", "&amp;").replace("<", "&lt;")
    return {
        "html": _shown(_page(unit)),
        "xml": _shown(_rss(f"<title>T</title><description>{described}</description>")),
        "md": _shown(f"# Heading\n\nA {CANARY}.\n\n{unit}\n"),
    }


def _attributes(count: int) -> str:
    return " ".join(f"a{number}='{number}'" for number in range(count))


def _entities(levels: int) -> str:
    more = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels + 1))
    return f'<!DOCTYPE rss [<!ENTITY e0 "{"ha" * 50}">{more}]>'


def _fetching(place: str) -> str:
    """Return a feed that asks in all known ways for what is at `place`."""
    xinclude = f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" parse="text" href="{place}"/>'
    declared = f'<!ENTITY a SYSTEM "{place}"><!ENTITY % b SYSTEM "{place}"> %b;'
    return _rss(
        f"<title>&a; {CANARY}</title><description>&a;{xinclude}</description>",
        before=f'<?xml-stylesheet href="{place}"?><!DOCTYPE rss SYSTEM "{place}" [{declared}]>',
    )


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("news.xml", b"\0" * 20_000_000)
    return packed.getvalue()


def _json(more: str, name: str) -> str:
    """Return a JSON Feed of an item with `more` in it; each file names its items itself."""
    version = "https://jsonfeed.org/version/1.1"
    item = f'{{"id": "{name}", "title": "{CANARY} {name}"{more}}}'
    return f'{{"version": "{version}", "items": [{item}]}}'


def _wrong_types(value: object) -> str:
    names = (
        "title url summary content_html content_text authors author tags image language _newswall"
    )
    item = {"id": f"first {value}", **dict.fromkeys(names.split(), value)}
    items = [item, {"id": f"last {value}", "title": f"Last {CANARY} {value}"}, value]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": value, "items": items}
    return json.dumps(feed)


_ALIASES = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "\n".join(
    f"{key}: &{key} [{', '.join([f'*{before}'] * 9)}]"
    for before, key in zip("abcdefgh", "bcdefghi", strict=True)
)
_MERGES = "m0: &m0 {k: v}\n" + "\n".join(
    f"m{n}: &m{n}\n  <<: [*m{n - 1}, *m{n - 1}]" for n in range(1, 27)
)
_DATES = (
    *("2024-13-45", "2024-01-01T25:61", "0000-00-00", "99999-01-01", "1e20", "NaN", "-1", ""),
    *("9999-12-31T23:59:59-23:59", "2024-01-01T00:00:00+99:99", "1 " * 50_000, "2999-01-01"),
)
_FRENCH = f"<title>L’été du {CANARY}</title>"

THREATS: dict[str, Threat] = {
    **{f"41-open-tags.{kind}": threat for kind, threat in _everywhere('<a "' * 20_000).items()},
    **{f"42-comments.{kind}": threat for kind, threat in _everywhere("<!--" * 50_000).items()},
    **{f"42-cdata.{kind}": threat for kind, threat in _everywhere("<![CDATA[" * 10_000).items()},
    "43-divs.html": _shown(_page(f"{'<div>' * 30_000}{_PROSE}{'</div>' * 30_000}")),
    "43-bold.html": _shown(_page(f"{'<b>' * 50_000}{_PROSE}")),
    "43-lists.html": _shown(_page(f"{'<ul><li>' * 5_000}{_PROSE}")),
    "43-tables.html": _shown(_page(f"{'<table><tr><td>' * 5_000}{_PROSE}")),
    **{f"44-ampersands.{kind}": threat for kind, threat in _everywhere("&" * 100_000).items()},
    **{f"44-less-than.{kind}": threat for kind, threat in _everywhere("<" * 100_000).items()},
    "45-laughs.xml": _shown(_rss("<title>&e9;</title>", before=_entities(9))),
    "45-laughs-16.xml": Threat(
        lambda *_: _rss("<title a='&e9;'>&e9;</title>", before=_entities(9)).encode("utf-16")
    ),
    "45-quadratic.xml": _shown(_rss(f"<title>{'&e1;' * 50_000}</title>", before=_entities(1))),
    "45-laughs.opml": _listed(
        f'{_entities(9)}<opml><body><outline text="&e9;"/></body></opml>', "OPML that is damaged"
    ),
    "46-file.xml": Threat(lambda file, _: _fetching(file)),
    "46-host.xml": Threat(lambda _, host: _fetching(host)),
    "46-host.html": Threat(
        lambda file, host: _page(
            f'<iframe src="{host}"></iframe><img src="{file}"><object data="{file}"></object>',
            f'<link rel="stylesheet" href="{host}"><script src="{host}"></script>',
        )
    ),
    "46-host.md": Threat(lambda file, host: f"# A {CANARY}\n\n![a]({file}) ![b]({host})\n"),
    "47-attributes.xml": _shown(_rss(f"<title {_attributes(50_000)}>T</title>")),
    "47-attributes.html": _shown(_page(f"<p {_attributes(100_000)}>T</p>")),
    "48-namespaces.xml": _shown(
        _rss("<title>T</title>", _attributes(5_000).replace("a", "xmlns:n"))
    ),
    "48-undeclared.xml": _shown(_rss("<title>T</title><no:such>x</no:such>")),
    "49-merges.md": _shown(_note(_MERGES)),
    "50-aliases.md": _shown(_note(f"{_ALIASES}\ntags: *i\nauthors: *i\nbreaking: *i")),
    "51-types.md": _shown(
        _note("run: !!python/object/apply:os.system ['touch PWNED']\ntags: &t [a, *t]\n? [1]\n: 2")
    ),
    "52-brackets.md": _shown(_note("a: " + "[" * 20_000)),
    "52-braces.md": _shown(_note("a: " + "{" * 5_000)),
    "53-deep.json": _listed('{"items": ' + "[" * 100_000, "JSON, but nested too deeply"),
    "53-digits.json": _shown(_json(f', "n": {"9" * 5_000}', "digits")),
    "53-nan.json": _shown(_json(', "n": NaN, "n": -Infinity, "n": 1e999', "nan")),
    "53-wide.json": Threat(lambda *_: _json("", "wide").encode("utf-16")),
    **{
        f"54-types-{number}.json": _shown(_wrong_types(value))
        for number, value in enumerate([None, True, 1.5, "a", [], {}, [[None]], {"a": {"b": []}}])
    },
    "55-addresses.md": _shown(f"A {CANARY}.\n\n{'<http://' * 8_000}"),
    "55-mails.md": _shown(f"A {CANARY}.\n\n{'a@b.com ' * 20_000}<b>"),
    "55-stars.md": _shown(f"A {CANARY}.\n\n{'*' * 70_000}a<b>"),
    "55-pictures.md": _shown(f"A {CANARY}.\n\n{'![' * 30_000}"),
    "56-table.md": _shown(
        f"A {CANARY}.\n\n{'|a' * 3_000}|\n{'|-' * 3_000}|\n" + f"{'|b' * 3_000}|\n" * 50
    ),
    "57-line.txt": _shown(f"A {CANARY} in one line. " + "word " * 400_000),
    "57-lines.md": _shown(f"A {CANARY}.\n\n" + "a\n" * 100_000),
    "57-title.xml": _shown(_rss(f"<title>{CANARY}{'x&#10;' * 50_000}</title>")),
    "58-marks.md": _shown(f"A {CANARY}.\n\na{chr(0x301) * 300_000}"),
    "58-joiners.xml": _shown(_rss(f"<title>{CANARY}{chr(0x200D) * 200_000}</title>")),
    "60-items.json": _shown(
        _json("".join(f'}}, {{"id": "n{n}", "title": "a"' for n in range(3_000)), "items")
    ),
    "61-empty.xml": _listed(b"", "empty file"),
    "61-one-byte.xml": _listed(b"<", "no feed"),
    "61-one-byte.txt": Threat(lambda *_: b"a", "a"),
    "61-mark.md": _listed(b"\xef\xbb\xbf", "empty file"),
    "61-nul.json": _listed(b"\0" * 100_000, "holds only NUL bytes"),
    "61-picture.xml": _listed(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text: looks like PNG"),
    "62-packed.xml": _listed(gzip.compress(b"\0" * 20_000_000), "gzip-compressed: not unpacked"),
    "62-archive.html": _listed(_zip(), "a zip archive"),
    "65-wrong.xml": _in_windows_1252(f'<?xml version="1.0" encoding="utf-8"?>{_rss(_FRENCH)}'),
    "65-ebcdic.html": _in_windows_1252(_page(_FRENCH, '<meta charset="cp037">')),
    "65-wide.txt": Threat(lambda *_: _PROSE.encode("utf-16-le")),
    "65-overlong.md": Threat(lambda *_: b"A canary \xc0\xaf \xed\xa0\x80\xed\xb0\x80 \xff."),
    "66-surrogate.json": _shown(_json(', "summary": "a \\ud800"', "surrogate")),
    "67-dates.xml": _shown(
        _rss("</item><item>".join(f"<title>T</title><pubDate>{date}</pubDate>" for date in _DATES))
    ),
    **{
        f"67-date-{number}.md": _shown(_note(f"date: {date}")) for number, date in enumerate(_DATES)
    },
    "69-comment.md": _shown(_note("tags: #")),
    "69-list.md": _shown(f"---\n- a\n- b\n---\nA {CANARY}.\n"),
    "69-scalar.md": _shown(f"---\njust words\n---\nA {CANARY}.\n"),
    "69-unclosed.md": _shown(f"---\ntitle: A {CANARY}\n\nText.\n"),
    "69-template.md": _shown(_note("title: <% tp.file.title %>\ntags: {{ x }}")),
    "69-only.md": _shown(f"---\ntitle: Only a {CANARY}\n---\n"),
    "70-no-channel.xml": Threat(lambda *_: "<rss version='2.0'/>", ""),
    "70-no-root.xml": _listed('<?xml version="1.0"?>', "no feed"),
    "70-late-prolog.xml": _shown('<div></div>\n<?xml version="1.0"?>' + _rss("<title>T</title>")),
    "70-closed-twice.xml": _shown(
        _rss("<title>T</title><description>&lt;ol>&lt;li>x&lt;/ol>&lt;/ol>y</description>")
    ),
    "70-author.xml": _shown(_rss("<title>T</title><author>a@b.example (c))</author>")),
    "70-angles.xml": Threat(lambda *_: _rss("<title>&lt;canary&gt;</title>"), f"<{CANARY}>"),
    "72-ids.json": _shown(
        _json('}, {"id": "ids", "title": "a"}, {"id": "ids\\u200b", "title": "b"', "ids")
    ),
    "73-feed.txt": _shown(_rss("<title>T</title>")),
    "73-page.md": _shown(_page("")),
    "73-note.html": _shown(_note("tags: a")),
    "73-page.xml": _listed(_page(""), "an HTML page, not a feed"),
}
"""Each by the name of its file, which begins with the row of the matrix that asks for it."""
