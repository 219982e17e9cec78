"""What a story is, and how text becomes one.

Everything in this package is pure: no Pelican, no network, no clock. The doors are
`plugins.story.read.read_story` (a file's bytes to a Story and its Problems) and
`plugins.story.thread.read_thread` (a text to posts).
"""
