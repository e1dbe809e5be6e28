"""Times a build of this project beside other generators, on the same made-up texts."""
