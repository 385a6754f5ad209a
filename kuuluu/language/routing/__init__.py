"""Which service a message belongs to, guessed from its words by a linear model; and the learning of that model.

`Model` needs no learning library: web processes may load it. `training` does, and belongs to workers and the console.
"""

from kuuluu.language.routing.examples import Example, read_examples
from kuuluu.language.routing.model import Model, Ranked

__all__ = ["Example", "Model", "Ranked", "read_examples"]
