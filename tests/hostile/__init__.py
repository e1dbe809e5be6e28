"""Hostile input: every row of bad_inputs.md against every field of every kind and language that it concerns."""
