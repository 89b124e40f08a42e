"""The rows of the search index: derived from the texts, rebuilt by `rebuild_search`.

Written by `search.postings` alone, in the transaction that changes a text.
"""

from __future__ import annotations

from django.db import models


class SearchState(models.Model):
    """One row: as of which change the index is, and the numbers given out so far.

    `changes` are numbered by a sequence, so that a change that was rolled back leaves
    a number that never comes again. `checksum` is the sum of all of them: two states
    with equal sums have seen the same changes.
    """

    version = models.BigIntegerField(default=0)
    rebuilt = models.BigIntegerField(default=0)
    checksum = models.BigIntegerField(default=0)
    texts = models.BigIntegerField(default=0)
    paragraphs = models.BigIntegerField(default=0)
    places = models.BigIntegerField(default=0)
    title_places = models.BigIntegerField(default=0)
    note_places = models.BigIntegerField(default=0)


class SearchText(models.Model):
    """A resolution as the index knows it; `columns` holds its paragraphs, packed.

    `number` counts the texts, `first` is the number of its first paragraph among all
    paragraphs. A text that was replaced or withdrawn stays, no longer `live`, until
    the index is rebuilt: its numbers are never given out again.
    """

    number = models.BigIntegerField(primary_key=True)
    resolution = models.BigIntegerField(db_index=True)
    first = models.BigIntegerField()
    size = models.IntegerField()
    title_size = models.IntegerField()
    version = models.BigIntegerField(db_index=True)
    is_live = models.BooleanField(default=True)
    year = models.SmallIntegerField(null=True)
    body = models.CharField(max_length=150, null=True)
    status = models.CharField(max_length=10)
    sort_key = models.CharField(max_length=200)
    columns = models.BinaryField()


class SearchSegment(models.Model):
    """Texts whose postings stand in rows of their own; no paragraph is in two."""

    size = models.IntegerField()


class SearchPosting(models.Model):
    """One key of the index in one segment, as a roaring bitmap.

    Keys of words in paragraphs have as members the numbers of the paragraphs, with
    `counts` how often the word stands in each; keys of places have the places.
    """

    pk = models.CompositePrimaryKey("key", "segment")
    key = models.TextField(db_collation="C")
    segment = models.ForeignKey(
        SearchSegment, on_delete=models.CASCADE, db_index=False, related_name="postings"
    )
    members = models.BinaryField()
    counts = models.BinaryField(default=b"")
