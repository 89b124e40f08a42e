from django.contrib.auth.management import create_permissions
from django.contrib.contenttypes.management import create_contenttypes
from django.db import migrations

from resolutions.desk.roles import APPS, make_roles


def make(apps, schema_editor):
    # Django makes the permissions when all migrations are over; the roles need them now.
    for label in APPS:
        config = apps.get_app_config(label)
        config.models_module = True
        create_contenttypes(config, verbosity=0, apps=apps)
        create_permissions(config, verbosity=0, apps=apps)
        config.models_module = None
    make_roles(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_initial"),
        ("resolutions", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
