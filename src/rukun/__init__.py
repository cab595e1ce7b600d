"""Rukun: integrated coordination of social-conflict handling in an Indonesian regency."""
