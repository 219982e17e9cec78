"""Problems as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from plugins.story.model import Level, Problem


def lines(files: int, problems: Sequence[Problem]) -> Iterator[str]:
    """One JSON object: how many files were checked, the Problems of each level, and all Problems.

    It is ASCII: what is a control character or half a character in a story is escaped.
    """
    counts = Counter(problem.level for problem in problems)
    data = {
        "files": files,
        "counts": {level: counts[level] for level in get_args(Level)},
        "problems": [
            {
                "path": problem.path,
                "line": problem.line,
                "level": problem.level,
                "rule": problem.rule,
                "message": problem.message,
                "remedy": problem.remedy,
            }
            for problem in problems
        ],
    }
    yield json.dumps(data, indent=2)
