"""What Hugo, Jekyll and Obsidian add to Markdown, turned into plain Markdown or left out.

Code is not touched: neither fenced nor indented blocks nor code spans.
"""

import re
from collections.abc import Callable, Iterator
from operator import gt

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"(`{1,4})(?!`).{1,1000}?(?<!`)\1(?!`)")
_EMBED = re.compile(r"!\[\[[^\[\]\n|]{1,300}(?:\|[^\[\]\n]{0,300})?\]\]")
_WIKI_LINK = re.compile(r"\[\[([^\[\]\n|]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]")
_COMMENT = re.compile(r"%%[^%\n]{0,1000}%%")
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]{1,1000})==")
_BLOCK_ID = re.compile(r" \^[A-Za-z0-9-]{1,40}$")
_CALLOUT = re.compile(r"((?:> ?)+)\[!([\w-]{1,30})\][+-]? ?(.*)")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\[\]\s]{1,100})\]:[ \t]*(?=\S)")
_SHORTCODE = re.compile(r"\{\{[<%][^{}]{0,1000}[%>]\}\}|\{%[^{}%]{0,1000}%\}|<%[^%]{0,1000}%>")
_CODE = re.compile(r"\s*\{(?:\{[<%]|%) *highlight +([\w+#-]{1,20})[^{}]*[>%]?\}\}?\s*")
_CODE_END = re.compile(r"\s*\{(?:\{[<%] */ *highlight *[>%]\}|% *endhighlight *%)\}\s*")
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*+\{:?[ \t]*[.#][^{}\n]{0,200}\}[ \t]*$")
_HASHTAG = re.compile(r"(?<![^\s(\[,;])#([^\W\d_][\w/-]{0,63}|\d[\w/-]{0,62}[^\W\d][\w/-]{0,20})")
_COLOUR = re.compile(r"(?=\S*\d)[0-9a-fA-F]{3,8}")
_TAGS_ONLY = re.compile(r"[ \t]*(?:#[\w/-]+[ \t,]*)+")

_SIGNS = ("#", "[[", "%", "{{", "==", "[!", "^", "}")
"""What a line holds that one of these patterns changes."""

MAX_HASHTAGS = 30
"""Tags that are taken from the text of one note."""


def plain_dialect(body: str) -> tuple[str, list[str]]:
    """Return `body` as plain Markdown, and the `#tags` in it; a line of nothing else is dropped."""
    if not any(map(body.__contains__, _SIGNS)):
        return body, []
    tags: dict[str, None] = {}
    lines = []
    for line, is_code in prose_and_code(_without_comments(_fenced(body))):
        if is_code:
            lines.append(line)
            continue
        if "#" in line:
            prose = _CODE_SPAN.sub("", line)
            found = [tag for tag in _HASHTAG.findall(prose) if not _COLOUR.fullmatch(tag)]
            tags |= dict.fromkeys(found[:MAX_HASHTAGS])
            if found and _TAGS_ONLY.fullmatch(line):
                continue
        if "[^" in line and (note := _FOOTNOTE.match(line)):
            line = f"\\[^{note[1]}\\]: {line[note.end() :]}"  # else it defines where a link goes
            if lines and lines[-1].strip():
                lines.append("")
        lines.append(_outside_code(line, _plain_line))
    return "\n".join(lines), [*tags][:MAX_HASHTAGS]


def _fenced(body: str) -> str:
    """Return `body` with the code that Hugo and Jekyll highlight in fences."""
    if "highlight" not in body:
        return body
    lines = body.split("\n")
    starts = {at: found[1] for at, line in enumerate(lines) if (found := _CODE.fullmatch(line))}
    ends = [at for at, line in enumerate(lines) if _CODE_END.fullmatch(line)]
    if len(starts) != len(ends) or any(map(gt, starts, ends)):
        return body
    for start, language in starts.items():
        lines[start] = f"```{language}"
    for end in ends:
        lines[end] = "```"
    return "\n".join(lines)


def _without_comments(body: str) -> str:
    """Return `body` without Obsidian's comments of several lines, where each has its end."""
    if "%%\n" not in body:
        return body
    lines = [*prose_and_code(body)]
    rules = [at for at, (line, is_code) in enumerate(lines) if line.strip() == "%%" and not is_code]
    for first, last in reversed([*zip(rules[::2], rules[1::2], strict=False)]):
        del lines[first : last + 1]
    return "\n".join(line for line, _ in lines)


def prose_and_code(body: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it belongs to a code block."""
    fence = ""
    for line in body.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            yield line, True
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
        elif mark:
            fence = mark[1]
            yield line, True
        else:
            yield line, line.startswith(("    ", "\t"))


def _outside_code(line: str, change: Callable[[str], str]) -> str:
    if "`" not in line:
        return change(line)
    parts, at = [], 0
    for span in _CODE_SPAN.finditer(line):
        parts += [change(line[at : span.start()]), span[0]]
        at = span.end()
    return "".join([*parts, change(line[at:])])


def _plain_line(line: str) -> str:
    if "[[" in line:
        line = _WIKI_LINK.sub(_wiki_words, _EMBED.sub("", line))
    if "%" in line or "{{" in line:
        line = _SHORTCODE.sub("", _COMMENT.sub("", line))
    if "==" in line:
        line = _HIGHLIGHT.sub(r"**\1**", line)
    if "[!" in line and (callout := _CALLOUT.match(line)):
        line = f"{callout[1]}**{callout[3].strip() or callout[2].capitalize()}**  "
    if "^" in line:
        line = _BLOCK_ID.sub("", line)
    return _ATTRIBUTES.sub("", line) if line.rstrip().endswith("}") else line


def _wiki_words(link: re.Match[str]) -> str:
    """Return the words of a link to another note: its alias, else the note's name."""
    page, alias = link[1], link[2]
    return str(alias or page.replace("#", " › ").rpartition("/")[2]).strip()
