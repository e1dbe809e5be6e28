"""The bytes of one picture -> clean copies of it. Nothing is imported here: the child process loads this package too."""
