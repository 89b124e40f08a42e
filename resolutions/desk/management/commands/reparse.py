"""Let the worker read texts again with the parser of now.

What would change is shown on the desk; nothing public changes by this command.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from resolutions.desk.actions import NotNow
from resolutions.desk.reparsing import ask_all


class Command(BaseCommand):
    help = (
        "Read texts again that an older parser read, or those of the symbols given; "
        "what would change is shown on the desk first."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("symbols", nargs="*", metavar="SYMBOL")
        parser.add_argument("--user", required=True, help="who asks, by user name")

    def handle(self, *args: Any, **options: Any) -> None:
        user = get_user_model().objects.filter(username=options["user"]).first()
        if user is None:
            raise CommandError(f"There is no user {options['user']}.")
        try:
            asked = ask_all(user, options["symbols"])
        except NotNow as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"To be read again: {asked}.")
