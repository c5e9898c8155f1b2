"""Hostile news as files: every payload in every field of every format, in each spelling.

A spelling is the way in: the payload raw, as a character reference, as an escape of the format, or
once more escaped for a reader that decodes twice. Some spellings are not well-formed; such a file
may be listed as a problem instead of shown.
"""

import json
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from tests.payloads import Payload
from tests.spellings import (
    cdata,
    double,
    json_raw,
    json_string,
    quoted,
    raw,
    raw_xml,
    reference,
    single_quoted,
)


@dataclass(frozen=True, slots=True)
class Story:
    """One article whose every field carries the same payload."""

    probe: str
    """A word in its title by which it is found on the screen."""
    payload: str
    when: datetime
    date: str = ""
    """A date string to use instead of `when`."""

    def __getitem__(self, field: str) -> str:
        """Return the text of a field, the payload in its middle."""
        if field == "title":
            return f"{self.probe} {self.payload} is the plan for the new bridge"
        if field == "link":
            return f"http://example.org/{self.probe}/{self.payload}"
        if field == "tag":
            return f"t{self.payload}"
        return f"{field.capitalize()} {self.payload} after"


Spell = Callable[[str], str]
Maker = Callable[[Story, Spell], str]


def _rss(story: Story, say: Spell) -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>{say(story["feed"])}</title><link>http://example.org/</link>
<description>{say(story["channel"])}</description><item>
<title>{say(story["title"])}</title><link>{say(story["link"])}</link>
<guid isPermaLink="false">{say(story["id"])}{story.probe}</guid>
<dc:creator>{say(story["author"])}</dc:creator><category>{say(story["tag"])}</category>
<pubDate>{say(story.date) or format(story.when, "%a, %d %b %Y %H:%M:%S +0000")}</pubDate>
<description>{say(story["summary"])}</description>
<content:encoded>{say(_body(story))}</content:encoded></item></channel></rss>
"""


def _rss_latin(story: Story, say: Spell) -> str:
    return _rss(story, say).replace("utf-8", "iso-8859-1", 1)


def _rss_entity(story: Story, say: Spell) -> str:
    """Return RSS whose payload is an entity that the document itself declares."""
    text = _rss(replace(story, payload="PAYLOAD"), say).replace("PAYLOAD", "&evil;")
    declared = f'<!DOCTYPE rss [<!ENTITY evil "{say(story.payload)}">]>'
    return text.replace("<rss", f"{declared}<rss", 1)


def _rdf(story: Story, say: Spell) -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://example.org/">
<title>{say(story["feed"])}</title><link>http://example.org/</link></channel>
<item rdf:about="http://example.org/{story.probe}"><title>{say(story["title"])}</title>
<link>{say(story["link"])}</link><description>{say(story["summary"])}</description>
<dc:creator>{say(story["author"])}</dc:creator><dc:subject>{say(story["tag"])}</dc:subject>
<dc:date>{say(story.date) or story.when.isoformat()}</dc:date></item></rdf:RDF>
"""


def _atom(story: Story, say: Spell) -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>{say(story["feed"])}</title>
<id>urn:feed</id><updated>{story.when.isoformat()}</updated><entry>
<title type="html">{say(story["title"])}</title><id>urn:{story.probe}</id>
<link href="http://example.org/{story.probe}" title="{escape(story.probe)}"/>
<author><name>{say(story["author"])}</name></author>
<category term="plain" label="plain"/><category term="{story.probe.lower()}"/>
<published>{say(story.date) or story.when.isoformat()}</published>
<updated>{story.when.isoformat()}</updated><summary>{say(story["summary"])}</summary>
<content type="html">{say(_body(story))}</content></entry></feed>
"""


def _jsonfeed(story: Story, say: Spell) -> str:
    return f"""{{"version": "https://jsonfeed.org/version/1.1", "title": {say(story["feed"])},
"items": [{{"id": {say(story["id"] + story.probe)}, "url": {say(story["link"])},
"title": {say(story["title"])}, "summary": {say(story["summary"])},
"content_html": {say(_body(story))}, "authors": [{{"name": {say(story["author"])}}}],
"tags": [{say(story["tag"])}, "plain"], "image": {say(story["link"])},
"date_published": {say(story.date or story.when.isoformat())}}}]}}
"""


def _markdown(story: Story, say: Spell) -> str:
    return f"""---
title: {say(story["title"])}
author: {say(story["author"])}
source: {say(story["feed"])}
section: {say(story["section"])}
summary: {say(story["summary"])}
link: {say(story["link"])}
tags: [{say(story["tag"])}, plain]
date: {say(story.date) if story.date else story.when.isoformat()}
---
{_body(story)}
## Heading {story.payload} after

- item {story.payload} [word {story.payload}](http://example.org/) ![alt {story.payload}](x.png)

| cell {story.payload} | two |
|---|---|
| a | `code {story.payload}` |
"""


def _toml(story: Story, say: Spell) -> str:
    return f"""+++
title = {say(story["title"])}
author = {say(story["author"])}
description = {say(story["summary"])}
tags = [{say(story["tag"])}, "plain"]
date = {story.when.isoformat()}
+++
{_body(story)}
"""


def _html(story: Story, say: Spell) -> str:
    paragraph = "The council met on Monday and agreed on the plan for the new bridge. " * 5
    data = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": story["title"],
            "author": {"@type": "Person", "name": story["author"]},
            "datePublished": story.date or story.when.isoformat(),
        }
    ).replace("<", "\\u003c")
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{say(story["title"])}</title><meta property="og:title" content="{say(story["title"])}">
<meta property="og:site_name" content="{say(story["feed"])}">
<meta name="author" content="{say(story["author"])}">
<meta name="description" content="{say(story["summary"])}">
<meta name="keywords" content="{say(story["tag"])}">
<meta property="article:section" content="{say(story["section"])}">
<script type="application/ld+json">{data}</script></head><body><article>
<h1>{say(story["title"])}</h1><p>{paragraph}</p><p>{say(story["text"])} {paragraph}</p>
<p><a href="{say(story["link"])}">{say(story["word"])}</a>
<img src="x.png" alt="{say(story["alt"])}"> {paragraph}</p></article></body></html>
"""


def _text(story: Story, say: Spell) -> str:
    return f"""{say(story["title"])}
By {say(story["author"])}
{say(story.date) or format(story.when, "%B %d, %Y %H:%M")} | {say(story["feed"])}

PARIS - {say(story["text"])}. The council met on Monday and agreed on the plan for the new bridge.

{say(story["more"])}. It will be built by the spring, the mayor said, and paid for by the region.
Tags: {say(story["tag"])}, plain
"""


def _body(story: Story) -> str:
    return f"""<p>{story["text"]} <a href="{escape(story["link"])}">{story["word"]}</a>
<img src="x.png" alt="{escape(story["alt"])}"></p>"""


@dataclass(frozen=True, slots=True)
class Form:
    """A format in one spelling."""

    format: str
    spelling: str
    suffix: str
    make: Maker
    say: Spell
    encoding: str = "utf-8"

    def write(self, folder: Path, story: Story) -> Path:
        """Write the story as a file that is as old as the story; return its path."""
        path = folder / f"{story.probe.lower()}-{self.format}-{self.spelling}.{self.suffix}"
        errors = "surrogatepass" if self.encoding == "utf-8" else "replace"
        path.write_bytes(self.make(story, self.say).encode(self.encoding, errors))
        os.utime(path, (story.when.timestamp(),) * 2)
        return path


FORMS: dict[str, tuple[Form, ...]] = {
    "rss": (
        Form("rss", "double", "xml", _rss, double),
        Form("rss", "raw", "xml", _rss, raw_xml),
        Form("rss", "reference", "xml", _rss, reference),
        Form("rss", "cdata", "xml", _rss, cdata),
        Form("rss", "entity", "xml", _rss_entity, double),
        Form("rss", "latin-1", "xml", _rss_latin, raw_xml, "latin-1"),
        Form("rdf", "double", "rdf", _rdf, double),
    ),
    "atom": (
        Form("atom", "double", "atom", _atom, double),
        Form("atom", "reference", "atom", _atom, reference),
    ),
    "jsonfeed": (
        Form("jsonfeed", "escaped", "json", _jsonfeed, json_string),
        Form("jsonfeed", "raw", "json", _jsonfeed, json_raw),
    ),
    "markdown": (
        Form("markdown", "escaped", "md", _markdown, quoted),
        Form("markdown", "raw", "md", _markdown, single_quoted),
        Form("toml", "escaped", "md", _toml, quoted),
    ),
    "html": (
        Form("html", "raw", "html", _html, raw_xml),
        Form("html", "reference", "html", _html, reference),
    ),
    "text": (
        Form("text", "raw", "txt", _text, raw),
        Form("text", "latin-1", "txt", _text, raw, "latin-1"),
    ),
}
"""The spellings of each format, the plainest first."""


def write_stories(
    folder: Path,
    forms: Iterable[tuple[Form, Iterable[Payload]]],
    newest: float | None = None,
) -> dict[str, tuple[Form, Payload]]:
    """Write a file for each form and payload, each a minute older than the one before.

    Returns what each probe word stands for, the newest first.
    """
    folder.mkdir(parents=True, exist_ok=True)
    start = newest or time.time()
    written: dict[str, tuple[Form, Payload]] = {}
    for form, payloads in forms:
        for payload in payloads:
            probe = f"Probe{len(written):03d}"
            when = datetime.fromtimestamp(start - 60 * len(written), UTC).replace(microsecond=0)
            form.write(folder, Story(probe, payload.text, when))
            written[probe] = (form, payload)
    return written
