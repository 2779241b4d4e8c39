"""A case in the format of the reference vectors."""

from __future__ import annotations

Case = dict[str, object]


def case(name: str, model: str, parameters: dict[str, object],
         values: dict[str, object]) -> Case:
    return {"id": "variation-" + name, "model": model, "parameters": parameters,
            "metrics": [{"name": key, "value": value, "kind": "exact"}
                        for key, value in values.items()]}


def exact(made: Case) -> Case:
    """What no chance is in."""
    for metric in made["metrics"]:
        metric["kind"] = "exact-deterministic"
    return made
