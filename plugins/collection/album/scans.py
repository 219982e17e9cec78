"""How often a JPEG goes over its pixels: each scan costs as much time as all of them."""

from __future__ import annotations

import re

MOST = 64  # scans; a progressive picture has about ten

# A marker with a length behind it, or the end. What stands alone is passed over: stuffed bytes and
# restarts, which are within scans, TEM (01) and bytes that fill (ITU-T T.81, B.1.1).
_MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd7\xff])")
_FIRST, _END, _SCAN = 0xC0, 0xD9, 0xDA  # none is defined below the first


def too_many_scans(data: bytes) -> bool:
    """Whether a JPEG has more scans than any camera or program makes, or they can't be counted.

    Of 10 MB a million can be made, and a decoder would be busy with them for hours. Where a marker
    isn't defined, nobody can say what is behind it: decoders give up, or look for the next one.
    """
    scans, at = 0, 2
    while scans <= MOST and (marker := _MARKER.search(data, at)):
        kind = marker[1][0]
        if kind == _END:
            return False
        if kind < _FIRST:
            return True
        scans += kind == _SCAN
        length = int.from_bytes(data[marker.end() : marker.end() + 2], "big")
        at = marker.end() + max(2, length)
    return scans > MOST
