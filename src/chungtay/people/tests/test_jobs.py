"""The keys of sent forms are forgotten after a week and not before."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from chungtay.people.jobs import forget_sent_forms
from chungtay.people.models import Once


@pytest.mark.django_db
def test_keys_of_sent_forms_are_forgotten_after_a_week():
    for days in (1, 6, 8, 30):
        Once.objects.create(key=uuid.uuid4(), path="/")
        Once.objects.filter(path="/").update(at=timezone.now() - timedelta(days=days), path=f"/{days}")
    assert forget_sent_forms() == 2
    assert sorted(Once.objects.values_list("path", flat=True)) == ["/1", "/6"]
