"""Brings a story in: an unrolled thread becomes a draft, or a new story begins from nothing.

    python -m plugins.exchange import --from thread.txt --author "Ward Seven" --role mentor
    python -m plugins.exchange new

This room is used from the command line only; the site is built without it.
"""
