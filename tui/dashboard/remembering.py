"""What was on the screen as a session, and back: articles by their keys, since ids may change."""

from contextlib import suppress

from tui.dashboard.frame import TABS, Sight
from tui.dashboard.news.article_view import ArticleView
from tui.dashboard.news.headline_list import HeadlineList
from tui.dashboard.news.places import Place
from tui.dashboard.reading_screen import LEAST, MOST
from tui.dashboard.session import Session
from tui.dashboard.tags.tag_columns import Sort
from tui.dashboard.tags.tag_list import TagList
from tui.filters import named_queries
from tui.library import EVERYTHING, Library, Listing, Order, Query, QueryError, parse_query
from tui.page import Anchor
from tui.settings import Settings
from tui.text import clean

LONGEST = 4000
"""Characters of a query that is taken up again."""


def session_of(
    sight: Sight,
    views: tuple[HeadlineList, ArticleView, TagList],
    library: Library,
    settings: Settings,
    *,
    alone: bool,
    seen: int,
) -> Session:
    """Return what is on the screen."""
    headlines, details, tags = views
    place = headlines.place
    held = None if place is None else library.article(place.article)
    article, anchor = details.article, details.place
    tag, tag_line = tags.place
    return Session(
        view=sight.view,
        alone=alone,
        query=sight.listing.query.text,
        words=sight.selection,
        order=sight.listing.order.value,
        hide_read=sight.listing.unread_only,
        configured=_configured(settings),
        article="" if held is None else held.key,
        line=0 if place is None else place.line,
        selected=place is not None and place.selected,
        tag=tag,
        tag_line=tag_line,
        tag_sort=tags.sort.value,
        reading="" if article is None else article.key,
        block=0 if anchor is None else anchor.block,
        block_line=0 if anchor is None else anchor.line,
        block_lines=0 if anchor is None else anchor.lines,
        begins="" if anchor is None else anchor.begins,
        measure=0 if details.measure == settings.reading_width else details.measure,
        measure_for=settings.reading_width,
        seen=seen,
    )


def listing_of(session: Session, settings: Settings) -> tuple[Listing, str]:
    """Return what was listed, and the words for it; the order is that which was decided on last."""
    if session.order in set(Order) and session.configured == _configured(settings):
        order, hide_read = Order(session.order), session.hide_read
    else:
        order, hide_read = Order(settings.order), settings.hide_read
    query, words = _query(session, settings)
    return Listing(query, order, hide_read), words


def sort_of(session: Session) -> Sort:
    """Return by what the tags were sorted."""
    return Sort(session.tag_sort) if session.tag_sort in set(Sort) else Sort.COUNT


def measure_of(session: Session, settings: Settings) -> int:
    """Return the columns of a line of text: what was decided on last, here or in the config."""
    if session.measure_for == settings.reading_width and LEAST <= session.measure <= MOST:
        return session.measure
    return settings.reading_width


def view_of(session: Session) -> str:
    """Return the tab that was open."""
    return session.view if session.view in TABS else TABS[0]


def place_of(session: Session, library: Library) -> Place | None:
    """Return where the reader was in the list, if the article is still there."""
    article = library.find(session.article) if session.article else None
    return None if article is None else Place(article, session.line, session.selected)


def anchor_of(session: Session) -> Anchor | None:
    """Return where the reader was in the article."""
    if session.block_lines < 1 or session.block < 0:
        return None
    return Anchor(session.block, session.block_line, session.block_lines, session.begins)


def _query(session: Session, settings: Settings) -> tuple[Query, str]:
    """Return what was listed: as it was typed, since what has a name may have changed."""
    words = clean(session.words, LONGEST)
    query = EVERYTHING
    with suppress(QueryError):
        query = parse_query(clean(session.query, LONGEST))
    if words.startswith(("/", "@")):
        with suppress(QueryError):
            names = named_queries(settings.filters)
            return parse_query(words.removeprefix("/"), names), words
        words = ""
    return (query, words or f"/{query.text}") if query != EVERYTHING else (query, "")


def _configured(settings: Settings) -> str:
    return f"{settings.order} {settings.hide_read}"
