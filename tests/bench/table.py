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
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    aligned = [
        "| " + " | ".join(_fit(cell, width, n) for n, (cell, width) in enumerate(zip(row, widths, strict=True)))
        + " |"
        for row in rows
    ]  # fmt: skip
    rule = "|" + "|".join("-" * (width + 1) + _colon(n) for n, width in enumerate(widths)) + "|"
    return [aligned[0], rule, *aligned[1:]]


def _fit(cell: str, width: int, column: int) -> str:
    return cell.rjust(width) if _is_number(column) else cell.ljust(width)


def _colon(column: int) -> str:
    return ":" if _is_number(column) else "-"


def _is_number(column: int) -> bool:
    return 0 < column < 5


def _number(value: float) -> str:
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
