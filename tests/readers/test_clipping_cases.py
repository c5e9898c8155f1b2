"""The clippings written for this: every field of each is understood."""

import pytest

from tests.clippings.scoring import Case, body_f1, cases, score_folder, word_f1, wrong_fields

_CASES = list(cases())
_PARTED_BY_LINES = [case for case in _CASES if "wrapped" not in case.name]
"""Those whose paragraphs do not end at a blank line alone."""


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_a_clipping_is_understood_in_every_field(case: Case) -> None:
    assert wrong_fields(case.read(), case.expected) == {}


@pytest.mark.parametrize("case", _PARTED_BY_LINES, ids=lambda case: case.name)
def test_a_clipping_reads_the_same_with_a_blank_line_between_all_lines(case: Case) -> None:
    spaced = Case(case.name, case.text.replace("\n", "\n\n"), case.expected)
    asked = {
        field: value for field, value in case.expected.items() if field not in ("headings", "mtime")
    }
    assert wrong_fields(spaced.read(), asked) == {}


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_the_body_of_a_clipping_is_its_news_and_nothing_else(case: Case) -> None:
    assert body_f1(case) > 0.96


def test_the_cases_are_in_six_languages_and_ask_for_every_field() -> None:
    told = {case.expected.get("language") for case in _CASES}
    assert told >= {"en", "ja", "de", "fr", "es", "pt"}
    assert len(_CASES) >= 60
    score = score_folder()
    assert {"title", "published", "authors", "tags", "related", "must_contain"} <= set(score)
    assert all(asked > 0 for _, asked in score.values())


def test_a_wrong_field_is_told_with_what_was_found() -> None:
    article = _CASES[0].read()
    wrong = wrong_fields(
        article, {"title": "Another", "must_contain": ["not in it"], "tags": ["x"]}
    )
    assert set(wrong) == {"title", "must_contain", "tags"}
    assert article.title in wrong["title"]


def test_word_f1_is_one_for_equal_words_and_zero_for_none_in_common() -> None:
    assert word_f1("the new bridge", "The bridge, new") == 1
    assert word_f1("one", "two") == 0
    assert word_f1("東京の橋", "東京の橋") == 1
    assert word_f1("a b", "a b c d") == pytest.approx(2 / 3)
