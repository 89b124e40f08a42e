"""A resolution in Akoma Ntoso 3.0, after the guidelines of the United Nations (AKN4UN).

work       how the standard names what it describes: actor, number, date, IRIs
meta       identification and references
inline     words with italics, references and footnotes
document   preface, preamble, main body, conclusions, annexes     akoma_ntoso()
"""

from .document import MEDIA_TYPE, akoma_ntoso

__all__ = ["MEDIA_TYPE", "akoma_ntoso"]
