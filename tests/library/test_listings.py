"""The orders of a list, and the article in it that somebody is looking at."""

import pytest

from tests.library.making import Desk, article, filing
from tui.library import EVERYTHING, Listing, Order, parse_query

HOURS = 60
UNREAD_FIRST = Listing(order=Order.UNREAD)
OLDEST_FIRST = Listing(order=Order.OLDEST)
ONLY_UNREAD = Listing(unread_only=True)


@pytest.fixture
def thirty(room: Desk) -> Desk:
    """Thirty articles of a week, 0 the newest; every third one is read, some of it not adopted."""
    articles = [
        article(f"{n}", guid=f"{n}", minutes=n * 6 * HOURS, tags=("even",) if n % 2 == 0 else ())
        for n in range(30)
    ]
    room.editor.apply([filing(f"{item.title}.xml", item) for item in articles])
    room.mark(*(f"{n}" for n in range(0, 30, 3)), read=True)
    room.editor.adopt_marks()
    room.mark("1", "2", read=True)
    room.mark("0", "3", read=False)
    return room


READ = {1, 2, *range(6, 30, 3)}
UNREAD = set(range(30)) - READ


def titles(room: Desk, listing: Listing) -> list[int]:
    room.library.refresh()
    return [int(headline.title) for headline in room.library.window(listing, 0, 100)]


@pytest.mark.parametrize("words", ["", "tag:even", "text"])
@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("unread_only", [False, True])
def test_every_order_holds_for_every_query(
    thirty: Desk, words: str, order: Order, unread_only: bool
) -> None:
    listing = Listing(parse_query(words), order, unread_only)
    wanted = sorted(UNREAD if unread_only else UNREAD | READ)
    if words == "tag:even":
        wanted = [number for number in wanted if number % 2 == 0]
    if order is Order.OLDEST:
        wanted.reverse()
    elif order is Order.UNREAD:
        wanted.sort(key=lambda number: number in READ)
    assert titles(thirty, listing) == wanted
    assert thirty.library.counts(listing).articles == len(wanted)
    assert sum(day.articles for day in thirty.library.days(listing)) == len(wanted)


@pytest.mark.parametrize("listing", [UNREAD_FIRST, OLDEST_FIRST, ONLY_UNREAD])
def test_windows_days_and_positions_agree_in_every_order(thirty: Desk, listing: Listing) -> None:
    library = thirty.library
    library.refresh()
    whole = library.window(listing, 0, 100)
    for offset, headline in enumerate(whole):
        assert library.window(listing, offset, 4) == whole[offset : offset + 4]
        assert library.ids(listing, offset, 2) == [h.id for h in whole[offset : offset + 2]]
        assert library.position(listing, headline.id) == offset
    under = [day.day for day in library.days(listing) for _ in range(day.articles)]
    assert under == [headline.day for headline in whole]


def test_the_days_of_read_articles_say_so_where_unread_ones_stand_first(thirty: Desk) -> None:
    thirty.library.refresh()
    days = thirty.library.days(UNREAD_FIRST)
    assert sum(day.articles for day in days if day.read) == len(READ)
    assert [day.read for day in days] == sorted(day.read for day in days)
    assert not any(day.read for day in thirty.library.days(EVERYTHING))


@pytest.mark.parametrize("listing", [UNREAD_FIRST, ONLY_UNREAD])
@pytest.mark.parametrize("adopted", [False, True])
def test_a_held_article_keeps_its_place_though_it_was_read(
    thirty: Desk, listing: Listing, adopted: bool
) -> None:
    before = titles(thirty, listing)
    thirty.mark("4", read=True)
    if adopted:
        thirty.editor.adopt_marks()
    held = Listing(order=listing.order, unread_only=listing.unread_only, held=thirty.stored("4").id)
    assert titles(thirty, held) == before
    thirty.library.refresh()
    (row,) = [h for h in thirty.library.window(held, 0, 100) if h.title == "4"]
    assert not row.unread
    assert titles(thirty, listing) != before


def test_holding_what_is_unread_changes_nothing(thirty: Desk) -> None:
    held = Listing(unread_only=True, held=thirty.stored("4").id)
    assert titles(thirty, held) == titles(thirty, ONLY_UNREAD)


def test_what_came_in_is_told_in_the_order_of_the_list(thirty: Desk) -> None:
    last = thirty.library.last_id()
    thirty.editor.apply([filing("n.xml", article("100", guid="100", minutes=-60),
                                article("101", guid="101", minutes=-120))])  # fmt: skip
    for listing, order in [(UNREAD_FIRST, [101, 100]), (OLDEST_FIRST, [100, 101])]:
        thirty.library.refresh()
        count, ids = thirty.library.arrived(listing, last, 9)
        found = [thirty.library.headline(number) for number in ids]
        assert (count, [int(h.title) for h in found if h]) == (2, order)


def test_an_article_is_found_by_its_key(thirty: Desk) -> None:
    stored = thirty.stored("7")
    assert thirty.library.find(stored.key) == stored.id
    assert thirty.library.find("none") is None
