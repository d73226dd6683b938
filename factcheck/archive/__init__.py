"""Archives: very many texts, one a line of JSON or a row of Parquet, extracted or linted in parts.

A part is a stretch of an input file.  Whoever works on one, this process, another, or a worker of a cluster, opens the file
itself, and gives back what is short, or writes what is long beside the output.  So the same way serves a file of ten lines
and one of a hundred million.
"""

from factcheck.archive.executing import Executor, executor
from factcheck.archive.parts import InputFormat, Part, parts
from factcheck.archive.process import Tally, process
from factcheck.archive.reading import Case
from factcheck.archive.work import Extraction, Linting, Work

__all__ = [
    "Case", "Executor", "Extraction", "InputFormat", "Linting", "Part", "Tally", "Work", "executor", "parts", "process",
]  # fmt: skip
