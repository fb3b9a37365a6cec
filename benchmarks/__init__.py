"""What the performance figures in the README are made with; not run by the tests.

`make bench` runs all of them, `python -m benchmarks NAME` one. Each figure stands beside something measured in the same
run, since single times say little across machines.
"""
