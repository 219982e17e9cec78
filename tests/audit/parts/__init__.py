"""What measures: a module a part, each with one function `measure`."""
