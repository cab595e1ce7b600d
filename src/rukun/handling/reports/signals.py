"""What upper rooms may listen to. Receivers that write rows run inside the verb's transaction.

Each sends `report`, `actor` and `at`.
"""

from django.dispatch import Signal

report_sent = Signal()
report_verified = Signal()
