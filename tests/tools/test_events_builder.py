from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from builders.events import build

FRAME: dict[str, Any] = {
    "id": "consult.visit",
    "mode": "visit",
    "verbs": ["زار/يزور"],
    "nouns": ["زيارة"],
    "actor": ["subject", "of"],
    "recipient": ["object", "إلى"],
    "examples": [
        {"text": "زار الوزير المصري تونس.", "gives": "CONSULT/visit EGY>TUN happened"},
        {"text": "سيزور الوزير المصري تونس.", "gives": "CONSULT/visit EGY>TUN planned"},
    ],
    "not": ["زار السياح المتحف."],
}


def compile_frames(folder: Path, *frames: dict[str, Any]) -> dict[str, Any]:
    events = folder / "ar" / "events"
    events.mkdir(parents=True)
    (events / "CONSULT.yaml").write_text(yaml.safe_dump({"type": "CONSULT", "frames": list(frames)}, allow_unicode=True), encoding="utf-8")
    compiled = build(folder)["events.json"]
    assert isinstance(compiled, dict)
    return compiled


def test_frame_keeps_its_places_and_leaves_its_examples(tmp_path: Path) -> None:
    compiled = compile_frames(tmp_path, FRAME)
    assert compiled["frames"] == [
        {
            "id": "consult.visit",
            "type": "CONSULT",
            "mode": "visit",
            "symmetric": False,
            "casualties": False,
            "actor": ["subject", "of"],
            "recipient": ["object", "الي"],
            "optional_recipient": False,
            "unless": [],
            "with": [],
            "factuality": None,
            "priority": 0,
        }
    ]


def test_forms_point_to_every_frame_that_has_them(tmp_path: Path) -> None:
    forms = compile_frames(tmp_path, FRAME, FRAME | {"id": "consult.visit.again", "priority": 1})["forms"]
    assert forms["زيارته"] == [(0, "noun+h"), (1, "noun+h")]
    assert (0, "past:f+ha") in forms["زارتها"]


def test_words_around_are_folded_and_take_the_article(tmp_path: Path) -> None:
    frame = compile_frames(tmp_path, FRAME | {"with": ["زعيمة"], "unless": ["المعرض", "سائح*"]})["frames"][0]
    assert frame["with"] == ["زعيمه", "الزعيمه"]
    assert frame["unless"] == ["المعرض", "سايح*", "السايح*"]


def test_verb_without_object_takes_no_pronoun(tmp_path: Path) -> None:
    forms = compile_frames(tmp_path, FRAME | {"recipient": ["إلى"]})["forms"]
    assert "زارت" in forms
    assert "زارتها" not in forms


def test_homographs_and_short_forms_are_left_out(tmp_path: Path) -> None:
    frame = FRAME | {"verbs": ["ردّ/يردّ"], "homographs": ["يرد"]}
    forms = compile_frames(tmp_path, frame)["forms"]
    assert "ردت" in forms
    assert "رد" not in forms
    assert "يرد" not in forms


def test_short_form_is_kept_where_asked(tmp_path: Path) -> None:
    assert "رد" in compile_frames(tmp_path, FRAME | {"verbs": ["ردّ/يردّ"], "keep_short": ["رد"]})["forms"]


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ({"actor": ["subjekt"]}, "no slot is called subjekt"),
        ({"mode": "aerial"}, "CONSULT has no mode aerial"),
        ({"id": "assault.visit"}, "begins with consult"),
        ({"verbs": [], "nouns": []}, "nothing triggers it"),
        ({"with": ["وزير خارجية"]}, "more than one word"),
        ({"with": ["زيارة"]}, "also stand in its with or unless"),
        ({"examples": []}, "at least 1"),
        ({"examples": [{"text": "زار", "gives": "AID EGY>TUN happened"}] * 2}, "not what this frame can give"),
        ({"not": []}, "at least 1"),
        ({"color": "red"}, "Extra inputs"),
    ],
)
def test_what_is_wrong_in_a_frame_is_refused(tmp_path: Path, change: dict[str, Any], seen: str) -> None:
    with pytest.raises(ValueError, match=seen):
        compile_frames(tmp_path, FRAME | change)


def test_an_id_is_given_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"the id consult\.visit is taken"):
        compile_frames(tmp_path, FRAME, FRAME)
