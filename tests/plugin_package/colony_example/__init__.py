"""The smallest package that adds a directive, a front matter key and a type of entry to Colony."""
