"""A reading desk for each test that asks for one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.readers.desk import ReadingDesk


@pytest.fixture
def desk() -> Iterator[ReadingDesk]:
    with ReadingDesk(time_limit=20) as desk:
        yield desk


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what puts source code in the place of the library `tomllib`, which workers share."""

    def put(source: str) -> None:
        folder = tmp_path / "broken"
        folder.mkdir()
        (folder / "tomllib.py").write_text(source)
        monkeypatch.syspath_prepend(folder)

    return put
