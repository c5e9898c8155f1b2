"""A short storm; `python -m tests.storm` blows longer."""

from pathlib import Path

import pytest

from tests.storm import sample, storm


@pytest.mark.parametrize("seed", [1, 2])
def test_a_storm_of_files_keys_bytes_clicks_and_sizes_does_no_harm(
    tmp_path: Path, seed: int
) -> None:
    assert storm(sample(tmp_path / "feeds"), seed, 3) == []


def test_a_wall_stands_in_a_storm_and_shows_what_comes_after_it(tmp_path: Path) -> None:
    assert storm(sample(tmp_path / "feeds"), 3, 3, wall=True) == []
