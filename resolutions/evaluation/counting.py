"""What can be counted in what was read of a file, and of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from .running import Result
from .shape import Shape

KINDS = {
    "preambular": "preambular",
    "operative": "operative",
    "heading": "headings",
    "annex": "annex",
    "unclassified": "unclassified",
}
PARAGRAPHS = ("preambular", "operative", "subparagraphs", "headings", "annex")
COUNTED = (*PARAGRAPHS, "unclassified", "footnotes", "marks", "left out")


def count(shape: Shape) -> Counter[str]:
    """Return how many there are of each of COUNTED.

    A subparagraph counts as one, whatever its kind, and not again as operative.
    """
    counts: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))
    for paragraph in shape["paragraphs"]:
        kind = "subparagraphs" if paragraph["depth"] else KINDS[paragraph["kind"]]
        counts[kind] += 1
        counts["marks"] += len(paragraph["marks"])
    counts["footnotes"] = len(shape["footnotes"])
    counts["left out"] = len(shape["left_out"])
    return counts


def warnings_by_code(shape: Shape) -> Counter[str]:
    return Counter(warning["code"] for warning in shape["warnings"])


def result_line(result: Result) -> str:
    """Return one line on one file, without what there is none of."""
    # A file name may hold a line break.
    start = f"{' '.join(result.name.split())}: "
    if result.shape is None:
        return f"{start}REFUSED, {result.refused} ({result.seconds:.2f} s)"
    counts = in_words(count(result.shape))
    line = f"{start}{result.shape['symbol']}, {counts} ({result.seconds:.2f} s)"
    codes = in_words(warnings_by_code(result.shape))
    return f"{line}; warnings: {codes}" if codes else line


def in_words(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items() if number)


def totals(results: Iterable[Result]) -> list[str]:
    """Return lines on all files: counts, warnings by code, refusals by sentence."""
    counts: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))
    warnings: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    refusals: Counter[str] = Counter()
    read, seconds = 0, 0.0
    for result in results:
        seconds += result.seconds
        if result.shape is None:
            refusals[result.refused] += 1
            continue
        read += 1
        counts.update(count(result.shape))
        codes = warnings_by_code(result.shape)
        warnings.update(codes)
        documents.update(codes.keys())
    whole = f"{read} files read, {sum(refusals.values())} refused"
    lines = [f"{', '.join(filter(None, (whole, in_words(counts))))} ({seconds:.1f} s)"]
    lines += [
        f"warning {code}: {number}, in {documents[code]} of the files"
        for code, number in warnings.most_common()
    ]
    lines += [f"refused {number}: {why}" for why, number in refusals.most_common()]
    return lines
