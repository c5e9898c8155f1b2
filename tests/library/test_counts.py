"""Whatever happens in whatever order: what is kept agrees with what is counted."""

import random
from contextlib import closing

import pytest

from tests.library.making import Desk, article, desk, disagreements, filing
from tui.article import Article
from tui.library import (
    EVERYTHING,
    Counts,
    Filing,
    Kind,
    Library,
    Mute,
    Query,
    house_rules,
    parse_query,
    tags,
)
from tui.library.lookup import Lookup
from tui.library.tagnames import tag_identity
from tui.places import Places

QUERIES = [
    EVERYTHING,
    *map(parse_query, ("is:unread", "is:read", "is:starred", "tag:sea", "tag:sky is:unread")),
    *map(parse_query, ("-tag:sea", "source:b", "text -is:read", "tag:sea -tag:sky story")),
    *map(parse_query, ("-nothing", '"story 7" OR "story 8"', "tag:sky OR since:2026-11-17")),
    *map(parse_query, ("t -title:a", "file:1 -(is:starred OR sto)", "is:new")),
    *map(parse_query, ("is:muted", "tag:sea is:muted", "-is:muted", "is:unread OR is:muted")),
    parse_query("is:unread is:muted"),
]
FORMS = ("rss", "atom", "markdown", "text")
TAGS = ("Sea", "SEA", "Sky", "sky ", "Émile", "Straße", "strasse", "x")


class Play:
    """Makes up what may happen to a library; the same seed gives the same play."""

    def __init__(self, seed: int) -> None:
        self.rnd = random.Random(seed)
        self.last: dict[str, Filing] = {}

    def step(self, room: Desk) -> None:
        """Let one thing happen."""
        deeds = (self.file, self.file, self.file, self.remove, self.move, self.mark, self.wait)
        deeds = (*deeds, self.index, self.index, self.mute, self.rename)
        self.rnd.choice(deeds)(room)

    def file(self, room: Desk) -> None:
        filings = [self.filing() for _ in range(self.rnd.randrange(1, 4))]
        gone = self.rnd.sample(list(self.last), min(len(self.last), self.rnd.randrange(2)))
        again = room.editor.apply(filings, gone).read_again
        for path in gone:
            self.last.pop(path, None)
        self.last |= {filing.path: filing for filing in filings}
        room.editor.apply([self.last[path] for path in again if path in self.last])

    def filing(self) -> Filing:
        rnd = self.rnd
        if self.last and rnd.random() < 0.2:
            return rnd.choice(list(self.last.values()))
        articles = [self.article() for _ in range(rnd.randrange(5))]
        problem = "is odd" if rnd.random() < 0.15 else ""
        mtime = 1_790_000_000 + rnd.randrange(10**6)
        name = f"{rnd.randrange(12)}.x"
        return filing(name, *articles, form=rnd.choice(FORMS), problem=problem, mtime=mtime)

    def article(self) -> Article:
        rnd = self.rnd
        number = rnd.randrange(15)
        return article(
            f"story {number} {rnd.choice('ab')}",
            minutes=rnd.randrange(10_000),
            guid=rnd.choice(["", f"g{number}", "same"]),
            link=rnd.choice(["", f"https://e.org/{number}"]),
            body="text " * rnd.randrange(9),
            source=rnd.choice("abc"),
            tags=tuple(
                {
                    tag.strip().casefold(): tag.strip()
                    for tag in rnd.sample(TAGS, rnd.randrange(4))
                }.values()
            ),
        )

    def remove(self, room: Desk) -> None:
        if self.last:
            path = self.rnd.choice(list(self.last))
            del self.last[path]
            again = room.editor.apply([], [path]).read_again
            room.editor.apply([self.last[path] for path in again])

    def move(self, room: Desk) -> None:
        if self.last:
            old = self.rnd.choice(list(self.last))
            moved = self.last.pop(old)
            new = f"{self.rnd.randrange(100, 112)}.x"
            self.last[new] = filing(
                new,
                *moved.result.articles,
                form=moved.result.format,
                problem=moved.result.problem,
                mtime=moved.mtime,
            )
            at_once = self.rnd.random() < 0.6
            again = room.editor.apply([self.last[new]], [old] if at_once else []).read_again
            if not at_once:  # copied first: both were there for a while
                again = room.editor.apply([], [old]).read_again
            room.editor.apply([self.last[path] for path in again if path in self.last])

    def mark(self, room: Desk) -> None:
        listed = parse_query("is:unread OR is:read OR is:muted")
        ids = [h.id for h in room.library.window(listed, 0, 999)]
        some = self.rnd.sample(ids, min(len(ids), self.rnd.randrange(6)))
        room.library.mark(
            some,
            read=self.rnd.choice([None, True, False]),
            starred=self.rnd.choice([None, None, True, False]),
        )
        if self.rnd.random() < 0.7:
            room.editor.adopt_marks()

    def index(self, room: Desk) -> None:
        for _ in range(self.rnd.randrange(20)):
            room.editor.index_some(0)

    def mute(self, room: Desk) -> None:
        rnd = self.rnd
        kind, value = rnd.choice([(Kind.TAG, "sea"), (Kind.SOURCE, "B"), (Kind.WORDS, "7 a")])
        if rnd.random() < 0.5:
            room.library.mute(Mute(kind, value, room.clock.time + 86400 * rnd.randrange(1, 9)))
        else:
            room.library.unmute(Mute(kind, value))
        room.editor.adopt_marks()

    def rename(self, room: Desk) -> None:
        names = self.rnd.choice([(), (("x", "Sky"),), (("x", "y"), ("straße", "x"))])
        groups = self.rnd.choice([(), (("Émile", "y"),)])
        room.editor.follow(house_rules(names, groups, ()))
        room.editor.adopt_marks()

    def wait(self, room: Desk) -> None:
        room.clock.pass_days(self.rnd.randrange(12))


@pytest.mark.parametrize("seed", range(5))
def test_after_any_play_the_counts_agree_with_a_recount(
    places: Places, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tags, "_FEW", 10)
    play = Play(seed)
    with desk(places) as room:
        for _ in range(45):
            play.step(room)
            assert disagreements(places) == []
            room.library.refresh()
            for query in QUERIES:
                consistent(room.library, query)
            with closing(Library(places, now=room.clock)) as fresh:
                fresh._view._lookup = Lookup(places.library / "none")  # it reads everything itself
                for query in QUERIES:
                    assert fresh.window(query, 0, 999) == room.library.window(query, 0, 999)


def consistent(library: Library, query: Query) -> None:
    """Windows, positions, counts, days and tags of a query tell the same story."""
    whole = library.window(query, 0, 999)
    order = [(h.day, h.sort_at, h.id) for h in whole]
    assert order == sorted(order, reverse=True)
    assert library.counts(query) == Counts(len(whole), sum(h.unread for h in whole))
    assert [library.position(query, h.id) for h in whole] == list(range(len(whole)))
    assert library.window(query, len(whole) // 2, 3) == whole[len(whole) // 2 :][:3]
    days = {day.day: day.articles for day in library.days(query)}
    assert days == {h.day: sum(o.day == h.day for o in whole) for h in whole}
    tags = library.tags(query)
    ranks = library.tag_ranks(query)
    assert ranks == [
        (t.key, t.articles, t.unread, r.newest) for t, r in zip(tags, ranks, strict=True)
    ]
    rows = [(row.name, row.newest) for row in library.tag_rows(ranks, query)]
    assert rows == [(tag.tag, tag.newest) for tag in tags]
    assert sum(tag.articles for tag in tags) == sum(len(h.tags) for h in whole)
    assert {tag.key: tag.unread for tag in tags} == {
        tag.key: sum(h.unread for h in whole if tag.key in map(tag_identity, h.tags))
        for tag in tags
    }
    for tag in tags:
        first = next(h for h in whole if tag.key in map(tag_identity, h.tags))
        assert (tag.newest, tag.newest_id) == (first.title, first.id)
