"""khabar upgrade: a store of an older version brought up to date."""

from __future__ import annotations

from khabar.relate import grouping
from khabar.settings import store_address
from khabar.store.migrate import upgrade
from khabar.store.schema import SCHEMA_VERSION
from khabar.store.view import View


def upgrade_store(db: str | None) -> None:
    """Bring the store up to date and say what it was."""
    address = store_address(db)
    before = upgrade(address, grouping)
    View(address).close()
    print(f"version {before} brought up to {SCHEMA_VERSION}" if before else f"version {SCHEMA_VERSION} already")
