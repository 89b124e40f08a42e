from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import migrations, models

# As in resolutions.normal_form. `translate` compares each letter of a text with each
# of its table: with the marks in it as well, it would take four times as long as to
# make the vector.
NORMAL_FORM = r"""
CREATE FUNCTION resolutions_normal_form(given text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN given ~ '[ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ]'
    THEN translate(
        regexp_replace(given, '[\-/.@<>&_+:''~%‐‑‒–—―−‘’‚‛“”„‟«»‹›…·•\u00a0\u202f\u00ad]', ' ', 'g'),
        'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ',
        'aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyy'
    )
    ELSE regexp_replace(given, '[\-/.@<>&_+:''~%‐‑‒–—―−‘’‚‛“”„‟«»‹›…·•\u00a0\u202f\u00ad]', ' ', 'g')
END
"""
INDEXES = (
    ("paragraph", None, "search_vector", "english", "paragraph_search"),
    ("paragraph", None, "literal_vector", "simple", "paragraph_literal"),
    ("footnote", "text", None, "english", "footnote_search"),
    ("footnote", "text", None, "simple", "footnote_literal"),
    ("resolution", "title", None, "english", "title_search"),
    ("resolution", "title", None, "simple", "title_literal"),
)


def vector(field, config):
    normal = models.Func(
        models.F(field),
        function="resolutions_normal_form",
        output_field=models.TextField(),
    )
    return SearchVector(normal, config=config)


def operations():
    for model, _, _, _, name in INDEXES:
        yield migrations.RemoveIndex(model_name=model, name=name)
    # The expression of a generated column cannot be altered.
    for model, _, column, config, _ in INDEXES:
        if column:
            yield migrations.RemoveField(model_name=model, name=column)
            yield migrations.AddField(
                model_name=model,
                name=column,
                field=models.GeneratedField(
                    db_persist=True,
                    expression=vector("text", config),
                    output_field=SearchVectorField(),
                ),
            )
    for model, field, column, config, name in INDEXES:
        index = (
            GinIndex(fields=[column], name=name)
            if column
            else GinIndex(vector(field, config), name=name)
        )
        yield migrations.AddIndex(model_name=model, index=index)


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0011_pairs_told_from_links"),
    ]

    operations = [
        migrations.RunSQL(NORMAL_FORM, "DROP FUNCTION resolutions_normal_form"),
        *operations(),
    ]
