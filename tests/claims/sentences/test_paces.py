"""Things per time whose noun is no unit, and `~` behind a computation."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

RIGHT = [
    "- 7 x 4100 = 28.7k prompt tok/s, 7 x 260 = 1820 answer tok/s",
    "2.4 tickets/s x 86,400 x 30 = 6.22M tickets a month",
    "14 pages/s × 60 = 840 pages/min",
    "6 scans/s × 3600 = 21,600 scans/h",
    "28.7k prompt tok/s / 5.1k prompt tok/s per replica = 5.6 replicas",
    "12 sweeps/min × 35 reads = 420 reads/min",  # no least of anything
    "8 / min(2, 4) = 4",
    "400 calls × $0.025 avg = $10.00/day",
    "3% on $4,000/month of cards = $120/month × 12 = $1,440/year",  # what the share is of
    "700 s ÷ 14 GB = 20 MB/s",  # the other way round
    "on call 24/7 (2 teams × 3) × 8 = 48",  # no quotient
    "30 backups x 20 min x 4 weeks = 2,400 min/month = ~$180",  # what a time costs is no time
    "5 GPU nodes/day × 7 days = 35 nodes",
    "52.4 GB / 131072 B ~ 400k tokens",
    "a batch of 4 x 8 ~ 4 x 16",  # ends of a range
    "每节点 4 × 8 ~ 16 张卡",
    "Own cards: $5,120 / 6,400M = $0.80/M, input 200M × $3/M = $600",
]
WRONG = [
    ("- 7 x 4100 = 38.7k prompt tok/s", ["38.7k prompt tok/s"]),
    ("2.4 tickets/s x 86,400 x 30 = 7.22M tickets a month", ["7.22M"]),
    ("14 pages/s × 60 = 940 pages/min", ["940 pages/min"]),
    ("400 calls × $0.025 avg = $16.00/day", ["$16.00/day"]),  # no function
    ("12 sweeps/min × 35 reads = 240 reads/min", ["240"]),
    ("30 backups x 20 min x 4 weeks = 4,200 min/month = ~$180", ["4,200 min/month"]),
    ("28.7k prompt tok/s / 5.1k prompt tok/s per replica = 6.6 replicas", ["6.6 replicas"]),
    ("52.4 GB / 131072 B ~ 541k tokens", ["541k tokens"]),
    ("Own cards: $5,120 / 6,400M = $0.60/M", ["$0.60"]),  # a price of as many as the divisor is printed in
]


@pytest.mark.parametrize(("text", "wrong"), [(each, []) for each in RIGHT] + WRONG)
def test_what_is_counted_in_time(text: str, wrong: list[str]) -> None:
    source = Source("a.md", text + "\n")
    assert [source[each.span] for each in judge(source, parse(source)).findings] == wrong
