"""Words beyond ASCII: folding by Unicode, and the scripts that are written without spaces."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]+")
"""Marks that writers leave out: of Latin, Greek and Cyrillic; Hebrew and Arabic vowel points."""
LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}
"""Letters with a stroke, and ligatures, that Unicode does not take apart."""
_LETTER = re.compile(f"[{''.join(LETTERS)}]")
_SIGN = re.compile(r"[^\w\x00-\x7f]")
_WORD = re.compile(r"[^\x00-\x2f\x3a-\x60\x7b-\x7f]+")
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff"  # kana
    "\u1100-\u11ff\uac00-\ud7ff"  # Hangul
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
_PART = re.compile(f"[{_SPACELESS}]+|[^{_SPACELESS}]+")
_RUN = re.compile(f"[{_SPACELESS}]")


def words(text: str) -> list[str]:
    """Return the folded words of `text` in their order (see `tui.library.words`)."""
    text = _fold(text)
    found: list[str] = _WORD.findall(text)
    if _RUN.search(text) is None:
        return found
    return [piece for word in found for part in _PART.findall(word) for piece in _pieces(part)]


def is_run(word: str) -> bool:
    """Tell whether `word` is a piece of a run that is written without spaces."""
    return _RUN.match(word) is not None


def _fold(text: str) -> str:
    """Return `text` in NFC without case, accents and signs (compare Unicode's NFKC_Casefold)."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFC", ACCENTS.sub("", text))
    text = _LETTER.sub(lambda found: LETTERS[found[0]], text)
    return _SIGN.sub(lambda found: _without_signs(found[0]), text)


@lru_cache(maxsize=4096)
def _without_signs(sign: str) -> str:
    """Return what becomes of a character that is no letter: marks stay, others part words."""
    return sign if unicodedata.category(sign).startswith("M") else " "


def _pieces(part: str) -> list[str]:
    return [*map("".join, pairwise(part)), part[-1]] if is_run(part) else [part]
