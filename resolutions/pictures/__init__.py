"""Pictures drawn on the server: pure functions from numbers to SVG.

A picture has a title and a description for those who do not see it, takes its colours
from the stylesheet by class, and stands beside a table that says the same.
"""
