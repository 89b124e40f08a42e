"""Who may do what at the desk: three groups, each of which may what the one before may.

A role is only a group of permissions, so an administrator can change one in the admin
or make others. No view asks for a role, all ask for permissions.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.management import create_permissions
from django.contrib.contenttypes.management import create_contenttypes

VIEWERS, EDITORS, PUBLISHERS = "Viewers", "Editors", "Publishers"

_TO_VIEW = (
    *("view_batch", "view_upload", "view_edition", "view_correction"),
    "view_errorreport",
    "view_newreading",
    "view_resolution",
    "view_lineagejudgement",
)
_TO_EDIT = (
    *("add_batch", "change_upload", "change_errorreport"),
    "add_lineagejudgement",
)
_TO_PUBLISH = ("publish",)
ROLES = {
    VIEWERS: _TO_VIEW,
    EDITORS: _TO_VIEW + _TO_EDIT,
    PUBLISHERS: _TO_VIEW + _TO_EDIT + _TO_PUBLISH,
}
APPS = ("desk", "resolutions")


def make_roles(apps: Any) -> None:
    """Make the groups that are missing, and give all of them what their role may.

    `apps` is the registry, also a historical one. The permissions of both apps have to
    be there: in a migration, `create_permissions` makes them first, since Django itself
    makes them when all migrations are over.
    """
    group_model = apps.get_model("auth", "Group")
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label__in=APPS
    )
    for name, codenames in ROLES.items():
        group, _ = group_model.objects.get_or_create(name=name)
        group.permissions.add(*permissions.filter(codename__in=codenames))


def make_permissions_and_roles(apps: Any, schema_editor: Any) -> None:
    """For a migration that adds a table: Django itself makes the permissions when all
    migrations are over, and the roles need them now."""
    for label in APPS:
        config = apps.get_app_config(label)
        config.models_module = True
        create_contenttypes(config, verbosity=0, apps=apps)
        create_permissions(config, verbosity=0, apps=apps)
        config.models_module = None
    make_roles(apps)
