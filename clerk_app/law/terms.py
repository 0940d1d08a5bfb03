"""The legal vocabulary: the closed groups of words every other room chooses from (words: resources/terms.toml)."""

from __future__ import annotations

from enum import StrEnum, unique


@unique
class Channel(StrEnum):
    """申请渠道: the way a request came in (条例第二十九、三十一条)."""

    IN_PERSON = "in_person"
    REGISTERED_POST = "registered_post"
    ORDINARY_POST = "ordinary_post"
    ONLINE = "online"
    FAX = "fax"


@unique
class Addressee(StrEnum):
    """Whom a signed-for letter was sent to (国办公开办函〔2015〕207号第一部分)."""

    DISCLOSURE_OFFICE = "disclosure_office"
    OTHERS = "others"
    """Another unit of the agency, or a person in it."""
    WRONG_ADDRESS = "wrong_address"
    """A former or mistaken address of the agency."""


@unique
class Confirmation(StrEnum):
    """How the receipt was confirmed with the applicant (条例第三十一条第二、三项)."""

    TELEPHONE = "telephone"
    MESSAGE = "message"
    FACE_TO_FACE = "face_to_face"
    SYSTEM = "system"
    UNREACHED = "unreached"
    """Nobody could be reached: registered, and counted anew once somebody is."""


@unique
class ApplicantKind(StrEnum):
    """申请人类型: the columns of table three since 国办公开办函〔2019〕60号."""

    NATURAL_PERSON = "natural_person"
    COMMERCIAL_ENTERPRISE = "commercial_enterprise"
    RESEARCH_INSTITUTION = "research_institution"
    SOCIAL_WELFARE_ORG = "social_welfare_org"
    LEGAL_SERVICE_ORG = "legal_service_org"
    OTHER_ORG = "other_org"


@unique
class EventKind(StrEnum):
    """What can happen to a request; the first group moves clocks, the second is the office's own work.

    Events of one day are folded in this order: what closes a request stands behind what may precede it.
    """

    RECEIVED = "received"
    CORRECTION_ASKED = "correction_asked"
    CORRECTION_RECEIVED = "correction_received"
    CONSULTATION_SENT = "consultation_sent"
    CONSULTATION_ANSWERED = "consultation_answered"
    EXTENDED = "extended"
    DELAYED_REASONABLY = "delayed_reasonably"
    FEE_NOTICED = "fee_noticed"
    FEE_PAID = "fee_paid"
    CORRECTION_LAPSED = "correction_lapsed"
    FEE_LAPSED = "fee_lapsed"
    WITHDRAWN = "withdrawn"
    ANSWERED = "answered"
    SERVED = "served"

    ROUTED = "routed"
    MATERIAL_RETURNED = "material_returned"
    APPROVED = "approved"
    SECRECY_REVIEWED = "secrecy_reviewed"
    LETTER_ISSUED = "letter_issued"
    PLATFORM_KEYED = "platform_keyed"
    REMEDY_OPENED = "remedy_opened"
    REMEDY_ANSWERED = "remedy_answered"
    REMEDY_HEARD = "remedy_heard"
    REMEDY_CLOSED = "remedy_closed"
    ARCHIVED = "archived"
    NOTED = "noted"
    AMENDED = "amended"
    STRUCK = "struck"


@unique
class Outcome(StrEnum):
    """办理结果 in its finest words; every form's row gathers some of them (forms of 2014, 2019, 2021)."""

    DISCLOSED = "disclosed"
    DISCLOSED_ALREADY_PUBLIC = "disclosed_already_public"
    PARTIALLY_DISCLOSED = "partially_disclosed"
    REFUSED_STATE_SECRET = "refused_state_secret"
    REFUSED_OTHER_LAW = "refused_other_law"
    REFUSED_SAFETY_STABILITY = "refused_safety_stability"
    REFUSED_THIRD_PARTY = "refused_third_party"
    REFUSED_BUSINESS_SECRET = "refused_business_secret"
    REFUSED_PRIVACY = "refused_privacy"
    REFUSED_INTERNAL_AFFAIRS = "refused_internal_affairs"
    REFUSED_PROCESS = "refused_process"
    REFUSED_ENFORCEMENT_FILE = "refused_enforcement_file"
    REFUSED_ADMIN_QUERY = "refused_admin_query"
    REFUSED_NOT_GOVERNMENT_INFORMATION = "refused_not_government_information"
    UNABLE_NOT_HELD = "unable_not_held"
    UNABLE_NOT_THIS_ORGAN = "unable_not_this_organ"
    UNABLE_NOT_EXIST = "unable_not_exist"
    UNABLE_NEEDS_CREATION = "unable_needs_creation"
    UNABLE_STILL_UNCLEAR = "unable_still_unclear"
    NOT_HANDLED_PETITION = "not_handled_petition"
    NOT_HANDLED_DUPLICATE = "not_handled_duplicate"
    NOT_HANDLED_PUBLICATION = "not_handled_publication"
    NOT_HANDLED_EXCESSIVE = "not_handled_excessive"
    NOT_HANDLED_RECONFIRM = "not_handled_reconfirm"
    OTHER_NO_CORRECTION = "other_no_correction"
    OTHER_NO_PAYMENT = "other_no_payment"
    OTHER_WITHDRAWN = "other_withdrawn"
    OTHER_OTHER = "other_other"


@unique
class RemedyRoute(StrEnum):
    """行政复议 and the two ways to court; the groups of table four."""

    RECONSIDERATION = "reconsideration"
    LITIGATION_DIRECT = "litigation_direct"
    LITIGATION_AFTER_RECONSIDERATION = "litigation_after_reconsideration"


@unique
class RemedyResult(StrEnum):
    """复议、诉讼结果; a case without a result is pending (尚未审结)."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER_RESULT = "other_result"


@unique
class FeeBasis(StrEnum):
    """What a fee is reckoned by, never both for one request (国办函〔2020〕109号第三条)."""

    ITEM = "item"
    PAGE = "page"


@unique
class ConsultedParty(StrEnum):
    """Whose opinion is asked: 第三方 (第三十二条), 共同制作机关 (第三十四条), 其他机关 (第三十三条第三款)."""

    THIRD_PARTY = "third_party"
    CO_AUTHOR = "co_author"
    OTHER_AGENCY = "other_agency"


@unique
class DeliveryManner(StrEnum):
    """送达方式 (国办公开办函〔2016〕235号; electronic by the applicant's wish)."""

    DIRECT = "direct"
    ENTRUSTED = "entrusted"
    POST = "post"
    ELECTRONIC = "electronic"
    COLLECTED = "collected"


@unique
class State(StrEnum):
    """办理状态, computed from the events; lateness is not a state."""

    REGISTERED = "registered"
    CORRECTING = "correcting"
    HANDLING = "handling"
    CONSULTING = "consulting"
    AWAITING_PAYMENT = "awaiting_payment"
    EXTENDED = "extended"
    ANSWERED = "answered"
    """An imported answer: the old ledger does not say whether or when it was delivered."""
    TO_POST = "to_post"
    SERVED = "served"
    ABANDONED = "abandoned"
    WITHDRAWN = "withdrawn"
    IN_REMEDY = "in_remedy"
    ARCHIVED = "archived"


@unique
class SecrecyFinding(StrEnum):
    """保密审查的结论 (条例第十七条)."""

    PASS = "pass"
    WITHHOLD = "withhold"


@unique
class ClockKind(StrEnum):
    """期限: every period that runs on a request, for the office, the applicant or somebody consulted."""

    REPLY = "reply"
    CORRECTION_NOTICE = "correction_notice"
    CORRECTION = "correction"
    EXTENSION_NOTICE = "extension_notice"
    OPINION = "opinion"
    FEE_PAYMENT = "fee_payment"
    DELAY = "delay"
    RECONSIDERATION_ANSWER = "reconsideration_answer"
    COURT_ANSWER = "court_answer"
    RECONSIDERATION_DECISION = "reconsideration_decision"
    JUDGMENT = "judgment"
    APPEAL = "appeal"
    OPINION_REPORT = "opinion_report"
    REDO = "redo"
    APPLICANT_RECONSIDERATION = "applicant_reconsideration"
    APPLICANT_SUIT = "applicant_suit"


@unique
class Procedure(StrEnum):
    """行政复议的审理程序 (行政复议法2023年修订第五十三、五十四条)."""

    ORDINARY = "ordinary"
    SIMPLE = "simple"


@unique
class CourtPaper(StrEnum):
    """裁判文书的种类: the time to appeal turns on it (行政诉讼法第八十五条)."""

    JUDGMENT = "judgment"
    RULING = "ruling"
