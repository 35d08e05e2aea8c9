"""How sure a report is: the features of the model "right", which gives the calibrated confidence (docs/decisions/learning.md)."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.analyse.happenings import Happening
from khabar.analyse.scoring import about, step
from khabar.model import EventType

FINE = 10  # steps
MANY = 4
FIRST = 6


class Rivals:
    """Other happenings of one type that are told in the same sentences, or of the same parties anywhere in the text."""

    def __init__(self, happenings: Sequence[Happening]) -> None:
        self._here: dict[tuple[EventType, int], list[Happening]] = {}
        self._twins: dict[tuple[EventType, frozenset[str]], list[float]] = {}
        for happening in happenings:
            for sentence in happening.sentences:
                self._here.setdefault((happening.event, sentence), []).append(happening)
            twins = self._twins.setdefault((happening.event, frozenset(happening.pair)), [])
            twins.append(happening.agreed)
            twins.sort(reverse=True)
            del twins[2:]

    def of(self, happening: Happening) -> tuple[float, float]:
        """How well the best rival in these sentences is agreed on, and the best twin anywhere; 0 for none."""
        here = (
            other.agreed for sentence in happening.sentences for other in self._here[happening.event, sentence] if other is not happening
        )
        twins = list(self._twins[happening.event, frozenset(happening.pair)])
        if happening.agreed in twins:
            twins.remove(happening.agreed)
        return max(here, default=0.0), max(twins, default=0.0)


def certainty_features(happening: Happening, rivals: Rivals) -> list[str]:
    """The features that a happening is told and its parties are right."""
    lead = happening.lead
    kind, frame = happening.event.value, lead.parsed.trigger.frame
    agreed, certain = step(happening.agreed, FINE), step(lead.certainty, FINE)
    rough = step(happening.agreed)
    sentences, tells = happening.sentences, min(len(happening.sentences), MANY)
    parsed = lead.parsed
    actor, recipient = happening.pair
    sides = ((actor, parsed.actor_codes), (recipient, parsed.recipient_codes))
    grammar = "".join(str(code in codes if codes else not code) for code, codes in sides)
    rival, twin = rivals.of(happening)
    status = max(lead.statuses, key=lambda status: lead.statuses[status])
    return [
        f"agreed={agreed}",
        f"agreed={agreed}|{kind}",
        f"tells={certain}",
        f"tells={certain}|{rough}",
        f"gap={step(happening.agreed - happening.second, FINE)}",
        f"sentences={tells}",
        f"sentences={tells}|{rough}",
        f"first={min(sentences[0], FIRST)}",
        f"frame={frame.id}",
        f"type={kind}",
        f"chosen={parsed.candidate.chosen}|{parsed.shape}",
        f"status={status}|{kind}",
        f"sum={about(int(sum(telling.certainty for telling in happening.tellings)))}",
        f"rival={step(rival)}",
        f"twin={step(twin)}|{rough}",
        f"empty={not actor}{not recipient}|{kind}",
        f"domestic={actor == recipient}",
        f"grammar={grammar}",
        f"grammar={grammar}|{rough}",
        f"definite={parsed.trigger.is_definite}|{tells}",
    ]
