"""`python -m kuuluu.language.terms` tells by its exit code whether Finnish words are read by their dictionary."""

import sys

from kuuluu.language.terms import finnish

sys.exit(0 if finnish.is_here() else 1)
