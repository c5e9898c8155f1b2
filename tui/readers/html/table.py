"""Tables of HTML: which ones hold data, and their cells row by row."""

from dataclasses import dataclass, field

from lxml import etree

from tui.readers.html.mdwriter import MAX_COLUMNS
from tui.readers.html.tree import names

MAX_CELL = 500
"""Characters in a cell; a table with longer ones is layout, as in newsletters."""

_BLOCKS = names("ul ol dl pre xmp blockquote h1 h2 h3 h4 h5 h6 figure section article hr")


def is_grid(table: etree._Element) -> bool:
    """Tell whether `table` is data: two rows and columns or more, each cell a little text.

    The look ends at the first thing that decides, a table in the table before all.
    """
    rows = columns = widest = letters = paragraphs = 0
    for element in table.iterdescendants():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name == "table" or name in _BLOCKS:
            return False
        if name == "tr":
            rows, columns = rows + 1, 0
        elif name in ("td", "th"):
            columns, letters, paragraphs = columns + 1, 0, 0
            widest = max(widest, columns)
        elif name == "p":
            paragraphs += 1
        letters += len(element.text or "") + len(element.tail or "")
        if columns and (letters > MAX_CELL or paragraphs > 1):
            return False
    return rows > 1 and widest > 1


@dataclass(slots=True)
class Grid:
    """The cells of a table as they are read."""

    rows: list[list[str]] = field(default_factory=list)

    def start_row(self) -> None:
        """Begin a row."""
        if not self.rows or self.rows[-1]:
            self.rows.append([])

    def add(self, cell: str, span: str) -> None:
        """Add a cell that is as many columns wide as `span` says, if it says so."""
        if not self.rows:
            self.rows.append([])
        row = self.rows[-1]
        wide = int(span) if span.isdecimal() and len(span) < 3 else 1
        row += [cell, *[""] * (wide - 1)][: max(0, MAX_COLUMNS - len(row))]

    def shown(self) -> list[list[str]]:
        """Return the rows in which anything stands."""
        return [row for row in self.rows if any(row)]
