"""How well clippings are understood: the ones written for it, field by field."""

from tests.bench.subjects import Run
from tests.bench.table import Figure
from tests.clippings.scoring import body_f1, cases, score_folder

_NAMES = {"published": "date", "must_contain": "news kept", "must_not_contain": "chrome dropped"}


def measure(run: Run) -> list[Figure]:
    """Return for each field how many clippings have it right, and the mean F1 of the bodies."""
    bodies = [body_f1(case) for case in cases()]
    figures = [
        Figure(
            f"clippings, {_NAMES.get(field, field)} right",
            *(len(bodies), 100 * right / asked, "%"),
            note=f"{right} of {asked}",
        )
        for field, (right, asked) in score_folder().items()
    ]
    mean = sum(bodies) / len(bodies)
    note = f"lowest {min(bodies):.2f}"
    return [*figures, Figure("clippings, F1 of the body's words", len(bodies), mean, "", note=note)]
