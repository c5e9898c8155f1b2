"""What a measurement found, and how it is printed."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    articles: int
    value: float
    unit: str
    yardstick: float | None = None
    """The same of a minimal Textual app, in the same unit, started in the same run."""
    note: str = ""


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value below which `percent` of all values lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def lines(figures: Iterable[Figure]) -> list[str]:
    """Return the figures as a Markdown table, columns aligned."""
    rows = [("what", "articles", "measured", "minimal app", "ratio", "note")]
    for figure in figures:
        yardstick = ratio = ""
        if figure.yardstick is not None:
            yardstick = f"{_number(figure.yardstick)} {figure.unit}"
            ratio = f"{figure.value / figure.yardstick:.2f}" if figure.yardstick else ""
        measured = f"{_number(figure.value)} {figure.unit}"
        rows.append((figure.what, f"{figure.articles:,}", measured, yardstick, ratio, figure.note))
    columns = list(zip(*rows, strict=True))
    for number, cells in enumerate(columns):
        width = max(map(len, cells))
        adjust = str.rjust if 0 < number < 5 else str.ljust
        rule = "-" * (width - 1) + (":" if 0 < number < 5 else "-")
        head, *others = (adjust(cell, width) for cell in cells)
        columns[number] = (head, rule, *others)
    return [f"| {' | '.join(row)} |" for row in zip(*columns, strict=True)]


def _number(value: float) -> str:
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
