"""A time and a rate -> whether the one is of one thing and the other of such things: 11.4 s a document, 316 an hour."""

from docverify.judge.prose.amount import Amount
from docverify.judge.prose.owners import counts
from docverify.patterns import Worded

_MANY = frozenset({"device", "node", "rack", "cluster", "region", "site"})  # of which each does several at a time
_SAID = 60  # characters before a time in which it is said to be of a token
_OF_A_TOKEN = Worded(r"\b{time_of_a_token}\b[^.;。；]*$")


def is_inverse(time: Amount, rate: Amount) -> bool:
    """Whether the rate is of the things of which the time is the time of one, and of one that does them in turn."""
    above = [name for name, power in rate.kind if power > 0]
    if len(above) != 1 or (above[0], 1) not in rate.kind or not counts(above[0]):
        return False
    if any(power < 0 and name in _MANY for name, power in (*rate.kind, *time.kind)):
        return False
    if (above[0], -1) in time.kind:
        return True
    lead = time.printing.flow.text[max(0, time.start - _SAID) : time.start]
    return above[0] == "token" and time.measured == (("time", 1),) and _OF_A_TOKEN.search(lead) is not None
