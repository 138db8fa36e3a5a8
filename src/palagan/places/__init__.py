"""Where named places lie: a gazetteer that ships with the package, and what a name on a page means by its company."""
