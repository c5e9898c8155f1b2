"""News in any amount: the same number gives the same bytes, made once and kept in the temp dir."""

import json
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from tests.bench.words import LANGUAGES, SOURCES, TAGS, Language

EDITION = 1
"""Raised whenever the same number gives other bytes."""
NEWEST = datetime(2026, 11, 1, 12, tzinfo=UTC)
"""When the newest article was published; each further one is some minutes older."""
FEED_ITEMS = 100
"""Articles in one feed file."""
FOLDER_FILES = 1_000
"""Small files in one sub-folder."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article."""

    number: int
    """0 is the newest."""
    language: str
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    tags: tuple[str, ...]
    source: str
    author: str
    when: datetime

    @property
    def link(self) -> str:
        """The address, one of its own."""
        return f"https://news.example/{self.language}/{self.number}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of news."""

    folder: Path
    articles: int
    files: int
    first_words: str
    """How the title of the newest article begins."""


def corpus(articles: int, *, feeds: bool, flat: bool = False) -> Corpus:
    """Return `articles` articles, in feed files of `FEED_ITEMS` items or each in a file of its own.

    Feed files are in one folder, small files a thousand to a sub-folder or, `flat`, in one folder.
    The folder is shared by all runs: copy it before changing it (`copied`).
    """
    kind = "feeds" if feeds else "flat" if flat else "files"
    base = Path(tempfile.gettempdir()) / f"newswall-bench-{os.getuid()}-{EDITION}"
    folder = base / f"{kind}-{articles}"
    if not folder.exists():
        partial = base / f"{kind}-{articles}.{os.getpid()}"
        partial.mkdir(parents=True)
        if feeds:
            _write_feeds(partial, articles)
        else:
            _write_files(partial, articles, articles if flat else FOLDER_FILES)
        partial.rename(folder)
    files = -(-articles // FEED_ITEMS) if feeds else articles
    return Corpus(folder, articles, files, _first_words(article(0).title))


def copied(original: Corpus, to: Path) -> Corpus:
    """Return the corpus in a folder that may be changed; files are hard links where that works."""

    def link(source: str, target: str) -> None:
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)

    shutil.copytree(original.folder, to, copy_function=link)
    return Corpus(to, original.articles, original.files, original.first_words)


def article(number: int) -> Item:
    """Return the article with this number, always the same."""
    chance = random.Random(number)
    language = LANGUAGES[0] if number == 0 else chance.choice(LANGUAGES)
    title = _sentence(language, chance)
    return Item(
        number,
        language.code,
        f"{title} ({number})" if number else f"Newest of all: {title.lower()}",
        _sentence(language, chance),
        tuple(_paragraph(language, chance) for _ in range(chance.randint(3, 7))),
        tuple(sorted(set(chance.choices(TAGS, k=chance.randint(1, 4))))),
        SOURCES[number // FEED_ITEMS % len(SOURCES)],
        chance.choice(("Ana Souza", "Jonas Weber", "Mina Okafor", "佐藤 花", "Ольга Лебедева", "")),
        NEWEST - timedelta(minutes=3 * number + chance.randint(0, 2)),
    )


def flash(number: int) -> Item:
    """Return an article that is newer than all of a corpus, told from others by its number."""
    return Item(
        number,
        "flash",
        f"Flash{number:05d} from the harbour",
        "Just in.",
        ("The ferry is back.",),
        ("harbour",),
        SOURCES[0],
        "",
        NEWEST + timedelta(hours=1),
    )


def markdown(item: Item) -> str:
    """Return the article as Markdown with front matter."""
    front = {
        "title": item.title,
        "link": item.link,
        "date": item.when.isoformat(),
        "source": item.source,
        "author": item.author,
        "tags": item.tags,
        "summary": item.summary,
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()]
    return "\n".join(["---", *lines, "---", "", "\n\n".join(item.paragraphs), ""])


def rss(items: Iterator[Item] | list[Item]) -> str:
    """Return the articles as one RSS 2.0 file."""
    parts = [
        f"<item><title>{escape(i.title)}</title><link>{i.link}</link><guid>{i.link}</guid>"
        f"<pubDate>{i.when:%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
        + "".join(f"<category>{escape(tag)}</category>" for tag in i.tags)
        + (f"<dc:creator>{escape(i.author)}</dc:creator>" if i.author else "")
        + f"<description>{escape(_html(i))}</description></item>"
        for i in items
    ]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Harbour Post</title>'
        "<link>https://news.example/</link><description>News</description>\n"
        + "\n".join(parts)
        + "\n</channel></rss>\n"
    )


def atom(items: Iterator[Item] | list[Item]) -> str:
    """Return the articles as one Atom file."""
    parts = [
        f"<entry><title>{escape(i.title)}</title><id>{i.link}</id><link href='{i.link}'/>"
        f"<updated>{i.when.isoformat()}</updated><author><name>{escape(i.author)}</name></author>"
        + "".join(f"<category term='{escape(tag)}'/>" for tag in i.tags)
        + f"<summary>{escape(i.summary)}</summary>"
        f"<content type='html'>{escape(_html(i))}</content></entry>"
        for i in items
    ]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        "<title>Nordlicht-Bote</title><id>https://news.example/atom</id>"
        f"<updated>{NEWEST.isoformat()}</updated>\n" + "\n".join(parts) + "\n</feed>\n"
    )


def json_feed(items: Iterator[Item] | list[Item]) -> str:
    """Return the articles as one JSON Feed."""
    entries = [
        {
            "id": i.link,
            "url": i.link,
            "title": i.title,
            "summary": i.summary,
            "content_html": _html(i),
            "date_published": i.when.isoformat(),
            "authors": [{"name": i.author}],
            "tags": i.tags,
        }
        for i in items
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "La Voz del Río",
        "items": entries,
    }
    return json.dumps(feed, ensure_ascii=False)


_FEEDS: tuple[tuple[str, Callable[[list[Item]], str]], ...] = (
    ("xml", rss),
    ("atom", atom),
    ("json", json_feed),
)


def _write_feeds(folder: Path, articles: int) -> None:
    for start in range(0, articles, FEED_ITEMS):
        suffix, make = _FEEDS[start // FEED_ITEMS % len(_FEEDS)]
        items = [article(number) for number in range(start, min(articles, start + FEED_ITEMS))]
        _write(folder / f"feed-{start // FEED_ITEMS:05d}.{suffix}", make(items), items[0].when)


def _write_files(folder: Path, articles: int, together: int) -> None:
    """Write one file for each article, so many to a sub-folder, most of them Markdown."""
    for number in range(articles):
        item = article(number)
        place = folder if together == articles else folder / f"{number // together:04d}"
        place.mkdir(exist_ok=True)
        if number % 10 < 8:
            _write(place / f"{number}.md", markdown(item), item.when)
        else:
            suffix, make = _FEEDS[number % 10 - 8]
            _write(place / f"{number}.{suffix}", make([item]), item.when)


def _write(path: Path, text: str, when: datetime) -> None:
    path.write_text(text, "utf-8")
    os.utime(path, (when.timestamp(), when.timestamp()))


def _sentence(language: Language, chance: random.Random) -> str:
    words = (language.who, language.does, language.what, language.where)
    return language.join.join(chance.choice(part) for part in words)


def _paragraph(language: Language, chance: random.Random) -> str:
    sentences = [_sentence(language, chance) for _ in range(chance.randint(2, 5))]
    return (language.stop.join(sentences) + language.stop).strip()


def _html(item: Item) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in item.paragraphs)


def _first_words(title: str) -> str:
    return " ".join(title.split()[:3])
