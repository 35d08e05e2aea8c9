"""What was coded, packed and back without loss: pydantic's JSON of the frozen records, deflated."""

from __future__ import annotations

import zlib
from functools import cache

from pydantic import TypeAdapter

from khabar.model import Article, Coded, Report

LEVEL = 6  # of deflate: higher ones gain under a hundredth and take three times as long
# Keys and values that nearly every record has: a small record deflated beside them takes half the room. It is part of the format of
# version 2: a change of it is a change of the schema.
COMMON = (
    b'"wikidata":null,"name":null},{"text":"","country":"USA","sector":"MIL"},"sector":"CVL","sector":"UNK","country":null,"country":"IGO"'
    b'"content":{"start":"cue":{"speaker":{"direct":false,"direct":true,"rule":"hearer":null,"via":[]},{"mentions":[{"chain":'
    b'"times":[],"places":[],"quantities":[],"statements":[],"latitude":"longitude":"per":null,"hedge":null,"kind":"unit":"person",'
    b'"mode":"visit","event":"ASSAULT","event":"ACCUSE","event":"CONSULT","event":"REQUEST","factuality":"planned","factuality":"happened"'
    b'"precision":"day","anchor":"2015-"when":null,"place":null,"factuality_cue":null,"speaker":null,"via":[],"trigger":{"start":'
    b'"evidence":[{"start":,"end":},{"start":,"quantities":[],"rule":"confidence":0.{"id":"","event":"","mode":null,"actor":[{"text":"'
    b'","country":"RUS","sector":"GOV","name":null,"wikidata":null}],"recipient":[],"when":{"span":{"start":'
)


@cache
def _coded() -> TypeAdapter[Coded]:
    return TypeAdapter(Coded)


@cache
def _reports() -> TypeAdapter[Report]:
    return TypeAdapter(Report)


@cache
def _articles() -> TypeAdapter[Article]:
    return TypeAdapter(Article)


def pack_coding(coded: Coded) -> bytes:
    """Everything but the article and the reports."""
    return _deflate(_coded().dump_json(coded, exclude={"article": True, "reports": True}))


def unpack_coding(article: Article, packed: bytes) -> Coded:
    """The coded article that ``pack_coding`` packed, without its reports."""
    return _coded().validate_json(b'{"article":' + _articles().dump_json(article) + b"," + _inflate(packed)[1:])


def pack_report(report: Report) -> bytes:
    """One report."""
    return _deflate(_reports().dump_json(report))


def unpack_report(packed: bytes) -> Report:
    """The report that ``pack_report`` packed."""
    return _reports().validate_json(_inflate(packed))


def read_version_1(article: Article, document: str) -> Coded:
    """The coded article that version 1 of the store kept as JSON."""
    return _coded().validate_json(b'{"article":' + _articles().dump_json(article) + b"," + document.encode()[1:])


def _deflate(plain: bytes) -> bytes:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_DEFAULT_STRATEGY, COMMON)
    return packer.compress(plain) + packer.flush()


def _inflate(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS, COMMON)
    return unpacker.decompress(packed) + unpacker.flush()
