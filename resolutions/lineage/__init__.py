"""Where wording comes from: each paragraph tied to the nearest wording before it.

    words       which words tell one paragraph from another; vocabulary/stems.csv
    moments     texts in one order of time; titles that say the same
    shortlist   paragraphs anywhere in the archive that may be another wording
    offers      two texts, or two paragraphs → what the later one may come from
    doubts      which offers are only possible
    placing     the links of a text, made when it arrives, mended when it leaves
    keeping     the best of what is offered, stored
    judging     what editors say, which stands above what is computed
    strands     a paragraph → all its wordings in order of time
    series      the editions of one resolution
    pairs       a draft and what was adopted of it, told from stored links
    precedents  a pasted paragraph → the nearest held wordings

A paragraph's links depend on the texts that are held and on nothing else: neither on
the order in which they came nor on how often a word stands in the archive. Of all that
earlier texts offer, the best is kept (`offers.Offer.rank`); so what arrives is compared
with what is stored, and nothing else is computed again.
"""
