"""What sentences beside a table say of its lines: ends of columns, sums, means and bounds."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

ENGINES = """
| Engine | Rate (tokens/s) | Token (ms) | Memory (GB) | Price ($/h) |
|---|---:|---:|---:|---:|
| Elm | 1,480 | 21.6 | 61.4 | 3.90 |
| Fir | 2,310 | 20.8 | 70.2 | 4.20 |
| Oak | 2,690 | 23.8 | 74.9 | 4.80 |
| Yew | 960 | 25.0 | 52.3 | 2.10 |
"""

DEGREES = """
| TP | Rate (tokens/s) | Step (ms) |
|---:|---:|---:|
| 1 | 1,184 | 13.5 |
| 2 | 2,190 | 14.6 |
| 4 | 3,872 | 16.5 |
"""

STAGES = """
Die Werte sind mit BF16 und auf der neuen Plattform gemessen.

| | Stufe 1 | Stufe 2 | Stufe 3 |
|---|---:|---:|---:|
| Durchsatz (Token/s) | 182.000 | 351.000 | 742.000 |
| Schrittzeit (s) | 11,5 | 6,0 | 2,8 |
| Leistung (kW) | 134 | 268 | 603 |
"""

SITES = """
| 机房 | 吞吐（tokens/s） | 功耗（kW） | 单价（元/小时） |
|---|---:|---:|---:|
| 北京 | 61,250 | 410 | 28 |
| 上海 | 45,870 | 385 | 30 |
| 深圳 | 52,300 | 366 | 31 |
"""

HALLS = """
| | North | South |
|---|---:|---:|
| Hosts | 30 | 44 |
| Draw (kW) | 198 | 457.6 |
"""

TUNED = """
| Metric | Before | After | Δ | Change |
|---|---:|---:|---:|---:|
| Rate (tokens/s) | 4,200 | 6,090 | +1,890 | +45.0% |
| First token (ms) | 820 | 328 | -492 | -60.0% |
| Memory (GB) | 61.4 | 52.8 | -8.6 | -14.0% |
"""

# A sentence below the table, and what is told of it.
CASES = [
    (ENGINES, "The highest rate is that of Oak.", ""),
    (ENGINES, "The highest rate is that of Fir.", "Fir"),
    (ENGINES, "The highest rate is 2,690 tokens/s.", ""),
    (ENGINES, "The highest rate is 2,310 tokens/s.", "2,310 tokens/s"),
    (ENGINES, "The highest rate on the old driver is 2,310 tokens/s.", ""),  # under a condition
    (ENGINES, "The highest rate at 8 users is 2,310 tokens/s.", ""),
    (ENGINES, "The fastest engine is Oak.", ""),  # by its rate
    (ENGINES, "The largest Fir has 70.2 GB of memory.", ""),  # of all such
    (ENGINES, "The fastest engine is Fir.", ""),  # by the time of a token
    (ENGINES, "The fastest engine is Elm.", "Elm"),
    (ENGINES, "Elm is the fastest if memory is short.", ""),
    (ENGINES, "Elm is not the fastest.", ""),
    (ENGINES, "Elm is the fastest to set up.", ""),  # of something else
    (ENGINES, "Elm is the cheapest.", "Elm"),
    (ENGINES, "Yew is the cheapest at $2.10/h, but the slowest.", ""),
    (ENGINES, "Elm and Yew are the cheapest.", ""),  # of two of them nothing is asked
    (ENGINES, "Fir has the best rate.", "Fir"),  # neither end
    (ENGINES, "Fir has the best documentation.", ""),
    (DEGREES, "The rate is highest at TP=4.", ""),
    (DEGREES, "The rate is highest at TP=2.", "2"),
    (STAGES, "Den höchsten Durchsatz hat Stufe 3.", ""),
    (STAGES, "Den höchsten Durchsatz hat Stufe 2.", "Stufe 2"),
    (SITES, "吞吐最高的是北京。", ""),
    (SITES, "吞吐最高的是深圳。", "深圳"),
    (SITES, "最低功耗为 385 kW。", "385 kW"),
    (ENGINES, "Elm, Fir and Oak together make 6,480 tokens/s.", ""),
    (ENGINES, "Elm, Fir and Oak together make 6,840 tokens/s.", "6,840 tokens/s"),
    (ENGINES, "All four engines make 7,440 tokens/s in total.", ""),
    (ENGINES, "All four engines make 7,840 tokens/s in total.", "7,840 tokens/s"),
    (ENGINES, "With the new driver all four engines make 7,840 tokens/s in total.", "7,840 tokens/s"),  # a slip of it
    (ENGINES, "With the new driver all four engines make 9,200 tokens/s in total.", ""),
    (ENGINES, "All four engines make 9,200 tokens/s in total.", "9,200 tokens/s"),  # of nothing else
    (ENGINES, "On average an engine needs 64.7 GB.", ""),
    (ENGINES, "On average an engine needs 67.4 GB.", "67.4 GB"),
    (ENGINES, "On average an engine needs 66.5 GB.", ""),  # which may be weighted
    (SITES, "三个机房的总吞吐为 159,420 tokens/s。", ""),
    (SITES, "三个机房的总吞吐为 195,420 tokens/s。", "195,420 tokens/s"),
    (ENGINES, "Oak has 2.8 times the rate of Yew.", ""),
    (ENGINES, "Oak has 3.5 times the rate of Yew.", "3.5"),
    (ENGINES, "Oak has 3.5 times the accuracy of Yew.", ""),  # the table does not tell
    (ENGINES, "Oak has 3.5 times the rate of Yew on long prompts.", ""),  # nor this
    (ENGINES, "Oak takes 40% more memory than Yew, and going from Elm to Fir adds another 14%.", "40%"),  # it is 43 %
    (ENGINES, "Elm and Fir have 3.5 times the rate of the old engine.", ""),  # of another
    (ENGINES, "Elm needs 61.4 GB of memory and costs $3.90/h.", ""),
    (ENGINES, "Elm needs 64.8 GB of memory.", "64.8 GB"),
    (ENGINES, "Elm needs 64.8 GB of memory with the graph.", ""),  # another state
    (ENGINES, "Elm needs at most 64.8 GB of memory.", ""),
    (ENGINES, "Elm and Fir need 64.8 GB of memory.", ""),  # each, or on average
    (TUNED, "The rate rose by 45%, the first token fell to 40% of its former value.", ""),
    (TUNED, "The rate rose by 54%, the first token fell to 40% of its former value.", "54%"),
    (TUNED, "The rate rose by 45%, the first token fell to 48% of its former value.", "48%"),
    (TUNED, "Memory dropped from 61.4 GB to 52.8 GB.", ""),
    (TUNED, "Memory dropped from 64.1 GB to 52.8 GB.", "64.1 GB"),
    (TUNED, "Memory dropped from 61.4 GB to 48.2 GB.", "48.2 GB"),
    (TUNED, "Memory dropped from 61.4 GB to 48.2 GB if the graph is left out.", ""),
    (DEGREES, "TP=4 gives 1.77x the rate of TP=2.", ""),
    (DEGREES, "TP=4 gives 2.12x the rate of TP=2, and going from TP=1 to TP=2 adds 85%.", "2.12x"),
    (SITES, "北京的功耗比上海高 6.5%。", ""),
    (ENGINES, "Only Yew stays below 60 GB.", ""),
    (ENGINES, "Only Elm stays below 60 GB.", "Elm"),
    (ENGINES, "Only Yew stays below 65 GB.", "Yew"),  # Elm does so too
    (ENGINES, "Only Elm stays below 60 GB with quantized weights.", ""),
    (ENGINES, "All engines stay below 75 GB.", ""),
    (ENGINES, "All engines stay below 72 GB.", "72 GB"),
    (ENGINES, "Two engines exceed 2,000 tokens/s.", ""),
    (ENGINES, "Three engines exceed 2,000 tokens/s.", "Three"),
    (HALLS, "A host of North takes 6.6 kW, one of South 10.4 kW.", ""),  # of one of so many
    (ENGINES, "Over 40 layers this is 700 tokens/s.", ""),  # of other things
    (ENGINES, "Three of the four engines exceed 1,000 tokens/s.", ""),
    (STAGES, "Nur Stufe 2 überschreitet 500 kW.", "Stufe 2"),
    (SITES, "只有上海的功耗超过 400 kW。", "上海"),
]


@pytest.mark.parametrize(("table", "sentence", "told"), CASES)
def test_sentences(table: str, sentence: str, told: str) -> None:
    source = Source("a.md", f"# Study\n{table}\n{sentence}\n")
    assert [source[each.span] for each in judge(source, parse(source)).findings] == ([told] if told else [])
