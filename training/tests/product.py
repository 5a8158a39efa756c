"""The TypeScript SDK from Python tests: scripts beside this file, run on the sources with tsx."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NODE = shutil.which("node")

needs_product = pytest.mark.skipif(
    NODE is None or not (ROOT / "node_modules/tsx").is_dir(),
    reason="NOT TESTED: the TypeScript SDK needs node and node_modules; run `pnpm install` in the repository",
)


def run_script(name, *arguments):
    """What a script of ours prints, as JSON; its error output when it fails."""
    script = Path(__file__).with_name(name)
    command = [NODE, "--conditions=@platekit/source", "--import", "tsx", str(script), *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
