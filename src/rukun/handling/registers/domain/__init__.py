"""Every write of the registers."""
