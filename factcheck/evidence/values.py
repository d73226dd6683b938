"""The values of one claim file, for whoever checks it: nothing is opened where it names no data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from factcheck.model import ClaimFile, Datum, NoDatum

if TYPE_CHECKING:
    from factcheck.evidence.vault import Vault


def read_values(claim_file: ClaimFile, vault_of_run: Callable[[], Vault] | None = None) -> Mapping[str, Datum | NoDatum]:
    """What the data say, by the names under which the claim file knows their values; as `Vault.values`.

    vault_of_run   gives what has been read of data files; None: they are opened for this claim file alone
    """
    if not claim_file.data:
        return {}
    if vault_of_run is not None:
        return vault_of_run().values(claim_file)
    from factcheck.evidence.vault import Vault

    with Vault() as vault:
        return vault.values(claim_file)
