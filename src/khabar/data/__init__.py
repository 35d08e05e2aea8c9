"""What tools/build_data.py compiled from resources/, read once on first use."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> Any:
    """The compiled data ``name`` (such as ``text.json``) as plain JSON values; callers must not change it.

    Raises FileNotFoundError when the package was built without it.
    """
    return json.loads(resources.files(__name__).joinpath(name).read_bytes())
