"""Dignity: what leads to one person, in words, with the reason and a gentler wording.

A message never repeats what was found: logs of the check are public. Which of the eighteen
identifiers of 45 CFR 164.514(b)(2) a rule covers stands in `plugins/check/dignity`.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.check.around import Around
from plugins.check.dignity.contact import emails, phones
from plugins.check.dignity.hit import masked
from plugins.check.dignity.network import ips, urls
from plugins.check.dignity.postal import addresses
from plugins.check.dignity.records import numbers
from plugins.check.dignity.told import data
from plugins.check.draft import Draft
from plugins.check.rule import Finding, rule
from plugins.check.rules import recognised
from plugins.story.model import Level

OPEN = "Everybody can read this page, and programs collect such things."


@rule(
    "email-address",
    "error",
    bad="1/ She said I could write to her any time: jane.doe@example.org",
    good="1/ She said I could write to her any time. @jane@social.example said so too.",
)
def email_address(draft: Draft, around: Around) -> Iterator[Finding]:
    """An e-mail address stands in the story. Programs collect them from public pages, and it names
    its owner. A mention such as `@jane@social.example` is no e-mail address.
    """
    for line, text, _ in data(draft, emails):
        message = f"There is an e-mail address here ({masked(text)}). {OPEN}"
        yield Finding(line, message, "Leave it out: “she gave me her address”.")


@rule(
    "phone-number",
    "error",
    bad="1/ He wrote his number on my hand: (212) 555-0142.",
    good="1/ He wrote his number on my hand. We were open 24/7, and it was 3/17 on the board.",
)
def phone_number(draft: Draft, around: Around) -> Iterator[Finding]:
    """A telephone or fax number stands in the story, in digits of any script. The freephone number
    of a helpline is nobody's own, and may stand in a `Note`.
    """
    for line, text, _ in data(draft, phones):
        message = f"There is a telephone number here ({masked(text)}). {OPEN}"
        yield Finding(line, message, "Leave it out: “he wrote his number on my hand”.")


@rule(
    "postal-address",
    "warning",
    bad="1/ She lived at 14 Alder Street, on the third floor.",
    good="1/ She lived on the third floor, in a street with alders.",
)
def postal_address(draft: Draft, around: Around) -> Iterator[Finding]:
    """A street with its number, a post box or a post code stands in the story: it tells where
    somebody lives or lived.
    """
    for line, text, _ in data(draft, addresses):
        message = f"This looks like a postal address ({masked(text)}). It leads to a door."
        yield Finding(line, message, "Leave it out, or say it wider: “a street by the river”.")


NUMBERS: dict[str, tuple[str, Level, str]] = {
    "social-security": ("an identity or social security number", "error", "“she had her papers”"),
    "record": ("the number of a record", "error", "“her file”"),
    "insurance": ("the number of an insurance", "error", "“her insurance”"),
    "account": ("the number of an account or card", "warning", "“an account at the bank”"),
    "licence": ("the number of a licence or document", "warning", "“his licence”"),
    "vehicle": ("the number of a vehicle or its plate", "warning", "“an old grey van”"),
    "device": ("the number of a device", "warning", "“the pump by her bed”"),
}


@rule(
    "personal-number",
    "error",
    "warning",
    bad="1/ I still know it by heart, MRN 00482913, since I typed it every night.",
    good="1/ I still know her number by heart, since I typed it every night. It was case no. 3.",
)
def personal_number(draft: Draft, around: Around) -> Iterator[Finding]:
    """A number that belongs to one person: of a record, an insurance, an identity card (errors);
    of an account, a licence, a vehicle, a device (warnings). Whoever has the list it is from knows
    who is meant.
    """
    for line, text, what in data(draft, numbers):
        kind, level, instead = NUMBERS[what]
        message = f"This looks like {kind} ({masked(text)}). It leads to one person."
        yield Finding(line, message, f"Leave it out: {instead}.", level)


@rule(
    "ip-address",
    "error",
    bad="1/ The log said it was 203.0.113.77, and that was his kitchen.",
    good="1/ The log said it was his kitchen. We ran version 4.12.0.1 at the time.",
)
def ip_address(draft: Draft, around: Around) -> Iterator[Finding]:
    """The address of a computer stands in the story. With a date it leads to a household."""
    for line, text, _ in data(draft, ips):
        message = f"There is an IP address here ({masked(text)}). It can lead to a household."
        yield Finding(line, message, "Leave it out: “an address in our own building”.")


@rule(
    "personal-link",
    "warning",
    bad="1/ I looked [at her page](https://portal.example.org/patients/482913) every night.",
    good="1/ I looked [at the timetable](https://portal.example.org/2024/timetable) every night.",
)
def personal_link(draft: Draft, around: Around) -> Iterator[Finding]:
    """A web address carries the number, the key or the e-mail address of one person."""
    for line, text, _ in data(draft, urls):
        message = f"This link seems to carry somebody's own number or key ({_host(text)})."
        yield Finding(line, message, "Link to a page that is for everybody, or leave the link out.")


def _host(address: str) -> str:
    """The server of an address, without whoever stands before it."""
    return address.split("://")[-1].split("/")[0].rpartition("@")[2][:60]


RULES = (
    email_address,
    phone_number,
    postal_address,
    personal_number,
    ip_address,
    personal_link,
    *recognised.RULES,
)
