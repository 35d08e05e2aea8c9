"""What the tellings of one event agree on: its sides, its days, its status."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.model import Factuality
from khabar.relate.signature import Signature

Group = Sequence[Signature]


def shown_sides(group: Group) -> Signature:
    """The telling whose parties most others agree with, of those the one that names both sides, of those the first."""

    def agreeing(told: Signature) -> tuple[int, int, int]:
        same = sum(told.codes == other.codes for other in group)
        both = bool(told.actor) + bool(told.recipient) if told.recipient else min(len(told.actor), 2)
        sided = sum((told.actor, told.recipient) == (other.actor, other.recipient) for other in group)
        return same, both, sided

    return max(group, key=agreeing)


def shown_days(group: Group) -> Signature | None:
    """The telling whose days most others support, of those the one that places it most closely; None where no telling has days."""
    dated = [told for told in group if told.start is not None and told.end is not None]

    def supported(told: Signature) -> tuple[int, int]:
        assert told.start is not None and told.end is not None
        agreeing = sum(
            told.start <= other.end and other.start <= told.end for other in dated if other.start is not None and other.end is not None
        )
        return agreeing, told.start - told.end

    return max(dated, key=supported, default=None)


def shown_mode(group: Group) -> str | None:
    """The mode that most tellings give, of those the first; None where none gives one."""
    modes = [told.mode for told in group if told.mode]
    return max(dict.fromkeys(modes), key=modes.count, default=None)


def status_of(group: Group) -> Factuality:
    """How the event stands after all that was told of it, in the order of telling.

    That it was called off or denied holds against what else was said where more tellings say so than that it took place, and, of a plan,
    where more say so than that it is planned or where it is the later word. That it took place outweighs plans, and a plan what may be.
    """
    told = [Factuality(signature.factuality) for signature in group]
    count = {status: told.count(status) for status in Factuality}
    against = max((Factuality.CANCELLED, Factuality.DENIED), key=lambda status: count[status])
    if count[against] > count[Factuality.HAPPENED] and (
        count[against] > count[Factuality.PLANNED] or _last(group, against) > _last(group, Factuality.PLANNED)
    ):
        return against
    return next(status for status in (Factuality.HAPPENED, Factuality.PLANNED, against, Factuality.POSSIBLE) if count[status])


def _last(group: Group, status: Factuality) -> int:
    """The last day on which a status was told; 0 where it never was."""
    return max((signature.told for signature in group if signature.factuality == status), default=0)
