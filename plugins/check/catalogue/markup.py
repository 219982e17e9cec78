"""What may be odd about the Markdown of a post."""

from __future__ import annotations

from plugins.check.rule import told

RULES = (
    told(
        "raw-html",
        "note",
        says="HTML is not taken over: the page shows the signs as you typed them.",
        bad="1/ She asked <b>one</b> question.",
        good="1/ She asked **one** question.",
    ),
    told(
        "nesting",
        "warning",
        says="Quotations and lists nest more than 12 deep: what lies deeper is shown as text.",
        bad="1/ She wrote:\n\n" + "> " * 14 + "one question",
        good="1/ She wrote:\n\n> > one question",
    ),
)
LINKS = (
    told(
        "link-target",
        "warning",
        says="""
        A link leads to something that a story can't link to. What works: an address with
        `https://`, `http://` or `mailto:`, another story (`the-soup.md`), a section (`#3`).
        """,
        bad="1/ She kept [a book](../books/losses.html).",
        good="1/ She kept [a book](https://example.org/losses).",
    ),
)
PICTURES = (
    told(
        "image-target",
        "warning",
        says="""
        A picture lies elsewhere. Pictures lie in the folder that has the story's name, and are
        named without it; one from another site would tell that site who reads here.
        """,
        bad="1/ This is it. ![Two hands and a plane](https://example.org/hands.png)",
        good="1/ This is it. ![Two hands and a plane](hands.png)",
    ),
    told(
        "image-alt",
        "error",
        says="""
        A picture has no description for those who can't see it. If it only adorns and says nothing,
        write `decorative`.
        """,
        bad="1/ This is it. ![](hands.png)",
        good="1/ This is it. ![Two hands and a plane](hands.png)",
    ),
    told(
        "image-alt-missing",
        "error",
        says="`Image` needs `Image-Alt`: what the picture shows, for those who can't see it.",
        bad="Image: hands.png",
        good="Image: hands.png\nImage-Alt: Two hands and a plane",
    ),
    told(
        "image-alt-alone",
        "warning",
        says="`Image-Alt` describes the header's picture, and there is no `Image`.",
        bad="Image-Alt: Two hands and a plane",
        good="Image: hands.png\nImage-Alt: Two hands and a plane",
    ),
    told(
        "image-malformed",
        "error",
        says="""
        `Image` is the name of a picture in the story's own folder, without the folder, and has no
        spaces.
        """,
        bad="Image: https://example.org/hands.png\nImage-Alt: Two hands and a plane",
        good="Image: hands.png\nImage-Alt: Two hands and a plane",
    ),
)
