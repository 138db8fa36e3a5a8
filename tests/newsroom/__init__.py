"""The test newsroom: invented outlets that publish an invented conflict, served on loopback by a clock of its own."""
