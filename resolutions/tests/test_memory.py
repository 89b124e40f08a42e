"""Memory that is free goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Every second piece stays, so that none of what is free is at the end.
HELD_AND_FREED = """
import ctypes, psutil
from resolutions.memory import give_back, keep_little
def megabytes():
    return psutil.Process().memory_info().rss / 2**20
{first}
pieces = [b"x" * (100_000 + n) for n in range(1_000)]
del pieces[::2]
before = megabytes()
give_back()
print(before - megabytes())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc can be told")
@pytest.mark.parametrize("first", ["", "keep_little()"])
def test_what_is_free_is_given_back(first):
    script = HELD_AND_FREED.format(first=first)
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert float(run.stdout) > 25
