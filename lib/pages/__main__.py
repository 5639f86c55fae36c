"""
Executes notebooks and writes their pages: python lib/pages [--fresh] NOTEBOOK ...

start.py run starts it with the Python of .venv. Read in this order: execution, site.
"""

import argparse
import asyncio
import shutil
import sys
from pathlib import Path

from execution import Executed, execute_all
from site_pages import SITE, Site


def main() -> int:
    parser = argparse.ArgumentParser(prog="pages")
    parser.add_argument("notebooks", nargs="+", type=Path)
    parser.add_argument("--fresh", action="store_true", help="remove the pages of earlier runs first")
    chosen = parser.parse_args()
    if chosen.fresh:
        shutil.rmtree(SITE, ignore_errors=True)
    site = Site(chosen.notebooks)
    width = max(len(notebook.name) for notebook in chosen.notebooks)

    def finished(executed: Executed) -> None:
        site.write_page(executed)
        print(f"  {executed.path.name:{width}}  {'failed' if executed.failure else 'ok':6}  {executed.seconds:6.1f} s", flush=True)
        if executed.failure:
            print(executed.failure, flush=True)

    results = asyncio.run(execute_all(chosen.notebooks, finished))
    site.write_index(results)
    failed = sum(1 for executed in results if executed.failure)
    print(f"{len(results) - failed} of {len(results)} notebooks ran through; pages: {SITE / 'index.html'}")
    return 1 if failed else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nInterrupted; the kernels are stopped.")
