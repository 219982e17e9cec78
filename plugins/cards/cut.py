"""Cuts the fonts in fonts/ anew from the whole ones: `python -m plugins.cards.cut`.

For maintainers. It reads Noto where Debian's packages fonts-noto-core, fonts-noto-cjk and
fonts-noto-color-emoji put it. fonts/README.md tells what came of it.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from zipfile import ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import uharfbuzz as hb
from PIL import Image

from plugins.cards.emoji import HEIGHT, TONES, name_of
from plugins.cards.faces import FACES, FONTS
from plugins.collection.place import folder_digest

NOTO = Path("/usr/share/fonts/truetype/noto")
CJK = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
JAPANESE, CHINESE = 0, 2  # their places in that collection
SANS = {"thaana", "oriya"}
FEATURES = (
    "ccmp locl kern mark mkmk liga clig rlig calt init medi fina isol med2 fin2 fin3 rclt akhn "
    "rphf rkrf pref blwf abvf half pstf vatu cjct cfar pres abvs blws psts haln dist abvm blwm "
    "curs nukt ljmo vjmo tjmo"
)
PLAIN = "ccmp kern mark mkmk ljmo vjmo tjmo"  # without the forms of other languages
COLOURS = 32  # of one emoji
TOLD = '''"""Which fonts there are: builds look at the code to see what changed, and see this."""

EDITION = "{}"  # written by plugins.cards.cut
'''
KEYCAPS = "0123456789#*"
FLAGS = range(0x1F1E6, 0x1F200)
SPECIAL = "🏳-🌈 🏴-☠ 🏳-⚧ ❤-🔥 ❤-🩹 🐕-🦺 🐻-❄ 🐦-⬛ 🐈-⬛ 👁-🗨 😶-🌫 😮-💨 😵-💫 🧑-🤝-🧑"


def text_fonts() -> Iterator[tuple[str, bytes]]:
    """The fonts of FACES by name."""
    for name in ("serif", "serif-bold"):
        yield name, cut(NOTO / f"NotoSerif-{'Bold' if 'bold' in name else 'Regular'}.ttf")
    for name in ("arabic", "arabic-bold"):
        yield name, cut(NOTO / f"NotoNaskhArabic-{'Bold' if 'bold' in name else 'Regular'}.ttf")
    yield "math", cut(NOTO / "NotoSansMath-Regular.ttf", range(0x2190, 0x2300))
    yield "symbols", cut(NOTO / "NotoSansSymbols2-Regular.ttf", range(0x2300, 0x2C00))
    japanese = {*table("euc_jp", range(0xA1, 0xF5)), *table("euc_kr", range(0xB0, 0xC9))}
    japanese |= {*table("cp932", (0x87, 0xFA, 0xFB, 0xFC), 0x40), *range(0xFF01, 0xFFE7)}
    japanese |= set(table("big5", range(0xA4, 0xC7), 0x40))
    yield "cjk", cut(CJK, japanese, JAPANESE, PLAIN)
    common, rare = (set(table("gb2312", range(*rows))) for rows in ((0xB0, 0xD8), (0xD8, 0xF8)))
    yield "han-simplified", cut(CJK, common | (rare - japanese), CHINESE, PLAIN)
    done = {"serif", "arabic", "math", "symbols", "cjk", "han-simplified"}
    for name in [face.name for face in FACES if face.name not in done]:
        kind = "Sans" if name in SANS else "Serif"
        yield name, cut(NOTO / f"Noto{kind}{name.title()}-Regular.ttf")


def table(codec: str, rows: Iterable[int], cell: int = 0xA1) -> Iterator[int]:
    """The characters in some rows of a national standard."""
    for pair in itertools.product(rows, range(cell, 0xFF)):
        char = bytes(pair).decode(codec, errors="ignore")
        if len(char) == 1:
            yield ord(char)


def cut(
    path: Path, chars: Iterable[int] = (), index: int = 0, with_features: str = FEATURES
) -> bytes:
    """A font with some of its characters, or all, and what shaping them needs; without hints."""
    face = hb.Face(hb.Blob.from_file_path(str(path)), index)
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(chars or face.unicodes)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    features = wanted.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG)
    features.clear()
    features.update(int.from_bytes(tag.encode(), "big") for tag in with_features.split())
    return bytes(hb.subset(face, wanted).blob.data)


def emoji() -> Iterator[tuple[str, bytes]]:
    """Each emoji by its characters: a small picture of few colours."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(NOTO / "NotoColorEmoji.ttf"))))
    seen = {glyph(font, "🇦🇧")}  # of flags that there are none of
    for sequence in sequences(font):
        found = glyph(font, sequence)
        if found is not None and found not in seen:
            seen.add(found)
            yield name_of(sequence), small(bytes(font.get_glyph_color_png(found).data))


def sequences(font: hb.Font) -> Iterator[str]:
    single = [chr(code) for code in sorted(font.face.unicodes) if is_emoji(code)]
    yield from single
    yield from (char + "\u20e3" for char in KEYCAPS)
    yield from (chr(a) + chr(b) for a, b in itertools.product(FLAGS, FLAGS))
    yield from ("\u200d".join(pair) for pair in itertools.product("🧑👩👨", single))
    yield from (sequence.replace("-", "\u200d") for sequence in SPECIAL.split())
    for region in ("gbeng", "gbsct", "gbwls"):
        yield "🏴" + "".join(chr(0xE0000 + ord(char)) for char in region) + chr(0xE007F)


def is_emoji(code: int) -> bool:
    return code in (0xA9, 0xAE) or (
        0x2010 < code < 0xE0000
        and code not in FLAGS
        and chr(code) not in TONES
        and not 0xFE00 <= code <= 0xFE0F
        and code != 0x20E3
    )


def glyph(font: hb.Font, text: str) -> int | None:
    """The one glyph of a text; None where it has several, or none of its own."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    found = [info.codepoint for info in buffer.glyph_infos]
    return found[0] if len(found) == 1 and found[0] else None


def small(data: bytes) -> bytes:
    image = Image.open(io.BytesIO(data)).convert("RGBA").convert("RGBa")
    image = image.resize((HEIGHT * image.width // image.height, HEIGHT), Image.Resampling.LANCZOS)
    few = image.convert("RGBA").quantize(
        COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    out = io.BytesIO()
    few.convert("RGBA").save(out, "WEBP", lossless=True, quality=100, method=6)
    return out.getvalue()


def pack(path: Path, files: Mapping[str, bytes], how: int) -> None:
    with ZipFile(path, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name), data, how)
    print(f"{path.name}: {len(files)} files, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    pack(FONTS / "text.zip", dict(text_fonts()), ZIP_LZMA)
    pack(FONTS / "emoji.zip", dict(emoji()), ZIP_STORED)
    edition = folder_digest(FONTS, ending=".zip")
    Path(__file__).with_name("edition.py").write_text(TOLD.format(edition), encoding="utf-8")
