"""Builds the tables that docverify makes of grammars/ and rules/ into the wheel: a first start is as quick as any."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_USE_ALL = """
from docverify.interfaces.check import check
from docverify.interfaces.codes import known_rules
check("We have 8 GPUs, 8 × 80 GB = 640 GB.")
check("| Part | GB |\\n|---|---|\\n| A | 1 |\\n| B | 2 |\\n| Total | 3 |")
known_rules()
"""


class Tables(BuildHookInterface[Any]):
    """Runs docverify once with an empty cache and ships what it has put there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # its rules change
            return
        cache = tempfile.mkdtemp()
        path = os.pathsep.join([self.root, *sys.path])  # an isolated build has its packages there
        environment = {**os.environ, "DOCVERIFY_CACHE_DIR": cache, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
        subprocess.run([sys.executable, "-c", _USE_ALL], env=environment, check=True)
        for table in sorted(Path(cache).rglob("*.json")):
            name = table.name.rpartition("-")[0]
            build_data["force_include"][str(table)] = f"docverify/_shipped/compiled/{name}.json"
