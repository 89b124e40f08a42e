"""Which version of what is public a page shows."""

from __future__ import annotations

from django.db import models


class PublicVersion(models.Model):
    """One row: another `version` after every transaction that changed a public table.

    Triggers write it, whatever it is that changes a table, so that a version never
    stands for two contents. Random, not counted: a number would come again after a
    backup was put back. `changed_by` is the transaction that gave the version; the rest
    of what it changes is seen together with it.
    """

    id = models.SmallIntegerField(primary_key=True)
    version = models.UUIDField()
    changed_by = models.BigIntegerField()
