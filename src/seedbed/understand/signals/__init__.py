"""Signal told from noise in monthly figures: which chart, its limits, and what it shows in plain words.

Figures go up and down by chance. A control chart draws the limits within which chance alone would keep them, and marks
four patterns that chance seldom makes:

    outside        a point beyond a limit                              ·  ·  ·  ·  ·  ●  ·
    trend          seven points in a row, each higher (or lower)       ·  ●  ●  ●  ●  ●  ●  ●
    two of three   two of three neighbouring points close to a limit   ·  ·  ●  ·  ●  ·
    run            seven points in a row on one side of the mean       ·  ●  ●  ●  ●  ●  ●  ●

The rules are those of NHS England's “making data count”, as its R package NHSRplotthedots carries them out. How many
points make a trend is not agreed among statisticians: it is a setting, kept in the result, to be printed on the chart.

Which chart (`choose_chart`): XmR where the mean monthly count is 5 or more; p′ for percentages whose denominators
change; quarters, or days between events, for what is rarer; and else “too few to chart”.

What no chart can mend: on a rolling or cumulative series neighbouring points share their data, and these rules raise
false signals nearly always. Hand in the separate months. This code cannot see the difference: the caller must.
"""

from seedbed.understand.signals.chart import ChartPoint, ChartSettings, ControlChart, Signal
from seedbed.understand.signals.choice import ChartChoice, choose_chart, in_quarters
from seedbed.understand.signals.days_between import days_between_chart
from seedbed.understand.signals.p_prime import p_prime_chart
from seedbed.understand.signals.xmr import xmr_chart

__all__ = [
    "ChartChoice",
    "ChartPoint",
    "ChartSettings",
    "ControlChart",
    "Signal",
    "choose_chart",
    "days_between_chart",
    "in_quarters",
    "p_prime_chart",
    "xmr_chart",
]
