"""The pipeline: Source -> Document -> Report, for one document and for many."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, TypeAlias

from docverify.classes import replace
from docverify.findings import Report
from docverify.interfaces.codes import known_rules
from docverify.interfaces.decode import Unreadable, contents, read, text_of
from docverify.interfaces.repository import identity
from docverify.source import Source
from docverify.start.files import let_go

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from contextlib import AbstractContextManager
    from os import PathLike

    from docverify.document.model import Document
    from docverify.interfaces.cache import Cache
    from docverify.judge.judge import Study

Outcome: TypeAlias = Report | Unreadable
Beside: TypeAlias = Mapping[str, tuple[str, ...]]
_Work: TypeAlias = tuple[str, tuple[str, ...]]
_CHUNK = 16  # documents handed to a worker at once
_AHEAD = 4  # chunks in flight for each worker; bounds the memory of a run


def check(
    document: "str | PathLike[str] | Source",
    path: str = "document.md",
    beside: "Iterable[PathLike[str] | Source]" = (),
) -> Report:
    """Check one document: a text (a `str`, called `path` in the report), a file (a `Path`) or a Source.

    `beside` are other documents of the deployment, its scripts and its configuration files.
    Raises Unreadable if a file is missing or no text.
    """
    source, others = source_of(document, path), [source_of(each, "") for each in beside]
    if others:
        return study(source, others).report
    from docverify.interfaces.again import again

    return again(source)


def check_many(
    paths: "Iterable[str | PathLike[str]]",
    executor: "Executor | None" = None,
    jobs: int = 1,
    failed: Callable[[Unreadable], None] | None = None,
) -> Iterator[Report]:
    """Check files; reports come in the order of `paths`, whoever does the work.

    `executor` is any concurrent.futures.Executor, or `jobs` processes are started. A file that cannot be read is
    given to `failed`; without it, Unreadable is raised in its turn.
    """
    for outcome in outcomes([str(path) for path in paths], executor, jobs):
        if isinstance(outcome, Report):
            yield outcome
        elif failed is None:
            raise outcome
        else:
            failed(outcome)


def outcomes(
    paths: Sequence[str],
    executor: "Executor | None" = None,
    jobs: int = 1,
    remember: bool = False,
    beside: Beside | None = None,
) -> Iterator[Outcome]:
    """A report or a failure for each path, in order; `remember`: what was checked before is taken from the cache.

    `beside`: the files that a path is compared with. A report is remembered as long as none of them changes.
    """
    work = [(path, (beside or {}).get(path, ())) for path in paths]
    if executor is not None:
        yield from _spread(work, executor, max(jobs, 8), remember)
    elif jobs > 1 and len(paths) > 1:
        from concurrent.futures import ProcessPoolExecutor

        yield from _chunk((work[0],), remember)  # here: what it loads is there for all that are forked
        with ProcessPoolExecutor(jobs) as pool:
            yield from _spread(work[1:], pool, jobs, remember)
    else:
        with _cache(remember) as cache:
            for path, others in work:
                yield _outcome(path, others, cache)
                if len(work) > 1:
                    let_go()


def _spread(work: Sequence[_Work], executor: "Executor", workers: int, remember: bool) -> Iterator[Outcome]:
    size = max(1, min(_CHUNK, len(work) // (workers * 2)))
    waiting: deque[Future[list[Outcome]]] = deque()
    for start in range(0, len(work), size):
        waiting.append(executor.submit(_chunk, tuple(work[start : start + size]), remember))
        if len(waiting) >= workers * _AHEAD:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _chunk(work: tuple[_Work, ...], remember: bool) -> list[Outcome]:
    with _cache(remember) as cache:
        return [_outcome(path, others, cache) for path, others in work]


def _outcome(path: str, others: tuple[str, ...], cache: "Cache | None") -> Outcome:
    try:
        if cache is not None:
            return _remembered(path, others, cache)
        return study(read(path), [read(each) for each in others]).report
    except Unreadable as failure:
        return failure
    except Exception as error:  # one document's misfortune must not be another's
        return Unreadable(path, _internal(error))


def _cache(wanted: bool) -> "AbstractContextManager[Cache | None]":
    if not wanted:
        return nullcontext()
    from docverify.interfaces.cache import opened

    return opened()


def _remembered(path: str, others: tuple[str, ...], cache: "Cache") -> Report:
    data, *held = (contents(each) for each in (path, *others))
    source = Source(path, text_of(data, path))
    beside = [Source(each, text_of(found, each)) for each, found in zip(others, held, strict=True)]
    about = _joined((path, *others), (data, *held)) if others else data
    known = cache.report(about, path, source.text, identity(path), beside)
    if known is None:
        known = study(source, beside).report
        cache.keep(about, known)
    return known


def _joined(paths: Sequence[str], contents: Sequence[bytes]) -> bytes:
    """What a report on one file beside others is about: all of them, by name, since of two the later is told."""
    return b"".join(
        b"%d:%s%d:%s" % (len(name), name, len(data), data)
        for name, data in zip((os.fsencode(path) for path in paths), contents, strict=True)
    )


def _internal(error: Exception) -> str:
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    where = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"internal error, please report it: {type(error).__name__}: {error}{where}"


def source_of(document: "str | PathLike[str] | Source", path: str) -> Source:
    if isinstance(document, Source):
        return document
    return Source(path, document) if isinstance(document, str) else read(str(document))


def study(source: Source, beside: Sequence[Source] = ()) -> "Study":
    """The report with what led to it.

    The stages are imported with the first document that has to be read: one that is remembered does not.
    """
    from docverify.document.parse import parse
    from docverify.judge.code.neighbours import neighbour
    from docverify.judge.judge import studied

    document = parse(source)
    found = studied(source, document, [neighbour(each) for each in beside])
    return found._replace(report=finished(found.report, source, document))


def finished(report: Report, source: Source, document: "Document") -> Report:
    """The report in its order, without what comments in the document silence."""
    findings = tuple(sorted(report.findings, key=lambda finding: (finding.span, finding.code)))
    report = replace(report, findings=findings, identity=identity(source.path))
    if "docverify" not in source.text:
        return report
    from docverify.interfaces.suppress import suppress

    return suppress(report, document, known_rules)
