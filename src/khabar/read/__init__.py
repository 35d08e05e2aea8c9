"""Anything addressable becomes articles."""

from khabar.read.fetch import Fetching
from khabar.read.input import read_input

__all__ = ["Fetching", "read_input"]
