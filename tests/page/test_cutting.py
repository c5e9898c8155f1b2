"""Text that is cut or padded to its cells."""

import pytest

from tui.page import cell_len, cut, fit

TEXTS = ["plain", "日本語の見出しです", "a👨‍👩‍👧b", "e\u0301clair", "مرحبا", "", "x" * 500]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [-1, 0, 1, 2, 3, 7, 20])
def test_text_fits_its_cells_exactly(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == max(0, width)
    assert cell_len(cut(text, width)) <= max(0, width)


def test_text_that_was_cut_says_so() -> None:
    assert cut("abcdef", 4) == "abc…"
    assert cut("ab cdef", 4) == "ab…"


@pytest.mark.parametrize("together", ["👨‍👩‍👧", "🇩🇪", "क्ष", "e\u0301", "1️⃣"])
def test_what_stays_together_is_not_cut_in_two(together: str) -> None:
    for width in range(1, 5):
        assert cut(f"a{together}bcdef", width) in {"…", "a…", f"a{together}…", f"a{together}b…"}
