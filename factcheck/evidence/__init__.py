"""Evidence: the values of data files that claims are held against.

`Vault` gives them for the claim files of a run, `read_values` for one of them; `frozen_path` says where the kept copy of a claim
file's values is.
"""

from factcheck.evidence.bounds import Bounds
from factcheck.evidence.frozen import Frozen, frozen_path
from factcheck.evidence.vault import Vault, read_values

__all__ = ["Bounds", "Frozen", "Vault", "frozen_path", "read_values"]
