"""What a letter of any kind can be given: invented people, invented organs."""

from __future__ import annotations

from datetime import date

from clerk_app.cases.letter import Facts

FACTS: Facts = {
    "applicant": "陈某某", "applicant_kind": "natural_person", "channel": "registered_post",
    "received_on": date(2016, 9, 3), "request_number": "2026-0107", "wording": "某路段配时方案。",
    "organ_name": "临澜区城市管理委员会", "document_number": "临城管公开〔2026〕9号", "decided_on": date(2026, 10, 16),
    "telephone": "010-00000000", "handler": "韩予墨", "reconsideration_body": "临澜区人民政府",
    "court": "临澜区人民法院", "organ_address": "临澜区同舟路68号",
    "base_due_on": date(2026, 10, 19), "due_on": date(2026, 11, 16), "days": 20, "extension_reason": "检索尚需时间",
    "approver": "王某", "points": "写明文件名称\n写明起止年月", "guidance": "可查本区目录",
    "reply_by": date(2026, 11, 6),
    "count_period": "2026年8月至9月", "request_count": "46", "reasons_by": date(2026, 10, 30),
    "reasons_asked_on": date(2026, 9, 8), "delay_until": date(2026, 12, 31), "delay_reason": "需检索大量档案",
    "third_party": "青屿建设有限公司", "third_party_kind": "commercial_enterprise", "opinion_days": 15,
    "opinion_by": date(2026, 10, 9), "third_party_asked_on": date(2026, 9, 9), "resumes": "之日",
    "information": "施工合同的单价明细", "interest": "商业秘密", "third_party_opinion": "不同意公开",
    "disclosed": "合同总价和付款进度", "public_interest": "涉及公共资金的使用", "agency": "临澜区财政局",
    "question": "该文件是否由贵单位制作\n能否公开", "wanted_by": date(2026, 10, 30), "own_view": "可以公开",
    "reasons": "涉及未定密的会商材料", "fee_amount": "2,200", "fee_basis": "item", "fee_days": 20,
    "after_fee": "restart",
    "fee_lines": "第 1—10 件：免费\n第 11—30 件：20 件 × 100 元 = 2,000 元", "payment_way": "到政务大厅缴费窗口缴纳",
    "record": "登记表上的出生日期", "record_asked_on": date(2026, 9, 10), "record_decision": "corrected",
    "record_new": "1990年1月2日", "record_passed_on": date(2026, 9, 20), "right_agency": "临澜区公安分局",
    "right_agency_contact": "010-11111111", "suggestion": "历年配时方案", "suggested_on": date(2026, 9, 11),
    "suggestion_decision": "adopted", "publish_place": "本机关网站",
}  # fmt: skip
