"""Who cites what: the places that cite a document or a paragraph, counted and narrowed.

Pages and data ask the same functions. What is counted is places: paragraphs, each
once however often it cites, and footnotes whose mark is lost in the source.
"""
