"""Executes notebooks and writes their pages. start.py run starts it with the Python of .venv."""

import asyncio
import shutil
import sys

from .. import jdk
from ..process import readable_output
from ..start import playground, run
from ..start.places import SITE
from .execution import Executed, execute_all
from .site import Site


def main(arguments: list[str]) -> int:
    chosen = run.parser().parse_args(arguments)
    notebooks = run.notebooks(chosen)
    if not chosen.notebooks:
        # The whole course: pages of earlier runs go first.
        shutil.rmtree(SITE, ignore_errors=True)
        playground.write_page(jdk.find())
    elif any("Playground.of(" in notebook.read_text(encoding="utf-8") for notebook in notebooks):
        playground.ensure(jdk.find())
    site = Site(notebooks)
    width = max(len(notebook.name) for notebook in notebooks)

    def finished(executed: Executed) -> None:
        site.write_page(executed)
        print(
            f"  {executed.path.name:{width}}  {'failed' if executed.failure else 'ok':6}  {executed.seconds:6.1f} s",
            flush=True,
        )
        if executed.failure:
            print(executed.failure, flush=True)

    results = asyncio.run(execute_all(notebooks, finished))
    site.write_index(results)
    failed = sum(1 for executed in results if executed.failure)
    print(f"{len(results) - failed} of {len(results)} notebooks ran through; pages: {SITE / 'index.html'}")
    return 1 if failed else 0


if __name__ == "__main__":
    readable_output()
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nInterrupted; the kernels are stopped.")
