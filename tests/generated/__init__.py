"""Press texts made by a program, for tests and benchmarks: stories told by several outlets, copies, undated texts, quotations, and the truth."""
