"""Make an account for the editors' desk: asked for at the keyboard, or by variables."""

from __future__ import annotations

import getpass
import os
import sys
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from archive.database import migrate_where_needed

from ...roles import EDITORS, PUBLISHERS, VIEWERS

ADMINISTRATOR = "administrator"
# The role in the words of the question, and its group.
ROLES = {"viewer": VIEWERS, "editor": EDITORS, "publisher": PUBLISHERS}
VARIABLES = "EDITOR_NAME, EDITOR_PASSWORD and EDITOR_ROLE"


class Command(BaseCommand):
    help = (
        f"Make an account for the editors' desk at /admin/. {VARIABLES} answer the"
        " questions where nobody is at the keyboard. The first account is best an"
        " administrator's, who can make the others in the browser."
    )
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        migrate_where_needed(self.stdout.write)
        user_model = get_user_model()
        name = self.answer("EDITOR_NAME", "Name to log in with")
        if user_model.objects.filter(username=name).exists():
            raise CommandError(f"There is an account of the name {name} already.")
        role = self.answer(
            "EDITOR_ROLE",
            f"Role ({', '.join(ROLES)} or {ADMINISTRATOR})",
            ADMINISTRATOR,
        )
        if role not in (*ROLES, ADMINISTRATOR):
            raise CommandError(f"There is no role {role}.")
        user = user_model(username=name, is_staff=True)
        user.is_superuser = role == ADMINISTRATOR
        try:
            user.clean_fields(exclude=["password"])
            user.set_password(self.password(user))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user.save()
        if role in ROLES:
            user.groups.add(Group.objects.get(name=ROLES[role]))
        self.stdout.write(f"{name} can log in at /admin/ as {role}.")

    def answer(self, variable: str, question: str, default: str = "") -> str:
        if given := os.environ.get(variable):
            return given
        if not sys.stdin.isatty():
            if default:
                return default
            raise CommandError(f"Nobody is at the keyboard: set {VARIABLES}.")
        hint = f" [{default}]" if default else ""
        return input(f"{question}{hint}: ").strip() or default

    def password(self, user: Any) -> str:
        """A password fit for use; raises ValidationError, saying why one is not."""
        given = os.environ.get("EDITOR_PASSWORD")
        if given is None:
            if not sys.stdin.isatty():
                raise CommandError(f"Nobody is at the keyboard: set {VARIABLES}.")
            given = getpass.getpass("Password: ")
            if given != getpass.getpass("The same again: "):
                raise CommandError("The two are not the same.")
        validate_password(given, user)
        return given
