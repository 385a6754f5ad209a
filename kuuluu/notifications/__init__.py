"""Who is told what: receipts, answers, questions, reminders, followers. Wakes on events."""
