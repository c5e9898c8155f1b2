"""The ways in which a format can spell a text that it should not hold."""

import json
from html import escape


def raw_xml(text: str) -> str:
    """Return text with only what XML itself needs escaped."""
    return escape(text)


def reference(text: str) -> str:
    """Return text whose controls are character references, decimal and hexadecimal in turn."""
    return "".join(
        escape(sign)
        if sign.isprintable()
        else f"&#{'x' * (n % 2)}{format(ord(sign), 'dx'[n % 2])};"
        for n, sign in enumerate(text)
    )


def double(text: str) -> str:
    """Return `reference` escaped once more, for a reader that decodes XML and then HTML."""
    return escape(reference(text))


def cdata(text: str) -> str:
    """Return a CDATA section."""
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def raw(text: str) -> str:
    """Return the text as it is."""
    return text


def json_string(text: str) -> str:
    """Return a JSON string, its controls escaped."""
    return json.dumps(text)


def json_raw(text: str) -> str:
    """Return a JSON string with raw controls, which JSON forbids."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def quoted(text: str) -> str:
    """Return a double-quoted YAML scalar or TOML string (TOML knows no `\\x`)."""
    return '"' + "".join(_escaped(sign) for sign in text) + '"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def single_quoted(text: str) -> str:
    """Return a single-quoted YAML scalar, which knows no escapes."""
    return "'" + text.replace("'", "''") + "'"
