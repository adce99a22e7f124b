"""Pairs of PNG files as JSON on standard input → their SSIMULACRA2 scores as JSON."""

import json
import sys

from ssimulacra2 import compute_ssimulacra2

print(json.dumps([float(compute_ssimulacra2(first, second)) for first, second in json.load(sys.stdin)]))
