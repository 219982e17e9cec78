"""What a reader gets, measured on every kind of page: `make audit`."""
