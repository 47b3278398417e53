"""How often a chart raises a false signal when nothing changes: why some series are never charted.

A thousand made-up services that never change, 24 months each, from a fixed seed. The shares are quoted in
docs/explanation/signals-and-comparison.md.
"""

from datetime import date

import numpy as np
import pytest

from seedbed.understand.signals import choose_chart, p_prime_chart, xmr_chart

SERVICES, MONTHS = 1000, 24
DAYS = [date(2020 + month // 12, month % 12 + 1, 1) for month in range(MONTHS)]


@pytest.fixture
def draws():
    return np.random.default_rng(20260401)


def share_with_a_signal(charts) -> float:
    return np.mean([bool(chart.signals) for chart in charts])


def share_with_a_signal_now(charts) -> float:
    return np.mean([chart.latest.rule is not None for chart in charts])


def test_rolling_figures_of_a_steady_service_nearly_always_show_a_false_signal(draws):
    counts = draws.binomial(60, 0.22, size=(SERVICES, MONTHS + 11))
    rolling = np.lib.stride_tricks.sliding_window_view(counts, 12, axis=1).sum(axis=2) / 720 * 100
    charts = [xmr_chart(DAYS, series.tolist()) for series in rolling]
    assert share_with_a_signal(charts) == pytest.approx(0.98, abs=0.015)
    assert share_with_a_signal_now(charts) == pytest.approx(0.59, abs=0.05)


def test_separate_months_of_the_same_service_seldom_do(draws):
    counts = draws.binomial(60, 0.22, size=(SERVICES, MONTHS))
    charts = [p_prime_chart(DAYS, series.tolist(), [60] * MONTHS) for series in counts]
    assert share_with_a_signal(charts) == pytest.approx(0.20, abs=0.05)
    assert share_with_a_signal_now(charts) < 0.04


def test_monthly_counts_far_below_five_show_false_signals_in_most_charts(draws):
    counts = draws.poisson(0.3, size=(SERVICES, MONTHS))
    charts = [xmr_chart(DAYS, series.tolist()) for series in counts]
    assert share_with_a_signal(charts) == pytest.approx(0.79, abs=0.05)
    assert all(choose_chart(series.tolist()).chart != "XmR" for series in counts)


def test_monthly_counts_of_five_or_more_seldom_do(draws):
    counts = draws.poisson(8, size=(SERVICES, MONTHS))
    charts = [xmr_chart(DAYS, series.tolist()) for series in counts]
    assert share_with_a_signal(charts) == pytest.approx(0.20, abs=0.05)
    assert share_with_a_signal_now(charts) < 0.04
