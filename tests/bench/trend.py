"""Does it grow? A line through samples that a few wild ones cannot turn."""

import math
import statistics
from collections.abc import Sequence
from typing import NamedTuple

MOST = 400
"""Samples that are looked at; of more, as many spread evenly."""
_SURE = 1.96
"""Standard deviations on each side that hold 95 of 100."""


class Slope(NamedTuple):
    """How much y grows with x, and between what that lies with 95 % confidence."""

    middle: float
    low: float
    high: float


def slope(points: Sequence[tuple[float, float]]) -> Slope:
    """Return the median of the slopes between all pairs of points (x, y), three points at least.

    The interval is that of Sen (1968) without ties. Samples that follow each other are alike, so
    it is rather too narrow than too wide.
    """
    step = max(1, -(-len(points) // MOST))
    chosen = points[::-1][::step]
    n = len(chosen)
    slopes = sorted(
        (other[1] - one[1]) / (other[0] - one[0])
        for at, one in enumerate(chosen)
        for other in chosen[at + 1 :]
        if other[0] != one[0]
    )
    spread = _SURE * math.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    low = max(0, int((len(slopes) - spread) / 2))
    high = min(len(slopes) - 1, math.ceil((len(slopes) + spread) / 2))
    return Slope(statistics.median(slopes), slopes[low], slopes[high])
