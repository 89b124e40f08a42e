from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class DeskAdminConfig(admin_apps.AdminConfig):
    """Django's admin with the desk's front page; named in the settings."""

    default = False
    default_site = "resolutions.desk.site.DeskSite"


class DeskConfig(AppConfig):
    default = True
    name = "resolutions.desk"
    label = "desk"
    verbose_name = "Editors’ desk"
    default_auto_field = "django.db.models.BigAutoField"
