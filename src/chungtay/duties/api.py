"""The duties room's door."""

from chungtay.duties.choices import Decision, Kind, Reading, ReminderKind, StatusMark
from chungtay.duties.models import Duty, Escalation, Extension, Reminder

__all__ = ["Decision", "Duty", "Escalation", "Extension", "Kind", "Reading", "Reminder", "ReminderKind", "StatusMark"]
