"""Two texts side by side: which paragraph became which, and what changed in it.

Pure Python over plain values, without Django and without a database, but for `held`
and `partners`, which read the archive:

    tokens       a text as words, with what only editors write marked (vocabulary/*.csv)
    diff         two wordings → parts kept, taken out, put in        diff()
    passages     what is compared: Passage (a paragraph or a footnote), Text
    similarity   how alike two passages are                          similarity(), Scores
    pairing      the pairs of passages of two texts, the surest first
    align        passages of two texts → links                       align()
    possible     what has no link → what it may possibly come from   possible()
    footnotes    the same for footnotes, which are known by their place too
    comparison   two Texts → rows with links and differences         compare()
    held         a held resolution → Text
    partners     with what a resolution is compared when nobody says

For whoever builds on it: a tracked-changes export asks `compare` for rows and takes
`Row.parts` as runs; offsets of `Passage.marks` count characters of the old text on
the old side and of the new one on the new side. A lineage asks `align` for each pair
of texts, or `Scores` with all candidates of one new text as one side, and stores
`similarity`, which depends on the two wordings alone.
"""
