#!/usr/bin/python3
"""Prints variations.json: other parameters of the models that the vectors have, from closed forms.

    tests/vectors/variations/generate.py > tests/vectors/variations/variations.json

Extreme ones are among them: one server and a hundred, no waiting place, a squared coefficient of
variation of 10 and of 0, one leaf and a thousand, a rate that falls to zero, a quota of a hundredth.
"""

from __future__ import annotations

import json

import class_networks
import disciplines
import failing
import processors
import schedules
import shared
import stations
import systems

ABOUT = "Other parameters of the models of ../theory, computed from closed forms by generate.py."

cases = [each for part in (stations, systems, shared, disciplines, class_networks, failing,
                           processors, schedules) for each in part.cases()]
print('{"format": 1, "family": "variations", "about": ' + json.dumps(ABOUT) + ', "cases": [')
print(",\n".join(json.dumps(each) for each in cases))
print("]}")
