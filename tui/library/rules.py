"""What a person decided about tags and about what is listed, as one value for the whole library.

The rules by which the tables were written stand in the library itself: whoever reads it goes by
them, whatever his own settings say.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.library.muting import Kind, Mute, folded, holding, joined, stands_in
from tui.library.tagnames import tag_identity
from tui.library.words import words
from tui.text import tag_key

if TYPE_CHECKING:
    from tui.article import Article
    from tui.library.rows import Row


class Rules:
    """Names of tags, and mutes, ready to be asked of article after article."""

    def __init__(
        self,
        names: Mapping[str, str] | None = None,
        mutes: Iterable[Mute] = (),
        house: Iterable[Mute] = (),
    ) -> None:
        """`names`: how a tag is shown, by its identity, of those that are shown otherwise.

        `mutes`: all that hold; `house`: those of the settings, as they stand there.
        """
        self.names = dict(names or {})
        self.mutes = tuple(mutes)
        self.house = tuple(house)
        self._shown = frozenset(map(tag_identity, self.names.values()))
        self._tags = {self.meant(m.value) for m in self.mutes if m.kind is Kind.TAG}
        self._sources = {tag_key(m.value) for m in self.mutes if m.kind is Kind.SOURCE}
        said = {folded(m.value) for m in self.mutes if m.kind is Kind.WORDS}
        self._words = [wanted for wanted in said if wanted]

    @property
    def text(self) -> str:
        """The rules as the library keeps them."""
        if not self.names and not self.mutes:
            return ""
        return json.dumps([self.names, sorted(self.mutes), sorted(self.house)], sort_keys=True)

    @property
    def own(self) -> tuple[Mute, ...]:
        """The mutes that were made here."""
        return tuple(mute for mute in self.mutes if mute not in self.house)

    def identity(self, tag: str) -> str:
        """Return the key of a tag as an article has it: of what it is shown as."""
        key = tag_identity(tag)
        name = self.names.get(key)
        return key if name is None else tag_identity(name)

    def meant(self, tag: str) -> str:
        """Return the key of a tag that somebody names, by what is shown or as articles have it."""
        key = tag_identity(tag)
        return key if key in self._shown else self.identity(tag)

    def shown(self, tags: Sequence[str]) -> tuple[str, ...]:
        """Return the tags of an article as they are shown, each once."""
        if not self.names:
            return tuple(tags)
        named = (self.names.get(tag_identity(tag), tag) for tag in tags)
        found: dict[str, str] = {}
        for name in named:
            found.setdefault(tag_identity(name), name)
        return tuple(found.values())

    def mute(self, article: "Row | Article", *, starred: bool) -> bool:
        """Tell whether an article is muted; what is starred never is."""
        return not starred and self.hides(article.title, article.source, article.tags)

    def hides(self, title: str, source: str, tags: Sequence[str]) -> bool:
        """Tell whether a mute is about such an article."""
        if self._sources and tag_key(source) in self._sources:
            return True
        if self._tags and not self._tags.isdisjoint(map(self.identity, tags)):
            return True
        if not self._words:
            return False
        said = words(title)
        return any(stands_in(said, wanted) for wanted in self._words)


NO_RULES = Rules()
"""Tags are called what they are, and nothing is muted."""


@lru_cache(4)
def rules_of(text: str) -> Rules:
    """Return the rules that `Rules.text` wrote."""
    if not text:
        return NO_RULES
    names, *lists = json.loads(text)
    mutes, house = ([Mute(Kind(kind), *rest) for kind, *rest in found] for found in lists)
    return Rules(names, mutes, house)


@dataclass(frozen=True, slots=True)
class HouseRules:
    """What the settings say."""

    names: Mapping[str, str] = field(default_factory=dict)
    """As `Rules` has it."""
    mutes: tuple[Mute, ...] = ()

    def with_mutes(self, own: Iterable[Mute], now: float) -> Rules:
        """Return the rules that hold at `now`, with mutes that were made elsewhere."""
        house = [mute for mute in self.mutes if mute.holds(now)]
        return Rules(self.names, holding(house, own, now), house)


NO_HOUSE_RULES = HouseRules()
"""The settings say nothing."""


def house_rules(
    renamed: Iterable[tuple[str, str]],
    groups: Iterable[Sequence[str]],
    mutes: Iterable[tuple[str, str, float]],
) -> HouseRules:
    """Return the rules of the settings: tags renamed, groups of tags that are one, and mutes.

    A tag is renamed once: what the new name is renamed to, or is joined with, is looked up one time
    and no further, so that two tags can change their names. The first of a group is its name.
    """
    joining = {tag_identity(tag): group[0] for group in groups for tag in group}
    names = dict(joining)
    for old, new in renamed:
        names[tag_identity(old)] = joining.get(tag_identity(new), new)
        names.setdefault(tag_identity(new), joining.get(tag_identity(new), new))
    found = (Mute(Kind(kind), value, until) for kind, value, until in mutes)
    return HouseRules(names, joined(found))
