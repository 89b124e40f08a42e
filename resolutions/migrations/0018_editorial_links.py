from django.db import migrations, models

# What is nearly always so of links made before: only what editors change is as alike.
TELL = """
    UPDATE resolutions_wordinglink link SET is_editorial = true
    FROM resolutions_paragraph earlier, resolutions_paragraph later
    WHERE earlier.id = link.earlier_id AND later.id = link.later_id
      AND link.similarity >= 0.9995 AND link.change IN ('reworded', 'moved')
      AND earlier.text <> later.text
"""


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0017_withdrawn_sets")]

    operations = [
        migrations.AddField(
            model_name="wordinglink",
            name="is_editorial",
            field=models.BooleanField(default=False),
        ),
        migrations.RunSQL(TELL, migrations.RunSQL.noop),
    ]
