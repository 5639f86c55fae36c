"""Notebooks, executed from the first cell to the last and turned into a site. Read in this order: execution, site."""
