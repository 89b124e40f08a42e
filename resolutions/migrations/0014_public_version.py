from django.db import migrations, models

# All that public pages show. Tables of the search index have nothing of their own to say.
WATCHED = [
    "act",
    "addressee",
    "citation",
    "citeddocument",
    "footnote",
    "footnotemark",
    "formeraddress",
    "indexedword",
    "leftoutline",
    "lineagejudgement",
    "paragraph",
    "paragraph_addressees",
    "paragraph_topics",
    "parsewarning",
    "placedtext",
    "repair",
    "reportrequest",
    "resolution",
    "series",
    "sourcefile",
    "textpair",
    "topic",
    "verb",
    "wordinglink",
]
# Once in a transaction: nobody sees a part of what it changes.
FUNCTIONS = """
CREATE FUNCTION resolutions_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    this bigint := pg_current_xact_id()::text::bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM resolutions_publicversion WHERE changed_by = this) THEN
        INSERT INTO resolutions_publicversion (id, version, changed_by)
        VALUES (1, gen_random_uuid(), this)
        ON CONFLICT (id) DO UPDATE
        SET version = EXCLUDED.version, changed_by = EXCLUDED.changed_by;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION resolutions_watch(watched regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'CREATE TRIGGER changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s'
        ' FOR EACH STATEMENT EXECUTE FUNCTION resolutions_changed()', watched);
END $$;
INSERT INTO resolutions_publicversion VALUES (1, gen_random_uuid(), 0);
"""
NO_FUNCTIONS = """
DROP FUNCTION resolutions_changed() CASCADE;
DROP FUNCTION resolutions_watch(regclass);
"""
WATCH = "".join(f"SELECT resolutions_watch('resolutions_{each}');" for each in WATCHED)


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0013_text_pairs_and_judgements"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicVersion",
            fields=[
                ("id", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("version", models.UUIDField()),
                ("changed_by", models.BigIntegerField()),
            ],
        ),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        migrations.RunSQL(WATCH, migrations.RunSQL.noop),
    ]
