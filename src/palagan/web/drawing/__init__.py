"""Pictures as plain geometry, which templates draw as SVG: no picture needs a script."""
