"""Settings: safe in production, and nothing to set for a first try."""

from __future__ import annotations

import subprocess
import sys

import pytest

from archive.tests.processes import BASE_DIR, environment

IN_PRODUCTION = {
    "HTTPS": "1",
    "ALLOWED_HOSTS": "archive.example.org",
    "DATABASE_URL": "postgresql://archive@database/archive",
}
SHOW = "from django.conf import settings; print(settings.{})"


def python(data_dir, *arguments, **variables):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=BASE_DIR,
        env=environment(
            data_dir, DJANGO_SETTINGS_MODULE="archive.settings", **variables
        ),
        capture_output=True,
        text=True,
    )


def setting(data_dir, name, **variables):
    done = python(data_dir, "-c", SHOW.format(name), **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_django_finds_nothing_wrong_with_production(data_dir):
    check = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    done = python(data_dir, *check, **IN_PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_a_secret_key_is_made_once_and_kept_private(data_dir):
    key = setting(data_dir, "SECRET_KEY")
    assert len(key) >= 50
    assert setting(data_dir, "SECRET_KEY") == key
    kept = list(data_dir.iterdir())
    assert [path.name for path in kept] == ["secret_key"]
    assert kept[0].stat().st_mode & 0o777 == 0o600


def test_a_secret_key_from_outside_is_not_written_down(data_dir):
    assert setting(data_dir, "SECRET_KEY", SECRET_KEY="from outside") == "from outside"
    assert not list(data_dir.iterdir())


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("DEBUG", "", "False"),
        ("DEBUG", "0", "False"),
        ("DEBUG", "1", "True"),
        ("HTTPS", "", "False"),
        ("HTTPS", "true", "True"),
    ],
)
def test_switches_are_off_unless_switched_on(data_dir, name, value, expected):
    assert setting(data_dir, name, **{name: value}) == expected


@pytest.mark.parametrize("path", ["/", "/search", "/healthz", "/no-such-page"])
@pytest.mark.django_db
def test_every_answer_has_the_security_headers(client, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    for directive in (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ):
        assert directive in policy.split("; ")
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_name_that_is_not_the_sites_is_refused(client, db):
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400
