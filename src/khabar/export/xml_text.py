"""Text that XML can hold."""

from __future__ import annotations

import re

# What XML 1.0 forbids: control characters, halves of surrogate pairs, and two non-characters.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """``text`` with a replacement sign for each character that XML forbids, so that places stay the same."""
    return _FORBIDDEN.sub("\ufffd", text)
