"""Which spellings are one tag, and which words a tag is made of.

"Climate Change", `climate-change` and the hashtag `#ClimateChange` are one tag: what may stand
between its words does not count. It is shown as most articles spell it, and a hashtag is searched
for by its words too.
"""

import re
from functools import lru_cache

from tui.text import tag_key

_BETWEEN = re.compile(r"(?<=\w)[\s_\u2010-\u2012-]+(?=\w)|_+")
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_AT_CAPITAL = re.compile(
    rf"(?<=[^\W_{_CAPITAL}])(?=[{_CAPITAL}])|(?<=[{_CAPITAL}])(?=[{_CAPITAL}][^\W\d_{_CAPITAL}])"
)
_AT_NUMBER = re.compile(r"(?<=[^\W\d_])(?=\d)")


@lru_cache(4096)  # few tags are used often
def tag_identity(tag: str) -> str:
    """Return what all spellings of one tag have in common."""
    return _BETWEEN.sub("", tag_key(tag)) or tag_key(tag)


def spoken(tag: str) -> str:
    """Return a tag with spaces at the capitals and numbers inside: `TradeRelations` is two words.

    What a reader wants to see is the tag; this is for what may be searched for.
    """
    return _AT_NUMBER.sub(" ", _AT_CAPITAL.sub(" ", tag))
