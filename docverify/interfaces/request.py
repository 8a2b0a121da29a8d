"""What a person asked `check` to do."""

from docverify.interfaces.selection import Layer
from docverify.named import NamedTuple

STDIN = "-"


class Request(NamedTuple):
    """The options of one run; None and empty mean what the configuration says, or else the default."""

    paths: tuple[str, ...] = ()
    stdin_filename: str = STDIN
    output_format: tuple[str, ...] = ()
    output: str | None = None
    rules: Layer = Layer()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    fail_on: str | None = None
    min_coverage: float | None = None
    statistics: bool = False
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
    jobs: int = 1
    shard: tuple[int, int] = (1, 1)
    exit_zero: bool = False
    cache: bool = True
