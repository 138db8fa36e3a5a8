"""Speed and memory, as tables: `make bench`. Nothing here is asserted on; what was measured is printed."""
