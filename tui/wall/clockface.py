"""The time of day in digits that can be read from across a room; they need no font."""

from collections.abc import Sequence

_DIGITS = {
    "0": "###|#.#|#.#|#.#|###", "1": ".#.|##.|.#.|.#.|###", "2": "###|..#|###|#..|###",
    "3": "###|..#|.##|..#|###", "4": "#.#|#.#|###|..#|..#", "5": "###|#..|###|..#|###",
    "6": "###|#..|###|#.#|###", "7": "###|..#|..#|.#.|.#.", "8": "###|#.#|###|#.#|###",
    "9": "###|#.#|###|..#|###", ":": ".|#|.|#|.",
}  # fmt: skip
"""Five rows of squares each."""


def clock_face(time: str, size: int) -> Sequence[str]:
    """Return `time`, such as `14:32`, in three rows (size 1) or five (size 2)."""
    rows = [".".join(_DIGITS[char].split("|")[row] for char in time) for row in range(5)]
    rows = ["".join(char * size for char in row) for row in rows for _ in range(size)]
    rows += ["." * len(rows[0])] * (len(rows) % 2)
    signs = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}
    return [
        "".join(signs[a + b] for a, b in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]
