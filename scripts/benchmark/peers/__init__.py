"""The same texts for other generators: one file a generator."""
