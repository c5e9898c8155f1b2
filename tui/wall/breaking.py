"""Breaking news: by rule, on top for a set time, over by itself."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from tui.library import Headline
from tui.text import tag_key
from tui.wall.instant import Instant

FIELDS = ("tag", "source", "section", "title")
"""What a rule may look at; without one it looks at the title."""
RECENT = 24 * 3600.0
"""Seconds after which nothing that comes in is breaking any more."""

_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\uffef]"
"""Scripts that part words by no space; compiled when a rule needs it: every start checks rules."""


class Rule(NamedTuple):
    """What makes an article breaking."""

    field: str
    words: str
    """As `tui.text.tag_key` writes them: case does not matter."""

    def holds(self, headline: Headline) -> bool:
        """Tell whether the article is breaking by this rule."""
        if self.field == "tag":
            return any(tag_key(tag) == self.words for tag in headline.tags)
        text = {"source": headline.source, "section": headline.section, "title": headline.title}
        return _has(tag_key(text[self.field]), self.words)


def parse_rule(text: str) -> Rule:
    """Return the rule in a text such as `tag:breaking`, `source:agency` or `earthquake`.

    Raises ValueError where nothing is said.
    """
    name, colon, rest = text.partition(":")
    field = name.strip().lower() if colon else ""
    field, said = (field, rest) if field in FIELDS else ("title", text)
    words = tag_key(said.strip().strip('"').lstrip("#"))
    if not words:
        raise ValueError(text)
    return Rule(field, words)


def _has(text: str, words: str) -> bool:
    """Tell whether `words` are in `text` as whole words; scripts without spaces have none."""
    before = "" if re.match(_UNSPACED, words[0]) else r"(?<!\w)"
    after = "" if re.match(_UNSPACED, words[-1]) else r"(?!\w)"
    return re.search(f"{before}{re.escape(words)}{after}", text) is not None


class Breaking:
    """What is breaking now."""

    def __init__(self, rules: Sequence[Rule], lasts: float) -> None:
        """`lasts`: seconds for which an article is breaking."""
        self._rules = rules
        self._lasts = lasts
        self._since: dict[int, Instant] = {}
        """Articles that are breaking by rule, and since when."""

    def look(
        self, news: Iterable[Headline], at: Instant, came: Callable[[Headline], Instant | None]
    ) -> bool:
        """Look which of `news` are breaking; tell whether one is that just came in.

        `came` tells when an article came in, None for what was there when the wall began: that is
        breaking since it was published.
        """
        since: dict[int, Instant] = {}
        begun = False
        for headline in news:
            if not any(rule.holds(headline) for rule in self._rules):
                continue
            age = at.now.timestamp() - headline.sort_at
            if headline.id in self._since:
                since[headline.id] = self._since[headline.id]
            elif age < RECENT:
                arrived = came(headline)
                since[headline.id] = arrived or at.before(max(0.0, age))
                begun = begun or (arrived is not None and at.since(arrived) < self._lasts)
        self._since = since
        return begun

    def pinned(self, at: Instant) -> Collection[int]:
        """Return the ids of the articles that are breaking now."""
        return {number for number, since in self._since.items() if at.since(since) < self._lasts}

    def now(self, news: Iterable[Headline], at: Instant) -> list[Headline]:
        """Return those of `news` that are breaking now."""
        pinned = self.pinned(at)
        return [headline for headline in news if headline.id in pinned]
