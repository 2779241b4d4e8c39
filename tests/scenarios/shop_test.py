"""The shop's fallback: with it an order survives whatever payment does, without it none does."""

from __future__ import annotations

import unittest

from orrery import MISSED, OK, SHORT, endpoint, run

SHOP = "scenarios/gallery/shop/shop.yaml"
BRIEFLY = ("duration=90s", "warmup=10s")

PAYMENT_FAILS = "services.payment.endpoints.charge=[{fail: 1.0}]"
PAYMENT_HANGS = "services.payment.endpoints.charge=[{sleep: 1m}]"
# The steps of an order, but for what is done when payment fails.
NO_FALLBACK = (
    "services.order.endpoints.create.steps=[{compute: 4ms}, {call: user.get},"
    " {call: {to: payment.charge, timeout: 800ms}}, {call: database.write}]"
)


def orders(*sets: str) -> dict[str, int]:
    summary = run(SHOP, sets=(*BRIEFLY, *sets))
    outcomes = endpoint(summary, "gateway.checkout")["outcomes"]
    return {outcome: count for outcome, count in outcomes.items() if count}


class Shop(unittest.TestCase):
    def test_keeps_its_promises(self) -> None:
        for seed in (42,) if SHORT else (42, 1, 2, 3, 4):
            with self.subTest(seed=seed):
                self.assertEqual(run(SHOP, seed=seed)["exit"], OK)

    def test_breaks_them_without_cores(self) -> None:
        # One core instead of four: after three minutes all that is asked of it needs 1.8.
        sets = ("services.user.replicas=1", "services.user.concurrency.cores=1", "duration=3m")
        self.assertEqual(run(SHOP, sets=sets)["exit"], MISSED)

    def test_payment_fails_rarely(self) -> None:
        # 0.3% fail and 0.1% take longer than 800 ms, so 99% are plainly ok.
        outcomes = orders()
        self.assertEqual(set(outcomes), {"ok", "ok_degraded"})
        self.assertGreater(outcomes["ok"], 99 * outcomes["ok_degraded"])

    def test_an_order_survives_a_failing_payment(self) -> None:
        self.assertEqual(set(orders(PAYMENT_FAILS)), {"ok_degraded"})

    def test_an_order_survives_a_hanging_payment(self) -> None:
        self.assertEqual(set(orders(PAYMENT_HANGS)), {"ok_degraded"})

    def test_without_a_fallback_it_does_not(self) -> None:
        self.assertEqual(set(orders(PAYMENT_FAILS, NO_FALLBACK)), {"error"})
        self.assertEqual(set(orders(PAYMENT_HANGS, NO_FALLBACK)), {"timeout"})
        self.assertGreater(orders(NO_FALLBACK)["ok"], 0)  # with a payment that works it does


if __name__ == "__main__":
    unittest.main(verbosity=2)
