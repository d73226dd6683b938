"""python benchmarks/spending.py REPORT COMMAND…: runs a command, and writes what it took as JSON to the file REPORT.

A program of its own, and a small one: Linux counts the memory of whoever starts a process as the process's own.
"""

import os
import sys
import time


def main() -> int:
    """Runs the command to its end; its exit code is ours."""
    report, *command = sys.argv[1:]
    started = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - started
    # Darwin counts bytes, Linux kilobytes.
    megabytes = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    with open(report, "w") as file:
        file.write(f'{{"wall": {wall}, "cpu": {usage.ru_utime + usage.ru_stime}, "megabytes": {megabytes}}}')
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
