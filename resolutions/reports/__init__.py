"""The reports, studies and meetings asked for: a list to narrow, and what answered.

`filters` reads the question in the address, `answered` finds the held texts that took
note of an answer; the page, the JSON, the CSV and the feed ask both.
"""
