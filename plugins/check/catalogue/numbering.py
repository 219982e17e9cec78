"""What may be odd about a thread's numbers. Nothing is ever renumbered or moved."""

from __future__ import annotations

from plugins.check.rule import told

RULES = (
    told(
        "number-missing",
        "note",
        says="A number is missing in between: perhaps a post was lost on the way.",
        bad="1/ She asked.\n\n2/ I waited.\n\n4/ I ask it now.",
        good="1/ She asked.\n\n2/ I waited.\n\n3/ I ask it now.",
    ),
    told(
        "number-doubled",
        "note",
        says="Two posts have one number.",
        bad="1/ She asked.\n\n2/ I waited.\n\n2/ I ask it now.",
        good="1/ She asked.\n\n2/ I waited.\n\n3/ I ask it now.",
    ),
    told(
        "number-out-of-order",
        "note",
        says="A post stands behind one with a higher number.",
        bad="1/ She asked.\n\n3/ I waited.\n\n2/ I ask it now.",
        good="1/ She asked.\n\n2/ I waited.\n\n3/ I ask it now.",
    ),
    told(
        "number-restarts",
        "note",
        says="The numbers begin again: perhaps these are two threads, and two stories.",
        bad="1/ She asked.\n\n2/ I waited.\n\n1/ Years later.\n\n2/ I ask it now.",
        good="1/ She asked.\n\n2/ I waited.\n\n3/ Years later.\n\n4/ I ask it now.",
    ),
    told(
        "number-over-total",
        "note",
        says="A number is higher than the total behind the slash.",
        bad="1/2 She asked.\n\n2/2 I waited.\n\n3/2 I ask it now.",
        good="1/3 She asked.\n\n2/3 I waited.\n\n3/3 I ask it now.",
    ),
    told(
        "total-changes",
        "note",
        says="The total behind the slash isn't the same throughout.",
        bad="1/3 She asked.\n\n2/4 I waited.\n\n3/4 I ask it now.",
        good="1/3 She asked.\n\n2/3 I waited.\n\n3/3 I ask it now.",
    ),
    told(
        "orientation-uncertain",
        "note",
        says="""
        A number stands on a line of its own, and nothing shows whether it opens the post below it
        or closes the one above. `Numbering: opening` or `Numbering: closing` says so.
        """,
        bad="1/\n\n2/",
        good="1/\n\nShe asked.\n\n2/\n\nI waited.\n\n3/\n\nI ask it now.",
    ),
    told(
        "no-section",
        "error",
        says="Below the header there is no story.",
        bad="---\nTitle: The question\nDate: 2024-03-02\nAuthor: Ward Seven\nRole: mentor\n"
        "Consent: yes\nPeople: none\nLicense: CC-BY-4.0\n---",
        good="1/ She asked one question.",
    ),
    told(
        "section-too-long",
        "error",
        says="A post has at most 4,000 characters. Most have about 200.",
        bad="1/ " + "She asked one question, and waited. " * 120,
        good="1/ She asked one question, and waited.",
    ),
    told(
        "too-many-sections",
        "error",
        says="A story has at most 200 posts. A longer one can be told in two, with `Reply-To`.",
        bad="\n\n".join(f"{n}/ She waited." for n in range(1, 203)),
        good="1/ She waited.",
    ),
    told(
        "too-many-hashtags",
        "error",
        says="A story has at most 30 different hashtags. Three that others use say more.",
        bad="1/ She waited. " + " ".join(f"#Tag{n}" for n in range(1, 103)),
        good="1/ She waited. #Mentoring",
    ),
)
