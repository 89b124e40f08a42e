"""One-time codes: asked of those who want them, and of nobody else."""

from __future__ import annotations

import time

import pytest
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from resolutions.desk.roles import EDITORS
from resolutions.desk.tests.conftest import a_person, logged_in

pytestmark = pytest.mark.django_db

CODES = "/admin/codes/"


def code_of(device, steps=0):
    """What the app shows; a code counts once, so the next one is a step later."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.time = time.time() + steps * device.step
    return str(totp.token()).zfill(device.digits)


def wrong_code(device):
    right = {code_of(device, steps) for steps in (-1, 0, 1, 2)}
    return next(f"{n:06}" for n in range(9) if f"{n:06}" not in right)


@pytest.fixture
def ada(db):
    user = a_person("ada", EDITORS)
    user.set_password("correct horse")
    user.save()
    return user


def log_in(code=""):
    fields = {"username": "ada", "password": "correct horse", "next": "/admin/"}
    return Client().post("/admin/login/", {**fields, "otp_token": code})


def test_without_a_device_a_password_is_enough(ada):
    assert log_in().status_code == 302


def test_a_device_counts_when_it_has_shown_a_code(ada):
    client = logged_in(ada)
    client.post(CODES)
    device = TOTPDevice.objects.get()
    assert log_in().status_code == 302
    client.post(CODES, {"code": wrong_code(device)})
    device.refresh_from_db()
    assert not device.confirmed
    device.throttle_reset()
    client.post(CODES, {"code": code_of(device)})
    device.refresh_from_db()
    assert device.confirmed
    assert log_in().status_code == 200
    assert log_in(code_of(device)).status_code == 200, "a code counts once"
    device.refresh_from_db()
    device.throttle_reset()
    assert log_in(code_of(device, 1)).status_code == 302


def test_a_wrong_code_makes_the_right_one_wait(ada, settings):
    settings.OTP_TOTP_THROTTLE_FACTOR = 60  # seconds: longer than this test may take
    device = TOTPDevice.objects.create(user=ada, confirmed=True)
    assert log_in(wrong_code(device)).status_code == 200
    assert log_in(code_of(device)).status_code == 200
    device.refresh_from_db()
    device.throttle_reset()
    assert log_in(code_of(device)).status_code == 302


def test_a_device_is_taken_away_with_a_code(ada):
    device = TOTPDevice.objects.create(user=ada, confirmed=True)
    client = logged_in(ada)
    client.post(CODES)
    assert TOTPDevice.objects.exists()
    device.refresh_from_db()
    device.throttle_reset()
    client.post(CODES, {"code": code_of(device)})
    assert not TOTPDevice.objects.exists()


def test_nobody_sees_the_key_of_another(ada, client):
    TOTPDevice.objects.create(user=ada, confirmed=False)
    assert client.get(CODES).status_code == 302
    other = logged_in(a_person("other", EDITORS))
    assert "Use one-time codes" in other.get(CODES).content.decode()
    root = logged_in(a_person("root", is_superuser=True))
    device = TOTPDevice.objects.get()
    page = root.get(f"/admin/otp_totp/totpdevice/{device.pk}/change/")
    assert page.status_code == 200
    assert device.key not in page.content.decode()
