"""Every error that a person can meet. Each says what was seen, where, and what to do, in one line."""

from __future__ import annotations


class KhabarError(Exception):
    """What was seen, where, and what to do. ``str(error)`` is one line fit to print; the exit status is 2."""

    def __init__(self, seen: str, where: str, remedy: str) -> None:
        self.seen, self.where, self.remedy = seen, where, remedy
        super().__init__(" ".join(f"{where}: {seen}; {remedy}".split()))


class InputError(KhabarError):
    """An input that cannot be read as an Arabic article."""


class QuestionError(KhabarError):
    """A question that cannot be understood."""


class QueryError(KhabarError):
    """A search or a filter that cannot be answered."""


class CorrectionError(KhabarError):
    """A correction that cannot be made."""


class StoreError(KhabarError):
    """A store that cannot be opened, read or written."""


class OldStoreError(StoreError):
    """A store of an older version, which has to be brought up to date before it is used."""


class SettingsError(KhabarError):
    """A setting or an option whose value makes no sense."""
