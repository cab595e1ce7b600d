"""One module per operation that is measured; see bench/README.md."""
