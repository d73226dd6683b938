"""The output of a long run: a file a part as soon as the part is done, and one whole file, or the folder, at the end.

    figures.parquet.parts/manifest.json        what the parts are made from; another input or other settings start anew
                          part-000000.parquet  the rows of a part
                          part-000000.json     its counts; written last, so where it is the part is whole
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Protocol

from factcheck import __version__
from factcheck.archive.parts import STANDARD_INPUT, Part, arrow
from factcheck.archive.work import Row, Work
from factcheck.model import InputError
from factcheck.wording import reason, say

FORMATS = (".jsonl", ".parquet")
_MANIFEST = "manifest.json"
# Rows that are held before they are written to a Parquet file.
_ROWS = 20_000


class Writer(Protocol):
    """Takes the records of a part."""

    def add(self, record: Row) -> None:
        """Writes a record."""
        ...


@dataclass(frozen=True, slots=True)
class PartOutput:
    """Where parts are written, for whoever works on one."""

    folder: str
    suffix: str
    work: Work

    def path(self, number: int) -> Path:
        """The file of a part."""
        return Path(self.folder) / f"part-{number:06}{self.suffix}"

    @contextmanager
    def writer(self, number: int) -> Iterator[Writer]:
        """A writer for a part; the file is in its place when all is written, and not before."""
        path = self.path(number)
        temporary = path.with_name(f"{path.name}.{os.urandom(6).hex()}.tmp")
        try:
            with _part_writer(str(temporary), self.suffix, self.work) as writer:
                yield writer
            os.replace(temporary, path)
        except OSError as error:
            raise InputError(say("cannot be written: {reason}", reason=reason(error)), str(path)) from None
        finally:
            with suppress(OSError):
                os.unlink(temporary)

    def done(self, number: int, counts: dict[str, int]) -> None:
        """Notes that a part is whole."""
        _put(Path(self.folder) / f"part-{number:06}.json", json.dumps(counts))


class Output:
    """The output at `path`: a file, or a folder where it ends in a slash.  `part_output` is for whoever works on a part.

    Raises InputError where it cannot be written, or something else stands there.
    """

    def __init__(self, path: str, archive: Sequence[Part], work: Work) -> None:
        self.path = path
        self._whole = not path.endswith(("/", os.sep))
        suffix = os.path.splitext(path.rstrip("/" + os.sep))[1].lower()
        if suffix not in FORMATS:
            raise InputError(say("name the output .jsonl or .parquet, so that its format is known"), path)
        if any(part.path == STANDARD_INPUT for part in archive):
            raise InputError(say("standard input cannot be read in parts; without --output the results go to standard output"))
        if os.path.realpath(path) in {os.path.realpath(part.path) for part in archive}:
            raise InputError(say("this is what is read; name another output"), path)
        if self._whole and os.path.isdir(path):
            raise InputError(say("this is a folder; end it in / to write a file a part into it"), path)
        folder = Path(f"{path}.parts" if self._whole else path)
        self._archive = archive
        self.part_output = PartOutput(os.path.abspath(folder), suffix, work)
        self._folder = folder
        if suffix == ".parquet":
            arrow()
        try:
            self._prepare(_manifest(archive, work))
        except OSError as error:
            raise InputError(say("cannot be written: {reason}", reason=reason(error)), str(folder)) from None

    def missing(self) -> list[tuple[int, Part]]:
        """The parts that are still to be done, with their numbers."""
        return [(number, part) for number, part in enumerate(self._archive) if not self._counts(number).exists()]

    def tallies(self) -> Iterator[dict[str, int]]:
        """The counts of the parts that are done."""
        for number in range(len(self._archive)):
            if self._counts(number).exists():
                yield json.loads(self._counts(number).read_text("utf-8"))

    def finish(self) -> None:
        """Puts the whole file in its place, where it is to be one."""
        if not self._whole:
            return
        target = Path(self.path)
        temporary = target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")
        try:
            files = [str(self.part_output.path(number)) for number in range(len(self._archive))]
            _joined(files, str(temporary), self.part_output.suffix, self.part_output.work)
            os.replace(temporary, target)
            shutil.rmtree(self._folder)
        except OSError as error:
            raise InputError(say("cannot be written: {reason}", reason=reason(error)), self.path) from None
        finally:
            with suppress(OSError):
                os.unlink(temporary)

    def _counts(self, number: int) -> Path:
        return self._folder / f"part-{number:06}.json"

    def _prepare(self, manifest: dict[str, Any]) -> None:
        """Makes the folder, and empties it where its parts were made from something else."""
        place = self._folder / _MANIFEST
        if self._folder.is_dir():
            known = None
            with suppress(OSError, ValueError):
                known = json.loads(place.read_text("utf-8"))
            if known == manifest:
                return
            if known is None and any(self._folder.iterdir()):
                raise InputError(say("this folder holds something else; name another output"), str(self._folder))
            for file in self._folder.glob("part-*"):
                file.unlink()
        self._folder.mkdir(parents=True, exist_ok=True)
        _put(place, json.dumps(manifest))


def _manifest(archive: Sequence[Part], work: Work) -> dict[str, Any]:
    inputs = {}
    for part in archive:
        if part.path not in inputs:
            status = os.stat(part.path)
            inputs[part.path] = [status.st_size, status.st_mtime_ns]
    return {"factcheck": __version__, "work": work.name, "inputs": inputs, "parts": [asdict(part) for part in archive]}


def _put(path: Path, text: str) -> None:
    temporary = path.with_name(f"{path.name}.{os.urandom(6).hex()}.tmp")
    temporary.write_text(text, encoding="utf-8")
    os.replace(temporary, path)


# --- Formats --------------------------------------------------------------------------------------------------------------


class _Lines:
    """JSON lines: the record as it is."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def add(self, record: Row) -> None:
        """Writes a record as one line."""
        self._file.write(json.dumps(record, ensure_ascii=False) + "\n")


class _Table:
    """Parquet: the rows of the records."""

    def __init__(self, file: Any, work: Work) -> None:
        self._file = file
        self._work = work
        self._rows: list[Row] = []

    def add(self, record: Row) -> None:
        """Writes the rows of a record."""
        self._rows += self._work.rows(record)
        if len(self._rows) >= _ROWS:
            self.flush()

    def flush(self) -> None:
        """Writes what is held."""
        pyarrow, _ = arrow()
        try:
            table = pyarrow.Table.from_pylist(self._rows, schema=self._file.schema)
        except UnicodeEncodeError:
            table = pyarrow.Table.from_pylist(list(map(_encodable, self._rows)), schema=self._file.schema)
        self._file.write_table(table)
        self._rows.clear()


def _encodable(row: Row) -> Row:
    """A row whose lone surrogates, which JSON can hold and UTF-8 cannot, are written out: \\ud800."""
    return {
        name: value.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(value, str) else value
        for name, value in row.items()
    }


@contextmanager
def _part_writer(path: str, suffix: str, work: Work) -> Iterator[Writer]:
    if suffix == ".jsonl":
        with open(path, "w", encoding="utf-8", errors="backslashreplace") as file:
            yield _Lines(file)
        return
    _, parquet = arrow()
    with parquet.ParquetWriter(path, _schema(work)) as file:
        table = _Table(file, work)
        yield table
        table.flush()


def _schema(work: Work) -> Any:
    pyarrow, _ = arrow()
    types = {"text": pyarrow.string(), "number": pyarrow.int64()}
    return pyarrow.schema([(name, types[kind]) for name, kind in work.columns.items()])


def _joined(files: Sequence[str], path: str, suffix: str, work: Work) -> None:
    """One file of the files, read and written piece by piece."""
    if suffix == ".jsonl":
        with open(path, "wb") as whole:
            for name in files:
                with open(name, "rb") as piece:
                    shutil.copyfileobj(piece, whole)
        return
    _, parquet = arrow()
    with parquet.ParquetWriter(path, _schema(work)) as whole:
        for name in files:
            with parquet.ParquetFile(name) as piece:
                for batch in piece.iter_batches(_ROWS):
                    whole.write_batch(batch)
