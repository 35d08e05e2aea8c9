"""Whether a candidate tells of an event at all: the features of the model "tells".

The words around a candidate were tried as features and left out: they make the model worse on articles that it has not seen.
"""

from __future__ import annotations

from collections import Counter

from khabar.analyse.scene import Parse, Scene

WINDOW = 3  # words behind whose roles are looked at
MANY = 3
SENTENCES = 8


def telling_features(scene: Scene, parsed: Parse) -> list[str]:
    """The features of one candidate, for the model "tells"."""
    return [*_own(parsed), *_behind(scene, parsed), *_beside(scene, parsed)]


def _own(parsed: Parse) -> list[str]:
    """The word itself, its frame, and what grammar made of it."""
    candidate, trigger = parsed.candidate, parsed.trigger
    kind, shape = candidate.event.value, parsed.shape
    grammar = str(candidate.chosen)
    return [
        f"grammar={grammar}",
        f"grammar={grammar}|{kind}",
        f"grammar={grammar}|{trigger.frame.id}",
        f"prefix={trigger.proclitics}|{shape}",
        f"filled={bool(parsed.actor)}{bool(parsed.recipient)}|{shape}|{candidate.chosen}",
        f"sentence={min(trigger.sentence.index, SENTENCES)}",
    ]


def _behind(scene: Scene, parsed: Parse) -> list[str]:
    """What the words behind can be."""
    trigger, roles = parsed.trigger, scene.notes.roles
    behind = range(trigger.last + 1, min(trigger.last + 1 + WINDOW, trigger.sentence.last))
    return [f"roles{at - trigger.last}={roles[at]}|{parsed.shape}" for at in behind]


def _beside(scene: Scene, parsed: Parse) -> list[str]:
    """The other candidates of the sentence and of the text."""
    candidate, trigger, kind = parsed.candidate, parsed.trigger, parsed.candidate.event.value
    here = scene.beside[trigger.sentence.index]
    others = Counter(other.event.value for other in here if other.chosen and other.trigger.first != trigger.first)
    elsewhere = scene.types.get(candidate.event, 0) - sum(other.chosen and other.event is candidate.event for other in here)
    seen = scene.first_of.get(trigger.frame.id, trigger.first) < trigger.first
    rivals = sum(other.trigger.first == trigger.first for other in here) - 1
    return [
        *(f"beside={other}|{kind}" for other in others),
        f"same={min(others[kind], MANY)}|{kind}",
        f"elsewhere={min(elsewhere, SENTENCES)}|{kind}",
        f"seen={seen}|{parsed.shape}",
        f"rivals={min(rivals, MANY)}|{candidate.chosen}",
    ]
