"""A library for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.making import Desk, desk, places_in
from tui.places import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Where a library would be."""
    return places_in(tmp_path)


@pytest.fixture
def room(places: Places) -> Iterator[Desk]:
    """An empty library, open for writing and reading."""
    with desk(places) as opened:
        yield opened
