"""The record room: what many pages say together, as a pure function of their readings."""
