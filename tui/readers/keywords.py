"""Keywords of an article that nobody tagged: what it says often, in its title, or as a name.

They are statistics and no judgement: of the words that publishers choose about one in five is
found so. That is why they are never mixed with tags. The text is read once, by calls into C, so
that 5 kB take a fifth of a millisecond; no model and no dictionary but the stop words is needed.
Compare RAKE (Rose et al. 2010) and YAKE (Campos et al. 2020), which take a hundred times as long.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tui.readers.language import SMALL_WORDS
from tui.readers.stopwords import STOP_WORDS

MAX_KEYWORDS = 5
_SAMPLE = 6000
"""Characters of the text that are looked at: news says first what it is about."""
_FEWEST_WORDS = 20
"""Words of the shortest text that has keywords."""
_SHORTEST, _LONGEST = 4, 30
"""Letters of a word."""
_LONGEST_PHRASE = 48
_STEM = 6
"""Letters that the forms of one word have in common, more or less."""
_ENOUGH = 200
"""Words that tell whether the language is known."""
_KNOWN = 0.2
"""Part of its words that are stop words in a text of a language that is known here."""
_IN_TITLE = 2.0
"""How often a word in the title counts for one in the text, over and above its own count."""
_PAIR = 2.2
_NAME = 1.6
_LAST_LATIN = "\u024f"

_EMPTY = STOP_WORDS | SMALL_WORDS
_OPENERS = _EMPTY | frozenset(
    """all an and any are as but can das dem der des did die does ein eine el est for had has her
    his how ich if il ist its la las le les los may mr mrs ms my new nor not now old one or our out
    own que qui she sie sin so son the two um uma una und une was we who why wie wir yes yet
    you""".split()  # noqa: SIM905
)
"""Words that have a capital because a sentence begins with them, not a name."""
_NOT_WORDS = (
    ("](", re.compile(r"\]\([^()\s]*\)")),
    ("http", re.compile(r"https?://\S+")),
    ("`", re.compile(r"`+[^`]*`+")),
)
"""Signs of what is no word of the text, and what it is: where links lead, and code."""
_EDGES = " .,;:!?…¿¡()[]{}<>\"'“”„‘’‚«»‹›*_`#~|\\+=-&·•。、，"
_BETWEEN = "—–/|…·"
"""Signs that part words without a space."""
_CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽА-ЯЁІЇЄΑ-Ω"
_NAMES = re.compile(
    rf"[{_CAPITALS}](?<![\w’'-][{_CAPITALS}])[\w’'-]{{1,40}}+"  # where a word begins
    rf"(?: (?:(?:of the|of|de la|de los|del|della|de|di|da|dos?|du|van der|van|von) )?"
    rf"[{_CAPITALS}][\w’'-]{{1,40}}+){{1,3}}"
)
_WIDE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_KANA = re.compile("[\u3041-\u309f]")
_WIDE_TERM = re.compile("[\u30a1-\u30fa\u30fc]{3,20}|[\u4e00-\u9fff\u3005]{2,6}")
_HAN_RUN = re.compile(
    "[^\\W\\da-zA-Z的了在是和与及也都将对从被把为上下中到说有这那一不个们来去会要就着之其等向以于年月日时]{2,6}"
)
_HANGUL = re.compile("[\uac00-\ud7a3]")
_PARTICLE = re.compile(
    r"(?<=..)(?:에서|에게|으로|까지|부터|은|는|이|가|을|를|의|에|로|와|과|도|만)$"
)


def find_keywords(title: str, text: str) -> tuple[str, ...]:
    """Return at most `MAX_KEYWORDS` words and phrases that an article is about, the surest first.

    `text` is clean Markdown. Empty for a text that is too short, or says nothing twice.
    """
    text = text[:_SAMPLE]
    for sign, pattern in _NOT_WORDS:
        if sign in text:
            text = pattern.sub(" ", text)
    if not text.isascii() and len(_WIDE.findall(text)) * 4 > len(text):
        return tuple(_chosen(_wide_scores(title, text)))
    words = _words(text)
    if len(words) < _FEWEST_WORDS:
        return ()
    small = [word.lower() for word in words]
    if _HANGUL.search(title):
        small = [_PARTICLE.sub("", word) for word in small]
    candidates = [*_scores(title, small), *_names(title, text)]
    return tuple(_as_written(term, words, small) for term in _chosen(candidates))


def _words(text: str) -> list[str]:
    """Return the words of a text without the punctuation around them."""
    for sign in _BETWEEN:
        text = text.replace(sign, " ")
    return [word for piece in text.split() if (word := piece.strip(_EDGES))]


def _scores(title: str, small: Sequence[str]) -> Iterator[tuple[float, str]]:
    """Yield the words and pairs that may be keywords, each with its worth.

    `small` are the words of the text in small letters, in their order.
    """
    headline = {word.lower() for word in _words(title)} - _EMPTY
    counts = {
        word: count
        for word, count in Counter(small).items()
        if (count > 1 or word in headline)
        and _SHORTEST <= len(word) <= _LONGEST
        and word not in _EMPTY
        and word.replace("-", "").isalpha()
    }
    known = sum(map(_EMPTY.__contains__, small[:_ENOUGH])) > _KNOWN * len(small[:_ENOUGH])
    for word, count in counts.items():
        in_title = word in headline
        if in_title or (known and word[0] <= _LAST_LATIN):
            yield count + (_IN_TITLE if in_title else 0), word
    pairs = Counter([pair for pair in pairwise(small) if pair[0] in counts and pair[1] in counts])
    for (one, other), count in pairs.items():
        if count > 1 and one != other:
            yield (
                _PAIR * count + ((one in headline) + (other in headline)) * _IN_TITLE,
                f"{one} {other}",
            )


def _names(title: str, text: str) -> Iterator[tuple[float, str]]:
    """Yield what is written with several capitals in a row, as names are."""
    found: Counter[str] = Counter()
    for name in _NAMES.findall(text):
        first, _, rest = name.partition(" ")
        found[rest if first.lower() in _OPENERS else name] += 1
    for name, count in found.items():
        if " " in name and len(name) <= _LONGEST_PHRASE:
            yield _NAME * (1 + count) + (2 * _IN_TITLE if name in title else 0), name


def _as_written(term: str, words: Sequence[str], small: Sequence[str]) -> str:
    """Return a candidate as the text has it, in small letters where it has it so too."""
    if term != term.lower():
        return term
    shown = (part if part in words else words[small.index(part)] for part in term.split(" "))
    return " ".join(shown)


def _wide_scores(title: str, text: str) -> Iterator[tuple[float, str]]:
    """Yield the candidates of a text in Chinese or Japanese: runs of Han signs or katakana."""
    pattern = _WIDE_TERM if _KANA.search(text) else _HAN_RUN
    headline = set(pattern.findall(title))
    for term, count in Counter(pattern.findall(text)).items():
        in_title = term in headline or (len(term) > 2 and term in title)
        if term not in _EMPTY and (count > 1 or in_title):
            yield (count + (_IN_TITLE if in_title else 0)) * len(term) ** 0.5, term


def _chosen(candidates: Iterable[tuple[float, str]]) -> list[str]:
    """Return the best candidates of which none says what another says already."""
    kept: list[str] = []
    for _, term in sorted(candidates, key=lambda one: (-one[0], one[1])):
        if not any(_overlap(term, other) for other in kept):
            kept.append(term)
            if len(kept) == MAX_KEYWORDS:
                break
    return kept


def _overlap(term: str, other: str) -> bool:
    """Tell whether two terms share a word, in whatever form."""
    term, other = term.lower(), other.lower()
    if term in other or other in term:
        return True
    one, two = ({word[:_STEM] for word in phrase.split()} for phrase in (term, other))
    return not one.isdisjoint(two)
