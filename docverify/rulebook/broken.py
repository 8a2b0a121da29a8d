"""What is wrong with a rule page, and where."""


class BrokenRule(Exception):
    """A rule page that cannot be used. `line` counts from one; 0 if the page as a whole is meant."""

    def __init__(self, path: str, line: int, why: str) -> None:
        super().__init__(f"{path}:{line}: {why}" if line else f"{path}: {why}")
        self.path, self.line, self.why = path, line, why
