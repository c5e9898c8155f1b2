"""Other articles, listed behind one: what else is known of its story, what its source wrote."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.dashboard import moments
from tui.library import Headline
from tui.page import Paragraph, Rule, Span
from tui.page.blocks import Block, Heading, Inset


class Group(NamedTuple):
    """Headlines under a heading."""

    heading: str
    headlines: Sequence[Headline]
    sources: bool = True
    """Whether each tells its source."""


class Door(NamedTuple):
    """A headline that leads to another article."""

    number: int
    """The number that stands behind it."""
    headline: Headline


def doors(groups: Sequence[Group], links: int) -> list[Door]:
    """Return all headlines with their numbers, which go on behind those of so many links."""
    listed = [headline for group in groups for headline in group.headlines]
    return [Door(number, headline) for number, headline in enumerate(listed, links + 1)]


def blocks(groups: Sequence[Group], links: int) -> Iterator[Block]:
    """Give what the groups look like behind an article with so many links."""
    numbered = iter(doors(groups, links))
    first = True
    for group in groups:
        if not group.headlines:
            continue
        if first:
            yield Rule()
        first = False
        yield Heading((Span(group.heading, "heading"),), 3)
        for _ in group.headlines:
            yield _row(next(numbered), source=group.sources)


def about(headline: Headline, *, source: bool = True) -> str:
    """Return where and when a headline was written."""
    day = moments.short_day(headline.day, moments.now().astimezone().date())
    return f"{headline.source} · {day}" if source and headline.source else day


def _row(door: Door, *, source: bool) -> Paragraph:
    inset = Inset((Span("• ", "marker"),), (Span("  ", "marker"),), None)
    number = door.number
    words = (
        Span(door.headline.title, "link", number),
        Span(f"[{number}]", "number", number),
        Span(f"  {about(door.headline, source=source)}", "key"),
    )
    return Paragraph(words, inset)
