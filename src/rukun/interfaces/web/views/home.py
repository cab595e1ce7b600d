"""The home screen: what needs me, by when, and what I press."""

from django.http import HttpResponse
from django.shortcuts import render

from rukun.interfaces.web.requests import ActorRequest


def home(request: ActorRequest) -> HttpResponse:
    """Show the acting office what waits for it."""
    return render(request, "web/home.html", {})
