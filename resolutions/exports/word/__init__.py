"""Word files (.docx): a resolution as a clean text, a comparison as tracked changes.

lines      a held text as lines: title block, paragraphs, closing lines
numbers    which list of Word's counts which paragraph
pairing    which lines of two texts are one paragraph, and which moved
weaving    one paragraph of two texts as runs and marks
blocks     all paragraphs of two texts in reading order
notes      which mark refers to which footnote
tracked    two texts → Sheet; one text → Sheet      tracked(), clean()
sheet      what stands in a file, as plain values
body       Sheet → document, footnotes and numbering as XML
styles     how it looks
package    Sheet → the bytes of a file               docx()
"""

from .lines import WordText, word_text_of
from .package import MEDIA_TYPE, docx
from .tracked import clean, tracked

__all__ = ["MEDIA_TYPE", "WordText", "clean", "docx", "tracked", "word_text_of"]
