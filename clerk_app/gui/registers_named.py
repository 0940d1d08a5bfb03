"""The tabs of the other registers, as the palette finds them: their names and whose words they are."""

from __future__ import annotations

TABS = (
    ("enquiries", "EnquiriesTab", "Enquiries"), ("complaints", "ComplaintsTab", "Complaints"),
    ("demands", "DemandsTab", "Corrections and suggestions"), ("work", "WorkTab", "Work log"),
    ("review", "ReviewTab", "Closed files"), ("self_review", "SelfReviewTab", "Self-review"),
    ("digest", "DigestTab", "Case digest"),
)  # fmt: skip
"""Tab of the page "registers", context and source of its word."""
