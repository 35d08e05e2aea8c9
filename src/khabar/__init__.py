"""Khabar reads Arabic news into a sourced, dated record of who did what to whom."""

__version__ = "0.1.0"
