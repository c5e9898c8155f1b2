"""How long an article takes to read."""

import re

from tui.article import Article

WORDS_A_MINUTE = 230
"""M. Brysbaert, "How many words do we read per minute?", 2019: 238 in English, less elsewhere."""
SIGNS_A_MINUTE = 500
"""Chinese and Japanese characters, their punctuation among them."""
_SIGN = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]+")


def minutes(article: Article) -> int:
    """Return the minutes that an article takes, at least 1; 0 when there is nothing to read."""
    text = article.body or article.summary
    signs = 0
    if not text.isascii():
        runs = _SIGN.findall(text)
        signs = sum(map(len, runs))
        if runs:
            text = _SIGN.sub(" ", text)
    taken = len(text.split()) / WORDS_A_MINUTE + signs / SIGNS_A_MINUTE
    return max(1, round(taken)) if taken else 0
