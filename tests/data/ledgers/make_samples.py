"""Makes sample.xlsx, sample.xls, sample.ods and sample.et: one small ledger in the formats offices hold.

Run by hand where LibreOffice is installed: ``python tests/data/ledgers/make_samples.py``. An .et file of WPS is an .xls
under another name. All people, places and numbers are invented.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl

HERE = Path(__file__).resolve().parent
HEADINGS = [
    "序号", "登记编号", "收到日期", "收到日期依据", "申请渠道", "申请人类型", "申请人姓名（名称）", "联系电话",
    "申请内容",
    "承办科室", "补正通知日期", "补正收到日期", "征求第三方发出日期", "征求第三方答复日期", "延期批准日期",
    "延长工作日",
    "法定答复期限", "答复日期", "答复文书文号", "处理结果", "送达方式", "送达日期", "备注",
]
N = None
ROWS = [
    [1, "试〔2023〕1号", date(2023, 5, 8), "当面提交", "当面", "自然人", "顾小满", "0000-1000001",
     "柳荫路27号征收补偿方案",
     "规划科", N, N, N, N, N, N, date(2023, 6, 5), date(2023, 5, 30), "试告〔2023〕1号", "予以公开", "当面领取",
     date(2023, 5, 30), N],
    [2, "试〔2023〕2号", "2023.5.8", "签收", "信函", "商业企业", "临澜澄江商贸有限公司", "0000-1000002",
     "招投标文件", "建设科",
     N, N, "2023.5.12", "2023.5.22", N, N, "2023.6.12", "2023.6.9", "试告〔2023〕2号", "不予公开：保护第三方合法权益",
     "邮寄（EMS）", "2023.6.9", "原件存建设科"],
    [3, "试〔2023〕3号", "2023年5月8日", "双方确认", "网络", "自然人", "江遥", "0000-1000003", "会议纪要", "办公室",
     "2023年5月11日", "2023年5月18日", N, N, N, N, "2023年6月15日", "2023年6月14日", "试告〔2023〕3号",
     "不予公开：属于三类内部事务信息", "电子邮件", "2023年6月14日", N],
    [4, "试〔2023〕4号", 45054, "签收", "信函", "法律服务机构", "临澜正衡律师事务所", "0000-1000004",
     "行政处罚决定书", "法制科",
     N, N, N, N, 45077, 20, 45107, 45100, "试告〔2023〕4号", "无法提供：本机关不掌握相关政府信息",
     "邮寄（EMS）", 45100, N],
    [5, "试〔2023〕5号", "2023-05-09", "双方确认", "传真", "自然人", "沈知秋", "0000-1000005", "学区划分依据", "办公室",
     "2023-05-12", N, N, N, N, N, "2023-06-06", "2023-06-16", "试告〔2023〕5号", "其他处理：逾期不补正", "邮寄（EMS）",
     "2023-06-16", N],
    [6, "试〔2023〕6号", "2023-05-10", "签收", "信函", "其他组织", "柳荫社区业主委员会", "0000-1000006",
     "维修资金使用情况",
     "财务科", N, N, N, N, N, N, "2023-06-07", "2023-06-20", "试告〔2023〕6号", "部分公开", "邮寄（EMS）",
     "2023-06-21", N],
    [7, "试〔2023〕7号", date(2023, 12, 20), "双方确认", "网络", "自然人", "温以宁", "0000-1000007",
     "项目批准文件", "规划科",
     N, N, N, N, N, N, date(2024, 1, 18), N, N, "办理中", N, N, N],
]
REMEDY_HEADINGS = ["登记编号", "类型", "受理机关", "案号", "收到日期", "结果", "结案日期"]
REMEDIES = [
    ["试〔2023〕2号", "行政复议", "临澜市人民政府", "〔2023〕临复1号", date(2023, 7, 3), "维持", date(2023, 8, 28)],
    ["试〔2023〕2号", "复议后起诉", "临澜区人民法院", "〔2023〕临0199行初1号", date(2023, 9, 11), "尚未审结", N],
    ["试〔2023〕4号", "未经复议直接起诉", "临澜区人民法院", "〔2023〕临0199行初2号", date(2023, 8, 1), "判决驳回",
     date(2023, 12, 4)],
]


def main() -> None:
    """Write the four files."""
    book = openpyxl.Workbook()
    register = book.active
    register.title = "台账"
    register.append(["临澜区政府信息公开申请台账（2023年）"])
    register.merge_cells("A1:W1")
    for row in [HEADINGS, *ROWS]:
        register.append(row)
    register.append(["合计", N, N, N, N, N, N, N, "7件"])
    remedies = book.create_sheet("复议诉讼")
    for row in [REMEDY_HEADINGS, *REMEDIES]:
        remedies.append(row)
    book.create_sheet("填表说明").append(["本台账由政府信息公开工作机构登记。"])
    source = HERE / "sample.xlsx"
    book.save(source)
    for ending in ("xls", "ods"):
        subprocess.run(
            ["soffice", "--headless", "--convert-to", ending, "--outdir", str(HERE), str(source)], check=True
        )
    shutil.copyfile(HERE / "sample.xls", HERE / "sample.et")


if __name__ == "__main__":
    sys.exit(main())
