"""One-time codes, for those who want more than a password.

Who has confirmed a device gives its code at each log-in; nobody else is asked for one.
A wrong code makes the device wait longer each time, as django-otp does by itself. An
administrator deletes the device of somebody who has lost it.
"""

from __future__ import annotations

from base64 import b32encode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_otp import devices_for_user
from django_otp.forms import OTPAuthenticationFormMixin
from django_otp.plugins.otp_totp.models import TOTPDevice

NAME = "authenticator"


class LoginForm(OTPAuthenticationFormMixin, AdminAuthenticationForm):  # type: ignore[misc]
    """Name and password, and the code of those who have a device."""

    otp_token = forms.CharField(
        required=False,
        max_length=10,
        label="One-time code, if you use one",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}
        ),
    )

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean()
        user = self.get_user()
        device = next(devices_for_user(user), None) if user else None
        if device is not None:
            # Each person has one, so there is nothing to choose.
            self.cleaned_data["otp_device"] = device.persistent_id
            self.clean_otp(user)
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: HttpRequest) -> HttpResponseBase:
    """The page on which somebody adds his own device, or takes it away."""
    devices = TOTPDevice.objects.filter(user=request.user)
    if request.method == "POST":
        _change(request, devices.order_by("-confirmed", "-pk").first())
        return HttpResponseRedirect(reverse("codes"))
    confirmed = devices.filter(confirmed=True).first()
    waiting = None if confirmed else devices.filter(confirmed=False).last()
    context = {
        **admin.site.each_context(request),
        "title": "One-time codes",
        "confirmed": confirmed,
        "waiting": waiting,
        "key": b32encode(waiting.bin_key).decode() if waiting else "",
    }
    return TemplateResponse(request, "admin/desk/codes.html", context)


def _change(request: HttpRequest, device: TOTPDevice | None) -> None:
    """Add a device that waits for its first code; else the code confirms or removes."""
    if device is None:
        TOTPDevice.objects.create(user=request.user, name=NAME, confirmed=False)
    elif not device.confirmed and "cancel" in request.POST:
        device.delete()
    elif not device.verify_token(request.POST.get("code", "").strip()):
        messages.error(
            request, "The code is wrong, or came too soon after a wrong one."
        )
    elif device.confirmed:
        device.delete()
        messages.success(request, "You log in without a code from now on.")
    else:
        device.confirmed = True
        device.save()
        messages.success(request, "You log in with a code from now on.")
