"""Which language a text is in, by its small words, and what it is about, by the others."""

import re
from collections import Counter

from tui.readers.clipping.lines import fold

_SAMPLE = 5_000
_FEWEST = 4
"""Small words that must be found before a language is named."""
_KANA = re.compile("[\u3041-\u30fa]")
_HAN = re.compile("[\u4e00-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+")

_SMALL_WORDS = {
    "en": "the of and to in that is was for on it with as be at by this have from are has not but",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il",
    "es": "de la que el en y los se del las un por con una su para es al lo como más pero sus",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das",
    "it": "di e il la che in un per è una sono non del da con i le si della dei nel alla più come",
    "nl": "de van het een en in is dat op te zijn voor met die aan niet er om ook als bij door",
}
_MORE_SMALL_WORDS = """
that this with from your have will more about what when where their they there were been would which
also after into than them then other some could should just like over only most many make made does
here know news story article says said today week year years time first last many while because
nicht sich auch eine einen einem einer eines werden wird wurde haben sind oder aber nach über unter
mehr ihre ihrer sein seine hier noch schon wenn kann diese dieser dieses sagt jahr jahre heute beim
dans pour plus avec cette sont leur leurs mais tout tous comme être fait entre après aussi elle ils
nous vous selon sans deux même encore ainsi dont depuis avait était ont été quand contre chez
para como este esta pero sobre todo todos entre desde cuando tiene sido están también hasta más años
donde porque ellos ella sus según dijo hace quien durante contra otro otra esto eso ante
pelo pela mais quando também foram será seus suas está anos pelos pelas isso esse essa disse ainda
alla della delle degli dello sono anche come nella dalla dopo stato essere questa questo anni
"""
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _row in _SMALL_WORDS.items():
    for _word in _row.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)


SMALL_WORDS = frozenset(_MORE_SMALL_WORDS.split()) | frozenset(_LANGUAGES_OF)
"""Words that every text is full of, whatever it is about."""
_FOLDED_SMALL_WORDS = frozenset(map(fold, SMALL_WORDS))
_CONTENT_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_WIDE_RUN = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff]{2,}")
_STEM = 6
"""Letters that the forms of one word have in common, more or less, in the languages read here."""


def tell_language(text: str) -> str:
    """Return the BCP 47 tag of the language of `text`, or an empty string if in doubt."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        wide = len(_HAN.findall(sample))
        kana = len(_KANA.findall(sample))
        enough = len(sample) / 8
        if wide + kana > enough:
            return "ja" if kana * 20 > wide else "zh"
        if len(_HANGUL.findall(sample)) > enough:
            return "ko"
        if len(_CYRILLIC.findall(sample)) > enough:
            return _tell_cyrillic(sample.lower())
    votes: Counter[str] = Counter()
    for word in _WORD.findall(sample.lower()):
        for language in _LANGUAGES_OF.get(word, ()):
            votes[language] += 1
    (first, most), (_, next_most) = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= _FEWEST and most * 10 >= next_most * 11 else ""


def _tell_cyrillic(sample: str) -> str:
    """Return the language of a text in Cyrillic by the letters that its neighbours have not."""
    if any(letter in sample for letter in "іїєґ"):
        return "be" if "ў" in sample else "uk"
    return "ru" if "ы" in sample else ""


def content_words(text: str) -> set[str]:
    """Return the words of `text` that carry meaning: by length; CJK runs as pairs of characters."""
    words = {word[:_STEM] for word in set(_CONTENT_WORD.findall(fold(text))) - _FOLDED_SMALL_WORDS}
    if not text.isascii():
        for run in _WIDE_RUN.findall(text):
            words.update(run[i : i + 2] for i in range(len(run) - 1))
    return words
