"""More on a story: articles of the same days that share its rare words and tags.

Words weigh by how few articles have them (inverse document frequency, K. Spärck Jones, "A
statistical interpretation of term specificity", 1972), those of the headline and names more. The
full-text index names the articles that share several, and their headlines and summaries decide: two
reports of one event agree there, while two texts about the same subject agree somewhere.
"""

import json
import math
import re
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from tui.article import Article
from tui.library.blobs import places, to_blob
from tui.library.lookup import Lookup
from tui.library.packing import parted
from tui.library.rules import Rules
from tui.library.tagnames import tag_identity
from tui.library.values import StoredArticle
from tui.library.words import words

DAYS = 21
"""An article farther away than this tells another story."""
_FADING = 10.0
"""Days after which an article counts half."""
_LEAD = 500
"""Characters of the summary, or else of the text, that tell what an article is about."""
_MOST_WORDS = 36
"""Words that are looked up."""
_COMMON = 1000
"""Articles that share a word which tells of no story."""
_RARE = 100
"""Articles that share a word of which it matters whether some of them said it once only."""
_CANDIDATES = 400
"""Articles that are looked at more closely."""
_SHARED = 0.22
"""The part of the weight of all words and tags that two articles of one story share."""
_LEAST = 2
"""Words that they share at least."""
_LONG = 7
"""Letters of a word that is as good as a name."""
_FEW = 12
"""Articles that have a name which is enough alone."""
_NAMED = 12
"""Related headlines that are looked for."""
_NEAR = 1500
"""Articles on either side that are looked through for those of one source."""
_TITLE, _NAME, _BODY = 2.0, 1.6, 0.35
"""Weight of a word in the headline, of a name, and of what is only in the other's text."""
_MARKUP = re.compile(r"\]\([^()\s]*\)|https?://\S+")
_PARTICLE = re.compile("[a-z]+|[\u3040-\u309f]+")
"""A short word, or a piece of hiragana: these say how others belong together."""
_CAPITAL = re.compile(r"(?<=[\w,;:)”’\"'] )[\"“„'(]?[^\W\d_a-z]\w*|\w*\d\w*")
"""A word that begins with a capital and no sentence, or that has a digit."""


class _Clues(NamedTuple):
    """What tells a story, and how much each word tells."""

    weights: Mapping[str, float]
    """The words of headline and summary, less those that too many articles have."""
    names: Set[str]
    """Those of them that name somebody or something, or are long."""
    sure: Set[str]
    """Those of them that are enough alone, where they stand in the other headline too."""
    hits: Mapping[int, float]
    """Entries of the index, with the weight of the words that they have in common with it."""


class _Row(NamedTuple):
    """An article that may tell the same story."""

    id: int
    title: str
    summary: str
    tags: str
    sort_at: float
    hits: float


def more_on(
    db: sqlite3.Connection,
    lookup: Lookup,
    rules: Rules,
    stored: StoredArticle,
    most: int,
    until: float,
) -> Sequence[int]:
    """Return the ids of at most `most` articles on the story of `stored`, the nearest first.

    `rules`: those by which its tags are shown.
    `until` (of `time.monotonic`) words beside those of the headline are looked up.
    """
    (total,) = db.execute("SELECT articles FROM state").fetchone()
    clues = _clues(db, lookup, stored.article, max(total, 2), until)
    tags = _tags(db, stored.article.tags, max(total, 2))
    whole = sum(clues.weights.values()) + sum(tags.values()) / 2
    found: list[tuple[float, float, int]] = []
    if not whole:  # every article has all of its words
        return ()
    for row in _rows(db, lookup, stored, clues):
        days = abs(row.sort_at - stored.sort_at) / 86400
        closeness = _shared(row, rules, clues, tags) / whole / (1 + days / _FADING)
        if closeness >= _SHARED:
            found.append((closeness, row.sort_at, row.id))
    return [number for _, _, number in sorted(found, reverse=True)[:most]]


def _clues(
    db: sqlite3.Connection, lookup: Lookup, article: Article, total: int, until: float
) -> _Clues:
    lead = _MARKUP.sub("]", (article.summary or article.body)[:_LEAD])
    names = frozenset(words(" ".join(_CAPITAL.findall(f"{article.title}. {lead}"))))
    title = dict.fromkeys(_telling(article.title))
    others = sorted(_telling(lead), key=lambda word: (word in names, len(word)), reverse=True)
    weights: dict[str, float] = {}
    sure: set[str] = set()
    hits: dict[int, float] = defaultdict(float)
    limit = max(8, min(_COMMON, total // 20))
    stale = max(0, lookup.size - total)
    most = max(limit, min(_COMMON, limit + stale))
    for word in [*dict.fromkeys([*title, *others])][:_MOST_WORDS]:
        if word not in title and time.monotonic() > until:
            break
        entries = lookup.saying(word, most)
        if stale and (len(entries) <= _RARE or limit < len(entries) <= most):
            entries = _current(db, lookup, entries)
        if not 1 < len(entries) <= limit:
            continue
        weight = math.log(total / len(entries))
        weight *= (_TITLE if word in title else 1) * (_NAME if word in names else 1)
        weights[word] = weight
        if word in title and word in names and len(entries) <= _FEW:
            sure.add(word)
        for entry in entries:
            hits[entry] += weight
    telling = {
        word
        for word in weights
        if word in names or len(word) >= _LONG - (word in title) or not word.isascii()
    }
    return _Clues(weights, telling, sure, hits)


def _current(db: sqlite3.Connection, lookup: Lookup, entries: Iterable[int]) -> Sequence[int]:
    """Return those of the entries that hold what an article says now, and not what it once said."""
    wordings = lookup.wordings(entries)
    found = db.execute(
        "SELECT wording FROM article WHERE wording IN (SELECT value FROM json_each(?))",
        (json.dumps([*wordings]),),
    )
    return [wordings[wording] for (wording,) in found]


def _telling(text: str) -> Iterator[str]:
    """Give the words that may tell a story: numbers, and all that are not short."""
    for word in words(text):
        if len(word) > 3 or any(map(str.isdigit, word)) or not _PARTICLE.fullmatch(word):
            yield word


def _tags(db: sqlite3.Connection, tags: Iterable[str], total: int) -> dict[str, float]:
    """Return the tags of an article by key, with what each of them tells."""
    keys = [*map(tag_identity, tags)]
    rows = db.execute(f"SELECT key, articles FROM tag WHERE key IN ({places(keys)})", keys)
    return {key: math.log(total / max(1, articles)) for key, articles in rows}


def _rows(
    db: sqlite3.Connection, lookup: Lookup, stored: StoredArticle, clues: _Clues
) -> Iterator[_Row]:
    """Give the articles that share most, of the days around."""
    best = dict(nlargest(_CANDIDATES, clues.hits.items(), key=itemgetter(1)))
    wordings = lookup.wordings(best)
    for row in db.execute(
        "SELECT id, title, summary, tags, sort_at, wording FROM article"
        f" WHERE wording IN ({places([*wordings])}) AND abs(sort_at - ?) < ? AND id <> ?"
        " AND NOT muted",
        (*wordings, stored.sort_at, DAYS * 86400, stored.id),
    ):
        number, title, summary, tags, sort_at, wording = row
        yield _Row(number, title, summary, tags, sort_at, best[wordings[wording]])


def _shared(row: _Row, rules: Rules, clues: _Clues, tags: Mapping[str, float]) -> float:
    """Return the weight of what an article shares; 0 where that is too little for a story."""
    title = frozenset(words(row.title))
    agreed = [word for word in clues.weights if word in title | frozenset(words(row.summary))]
    enough = len(agreed) >= _LEAST and not clues.names.isdisjoint(agreed)
    if not enough and title.isdisjoint(clues.sure):
        return 0.0
    weight = sum(clues.weights[word] for word in agreed)
    theirs = set(map(rules.identity, parted(row.tags)))
    common = sum(weight for tag, weight in tags.items() if tag in theirs)
    return weight + _BODY * max(0.0, row.hits - weight) + common / 2


def named_in(db: sqlite3.Connection, lookup: Lookup, stored: StoredArticle) -> Sequence[int]:
    """Return the ids of the articles that `stored` names as related: by address, or by headline."""
    found: dict[int, None] = {}
    for link in stored.article.related[:_NAMED]:
        row = None
        if link.url:
            key = to_blob(f"l:{link.url}")
            row = db.execute("SELECT id FROM article WHERE key = ?", (key,)).fetchone()
        said = words(link.title)
        if row is None and len(said) >= _LEAST:
            wordings = lookup.wordings(lookup.titled(said, _NAMED))
            row = db.execute(
                f"SELECT id FROM article WHERE wording IN ({places([*wordings])}) AND title = ?",
                (*wordings, link.title),
            ).fetchone()
        if row is not None and row[0] != stored.id:
            found[row[0]] = None
    return [*found]


def more_from(db: sqlite3.Connection, stored: StoredArticle, most: int) -> Sequence[int]:
    """Return the ids of at most `most` articles of the same source, near it in date: those before
    it first, and where there are too few those after it."""
    source = stored.article.source
    if not source:
        return ()
    (day,) = db.execute("SELECT day FROM article WHERE id = ?", (stored.id,)).fetchone() or (None,)
    here = (day, stored.sort_at, stored.id)
    found: list[int] = []
    for order, side in (("DESC", "<"), ("", ">")):
        if day is not None and len(found) < most:
            rows = db.execute(
                "SELECT id FROM (SELECT id, source FROM article"
                f" WHERE (day, sort_at, id) {side} (?, ?, ?) AND NOT muted"
                f" ORDER BY day {order}, sort_at {order}, id {order} LIMIT ?)"
                " WHERE source = ? LIMIT ?",
                (*here, _NEAR, source, most - len(found)),
            )
            found += [number for (number,) in rows]
    return found
