"""A report in the few words by which it is compared with others."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zlib import crc32

from khabar.analyse.name_data import names_of_persons
from khabar.analyse.text import fold, letters
from khabar.model import Article, Party, Report

# Shorter words are particles for the most part.
SHORTEST_WORD = 4
MOST_WORDS = 32
CHECKSUM_BYTES = 3  # of a stem: two stems of one pair of sentences share one by chance once in sixteen thousand pairs
SIGNATURES_REMEMBERED = 50_000  # those of blocks that are met again and again while a store is filled
WORDS_ASIDE = 15  # of the trigger on either side: a long sentence tells several things
STEM = 5  # letters from the start of a word without its article that its forms share, for the most part
PUNCTUATION = "\"'.,:;!?()[]{}-"


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """What is compared. Days are proleptic ordinals; ``words`` are checksums of stems of the sentence that tells it.

    One is the same as another only where it is the same object, which makes pairs of them cheap to remember.
    """

    report: str
    article: str
    event: str
    mode: str | None
    factuality: str
    actor: frozenset[str]  # codes: the country, or the folded name where there is none
    recipient: frozenset[str]
    persons: frozenset[tuple[str, str]]  # country code and name of those that the list of names knows
    start: int | None
    end: int | None
    told: int  # the day that the published clock goes by
    published: bool  # whether that is the outlet's day, and not the day on which it was learned
    place: str | None
    figures: frozenset[tuple[str, float]]
    words: frozenset[int]
    codes: frozenset[str]  # of both sides


def sign(report: Report, article: Article, told: date) -> Signature:
    """The signature of ``report``; ``told`` is the day that it counts from by the published clock."""
    when, actor, recipient = report.when, _codes(report.actor), _codes(report.recipient)
    return Signature(
        report=report.id,
        article=article.id,
        event=report.event.value,
        mode=report.mode,
        factuality=report.factuality.value,
        actor=actor,
        recipient=recipient,
        persons=frozenset((p.country or "", p.name) for p in (*report.actor, *report.recipient) if p.name and p.name in names_of_persons()),
        start=when.start.toordinal() if when and when.start else None,
        end=when.end.toordinal() if when and when.end else None,
        told=told.toordinal(),
        published=article.published is not None,
        place=fold(report.place.name) if report.place else None,
        figures=frozenset((q.kind or q.unit or "", q.low) for q in report.quantities if q.low is not None and q.low == q.high),
        words=_words(report, article),
        codes=actor | recipient,
    )


def order_of_telling(signature: Signature) -> tuple[int, str, str]:
    """By the day on which it was told, then by article and report."""
    return signature.told, signature.article, signature.report


def _codes(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.country or fold(party.text) for party in parties)


def _words(report: Report, article: Article) -> frozenset[int]:
    """Stems of the words around the trigger, then of the other sentences that tell it."""
    text, trigger = article.text, report.trigger
    around = []
    for span in sorted(report.evidence, key=lambda sentence: (not sentence.covers(trigger), sentence)):
        if span.covers(trigger):
            around += text[span.start : trigger.start].split()[-WORDS_ASIDE:] + text[trigger.start : span.end].split()[:WORDS_ASIDE]
        else:
            around += span.of(text).split()
    stems = dict.fromkeys(_stem(folded) for word in around if len(folded := fold(word)) >= SHORTEST_WORD)
    return frozenset(crc32(stem.encode()) >> 8 * (4 - CHECKSUM_BYTES) for stem in list(stems)[:MOST_WORDS])


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """``word`` without a conjunction and the article, cut to where its endings begin."""
    marks, bare = letters(), word.strip(PUNCTUATION)
    if bare[:1] and bare[0] in marks.conjunctions and len(bare) > STEM:
        bare = bare[1:]
    if bare.startswith(marks.article) and len(bare) > len(marks.article) + 2:
        bare = bare[len(marks.article) :]
    return bare[:STEM]


def encode(signature: Signature) -> str:
    """``signature`` as text to keep."""
    head = (signature.report, signature.article, signature.event, signature.mode, signature.factuality)
    rest = (
        sorted(signature.actor),
        sorted(signature.recipient),
        sorted(signature.persons),
        signature.start,
        signature.end,
        signature.told,
        int(signature.published),
        signature.place,
        sorted(signature.figures),
        _pack(signature.words),
    )
    return json.dumps((head, rest), ensure_ascii=False, separators=(",", ":"))


def _pack(words: frozenset[int]) -> str:
    """Checksums of three bytes in base 64: four letters each."""
    return b64encode(b"".join(word.to_bytes(CHECKSUM_BYTES, "big") for word in sorted(words))).decode()


def _unpack(packed: str) -> frozenset[int]:
    plain = b64decode(packed)
    return frozenset(int.from_bytes(plain[place : place + CHECKSUM_BYTES], "big") for place in range(0, len(plain), CHECKSUM_BYTES))


@lru_cache(maxsize=SIGNATURES_REMEMBERED)
def decode(text: str) -> Signature:
    """The signature that ``encode`` wrote."""
    head, (actor, recipient, persons, start, end, told, published, place, figures, words) = json.loads(text)
    report, article, event, mode, factuality = head
    sides = frozenset(actor), frozenset(recipient)
    return Signature(
        report,
        article,
        event,
        mode,
        factuality,
        sides[0],
        sides[1],
        frozenset((country, name) for country, name in persons),
        start,
        end,
        told,
        bool(published),
        place,
        frozenset((kind, number) for kind, number in figures),
        _unpack(words),
        sides[0] | sides[1],
    )
