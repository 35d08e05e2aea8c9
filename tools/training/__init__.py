"""Training of the models that decide where grammar ends (docs/decisions/learning.md)."""
