"""A part of a text that a command writes, between two marks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple


class Marks(NamedTuple):
    """What stands before the part and behind it."""

    begin: str
    end: str

    def put(self, path: Path, part: str) -> None:
        """Write the part in the place of what is between the marks; the rest stays.

        Raises ValueError where the text doesn't have each mark once, in this order.
        """
        text = path.read_text(encoding="utf-8")
        between = re.compile(f"{re.escape(self.begin)}.*?{re.escape(self.end)}", re.DOTALL)
        if len(between.findall(text)) != 1:
            raise ValueError(f"{path.name} has no {self.begin} … {self.end}")
        new = f"{self.begin}\n\n{part}\n\n{self.end}"
        path.write_text(between.sub(lambda _: new, text), encoding="utf-8")
