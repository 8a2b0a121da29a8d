"""Builds the tables that docverify makes of grammars/ and rules/ into the wheel: a first start is as quick as any."""

import atexit
import os
import shutil
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
        atexit.register(shutil.rmtree, cache, ignore_errors=True)  # the wheel is not written before this returns
        path = os.pathsep.join([self.root, *sys.path])  # an isolated build has its packages there
        given = {"DOCVERIFY_CACHE_DIR": cache, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
        given |= {"PYTHONHASHSEED": "0"}  # the same wheel each time
        own = {name for name in os.environ if name.startswith("DOCVERIFY")}  # the builder's rules are not everybody's
        environment = {name: value for name, value in os.environ.items() if name not in own} | given
        subprocess.run([sys.executable, "-c", _USE_ALL], env=environment, check=True)
        for table in sorted(Path(cache).rglob("*.json")):
            name = table.name.rpartition("-")[0]
            build_data["force_include"][str(table)] = f"docverify/_shipped/compiled/{name}.json"
