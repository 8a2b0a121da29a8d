"""Labelled documents -> precision, recall and coverage of `docverify check`.

    python benchmarks/accuracy.py                                  the gold documents
    python benchmarks/accuracy.py --labels L.jsonl --root DIR      another labelled set with the same fields

Precision: error and warning findings that touch a line labelled wrong or dependent, over all of them.
Recall: wrong labels whose line is touched by a finding, its dependents or its evidence; *strict* counts its own place.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parent.parent / "fixtures" / "gold"
COUNTED = {"error", "warning"}


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled statement: `verdict` is wrong, right or dependent; `stage` is explicit or rules."""

    set_name: str
    path: Path
    line: int
    quote: str
    verdict: str
    kind: str
    stage: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """One counted finding: the lines of its own place, and all lines that it names."""

    path: Path
    code: str
    message: str
    place: frozenset[int]
    named: frozenset[int]


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `total`; the rate is None where nothing was counted."""

    hits: int
    total: int

    @property
    def rate(self) -> float | None:
        return self.hits / self.total if self.total else None

    def __str__(self) -> str:
        return f"{self.hits:4}/{self.total:<4} " + ("    -" if self.rate is None else f"{self.rate:6.1%}")


def read_labels(file: Path, root: Path) -> list[Label]:
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    names = ("line", "quote", "verdict", "kind", "stage")
    return [Label(root.name, (root / row["doc"]).resolve(), *(row[name] for name in names)) for row in rows]


def run_check(command: str, paths: Sequence[Path]) -> dict[str, Any]:
    """The JSON report of one run; exit 1 means findings, anything above is an error of the run."""
    words = [*shlex.split(command), "check", "--output-format", "json", *map(str, paths)]
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise SystemExit(f"accuracy: cannot run {words[0]!r}; name it with --cmd") from None
    if done.returncode not in (0, 1):
        raise SystemExit(f"accuracy: {shlex.join(words[:4])} ended with {done.returncode}\n{done.stderr.strip()}")
    return dict(json.loads(done.stdout))


def lines_of(span: dict[str, Any]) -> frozenset[int]:
    """The lines of a span; ends are exclusive, so an end in column 1 does not touch its line."""
    first = int(span["line"])
    last = int(span.get("end_line") or first)
    if last > first and span.get("end_column") == 1:
        last -= 1
    return frozenset(range(first, last + 1))


def alarm_of(path: Path, finding: dict[str, Any]) -> Alarm:
    place = lines_of(finding)
    others = [*finding.get("dependents", ()), *finding.get("evidence", ())]
    return Alarm(path, finding["code"], finding["message"], place, place.union(*map(lines_of, others)))


def read_alarms(report: dict[str, Any]) -> list[Alarm]:
    return [
        alarm_of(Path(file["path"]).resolve(), finding)
        for file in report["files"]
        for finding in file["findings"]
        if finding["severity"] in COUNTED
    ]


def recall(labels: Iterable[Label], caught: set[Label]) -> Share:
    wrong = [label for label in labels if label.verdict == "wrong"]
    return Share(sum(label in caught for label in wrong), len(wrong))


def recall_by(labels: Iterable[Label], caught: set[Label], key: Callable[[Label], str]) -> dict[str, Share]:
    groups: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        if label.verdict == "wrong":
            groups[key(label)].append(label)
    return {name: recall(group, caught) for name, group in sorted(groups.items())}


def precision(labels: Iterable[Label], alarms: Sequence[Alarm]) -> tuple[Share, list[Alarm]]:
    """The share of alarms on labelled lines, and the false ones."""
    bad = {(label.path, label.line) for label in labels if label.verdict != "right"}
    false = [alarm for alarm in alarms if not any((alarm.path, line) in bad for line in alarm.place)]
    return Share(len(alarms) - len(false), len(alarms)), false


def caught_labels(labels: Iterable[Label], alarms: Iterable[Alarm], strict: bool) -> set[Label]:
    touched = {(alarm.path, line) for alarm in alarms for line in (alarm.place if strict else alarm.named)}
    return {label for label in labels if label.verdict == "wrong" and (label.path, label.line) in touched}


def measure(labels: Sequence[Label], report: dict[str, Any]) -> dict[str, Any]:
    alarms = read_alarms(report)
    caught = caught_labels(labels, alarms, strict=False)
    missed = [label for label in labels if label.verdict == "wrong" and label not in caught]
    kept, false = precision(labels, alarms)
    sets = sorted({label.set_name for label in labels})
    by_set = {name: [label for label in labels if label.set_name == name] for name in sets}
    folders = {name: {label.path for label in group} for name, group in by_set.items()}
    return {
        "precision": kept,
        "recall": recall(labels, caught),
        "strict recall": recall(labels, caught_labels(labels, alarms, strict=True)),
        "precision by set": {n: precision(labels, [a for a in alarms if a.path in folders[n]])[0] for n in sets},
        "recall by set": recall_by(labels, caught, lambda label: label.set_name),
        "recall by stage": recall_by(labels, caught, lambda label: label.stage),
        "recall by kind": recall_by(labels, caught, lambda label: label.kind),
        "coverage": {
            Path(f["path"]).name: Share(c["judged"], c["numbers"]) for f in report["files"] if (c := f["coverage"])
        },
        "misses": [f"{x.path.name}:{x.line} [{x.kind}] {_shown(x)}" for x in missed],
        "false alarms": [f"{x.path.name}:{min(x.place)} {x.code} {x.message}" for x in false],
    }


def _shown(label: Label) -> str:
    """The statement, unless its document is sealed: who writes grammars runs this too."""
    return "(sealed)" if label.path.parent.name == "sealed" else label.quote


def show(measured: dict[str, Any]) -> None:
    for title, value in measured.items():
        if isinstance(value, Share):
            print(f"{title:34} {value}")
            continue
        print(f"\n{title}" + (f" ({len(value)})" if isinstance(value, list) else ""))
        for item in value:
            print(f"  {item:32} {value[item]}" if isinstance(value, dict) else f"  {item}")


def as_json(value: Share) -> dict[str, Any]:
    return {**asdict(value), "rate": value.rate}


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Precision, recall and coverage over labelled documents.")
    parser.add_argument("--cmd", default="docverify", help="the command to measure (default: docverify)")
    parser.add_argument("--labels", type=Path, action="append", default=[], help="a labels file; repeatable")
    parser.add_argument(
        "--root", type=Path, action="append", default=[], help="its folder of documents, in the same order"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    parsed = parser.parse_args(argv)
    if len(parsed.labels) != len(parsed.root):
        parser.error("--labels and --root go in pairs")
    return parsed


def main(argv: Sequence[str] | None = None) -> int:
    chosen = arguments(argv)
    pairs = list(zip(chosen.labels, chosen.root, strict=True))
    pairs = pairs or [(GOLD / name / "labels.jsonl", GOLD / name) for name in ("open", "sealed")]
    labels = [label for file, root in pairs for label in read_labels(file, root)]
    measured = measure(labels, run_check(chosen.cmd, sorted({label.path for label in labels})))
    if chosen.json:
        print(json.dumps(measured, default=as_json, ensure_ascii=False, indent=2))
    else:
        show(measured)
    return 0


if __name__ == "__main__":
    sys.exit(main())
