"""How large the frame of a coded picture is (AV1 Bitstream & Decoding Process, version 1.0.0).

A sequence says how large its frames are at most, and a frame may then say another size, which
decoders believe. So it is a still picture alone that is understood here: one sequence, and one
frame that is shown and as large as the sequence says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from plugins.collection.album import unfit
from plugins.collection.album.bits import MOST, Bits
from plugins.collection.album.kinds import AVIF

Size: TypeAlias = tuple[int, int]  # width, height

_SEQUENCE, _FRAMES = 1, (3, 6)  # kinds of OBU (6.2.2): a frame's header may have its tiles with it
_NEITHER = (2, 4, 5, 15)  # temporal delimiters, tiles, metadata, padding
_SHOWN_KEY = 0b0001  # not an existing frame, a KEY_FRAME, and shown (5.9.2)
_ASK = 2  # SELECT_SCREEN_CONTENT_TOOLS, SELECT_INTEGER_MV (5.5.1): each frame says it


class _Sequence(NamedTuple):
    """Of a sequence header (5.5.1) what tells how large its frame is."""

    size: Size
    reduced: bool  # the header, and its frame's: such a frame can't say another size
    time_bits: int = 0  # how long a frame's presentation time is
    id_bits: int = 0  # and its number
    screen: int = 0  # seq_force_screen_content_tools
    motion: int = 0  # seq_force_integer_mv


def frame_size(data: bytes) -> Size:
    """Width and height of the frame in an image item's data. Raises Unfit."""
    parts = [part for part in _obus(Bits(data)) if part[0] not in _NEITHER]
    if len(parts) != 2 or parts[0][0] != _SEQUENCE or parts[1][0] not in _FRAMES:
        raise unfit.unreadable("it isn't of exactly one frame")
    sequence = _sequence(Bits(parts[0][1]))
    if not sequence.reduced and not _as_said(sequence, Bits(parts[1][1])):
        raise unfit.unreadable("it may be larger than it says")
    return sequence.size


def _obus(bits: Bits) -> Iterator[tuple[int, bytes]]:
    """Kinds and contents of the parts of a bitstream (5.3.1, 5.3.2)."""
    for _ in range(MOST):
        if not bits.left():
            return
        kind = bits.take(5)  # behind a bit that is 0
        extended, measured = bits.take(1), bits.take(1)
        bits.take(1 + 8 * extended)
        yield kind, bits.cut(_leb128(bits) if measured else bits.left())
    raise unfit.unreadable("it has too many parts")


def _leb128(bits: Bits) -> int:
    """A number of up to eight bytes, the lowest first (4.10.5)."""
    value = 0
    for place in range(8):
        more, digits = bits.take(1), bits.take(7)
        value |= digits << (7 * place)
        if not more:
            return value
    raise unfit.broken(AVIF)


def _sequence(bits: Bits) -> _Sequence:
    """What a sequence header says (5.5.1); of its end, what stands in a frame's header too."""
    bits.take(4)  # seq_profile, still_picture
    reduced = bool(bits.take(1))
    time_bits = 0 if reduced else _operating_points(bits)
    if reduced:
        bits.take(5)  # seq_level_idx
    wide, high = bits.take(4) + 1, bits.take(4) + 1
    size = bits.take(wide) + 1, bits.take(high) + 1
    if reduced:
        return _Sequence(size, reduced)
    id_bits = bits.take(4) + bits.take(3) + 3 if bits.take(1) else 0
    bits.take(7)  # use_128x128_superblock to enable_dual_filter
    if bits.take(1):  # enable_order_hint
        bits.take(2)
    screen = _ASK if bits.take(1) else bits.take(1)
    motion = _ASK if not screen or bits.take(1) else bits.take(1)
    return _Sequence(size, reduced, time_bits, id_bits, screen, motion)


def _operating_points(bits: Bits) -> int:
    """Passes over them (5.5.1, 5.5.5). How many bits a frame's presentation time has."""
    delay_bits, time_bits = _timing(bits)
    delayed = bits.take(1)  # initial_display_delay_present_flag
    for _ in range(bits.take(5) + 1):
        bits.take(12)  # operating_point_idc
        if bits.take(5) > 7:  # seq_level_idx
            bits.take(1)
        if delay_bits and bits.take(1):
            bits.take(2 * delay_bits + 1)
        if delayed and bits.take(1):
            bits.take(4)
    return time_bits


def _timing(bits: Bits) -> tuple[int, int]:
    """How many bits a buffer's delay and a frame's presentation time have (5.5.3, 5.5.4)."""
    if not bits.take(1):  # timing_info_present_flag
        return 0, 0
    bits.take(64)  # num_units_in_display_tick, time_scale
    equal = bits.take(1)
    if equal:
        _pass_uvlc(bits)
    if not bits.take(1):  # decoder_model_info_present_flag
        return 0, 0
    delay_bits = bits.take(5) + 1
    bits.take(32 + 5)  # num_units_in_decoding_tick, buffer_removal_time_length_minus_1
    time_bits = bits.take(5) + 1
    return delay_bits, 0 if equal else time_bits


def _pass_uvlc(bits: Bits) -> None:
    """Passes over a number that has as many bits as there are zeros before it (4.10.3)."""
    for zeros in range(32):
        if bits.take(1):
            bits.take(zeros)
            return
    raise unfit.broken(AVIF)


def _as_said(sequence: _Sequence, bits: Bits) -> bool:
    """Whether a frame's header (5.9.2) begins one for itself, and of its sequence's size."""
    if bits.take(4) != _SHOWN_KEY:
        return False
    bits.take(sequence.time_bits + 1)  # and disable_cdf_update
    screen = bits.take(1) if sequence.screen == _ASK else sequence.screen
    if screen and sequence.motion == _ASK:
        bits.take(1)  # force_integer_mv
    bits.take(sequence.id_bits)
    return not bits.take(1)  # frame_size_override_flag
