"""What the archive tells harvesters: the Open Archives Initiative Protocol for Metadata
Harvesting, version 2.0.

arguments  what is asked, or what is wrong with it
tokens     where a list goes on
records    what is held and what is gone, in the order of its dates, and the sets
metadata   a resolution as Dublin Core and as Akoma Ntoso
answering  the answer as XML     answer()
"""

from .answering import answer

__all__ = ["answer"]
