"""Every limit a story has, in one place."""

STORY_BYTES = 64 * 1024  # a story file
SECTIONS = 200  # sections of a story
SECTION_CHARS = 4000  # characters of a section
LINE_CHARS = 1000  # characters of a header value
SLUG_CHARS = 100  # characters of a story's file name without its ending
HASHTAG_CHARS = 64  # characters of a hashtag, in NFC
SLUG_BYTES = 150  # bytes of a file name made from a hashtag or a name, without its ending
NESTING = 12  # how deep quotations and lists may nest
IMPORT_BYTES = 1024 * 1024  # an unrolled text to import
