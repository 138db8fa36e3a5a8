"""Record → plain data to look at: one function a view, each from the record, page cards and a filter to frozen rows."""
