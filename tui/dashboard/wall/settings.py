"""What the settings say of the wall, as the wall takes it."""

from datetime import timedelta
from typing import NamedTuple

from tui.filters import named_queries
from tui.library import Library, Query, parse_query
from tui.settings import Settings
from tui.wall.breaking import Breaking, parse_rule
from tui.wall.programme import Programme
from tui.wall.stock import Stock


class Parts(NamedTuple):
    """What shows a wall, made new when its settings change."""

    stock: Stock
    programme: Programme
    query: Query


def parts(library: Library, settings: Settings, query: Query | None) -> Parts:
    """Return the parts of a wall; `query` goes before the filter of the settings.

    The settings are those that `tui.dashboard.configured` has checked.
    """
    if query is None:
        query = parse_query(settings.wall_filter, named_queries(settings.filters))
    rules = [parse_rule(rule) for rule in settings.wall_breaking]
    stock = Stock(
        library,
        query,
        max_age=timedelta(days=settings.wall_max_age),
        new_for=60.0 * settings.wall_new_for,
    )
    breaking = Breaking(rules, 60.0 * settings.wall_breaking_for)
    dwell = settings.wall_dwell
    seconds = 0 if isinstance(dwell, str) else dwell
    return Parts(stock, Programme(stock, breaking, dwell=seconds), query)
