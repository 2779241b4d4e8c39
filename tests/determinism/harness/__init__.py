"""What the determinism matrix and its canaries are made of."""
