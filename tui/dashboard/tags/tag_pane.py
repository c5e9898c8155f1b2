"""The tab of the tags: names of the columns, the list, and the tags beside the selected one."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.events import Resize
from textual.strip import Strip
from textual.timer import Timer

from tui.dashboard.lines.cutting import fit_right
from tui.dashboard.lines.line_view import LineView
from tui.dashboard.lines.looks import look
from tui.dashboard.lines.row_list import MOMENT, RowList
from tui.dashboard.tags.tag_list import TagHeader, TagList
from tui.figures import bar, share
from tui.library import EVERYTHING, Library, Query, TagCount
from tui.page import cut, fit

WIDE = 100
"""Columns from which the tags beside the selected one stand beside the list, else below it."""
LOW = 12
"""Lines below which they are left out, where they would stand below the list."""
MOST = 100
"""Tags beside one that are asked for."""


class BesideTags(LineView):
    """The tags that appear together with the selected one, most often first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"beside--title", "beside--share", "beside--rule"}
    DEFAULT_CSS = """
    BesideTags {
        & .beside--title { color: $primary; text-style: bold; }
        & .beside--share { color: $text-muted; }
        & .beside--rule { color: $text-disabled; }
    }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._of = ""
        self._tags: Sequence[TagCount] = ()
        self._counted = 0
        self._all = True
        """These are all articles of the tag."""

    def show(self, name: str, tags: Sequence[TagCount], counted: int, articles: int) -> None:
        """Show what stands beside the tag `name` in `counted` of its articles, the newest."""
        self._of, self._tags, self._counted = name, tags, counted
        self._all = counted >= articles
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        draw = self._line_beside if self.size.height > 2 else self._line_below
        strip = Strip(draw(y, width)).apply_style(self.ground)
        return strip.adjust_cell_length(width, self.ground)

    def _line_beside(self, y: int, width: int) -> list[Segment]:
        dim = look(self, "beside--share")
        gap = Segment(" ")
        if not self._of:
            return []
        if y == 0:
            return [gap, Segment(cut(f"With {self._of}", width - 2), look(self, "beside--title"))]
        if y <= len(self._tags) and y < self.size.height - 1:
            tag = self._tags[y - 1]
            name = max(8, width - 17)
            return [
                gap,
                Segment(fit(tag.tag, name)),
                Segment(fit_right(share(tag.articles, self._counted), 7) + " ", dim),
                Segment(bar(tag.articles, self._tags[0].articles, 6), dim),
            ]
        if y == min(self.size.height, len(self._tags) + 2) - 1:
            return [gap, Segment(self._whose, dim)]
        return []

    @property
    def _whose(self) -> str:
        if not self._tags:
            return "It stands alone."
        which = "" if self._all else "the newest "
        return f"of {which}{self._counted:,} article{'s' * (self._counted != 1)}"

    def _line_below(self, y: int, width: int) -> list[Segment]:
        if y == 0:
            title = f" With {cut(self._of, max(8, width // 2))} " if self._of else ""
            rule = "─" * max(0, width - 2 - cell_len(title))
            dim = look(self, "beside--rule")
            return [Segment("──", dim), Segment(title, look(self, "beside--title")),
                    Segment(rule, dim)]  # fmt: skip
        if not self._of:
            return []
        if not self._tags:
            return [Segment("  It stands alone.", look(self, "beside--share"))]
        segments, room = [Segment("  ")], width - 3
        for tag in self._tags:
            part = f" {share(tag.articles, self._counted)}   "
            room -= cell_len(tag.tag) + cell_len(part)
            if room < 0 and len(segments) > 1:
                break
            segments += [
                Segment(cut(tag.tag, width - 3)),
                Segment(part, look(self, "beside--share")),
            ]
        return segments


class TagPane(Container):
    """List and tags beside, one beside the other or one below the other."""

    DEFAULT_CSS = """
    TagPane {
        height: 1fr;
        layout: vertical;
        & #tag-table { height: 1fr; width: 1fr; }
        & BesideTags { height: 2; width: 1fr; }
        &.-wide { layout: horizontal; }
        &.-wide BesideTags { height: 1fr; width: 34; }
        &.-widest BesideTags { width: 44; }
        &.-low BesideTags { display: none; }
    }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.header = TagHeader(id="tag-header")
        self.list = TagList(id="tag-list")
        self._beside = BesideTags(id="tags-beside")
        self._library: Library | None = None
        self._following: Timer | None = None
        self._followed: tuple[str, int] | None = None
        """The tag for which they are shown, and the count that they belong to."""

    def compose(self) -> ComposeResult:
        with Vertical(id="tag-table"):
            yield self.header
            yield self.list
        yield self._beside

    def show(self, library: Library, query: Query) -> None:
        """Show the tags of what a query finds."""
        self._library = library
        empty = "No article has a tag yet." if query == EVERYTHING else "No article here has a tag."
        self.list.placeholder = empty
        self.list.show(library, query)

    def show_sorted(self) -> None:
        """Show by what the tags are sorted."""
        self.header.sort = self.list.sort
        self.header.refresh()

    @on(RowList.Moved)
    def _moved(self) -> None:
        if self._following is not None:
            self._following.stop()
        self._following = self.set_timer(MOMENT, self._follow)

    def _follow(self) -> None:
        """Show what stands beside the selected tag."""
        self._following = None
        selected = self.list.selected
        if self._library is None or selected is None or self.list.is_derived(selected):
            self._beside.show("", (), 0, 0)
            self._followed = None
            return
        key = selected.rank.key
        if self._followed != (key, self.list.counted):
            self._followed = key, self.list.counted
            found, counted = self._library.tags_beside(key, self.list.asked, MOST)
            self._beside.show(selected.name, found, counted, selected.rank.articles)

    def on_resize(self, event: Resize) -> None:
        wide = event.size.width >= WIDE
        self.list.fenced = wide
        self.set_class(wide, "-wide")
        self.set_class(event.size.width >= WIDE * 1.6, "-widest")
        self.set_class(not wide and event.size.height < LOW, "-low")
