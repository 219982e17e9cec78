"""The pictures of the stories: which files can be shown, what they look like, where they are used.

A picture file is a stranger's: it is told by its content, measured before it is decoded, and read
in a process of its own, so that what it breaks is itself alone. Pillow reads it, and is imported
only where one is read.
"""
