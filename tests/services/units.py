"""Invented units whose sums are known by construction: unit n's figures are simple functions of n."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from clerk_app import places
from clerk_app.cases.gathered import Scope
from clerk_app.cases.sheet_plain import read_published
from clerk_app.law.sentences import read_terms
from clerk_app.law.year_format import read_formats
from clerk_app.services.exchange import HASH, Exchange, hash_of, written

FORMATS = read_formats(places.resources() / "year_formats")
TERMS = read_terms(places.resources())
YEAR = 2025
MADE = date(2026, 1, 15)
COLUMNS = ["natural_person", "commercial_enterprise", "research_institution", "social_welfare_org",
           "legal_service_org", "other_org", "total"]
RESULTS = ["disclosed", "partially_disclosed", "refused_state_secret", "refused_other_law", "refused_safety_stability",
           "refused_third_party", "refused_internal_affairs", "refused_process", "refused_enforcement_file",
           "refused_admin_query", "unable_not_held", "unable_needs_creation", "unable_still_unclear",
           "not_handled_petition", "not_handled_duplicate", "not_handled_publication", "not_handled_excessive",
           "not_handled_reconfirm", "other_no_correction", "other_no_payment", "other_other"]  # fmt: skip


def _row(person: int, company: int = 0) -> list[int]:
    return [person, company, 0, 0, 0, 0, person + company]


def plain_sheet(n: int, year: int = YEAR) -> dict[str, Any]:
    """Unit n: 3n+2 new requests of persons and n of companies, n carried in; 2n+2 disclosed and n not held to persons,
    n disclosed to companies; n carried out. Fees of n.25 万元, n licences, 行政检查 n. Two lawsuits upheld."""
    rows = {name: _row(0) for name in RESULTS}
    rows |= {"disclosed": _row(2 * n + 2, n), "unable_not_held": _row(n)}
    rows |= {"new_received": _row(3 * n + 2, n), "carried_in": _row(n), "carried_out": _row(n)}
    rows["total_handled"] = _row(3 * n + 2, n)
    return {
        "year": year,
        "format": "gbgk_2021_30",
        "applications": {"columns": COLUMNS, "rows": rows},
        "active_disclosure": {
            "art20_1": {"regulations": {"made": 0, "repealed": 0, "in_force": 0},
                        "normative_docs": {"made": n, "repealed": 0, "in_force": 10}},
            "art20_5": {"licensing": n}, "art20_6": {"punishment": 0, "coercion": 0},
            "art20_8": {"fees_wan_yuan": f"{n}.25"},
        },
        "review_litigation": {
            "columns": ["upheld", "corrected", "other", "pending", "total"],
            "reconsideration": [0, 0, 0, 0, 0], "litigation_direct": [2, 0, 0, 0, 2],
            "litigation_after_reconsideration": [0, 0, 0, 0, 0],
        },
    }  # fmt: skip


def zero_sheet(year: int = YEAR) -> dict[str, Any]:
    """A nil report: every figure is 0."""
    plain = plain_sheet(0, year)
    for name in ("new_received", "disclosed", "total_handled"):
        plain["applications"]["rows"][name] = _row(0)
    plain["active_disclosure"]["art20_1"]["normative_docs"]["in_force"] = 0
    plain["active_disclosure"]["art20_8"]["fees_wan_yuan"] = 0
    plain["review_litigation"]["litigation_direct"] = [0, 0, 0, 0, 0]
    return plain


def exchanged(
    name: str, plain: dict[str, Any], *, code: str = "", below: tuple[str, ...] | None = None,
    made_on: date = MADE, is_filed: bool = True, note: str = "",
) -> bytes:  # fmt: skip
    """The exchange file of a unit with that sheet; ``below``: the units it contains."""
    scope = Scope.OWN if below is None else Scope.WITH_BELOW
    sheet = read_published(plain, FORMATS)
    made = Exchange(name, code, sheet, scope, below or (name,), is_filed, None, made_on, "clerk-app 0.1.0", note)
    return written(made, (), TERMS)


def entries(data: bytes) -> dict[str, Any]:
    """The entries of an exchange file, to be changed; see ``packed``."""
    plain: dict[str, Any] = json.loads(data)
    return plain


def packed(plain: dict[str, Any], *, signed: bool = True) -> bytes:
    """Entries as a file again; ``signed``: with a hash that fits, as only a program would."""
    if signed:
        plain = {**plain, HASH: hash_of(plain)}
    return json.dumps(plain, ensure_ascii=False).encode()


def put(folder: Path, name: str, data: bytes) -> Path:
    """A file in a folder."""
    path = folder / name
    path.write_bytes(data)
    return path


def unit_files(folder: Path, count: int) -> list[Path]:
    """Units 1 to count, a file each."""
    return [put(folder, f"{n:03}.json", exchanged(f"第{n:03}单位", plain_sheet(n))) for n in range(1, count + 1)]

