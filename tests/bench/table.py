"""What a measurement found, and how it is printed: one line for what, a column for how many."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value."""

    what: str
    articles: int
    value: float
    unit: str
    yardstick: float | None = None
    """What to compare it with, in the same unit, from the same run."""
    note: str = ""
    beside: str = "minimal app"
    """What the yardstick is."""
    target: str = ""
    """What it must reach at 100,000 articles, in words."""


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value below which `percent` of all values lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def lines(figures: Iterable[Figure]) -> list[str]:
    """Return the figures as Markdown tables, one for all that were measured at the same sizes.

    The growth is the figure with the most articles by that with the fewest; yardstick, ratio and
    note are those of the most articles.
    """
    found: dict[str, dict[int, Figure]] = {}
    for figure in figures:
        found.setdefault(figure.what, {})[figure.articles] = figure
    tables: dict[tuple[int, ...], list[dict[int, Figure]]] = {}
    for row in found.values():
        tables.setdefault(tuple(sorted(row)), []).append(row)
    parted = [line for sizes, rows in tables.items() for line in ("", *_table(sizes, rows))]
    return parted[1:]


def _table(sizes: Sequence[int], rows: Iterable[dict[int, Figure]]) -> list[str]:
    head = ("what", *(f"{size:,}" for size in sizes), "growth", "yardstick", "ratio", "target")
    table = [(*head, "note")]
    for row in rows:
        most = row[sizes[-1]]
        values = (_measured(row[size]) for size in sizes)
        table.append((most.what, *values, _growth(row), *_beside(most), most.target, most.note))
    return markdown(table, numbers=range(1, len(sizes) + 4))


def markdown(rows: Sequence[Sequence[str]], numbers: Iterable[int]) -> list[str]:
    """Return a Markdown table of rows, the first its head; columns `numbers` (from 0) are right."""
    right = set(numbers)
    columns = list(zip(*rows, strict=True))
    for number, cells in enumerate(columns):
        width = max(map(len, cells))
        adjust = str.rjust if number in right else str.ljust
        rule = "-" * (width - 1) + (":" if number in right else "-")
        head, *others = (adjust(cell, width) for cell in cells)
        columns[number] = (head, rule, *others)
    return [f"| {' | '.join(row)} |" for row in zip(*columns, strict=True)]


def number(value: float) -> str:
    """Return the value with as many digits as a person compares."""
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def _measured(figure: Figure) -> str:
    return f"{number(figure.value)} {figure.unit}"


def _growth(row: dict[int, Figure]) -> str:
    fewest, most = row[min(row)].value, row[max(row)].value
    return f"{most / fewest:.2f}" if len(row) > 1 and fewest else ""


def _beside(figure: Figure) -> tuple[str, str]:
    """Return the yardstick and the ratio to it."""
    if figure.yardstick is None:
        return "", ""
    ratio = f"{figure.value / figure.yardstick:.2f}" if figure.yardstick else ""
    return f"{number(figure.yardstick)} {figure.unit} ({figure.beside})", ratio
