import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0005_report_requests'),
    ]

    operations = [
        migrations.AddField(
            model_name='paragraph',
            name='literal_vector',
            field=models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector(models.Func(models.F('text'), models.Value("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ-/.@<>&_+:'~%‐‑‒–—―−‘’‚‛“”„‟«»‹›…·•\xa0\u202f\xad"), models.Value('aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyy                                      '), function='translate', output_field=models.TextField()), config='simple'), output_field=django.contrib.postgres.search.SearchVectorField()),
        ),
        # The expression of a generated column cannot be altered.
        migrations.RemoveIndex(model_name='paragraph', name='paragraph_search'),
        migrations.RemoveField(model_name='paragraph', name='search_vector'),
        migrations.AddField(
            model_name='paragraph',
            name='search_vector',
            field=models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector(models.Func(models.F('text'), models.Value("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ-/.@<>&_+:'~%‐‑‒–—―−‘’‚‛“”„‟«»‹›…·•\xa0\u202f\xad"), models.Value('aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyy                                      '), function='translate', output_field=models.TextField()), config='english'), output_field=django.contrib.postgres.search.SearchVectorField()),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search_vector'], name='paragraph_search'),
        ),
        migrations.AddIndex(
            model_name='footnote',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector(models.Func(models.F('text'), models.Value("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ-/.@<>&_+:'~%‐‑‒–—―−‘’‚‛“”„‟«»‹›…·•\xa0\u202f\xad"), models.Value('aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyy                                      '), function='translate', output_field=models.TextField()), config='english'), name='footnote_search'),
        ),
        migrations.AddIndex(
            model_name='footnote',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector(models.Func(models.F('text'), models.Value("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ-/.@<>&_+:'~%‐‑‒–—―−‘’‚‛“”„‟«»‹›…·•\xa0\u202f\xad"), models.Value('aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyy                                      '), function='translate', output_field=models.TextField()), config='simple'), name='footnote_literal'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=django.contrib.postgres.indexes.GinIndex(fields=['literal_vector'], name='paragraph_literal'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=models.Index(condition=models.Q(('text__length__gt', 4000)), fields=['resolution'], name='paragraph_long'),
        ),
        migrations.AddIndex(
            model_name='resolution',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector(models.Func(models.F('title'), models.Value("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ-/.@<>&_+:'~%‐‑‒–—―−‘’‚‛“”„‟«»‹›…·•\xa0\u202f\xad"), models.Value('aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyy                                      '), function='translate', output_field=models.TextField()), config='english'), name='title_search'),
        ),
        migrations.AddIndex(
            model_name='resolution',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector(models.Func(models.F('title'), models.Value("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ-/.@<>&_+:'~%‐‑‒–—―−‘’‚‛“”„‟«»‹›…·•\xa0\u202f\xad"), models.Value('aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyy                                      '), function='translate', output_field=models.TextField()), config='simple'), name='title_literal'),
        ),
        migrations.CreateModel(
            name='IndexedWord',
            fields=[
                ('text', models.CharField(max_length=30, primary_key=True, serialize=False)),
            ],
        ),
        migrations.RunSQL(
            """
            INSERT INTO resolutions_indexedword (text)
            SELECT DISTINCT word
            FROM resolutions_paragraph, unnest(tsvector_to_array(literal_vector)) AS word
            WHERE word ~ '^[a-z]{4,30}$'
            """,
            migrations.RunSQL.noop,
        ),
    ]
