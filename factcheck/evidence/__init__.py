"""Evidence: the values of data files that claims are held against.

`Vault` gives them for the claim files of a run, `read_values` for one of them; `frozen_path` says where the kept copy of a claim
file's values is.  Few claim files name data: what reads them is imported for the first that does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.evidence.values import read_values
from factcheck.lazily import lazily

if TYPE_CHECKING:
    from factcheck.evidence.bounds import Bounds
    from factcheck.evidence.frozen import Frozen, frozen_path
    from factcheck.evidence.vault import Vault

__all__ = ["Bounds", "Frozen", "Vault", "frozen_path", "read_values"]

__getattr__ = lazily(__name__, {"bounds": ("Bounds",), "frozen": ("Frozen", "frozen_path"), "vault": ("Vault",)})
