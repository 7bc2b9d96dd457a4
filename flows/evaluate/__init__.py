"""How good the reader is: against reference annotations, public benchmarks and peers."""
