"""Who speaks and who asks: statements of others, and questions that can be answered with no."""

import re
from collections.abc import Iterator

from docverify.claims.status.cues import Cue, listed
from docverify.claims.status.regions import Region
from docverify.claims.status.sentences import Sentences, Stretch, opens_with
from docverify.claims.status.standing import Ground

_MOST_WORDS = 4  # between who says it and that he says it
_NEAR = 48
_WORD = re.compile(r"[\w'&.-]+|[,;:()]")
_ENDS_QUESTION = re.compile(r"""[?？]["'”’)）*_\s]*$""")
_QUOTED = re.compile(r"""[^"“\d]{0,40}(?:"[^"]*"|“[^”]*”)""")
_NOUN_GOES_ON = frozenset({"are", "is", "were", "was", "about", "of", "in", "for", "and", "or", "by", "on"})


def saying(sentences: Sentences, cue: Cue) -> Iterator[Region]:
    """`The vendor, whoever, promises 312 TFLOPS`: from the speaker to the end of the clause."""
    clause = sentences.clause(cue.start)
    if _is_own(sentences.text, cue.start):
        return
    after = sentences.text[cue.end : min(cue.end + _NEAR, clause.end)]
    if after.lstrip("".join(listed("adverbs"))).startswith(tuple(verb for verb in listed("says") if verb > "\u2e80")):
        yield Region(Stretch(cue.start, clause.end), cue)  # no blanks tell its words apart
        return
    for count, word in enumerate(_WORD.findall(after)):
        if word in listed("says"):
            yield Region(Stretch(cue.start, _speech_end(sentences.text, cue.end, clause.end)), cue)
        if count == _MOST_WORDS or word in listed("says") or word in (";", ":"):
            return


def _speech_end(text: str, start: int, end: int) -> int:
    """Where what is said ends: with its quotation marks, if it has any, else with the clause."""
    mark = _QUOTED.match(text, start, end)
    return mark.end() if mark else end


def claiming(sentences: Sentences, cue: Cue) -> Iterator[Region]:
    """`Acme claims 1.8 TB/s`: a verb that the author uses of others only."""
    clause = sentences.clause(cue.start)
    before = sentences.text[max(cue.start - _NEAR, clause.start) : cue.start].split()
    after = _WORD.findall(sentences.text[cue.end : cue.end + _NEAR])
    if not before or not after or _is_own(sentences.text, cue.start) or after[0] in _NOUN_GOES_ON:
        return
    if before[-1].isalpha() and before[-1] not in listed("articles") | listed("own") | {"these", "those", "all"}:
        yield Region(clause, cue)


def according(sentences: Sentences, cue: Cue) -> Iterator[Region]:
    """`According to Acme` or to the vendor; not `according to the formula`."""
    words = _WORD.finditer(sentences.text, cue.end, min(cue.end + _NEAR, len(sentences.text)))
    for word in words:
        if word[0] in listed("own"):
            return
        if word[0] not in listed("articles"):
            if word[0].removesuffix("'s") in listed("sources") or sentences.raw[word.start()].isupper():
                yield Region(sentences.clause(cue.start), cue)
            return


def _is_own(text: str, at: int) -> bool:
    """Whether the author speaks of himself: `this report says`, `our draft claims`."""
    return not listed("own").isdisjoint(text[max(at - 24, 0) : at].split()[-2:])


def asked(sentences: Sentences) -> Iterator[Region]:
    """Questions that can be answered with no, unless the answer is yes; and a no that computes what would follow."""
    text = sentences.text
    if "?" not in text and "？" not in text:
        return
    for index, sentence in enumerate(sentences.all):
        if not _ENDS_QUESTION.search(text, max(sentence.end - 8, sentence.start), sentence.end):
            continue
        answer = sentences.opening(sentences.all[index + 1]) if index + 1 < len(sentences.all) else ""
        if opens_with(answer, "affirmations"):
            continue
        denied = opens_with(answer, "denials")
        ground = Ground.DENIED if denied else Ground.ASKED
        no = sentences.all[index + 1] if denied else sentence
        if denied and "=" in text[no.start : no.end] and "=" not in text[sentence.start : sentence.end]:
            yield Region(no, Cue(no.start, no.end, Ground.CONDITIONAL, "asked"))
        for clause in [sentence] if denied else sentences.clauses(index):
            first = sentences.first(clause)
            if (
                denied
                or opens_with(text[first : clause.end].lstrip(",. "), "questions")
                or any(mark in text[first : clause.end] for mark in listed("question_marks"))
            ):
                yield Region(clause, Cue(first, clause.end, ground, "asked"))
