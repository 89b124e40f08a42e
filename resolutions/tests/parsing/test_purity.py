import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("django", "psycopg"):
            raise ImportError(name + " is not for the parser")
sys.meta_path.insert(0, Blocked())
from resolutions.parsing import parse
data = open("fixtures/documents/A-RES-64-179.txt", "rb").read()
print(parse(data, "A-RES-64-179.txt").symbol)
"""


def test_the_parser_runs_without_django_and_without_a_database():
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True
    )
    assert (run.stdout.strip(), run.stderr) == ("A/RES/64/179", "")
