"""From bytes to text: what the bytes say, then what they declare, then a guess.

The order follows how often each witness is right: a byte order mark, the pattern of NUL bytes,
escape sequences of ISO 2022, valid UTF-8 (other encodings hardly ever are, by chance), the
declaration, and last charset-normalizer. `decode` always returns text, with U+FFFD for what fits
nothing.
"""

import codecs
import re

SAMPLE = 1 << 16
"""Bytes that are looked at when the encoding has to be guessed."""
FEW = 0.03
"""Share of bytes beyond ASCII under which a text is mostly ASCII."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the other
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARK_BYTES = tuple(mark for mark, _ in _MARKS)
_ISO_2022 = re.compile(rb"\x1b(?:\$[@AB]|\$\(D|\([IJ]|\$\)C)")
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?\sencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})"
    rb"|<meta\s[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})",
    re.IGNORECASE,
)
_SAYS_UTF_8 = re.compile(rb"(?:encoding|charset)\s{0,9}=\s{0,9}[\"']?utf-?8\b", re.IGNORECASE)
_LANES = (  # which bytes of a character are mostly NUL, and which never
    ("utf-32-le", (2, 3), 0),
    ("utf-32-be", (0, 1), 3),
    ("utf-16-le", (1,), 0),
    ("utf-16-be", (0,), 1),
)
_EAST_ASIAN = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff9f\r\n]")
_FEWEST_WIDE = 20
"""Characters of the shortest text that is told by them alone."""
_ASCII, _HIGH = bytes(range(128)), bytes(range(128, 256))
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")

# What people mean by these labels, as browsers read them (WHATWG Encoding, 4.2).
_MEANT = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "x-euc-jp": "euc_jp",
    "big5": "big5hkscs",
    "x-mac-cyrillic": "mac_cyrillic",
    "macintosh": "mac_roman",
}
_TEXT_CODEC = re.compile(
    r"(?:iso-?8859-\d{1,2}|windows-\d{3,4}|cp\d{3,4}|koi8-[rut]|big5.*|gb.*|euc[-_].*|mac[-_].*)$"
)
_LATIN = re.compile(r"(?:cp125[0247]|cp1258|latin_1|iso8859_.*|mac_.*|cp4..|cp8..|hp_roman8)$")
_NOT_LATIN = frozenset(
    {"iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "mac_cyrillic", "mac_greek"}
    | {"cp855", "cp866", "cp864", "cp862", "cp869", "cp874", "iso8859_11"}
)

_WESTERN = frozenset("äöüßéèêëàâçîïìôòûùœæåøñóíúáãõÄÖÜÉÈÊÀÂÇÎÔŒÆÅØÑÓÍÚÁÃÕ¿¡")
_OTHER_LATIN = frozenset(
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűöüŐŰÖÜäôľăâîșşțţĂÂÎŞŢđĐçğıÇĞİ"
)
_SIGNS = frozenset("„“”‘’‚‹›«»–—…•· ­§°€")


def decode(data: bytes) -> str:
    """Return the text of `data`."""
    codec = wide_codec(data)
    if codec:
        return data.decode(codec, "replace").removeprefix("\ufeff")
    if _ISO_2022.search(data, 0, SAMPLE) and (text := _iso_2022(data)) is not None:
        return text
    try:
        text, used = codecs.utf_8_decode(data, "strict", False)
    except UnicodeDecodeError:
        return _not_utf_8(data)
    if used == len(data):
        return text
    return _not_utf_8(data) if text.isascii() else text + "\ufffd"  # cut within a character


def wide_codec(data: bytes) -> str:
    """Return the codec that a byte order mark or the pattern of NUL bytes tells, or nothing."""
    if data.startswith(_MARK_BYTES):
        return next(codec for mark, codec in _MARKS if data.startswith(mark))
    head = data[:1024]
    if b"\0" not in head:
        return ""
    for codec, quiet, loud in _LANES:
        width = 2 if codec.startswith("utf-16") else 4
        lanes = [head[lane::width] for lane in (*quiet, loud)]
        if (
            all(map(_is_quiet, lanes[:-1]))
            and lanes[-1].count(0) * 20 <= len(lanes[-1])
            and _is_text(head, codec)
        ):
            return codec
    return next(filter(lambda codec: _is_east_asian(head, codec), ("utf-16-le", "utf-16-be")), "")


def _is_east_asian(head: bytes, codec: str) -> bool:
    """Tell whether nearly all is Chinese or Japanese, where only line feeds have NUL bytes.

    Of bytes at random one pair in three is such a character.
    """
    text = head[: len(head) // 2 * 2].decode(codec, "replace")
    return len(text) >= _FEWEST_WIDE and len(_EAST_ASIAN.findall(text)) > 0.8 * len(text)


def _is_quiet(lane: bytes) -> bool:
    """Tell whether these are the upper bytes of characters: many NUL, few ASCII."""
    return lane.count(0) * 20 > len(lane) and len(lane.translate(None, _ASCII[32:])) * 2 > len(lane)


def _is_text(head: bytes, codec: str) -> bool:
    text = head[: len(head) // 4 * 4].decode(codec, "replace")
    return sum(char.isprintable() or char.isspace() for char in text) > 0.9 * len(text)


def _iso_2022(data: bytes) -> str | None:
    for codec in ("iso2022_jp_2", "iso2022_kr"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return None


def _not_utf_8(data: bytes) -> str:
    """Return the text of bytes that are no valid UTF-8."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    doubt = 2 if _SAYS_UTF_8.search(data, 0, 4096) else 4
    if len(data.translate(None, _HIGH)) + doubt * broken < len(text):
        return text  # UTF-8 all the same, with a few bytes that are wrong
    declared = declared_codec(data)
    if declared:
        text = data.decode(declared, "replace")
        if text.count("\ufffd") * 50 <= len(text):
            return text
    return data.decode(_guess(data), "replace")


def declared_codec(data: bytes) -> str:
    """Return Python's name for the encoding that XML or HTML declares, or nothing.

    Unknown labels count as none, so do UTF-8 and what a declaration in ASCII letters contradicts,
    such as UTF-16 and EBCDIC.
    """
    found = _DECLARED.search(data, 0, 4096)
    if not found:
        return ""
    label = (found[1] or found[2]).decode("ascii", "replace").lower()
    codec = _MEANT.get(label, label)
    if codec == label and not _TEXT_CODEC.match(label):
        return ""
    try:
        contradicts = found[0].decode(codec, "replace")[:2] != found[0][:2].decode("ascii")
        return "" if contradicts else codecs.lookup(codec).name
    except LookupError:
        return ""


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = data
    if len(data) > SAMPLE:  # not within a character: no encoding has a line feed as a trail byte
        sample = data[: max(data.rfind(b"\n", 0, SAMPLE), data.rfind(b" ", 0, SAMPLE), 1)]
    best = from_bytes(sample).best()
    if best is None or _is_mostly_ascii(sample):
        return "cp1252"
    if _LATIN.match(best.encoding) and best.encoding not in _NOT_LATIN:
        return _which_latin(sample, best.encoding)
    return best.encoding


def _is_mostly_ascii(sample: bytes) -> bool:
    """Tell whether the bytes beyond ASCII are few and stand alone, as in English and German."""
    runs = _HIGH_RUN.findall(sample)
    high = sum(map(len, runs))
    return high < max(4, FEW * len(sample)) and high < 1.5 * len(runs)


def _which_latin(sample: bytes, guess: str) -> str:
    """Return the encoding in which most letters of a Latin text are usual ones.

    charset-normalizer takes 4 in 10 Western European texts for Central European ones.
    """
    high = sample.translate(None, _ASCII)
    usual = dict.fromkeys((guess, "cp1250"), _OTHER_LATIN) | {"cp1252": _WESTERN}
    return max(usual, key=lambda codec: _share(high.decode(codec, "replace"), usual[codec]))


def _share(text: str, usual: frozenset[str]) -> float:
    """Return how many of the letters in `text` are usual ones."""
    letters = [char for char in text if char not in _SIGNS]
    return sum(char in usual for char in letters) / max(1, len(letters))
