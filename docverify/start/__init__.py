"""What the program keeps from start to start, beside its bytecode; the library does without."""
