"""Evidence: the values of data files that claims are held against.

`Archive` gives them for the claim files of a run; `frozen_path` says where the kept copy of a claim file's values is.
"""

from factcheck.evidence.archive import Archive
from factcheck.evidence.frozen import Frozen, frozen_path
from factcheck.evidence.limits import Bounds

__all__ = ["Archive", "Bounds", "Frozen", "frozen_path"]
