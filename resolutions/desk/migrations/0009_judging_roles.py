from django.db import migrations

from resolutions.desk.roles import make_permissions_and_roles


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0008_new_readings"),
        ("resolutions", "0013_text_pairs_and_judgements"),
    ]

    operations = [
        migrations.RunPython(make_permissions_and_roles, migrations.RunPython.noop)
    ]
