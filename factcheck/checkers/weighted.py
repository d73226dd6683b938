"""weighted: amounts times their weights add up to the stated total.

Prices and numbers: "30元" for "1,200张" and "50元" for "800张" make 76,000 yuan: holds for 7.6万元.  Rates and shares: 8.2% of
"60%" and 5.1% of "40%" make 6.96%: holds for 7.0%; 6.7% (the plain mean) is contradicted.  Shares count as parts of the
whole, so they give a weighted mean when they make 100 %; a finding says so where they cannot.
"""

from __future__ import annotations

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import as_expected, compare, in_one_unit, required, suffix_of, total
from factcheck.checkers.unit import Unit
from factcheck.model import Claim, Expectation
from factcheck.wording import say


@checker("weighted")
class Weighted(Checker):
    """weighted(a, wa, b, wb, …) = a x wa + b x wb + …"""

    inputs = ("a", "wa", "…")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare the weighted total with the expectation."""
        expect = required(expect, "weighted", "7.0%", "7.6万元")
        formula, unit = self.amount(inputs)
        weights = inputs[1::2]
        notes: tuple[str, ...] = ()
        if all(item.unit is not None and item.unit.is_percent for item in weights):
            whole = total(list(map(Formula.of, weights)))
            if not whole.interval.contains(100):
                notes = (say("the shares make {interval}%, not 100%", interval=whole.interval),)
        return compare(claim, expect, as_expected(formula, unit, expect, say("the weighted total")), notes, suffix_of(expect))

    def amount(self, inputs: list[Input]) -> tuple[Formula, Unit | None]:
        """The weighted total."""
        if len(inputs) % 2:
            raise ValueError(say("weighted takes pairs: each amount with its weight, weighted(a, wa, b, wb)"))
        amounts, unit = in_one_unit(inputs[::2], "weighted")
        weights, weight = in_one_unit(inputs[1::2], "weighted")
        if weight is not None and weight.is_percent:
            return total([a * w / 100 for a, w in zip(amounts, weights, strict=True)]), unit
        whole = total([a * w for a, w in zip(amounts, weights, strict=True)])
        if unit is None or weight is None or not weight.powers or weight.of_sort("noun"):
            # So many pieces at that price make money, not money times pieces; a price for each piece loses its "each" too.
            return whole, _without_each(unit, weight)
        return whole, unit.times(weight)


def _without_each(unit: Unit | None, weight: Unit | None) -> Unit | None:
    if unit is None:
        return weight
    over = {name: power for name, power in unit.powers.items() if power > 0 or unit.sorts[name] != "noun"}
    return Unit(over, unit.sorts, unit.counted)
