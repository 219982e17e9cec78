"""How fast the site is built, beside Hugo and plain Pelican on the same stories: `make bench`."""
