"""申请人: who asks, and how to reach them (条例第二十九条)."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.law.terms import ApplicantKind


@dataclass(frozen=True)
class Applicant:
    """The person or organisation that asks. All but kind and name may be unknown in an old ledger (empty)."""

    kind: ApplicantKind
    name: str
    id_number: str = ""
    """身份证号 or 统一社会信用代码; kept as text."""
    telephone: str = ""
    email: str = ""
    address: str = ""
    contact_person: str = ""
    """联系人 of an organisation."""

    @property
    def is_organization(self) -> bool:
        """Whether the applicant is 法人或其他组织 (addressed 你单位)."""
        return self.kind is not ApplicantKind.NATURAL_PERSON
