"""The schemas: valid themselves, explained key by key, and in step with the code."""

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator, ValidationError

from factcheck.claims.schema import schema
from factcheck.model import VERDICTS, Claim, Figure, Finding, Quantity, Report, Severity
from factcheck.model.figure import Basis, Change
from factcheck.model.quantity import Approximator, Kind, Rounding

NAMES = ("claims", "figures", "report")


def properties(part: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property that a schema describes."""
    if isinstance(part, dict):
        for name, described in part.get("properties", {}).items() if isinstance(part.get("properties"), dict) else ():
            yield f"{path}/{name}", described
        for key, inner in part.items():
            if key not in ("examples", "enum", "const"):
                yield from properties(inner, f"{path}/{key}")
    elif isinstance(part, list):
        for index, inner in enumerate(part):
            yield from properties(inner, f"{path}/{index}")


def resolved(described: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    reference = described.get("$ref")
    return {**whole["$defs"][reference.removeprefix("#/$defs/")], **described} if reference else described


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_valid_schema(name: str) -> None:
    assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_described_with_an_example_that_fits(name: str) -> None:
    whole = schema(name)
    found = [(path, resolved(described, whole)) for path, described in properties(whole)]
    assert len(found) > 10
    for path, described in found:
        assert len(described.get("description", "")) > 10, path
        assert described.get("examples"), path
        for example in described["examples"]:
            Draft202012Validator({**described, "$defs": whole["$defs"]}).validate(example)


@pytest.mark.parametrize("name", NAMES)
def test_no_mapping_takes_unknown_keys(name: str) -> None:
    def closed(part: Any) -> None:
        if isinstance(part, dict):
            if isinstance(part.get("properties"), dict):
                assert part.get("additionalProperties") is False
            for inner in part.values():
                closed(inner)
        elif isinstance(part, list):
            for inner in part:
                closed(inner)

    closed(schema(name))


def test_a_schema_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError, match="no schema"):
        schema("nothing")


def test_a_schema_is_a_copy() -> None:
    schema("claims")["properties"].clear()
    assert schema("claims")["properties"]


def test_the_keys_of_a_claim_are_the_fields_of_the_model() -> None:
    keys = set(schema("claims")["$defs"]["claim"]["properties"])
    told_otherwise = {"in": "places", "from": "article"}
    not_kept = {"note"}
    places_in_the_file = {"place", "expect_place", "check_place"}
    assert {told_otherwise.get(key, key) for key in keys - not_kept} == {f.name for f in fields(Claim)} - places_in_the_file


def test_the_words_of_the_schemas_are_those_of_the_model() -> None:
    definitions = schema("claims")["$defs"]
    expect = definitions["claim"]["properties"]["expect"]["properties"]
    figure = schema("figures")["$defs"]["figure"]["properties"]
    for described in (expect, figure):
        assert set(described["kind"]["enum"]) == set(get_args(Kind))
        assert set(described["approx"]["enum"]) == set(get_args(Approximator))
        assert set(described["change"]["enum"]) == set(get_args(Change))
        assert set(described["basis"]["enum"]) == set(get_args(Basis))
    assert set(definitions["severity"]["enum"]) == set(get_args(Severity))
    assert set(definitions["rounding"]["enum"]) == set(get_args(Rounding))
    assert set(schema("report")["properties"]["summary"]["properties"]) == set(VERDICTS)


def test_reports_and_figures_as_the_model_writes_them_fit() -> None:
    finding = Finding("contradicted", "no", claim="a", line=1, column=2, end_line=1, end_column=3, article="a.md")
    Draft202012Validator(schema("report")).validate(Report((finding, Finding("error", "cannot be read"))).to_json())

    percent = Quantity(Decimal("8.2"), Decimal("8.2"), "%", "percent")
    some = Quantity(Decimal(3), Decimal(5), "%", "range")
    figures = [Figure("8.2%", 0, 4, percent).to_json(), Figure("3%至5%", 5, 10, some).to_json()]
    validator = Draft202012Validator(schema("figures"))
    validator.validate({"id": "a", "lang": None, "text": "8.2% 3%至5%", "figures": figures})
    del figures[1]["high"]
    with pytest.raises(ValidationError):
        validator.validate({"id": "a", "lang": "zh", "text": "", "figures": figures})
