from __future__ import annotations

import pytest

from archive.tests.processes import directory, server_processes


@pytest.fixture
def data_dir():
    """An empty DATA_DIR with a space in it; a server left in it is ended."""
    with directory("data dir") as path:
        yield path
        for process in server_processes(path):
            process.kill()
