"""A short storm; `python -m tests.storm` blows longer."""

from pathlib import Path

import pytest

from tests.storm import sample, storm


@pytest.mark.parametrize("seed", [1, 2])
def test_a_storm_of_files_keys_clicks_and_sizes_does_no_harm(tmp_path: Path, seed: int) -> None:
    assert storm(sample(tmp_path / "feeds"), seed, 3) == []
