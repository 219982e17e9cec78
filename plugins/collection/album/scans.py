"""How often a JPEG goes over its pixels: each scan costs as much time as all of them."""

from __future__ import annotations

import re

MOST = 64  # scans; a progressive picture has about ten

# A marker, but for those within a scan: stuffed bytes and restarts (ITU-T T.81, B.1.1).
_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")
_END, _SCAN = 0xD9, 0xDA


def too_many_scans(data: bytes) -> bool:
    """Whether a JPEG has more scans than any camera or program makes.

    Of 10 MB a million can be made, and a decoder would be busy with them for hours.
    """
    scans, at = 0, 2
    while scans <= MOST and (marker := _MARKER.search(data, at)):
        kind = marker[1][0]
        if kind == _END:
            return False
        scans += kind == _SCAN
        length = int.from_bytes(data[marker.end() : marker.end() + 2], "big")
        at = marker.end() + max(2, length)
    return scans > MOST
