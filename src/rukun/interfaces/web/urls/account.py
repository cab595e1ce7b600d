"""Addresses of one's own account; logging in and the second factor are allauth's."""

from django.urls import path

from rukun.interfaces.web.views.account import codes, mine, tokens

app_name = "account"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("kode/", codes.redeem, name="redeem"),
    path("kata-sandi-baru/", codes.set_password, name="set_password"),
    path("token/", tokens.index, name="tokens"),
    path("token/<uuid:pk>/cabut/", tokens.revoke, name="token_revoke"),
]
