"""What the words around a mark weigh for and against it, learnt from labelled letters (ADR 41)."""
