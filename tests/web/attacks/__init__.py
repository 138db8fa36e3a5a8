"""Hostile pages and hostile requests."""
