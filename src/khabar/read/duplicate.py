"""Near-identical articles: wire copies under other mastheads, with a changed title or a paragraph more or less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from struct import pack, unpack

from rensa import RMinHash

from khabar.model import Article
from khabar.read.letters import fold

PERMUTATIONS = 64
ROWS = 4  # of a band: 16 bands of 4 find 99 in 100 pairs that share three quarters of their shingles, and 4 in 100 that share a quarter
SHINGLE = 3  # words
SEED = 20_250_709  # any; a change of it is a change of what stores hold
# Of 64 values: shared by a copy with a paragraph more or less, and by no two articles that were written apart, among pairs read.
LEAST_SHARED = 0.6
SHORTEST = 20  # words: shorter texts are headlines, alike by chance


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What near-identity is judged by: 64 unsigned 32-bit values, none for a text too short to judge."""

    values: tuple[int, ...]

    def encode(self) -> bytes:
        """The values as bytes."""
        return pack(f"<{len(self.values)}I", *self.values)

    @classmethod
    def decode(cls, packed: bytes) -> Fingerprint:
        """The fingerprint that ``encode`` wrote."""
        return cls(unpack(f"<{len(packed) // 4}I", packed))


def fingerprint(article: Article) -> Fingerprint:
    """The fingerprint of an article's body."""
    words = fold(article.body).split()
    if len(words) < SHORTEST:
        return Fingerprint(())
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update([" ".join(words[number : number + SHINGLE]) for number in range(len(words) - SHINGLE + 1)])
    return Fingerprint(tuple(sketch.digest()))


def bands(print_: Fingerprint) -> Iterable[int]:
    """Signed 64-bit numbers: two articles that are nearly identical share one of them, nearly always."""
    for number in range(0, len(print_.values), ROWS):
        values = (number, *print_.values[number : number + ROWS])
        yield int.from_bytes(blake2b(pack(f"<{len(values)}I", *values), digest_size=8).digest(), "big", signed=True)


def copies(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether the two articles are nearly identical."""
    if not one.values or not other.values:
        return False
    return sum(a == b for a, b in zip(one.values, other.values, strict=True)) >= LEAST_SHARED * PERMUTATIONS
