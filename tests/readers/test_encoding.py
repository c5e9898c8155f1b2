"""Bytes become the text that their author wrote, or text with U+FFFD where nobody can tell."""

import pytest

from tui.readers.encoding import declared_codec, decode, wide_codec

ENGLISH = (
    "“We can’t wait,” said the mayor — the bridge opens on Monday. Tickets cost £3, "
    "children go free, and the ferry, which has crossed the river since 1897, becomes "
    "a museum."
)
GERMAN = (
    "Die Brücke über den Fluss wird am Montag eröffnet. „Wir können es kaum erwarten“, "
    "sagte die Bürgermeisterin. Große Lastwagen müssen weiterhin die Fähre nehmen."
)
FRENCH = (
    "Le pont sur la rivière ouvrira lundi. « Nous sommes très heureux », a déclaré la "
    "maire à l’école. L’été dernier, les travaux avaient été arrêtés après une crue."
)
SWEDISH = (
    "Bron över ån öppnas på måndag. ”Vi kan knappt vänta”, säger borgmästaren. För "
    "barn är övergången gratis, och den gamla färjan blir ett museum vid sjön."
)
PORTUGUESE = (
    "A ponte sobre o rio abrirá na segunda-feira. As crianças não pagam; os caminhões "
    "continuarão na balsa até à próxima estação. A construção começou há três anos."
)
POLISH = (
    "Most nad rzeką zostanie otwarty w poniedziałek. „Nie możemy się doczekać” – "
    "powiedziała burmistrz. Dzieci przechodzą bezpłatnie, a ciężarówki muszą korzystać "
    "z promu."
)
CZECH = (
    "Most přes řeku se otevře v pondělí. „Už se nemůžeme dočkat,“ řekla starostka. "
    "Děti mají vstup zdarma, těžké nákladní vozy budou dál používat přívoz."
)
RUSSIAN = (
    "Мост через реку откроется в понедельник. Мы ждём с нетерпением, сказала мэр. Дети "
    "проходят бесплатно, а тяжёлые грузовики переправляются на пароме."
)
GREEK = (
    "Η γέφυρα πάνω από το ποτάμι ανοίγει τη Δευτέρα. «Ανυπομονούμε», είπε η δήμαρχος. "
    "Τα παιδιά περνούν δωρεάν, ενώ "
    "τα βαριά φορτηγά θα χρησιμοποιούν το πορθμείο."
)
JAPANESE = (
    "川にかかる橋は月曜日に開通する。「待ちきれない」と市長は語った。子どもは無料で渡"
    "ることができ、大型トラックは今後も渡し船を使う。"
)
CHINESE = (
    "跨越河流的大桥将于星期一开放。市长说：“我们已经等不及了。”儿童可以免费通过，重"
    "型卡车仍须乘坐渡轮。"
)
TAIWANESE = (
    "跨越河流的大橋將於星期一開放。市長說：「我們已經等不及了。」兒童可以免費通過，重"
    "型卡車仍須乘坐渡輪。"
)
KOREAN = (
    "강을 건너는 다리가 월요일에 열린다. 시장은 더 기다릴 수 없다고 말했다"
    ". 어린이는 무료로 건널 수 있고 대형 트럭은 계속 나룻배를 이용해야 한"
    "다."
)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ENGLISH, "cp1252"),
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (SWEDISH, "cp1252"),
        (PORTUGUESE, "cp1252"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (GREEK, "cp1253"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (KOREAN, "cp949"),
    ],
    ids=lambda value: value[:12],
)
def test_text_that_declares_nothing_is_read_in_the_encoding_it_is_in(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text
    long = "\n\n".join([text] * 400)
    assert decode(long.encode(codec)) == long


@pytest.mark.parametrize(
    "codec",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"],
)
@pytest.mark.parametrize(
    "text", [ENGLISH, RUSSIAN, "# Title\n\n日本 news in two scripts, mostly ASCII"]
)
def test_unicode_is_told_by_its_mark_or_its_pattern(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


@pytest.mark.parametrize(
    ("declaration", "codec"),
    [
        ('<?xml version="1.0" encoding="ISO-8859-1"?>', "cp1252"),
        ("<?xml version='1.0' encoding='windows-1251'?>", "cp1251"),
        ('<meta charset="shift_jis">', "cp932"),
        ("<META HTTP-EQUIV=Content-Type content='text/html; charset=gb2312'>", "gb18030"),
        ('<meta charset="utf-8">', ""),
        ('<meta charset="utf-7">', ""),
        ('<meta charset="rot13">', ""),
        ('<meta charset="cp037">', ""),  # EBCDIC, in which these very letters are others
        ('<?xml version="1.0" encoding="cp1140"?>', ""),
        ('<meta charset="unicode_escape">', ""),
        ('<meta charset="iso-8859-99">', ""),
        ("<title>charset=koi8-r</title>", ""),
    ],
)
def test_a_declaration_means_what_browsers_take_it_for(declaration: str, codec: str) -> None:
    assert declared_codec(declaration.encode()) == codec


def test_a_declaration_wins_over_a_guess() -> None:
    text = '<?xml version="1.0" encoding="windows-1255"?><title>שלום</title>'
    assert decode(text.encode("cp1255")) == text


def test_valid_utf_8_wins_over_a_declaration() -> None:
    text = f'<meta charset="iso-8859-1"><p>{GERMAN}</p>'
    assert decode(text.encode()) == text


def test_latin_bytes_that_are_declared_utf_8_are_read_as_latin() -> None:
    text = f'<?xml version="1.0" encoding="utf-8"?><p>{FRENCH}</p>'
    assert decode(text.encode("cp1252")) == text


def test_a_short_text_that_says_it_is_utf_8_is_believed_while_more_of_it_is_than_not() -> None:
    said = b'<?xml version="1.0" encoding="utf-8"?><t>'
    assert decode(said + "’ ”".encode() + b" \x8a").endswith("’ ” \ufffd")
    assert decode(said + "’".encode() + b" \xe9t\xe9 \xe0").endswith("été à")


def test_utf_8_with_a_few_wrong_bytes_keeps_the_rest() -> None:
    data = GERMAN.encode().replace(b"Montag", b"Mon\xfftag")
    assert decode(data) == GERMAN.replace("Montag", "Mon\ufffdtag")


def test_utf_8_that_is_cut_within_a_character_keeps_the_rest() -> None:
    assert decode("Grüße aus Köln".encode() + b"\xe2\x82") == "Grüße aus Köln\ufffd"


def test_one_letter_at_the_end_of_ascii_is_latin() -> None:
    assert decode(b"The new caf\xe9") == "The new café"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"\x80" * 100,
        b"\xed\xa0\x80",
        b"\xc0\xaf",
        b"+AGE-",
        b"\x1b$B\xff\xff",
        b"\0",
        b"\0\xff",
    ],
)
def test_whatever_the_bytes_are_text_comes_out(data: bytes) -> None:
    assert isinstance(decode(data), str)


def test_utf_7_stays_the_ascii_that_it_is() -> None:
    assert decode(b"+ADw-script+AD4-") == "+ADw-script+AD4-"


def test_bytes_with_a_stray_nul_are_no_wide_encoding() -> None:
    assert wide_codec(b"news\0 and more news, all of it in ASCII") == ""


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_japanese_in_utf_16_is_told_without_a_mark_by_its_line_feeds(codec: str) -> None:
    text = "川の橋が月曜に開く\n市長は「待ちきれない」と話した。渡し船は博物館になるという。\n" * 3
    assert wide_codec(text.encode(codec)) == codec
    assert decode(text.encode(codec)) == text
