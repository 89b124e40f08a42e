from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "resolutions.desk"
    label = "desk"
    verbose_name = "Editors' desk"
    default_auto_field = "django.db.models.BigAutoField"
