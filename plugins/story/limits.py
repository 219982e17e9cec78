"""Every limit a story has, in one place. CONTRIBUTING.md says those that a contributor may meet."""

STORY_BYTES = 64 * 1024  # a story file
SECTIONS = 200  # sections of a story
SECTION_CHARS = 4000  # characters of a section
LINE_CHARS = 1000  # characters of a header value
SLUG_CHARS = 100  # characters of a story's file name without its ending
HASHTAGS = 30  # different hashtags of a story: each is a page, and three feeds with its text
HASHTAG_CHARS = 64  # characters of a hashtag, in NFC
SLUG_BYTES = 150  # bytes of a file name made from a hashtag or a name, without its ending
NESTING = 12  # how deep quotations and lists may nest
MARKS = 10  # marks on one letter: Tibetan and pointed Hebrew stack up to eight
PICTURES = 20  # pictures of a story
PICTURE_BYTES = 10 * 1024 * 1024  # a picture file
PICTURE_PIXELS = 24_000_000  # width times height of a picture
PICTURE_SIDE = 12_000  # pixels of a picture's longer side
READ_SECONDS = 2  # processor time that reading one story may take
IMPORT_BYTES = 1024 * 1024  # an unrolled text to import
