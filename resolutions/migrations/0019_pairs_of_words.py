from django.db import migrations


class Migration(migrations.Migration):
    """The search index has pairs of words now: it is built anew after each migration,
    and no table changes."""

    dependencies = [("resolutions", "0018_editorial_links")]

    operations = []
