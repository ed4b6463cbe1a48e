"""Addresses of the documents room, under /tep/."""

from django.urls import path

from chungtay.documents import views

app_name = "documents"

urlpatterns = [
    path("<uuid:file_id>/", views.download, name="download"),
]
