"""What can be mended without a decision: the form of a story file, never what it says.

`tidy.tidied` takes a text and gives it tidied. Each step is a plain function, and what it made is
read again: a step that would change the meaning is left out.
"""
