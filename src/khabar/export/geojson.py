"""GeoJSON (RFC 7946): a feature an event, with the place where it is known, and no geometry where it is not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from khabar.export.events import event_object
from khabar.model import Event


def write_geojson(events: Iterable[Event], out: BinaryIO) -> None:
    """One FeatureCollection, written as its features come."""
    out.write(b'{"type":"FeatureCollection","features":[')
    for number, event in enumerate(events):
        out.write((",\n" if number else "\n").encode() + _feature(event).encode("utf-8", "replace"))
    out.write(b"\n]}\n")


def _feature(event: Event) -> str:
    place = event.place
    known = place is not None and place.latitude is not None and place.longitude is not None
    geometry = {"type": "Point", "coordinates": [place.longitude, place.latitude]} if place and known else None
    feature = {"type": "Feature", "id": event.id, "geometry": geometry, "properties": event_object(event)}
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
