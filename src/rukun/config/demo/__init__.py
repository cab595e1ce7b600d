"""The demonstration: a small regency in the middle of its work.

`rukun demo` calls `load_demo(at=…)` from here, once per demo database and inside one transaction.
"""
