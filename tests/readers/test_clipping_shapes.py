"""Texts that people paste which are no plain news page: tables, mails, torn lines, letters."""

from datetime import UTC, datetime

from tui.article import Article
from tui.readers.clipping import read_clipping

_SAVED = datetime(2025, 10, 3, tzinfo=UTC).timestamp()
_STORY = (
    "The harbour office of Ellory said on Monday that the old crane would stay where it stands.\n"
    "Its keeper, who is eighty, climbed to the top of it and rang the bell for the first time."
)


def _read(text: str) -> Article:
    (article,) = read_clipping(text, "clipping.txt", _SAVED).articles
    return article


def test_the_text_below_a_table_belongs_to_it_if_it_tells_of_the_same() -> None:
    table = [
        f"Candidate {name} {votes} votes" for name, votes in zip("ABCDE", "98765", strict=True)
    ]
    story = "The harbour of Ellory elected its new keeper on Sunday, by the bell and not by ballot."
    last = "The new keeper of the harbour rings the bell of Ellory for the first time on Monday."
    other = "A parrot in Larkmoor learned to whistle the anthem of a country that no longer exists."
    assert _read("\n".join([story, story[::-1], *table, last])).body.endswith(last)
    assert other not in _read("\n".join([story, *table, other])).body


def test_a_sentence_that_ends_with_an_address_is_kept() -> None:
    last = "The election of the keeper can be seen here: https://ellory.example/live"
    assert "ellory" in _read(f"{_STORY}\n{last}").body.lower().partition("can be seen here")[2]


def test_sentences_torn_at_the_width_of_an_old_window_are_put_together() -> None:
    article = _read(
        "The keeper of the old\n"
        "crane of Ellory harbour said on Monday, before the bell rang, that the crane would stay\n"
        "where it stands.\n"
        "The council had wanted to sell it to a museum inland, which has no water for the\n"
        "crane to stand in, and no bell."
    )
    assert "the old crane of Ellory" in article.body
    assert "stay where it stands." in article.body
