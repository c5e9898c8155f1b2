"""What of a text can be looked for."""

import pytest

from tests.library.making import Desk, article, filing
from tui.library import parse_query
from tui.library.words import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ferry's “Runs”—again", "ferry s runs again"),
        (
            "Émile STRASSE Straße Łódź Ærø İstanbul ﬁne",
            "emile strasse strasse lodz aero istanbul fine",
        ),
        ("ΑΘΉΝΑ Ёлка йод", "αθηνα елка иод"),
        ("a_b C:\\temp x²", "a b c temp x2"),
        ("मंज़ूरी दी। टाल", "मंज़ूरी दी टाल"),
        ("مُحَمَّد أإآ שָׁלוֹם", "محمد ااا שלום"),
        ("市議会が、2025年ＡＢＣ", "市議 議会 会が が 2025 年 abc"),
        ("서울시장은 ประเทศ", "서울 울시 시장 장은 은 ปร ระ ะเ เท ทศ ศ"),
        ("🎉 — ® \ue000 …", ""),
    ],
)
def test_words_are_folded(text: str, found: str) -> None:
    assert " ".join(words(text)) == found


NEWS = {
    "日": "市議会が新しい橋の計画を承認（2025年）",
    "中": "市长宣布新桥计划",
    "한": "서울시장은 새 다리를 발표했다",
    "ไ": "นายกเทศมนตรีเปิดสะพานใหม่",
}


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("議会", "日"),
        ("議会が新", "日"),
        ("議新", ""),
        ("計", "日"),
        ("画", "日"),
        ("计划", "中"),
        ("市", "中日"),
        ("2025年", "日"),
        ("2025", "日"),
        ("計画を承認（2025", "日"),
        ("計画を承2025", ""),
        ('"議会が"', "日"),
        ("시장", "한"),
        ("다리", "한"),
        ("สะพาน", "ไ"),
        ("市 -计划", "日"),
        ("title:桥", "中"),
        ("title:発", ""),
    ],
)
def test_any_part_of_a_text_without_spaces_is_found(
    room: Desk, text: str, found: str, indexed: bool
) -> None:
    room.editor.apply([filing("a.xml", *map(article, NEWS.values()))])
    while indexed and room.editor.index_some(1):
        pass
    titles = room.titles(parse_query(text))
    assert sorted(titles) == sorted(NEWS[mark] for mark in found)
