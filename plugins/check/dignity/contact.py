"""Ways to reach somebody: e-mail addresses, telephone and fax numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.dignity.hit import Hit, prose, words

_LOCAL = re.compile(r"[\w.+%'’-]{1,64}\Z")
_SERVER = re.compile(r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.){1,8}[^\W\d_]{2,24}(?![\w-])")
_NOT_BEFORE = ("@", "＠", "/")  # of a mention, and of an address
# “anna (at) example.org”, “anna at example dot org”
_SAID = re.compile(
    r"""\b [\w.+-]{1,64} [ ]? (?:
        [(\[{] [ ]? at [ ]? [)\]}] [ ]? [\w-]{1,63}
        (?: [ ]? (?: [(\[{][ ]?dot[ ]?[)\]}] | dot\b | \. ) [ ]? [^\W\d_][\w-]{1,62} ){1,4}
      | at [ ] (?!the\b|a\b) [\w-]{1,63} [ ] dot [ ] (?:[a-z]{2,24}[ ]dot[ ])?
        (?: com | org | net | edu | gov | info | io | co | uk | us | ca | au | de | fr | es | it
          | eu | ch | at | nl | br | mx | in | jp | example )
    ) \b""",
    re.VERBOSE | re.IGNORECASE,
)


def emails(text: str) -> Iterator[Hit]:
    """E-mail addresses, written out or as “anna (at) example (dot) org”.

    A mention (@anna@social.example) is none, nor is the address of a repository.
    """
    for sign in re.finditer("[@＠]", text):
        at = sign.start()
        local = _LOCAL.search(text, max(0, at - 64), at)
        server = _SERVER.match(text, at + 1)
        name = local[0].lstrip(".'’-+%") if local else ""
        if not name or not server or text[: at - len(name)].endswith(_NOT_BEFORE):
            continue
        if name == "git" and text.startswith(":", server.end()):
            continue
        yield Hit(at - len(name), server.end(), "e-mail")
    if "at" in words(text) and ("dot" in words(text) or re.search(r"[(\[{] ?at ?[)\]}]", text)):
        for match in _SAID.finditer(text):
            yield Hit(match.start(), match.end(), "e-mail")


# Digits of any script, with what stands between the groups of a number.
_DIAL = re.compile(
    r"(?<![\w.,/:#$€£¥@-]) (?: [+＋] [ ]? )? [(（]? \d"
    r"(?: [ ().\-/\u2010-\u2015\u00a0（）]{0,3} \d ){5,18}"
    r"(?! [\w%€$£°-] | [.,:]\d )",
    re.VERBOSE,
)
_GROUP = re.compile(r"\d+")
_CALL = re.compile(
    r"""(?: \b (?: phone | telephone | tel | call(?:ed|ing)? | ring | rang | dial(?:led|ed)?
        | mobile | cell | fax | whatsapp | signal | text(?:ed)? | sms | number[ ](?:is|was)
        | numbers?: | telefon | telefonnummer | handy | handynummer | mobil | portable
        | t[ée]l(?:[ée]phone)? | appel(?:ez|er)? | tel[ée]fono | m[óo]vil | celular | llam\w{1,4}
        ) \b | هاتف | جوال | موبايل | رقمي | 電話 | 电话 | 手机 )
        [^\d\n]{0,24} \Z""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_DIALLED = re.compile(
    r"""\b (?: (?: isbn | issn | doi | orcid | pmid | nct | rfc | version | no | nos | nr | pages?
        | pp | room | lot | order | invoice | coordinates ) \b [^\d\n]{0,8}
      | (?: mrn | nhs | records? | patient | chart | case | file | insurance | policy | member
        | account | acct | medicare | medicaid | ssn | security | passport | licen[cs]e | serial
        | imei | card | id ) \b [^\d\n]{0,20} ) \Z""",
    re.VERBOSE | re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"(?:[+＋]?1[ .-]?)? [(（]?\d{3}[)）]? [ .\-\u2010-\u2015]{1,2} \d{3}"
    r"[ .\-\u2010-\u2015] \d{4} | [(（]\d{3}[)）] \d{3} [ .\-\u2010-\u2015]? \d{4}",
    re.VERBOSE,
)
_FREE = re.compile(r"(?:[+＋]?1[ .-]?)?[(（]?8(?:00|33|44|55|66|77|88)\b|0800")  # nobody's own
_OTHER = re.compile(
    r"\d{4}[ ./-]\d\d?[ ./-]\d\d? | \d\d?[ ./-]\d\d?[ ./-]\d{4}"
    r" | (?:1[5-9]|20)\d\d [ ]?[-–—/][ ]? (?:1[5-9]|20)\d\d | \d{3}-\d\d-\d{4} | \d{5}-\d{4}",
    re.VERBOSE,
)
LONGEST = 15  # digits of a telephone number, as E.164 has it


def phones(text: str) -> Iterator[Hit]:
    """Telephone and fax numbers in any digits. A freephone line is nobody's own: it is let be."""
    text = prose(text)
    for match in _DIAL.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if _is_dialled(_ascii(match[0]), before):
            yield Hit(match.start(), match.end(), "phone")


def _is_dialled(number: str, before: str) -> bool:
    """Whether digits are a telephone number: by their form, or since a word before says so."""
    groups = [len(group) for group in _GROUP.findall(number)]
    digits = sum(groups)
    if digits > LONGEST or groups == [4, 4, 4, 4] or (groups == [3] * 4 and "." in number):
        return False
    if _OTHER.fullmatch(number) or _NOT_DIALLED.search(before) or _FREE.match(number):
        return False
    if number[0] in "+＋" or number.startswith("00"):
        return digits >= 8
    if _AMERICAN.fullmatch(number):
        return True
    if number.lstrip("(（")[0] == "0" and 9 <= digits <= 12 and min(groups[:-1] or groups) >= 2:
        return len(groups) <= 6
    return bool(_CALL.search(before))


def _ascii(number: str) -> str:
    """The digits of any script as 0 to 9."""
    if number.isascii():
        return number
    return "".join(str(int(char)) if char.isdecimal() else char for char in number)
