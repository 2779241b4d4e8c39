"""A case in the format of the reference vectors."""

from __future__ import annotations

Case = dict[str, object]


def case(name: str, model: str, parameters: dict[str, object],
         values: dict[str, object]) -> Case:
    return {"id": "variation-" + name, "model": model, "parameters": parameters,
            "metrics": [{"name": key, "value": value, "kind": "exact"}
                        for key, value in values.items()]}
