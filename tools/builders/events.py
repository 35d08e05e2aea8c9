"""resources/ar/events/*.yaml: the words that tell of an event, with who stands where around them.

``events.json`` is ``{"frames": [...], "forms": {form: [[frame, shape], ...]}}``; what each key means stands in
docs/decisions/events-lexicon.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import yaml
from morphology import noun_forms, participle_forms, verb_forms
from pydantic import BaseModel, ConfigDict, Field, model_validator

from khabar.analyse.text import fold
from khabar.model import EventType, Factuality

# PLOVER's modes, as the codebook keeps them (section 2).
MODES: dict[str, frozenset[str]] = {
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "RETREAT": frozenset({"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset("restrict ban arrest relations rights expel territory violence".split()),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset("seize restrict ban censor curfew arrest deport withhold misinformation cyber".split()),
    "ASSAULT": frozenset(
        "abduct beat torture execute sexual assassinate destroy primitive firearms explosives suicide-attack aerial drone "
        "heavy-weapons crowd-control cleansing massacre unconventional".split()
    ),
}
# Places of a party around the trigger that are no preposition.
NAMED_SLOTS = frozenset({"subject", "object", "of", "of2", "adjective", "possessor", "between", "speaker"})
PREPOSITIONS = frozenset("إلى ل مع على ضد من في ب بين عن بحق تجاه حول عند لدى جانب".split())
SHORTEST = 3  # letters: shorter forms are too often something else
ARTICLE = "ال"
CANONICAL = re.compile(r"([A-Z]+)(?:/([a-z-]+))? (?:-|[A-Z+]+)>(?:-|[A-Z+]+) ([a-z]+)\Z")


class Example(BaseModel):
    """A sentence and the canonical text of what its frame makes of it."""

    model_config = ConfigDict(extra="forbid")
    text: str
    gives: str


class Frame(BaseModel):
    """Words of one meaning, and where its actor and its recipient stand, best place first."""

    model_config = ConfigDict(extra="forbid")
    id: str
    mode: str | None = None
    verbs: list[str] = []
    nouns: list[str] = []
    participles: list[str] = []
    symmetric: bool = False
    casualties: bool = False
    actor: list[str] = []
    recipient: list[str] = []
    recipient_required: bool = True
    having: list[str] = Field([], alias="with")
    unless: list[str] = []
    factuality: Factuality | None = None
    priority: int = 0
    keep_short: list[str] = []
    homographs: list[str] = []  # forms left out, because they are mostly another word
    examples: list[Example] = Field(min_length=1)
    negative: list[str] = Field(alias="not", min_length=1)

    @model_validator(mode="after")
    def check(self) -> Self:
        """Known slots, single words, at least one trigger."""
        for slot in self.actor + self.recipient:
            if slot not in NAMED_SLOTS | PREPOSITIONS:
                raise ValueError(f"{self.id}: no slot is called {slot}")
        for word in self.having + self.unless:
            if " " in word:
                raise ValueError(f"{self.id}: '{word}' is more than one word")
        if not self.verbs + self.nouns + self.participles:
            raise ValueError(f"{self.id}: nothing triggers it")
        return self

    def check_examples(self, event: EventType) -> None:
        """Raise ValueError where an example gives another type or mode than the frame's."""
        for example in self.examples:
            match = CANONICAL.match(example.gives)
            if not match or match[1] != event or match[2] != self.mode or match[3] not in set(Factuality):
                raise ValueError(f"{self.id}: '{example.gives}' is not what this frame can give")

    def _inflected(self) -> Iterator[tuple[str, str]]:
        takes_object = "object" in self.actor + self.recipient
        for verb in self.verbs:
            yield from (pair for pair in verb_forms(verb) if takes_object or "+" not in pair[1])
        for noun in self.nouns:
            yield from noun_forms(noun)
        for participle in self.participles:
            yield from participle_forms(participle)

    def forms(self) -> Iterator[tuple[str, str]]:
        """Every form with its shape, once: no object pronouns where the verb takes no object, no homographs, none too short."""
        kept, left_out = {fold(word) for word in self.keep_short}, {fold(word) for word in self.homographs}
        for form, shape in dict.fromkeys(self._inflected()):
            if form not in left_out and (len(form) >= SHORTEST or form in kept):
                yield form, shape

    def check_surroundings(self) -> None:
        """Raise ValueError where a trigger is also wanted or unwanted beside itself: it would always, or never, be there."""
        own = {form for form, _ in self.forms()}
        clash = [word for word in _with_article(self.having + self.unless) if word in own]
        if clash:
            raise ValueError(f"{self.id}: triggers that also stand in its with or unless: {' '.join(clash)}")

    def compile(self, event: EventType) -> dict[str, object]:
        """The frame without its words and examples; places and words folded."""
        return {
            "id": self.id,
            "type": event.value,
            "mode": self.mode,
            "symmetric": self.symmetric,
            "casualties": self.casualties,
            "actor": [fold(slot) for slot in self.actor],
            "recipient": [fold(slot) for slot in self.recipient],
            "optional_recipient": not self.recipient_required,
            "unless": _with_article(self.unless),
            "with": _with_article(self.having),
            "factuality": self.factuality,
            "priority": self.priority,
        }


class FrameFile(BaseModel):
    """One type's frames, or a part of them."""

    model_config = ConfigDict(extra="forbid")
    type: EventType
    frames: list[Frame]

    @model_validator(mode="after")
    def check(self) -> Self:
        """Ids begin with the type; modes are the type's own; examples fit."""
        for frame in self.frames:
            if not frame.id.startswith(f"{self.type.lower()}."):
                raise ValueError(f"{frame.id}: the id of a frame begins with {self.type.lower()}.")
            if frame.mode is not None and frame.mode not in MODES.get(self.type, frozenset()):
                raise ValueError(f"{frame.id}: {self.type} has no mode {frame.mode}")
            frame.check_examples(self.type)
            frame.check_surroundings()
        return self


def _with_article(words: list[str]) -> list[str]:
    """The words folded, each also with the article."""
    folded = [fold(word) for word in words]
    return list(dict.fromkeys(folded + [ARTICLE + word for word in folded if not word.startswith(ARTICLE)]))


def build(resources: Path) -> dict[str, object]:
    """``events.json`` from the files in their order; a file's name begins with its type."""
    frames: list[dict[str, object]] = []
    forms: dict[str, list[tuple[int, str]]] = {}
    seen: set[str] = set()
    for path in sorted((resources / "ar" / "events").glob("*.yaml")):
        part = FrameFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        if path.name.split(".")[0] != part.type:
            raise ValueError(f"{path.name}: holds frames of {part.type}")
        for frame in part.frames:
            if frame.id in seen:
                raise ValueError(f"{path.name}: the id {frame.id} is taken")
            seen.add(frame.id)
            for form, shape in frame.forms():
                forms.setdefault(form, []).append((len(frames), shape))
            frames.append(frame.compile(part.type))
    return {"events.json": {"frames": frames, "forms": dict(sorted(forms.items()))}}
