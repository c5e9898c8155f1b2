"""What to call a text that has no headline: its first sentence, without what only leads in."""

import re

from tui.readers.clipping.chrome import Kind, is_known, words_of
from tui.readers.clipping.lines import OPENERS, count_words, is_wide

LONGEST_DERIVED = 120
"""Characters of a title made from the first sentence."""
_LONGEST_PLACE = 3
"""Words of the longest place that stands before a report, with a full stop."""
_SENTENCE = re.compile(r"[.!?][\"'”’»)]*\s+(?=[\"'“‘„«(¿¡]*[^\W_a-z])|(?<=[。！？])[」』）]?")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|No|vs"
    r"|Jr|Sr|Inc|Ltd|Co|Corp|Mt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|bzw|ca|Nr|Bd"
    r"|Mme|Mlle|MM|Sra|Sr|Dra|approx|est|\d{1,2})\.$"
)


def derive_title(text: str, language: str = "") -> str:
    """Return a title for `text`: its first sentence, without lead-in, cut at a word."""
    text = _without_place(text)
    sentence = first_sentence(text)
    if _is_place(sentence) and (rest := text[len(sentence) :].strip()):
        sentence = first_sentence(rest)
    sentence = _drop_lead_in(sentence, language)
    if len(sentence) > LONGEST_DERIVED:
        cut = sentence[:LONGEST_DERIVED]
        if not is_wide(cut) and " " in cut:
            cut = cut[: cut.rindex(" ")]
        sentence = cut[: LONGEST_DERIVED - 1].rstrip(" ,;:–—-、") + "…"
    elif sentence.endswith("。") or (sentence.endswith(".") and not sentence.endswith("..")):
        sentence = sentence[:-1]
    return sentence if any(map(str.isalnum, sentence)) else ""


def first_sentence(text: str) -> str:
    """Return the first sentence of a line; the dots of abbreviations and initials end none."""
    text = text[:1000]
    for found in _SENTENCE.finditer(text):
        before = text[max(0, found.start() - 12) : found.start() + 1]
        if found[0][:1] != "." or not _ABBREVIATION.search(before):
            return text[: found.end()].strip()
    return text


def _without_place(text: str) -> str:
    """Return `text` without the place before it: "Saarbrücken – ", "PARIS: "."""
    for dash in (" – ", " — ", " - ", ": "):
        at = text.find(dash, 0, _LONGEST_PLACE * 20)
        named = at > 0 and _is_place(text[:at]) and (dash != ": " or text[:at].isupper())
        if named and text[at + len(dash) :][:1].isupper():
            return text[at + len(dash) :]
    return text


def _is_place(sentence: str) -> bool:
    """Tell whether `sentence` is only the place that a report comes from: "Buenos Aires."."""
    words = sentence.split()
    return (
        not is_wide(sentence)
        and len(words) <= _LONGEST_PLACE
        and all(word[0].isupper() for word in words)
    )


def _drop_lead_in(sentence: str, language: str) -> str:
    """Drop a clause that only leads in ("In a significant move that …, the minister …").

    German has none to drop: its main clause then begins with the verb.
    """
    clause, comma, rest = sentence.partition(", ")
    words = clause.split()
    known = bool(words) and words[0].lower() in words_of(Kind.LEAD_IN, language)
    if not comma or not known or not 4 <= len(words) <= 18 or count_words(rest) < 5:
        return sentence
    if clause[:1] in OPENERS or clause.count("(") != clause.count(")"):
        return sentence
    subject = rest.partition(",")[0].split()
    if len(subject) < 2 or is_known(Kind.JOIN, subject[0]):
        return sentence  # the comma was one of a list
    if subject[0].lower() in words_of(Kind.LEAD_IN, language) or subject[0].endswith("ing"):
        return sentence  # a second clause of the same kind
    return rest[:1].upper() + rest[1:]
