"""A resource that cannot be used names its file, its table and its key; nothing misspelt is passed over."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from clerk_app.law.citation import Citation
from clerk_app.law.reading import BadResource, holiday_notice, read_holidays, read_rules, read_steps, table_of
from clerk_app.law.sentences import read_sentences, read_terms

SOURCE = 'source = { text = "条例", number = "1号", article = "第一条" }'
RULE = f'[limit]\nwhat = "期限"\ncounted = "working_days"\n[[limit.value]]\nsince = 2019-05-15\ndays = 7\n{SOURCE}\n'
NOTICE = """year = 2027
statutory_days = 13
[notice]
text = "通知"
number = "国办发明电〔2026〕9号"
published = 2026-11-25
[[span]]
name = "元旦"
off = [2027-01-01, 2027-01-03]
[[span]]
name = "春节"
off = [2027-02-05, 2027-02-12]
work = [2027-01-31, 2027-02-20]
"""


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) >= 1
    return text.replace(old, new, 1)


def place(trouble: BadResource) -> tuple[object, object, object]:
    return trouble.facts["file"], trouble.facts["table"], trouble.facts["entry"]


# --- rules -----------------------------------------------------------------------------------------------------------


def rules_with(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_rule_is_read_with_its_source(tmp_path: Path) -> None:
    value = read_rules(rules_with(tmp_path, limit=RULE)).on("limit", date(2026, 1, 1))
    assert (value.days, value.counted, value.source) == (7, "working_days", Citation("条例", "1号", "第一条"))
    assert (value.source.short(), value.source.full()) == ("第一条", "《条例》（1号）第一条")


@pytest.mark.parametrize(
    ("old", "new", "table", "key"),
    [
        ("days = 7", "", "limit.value[1]", "days"),
        ("days = 7", 'days = "7"', "limit.value[1]", "days"),
        ("days = 7", "days = 0", "limit.value[1]", "days"),
        ("days = 7", "days = true", "limit.value[1]", "days"),
        ("since = 2019-05-15", "since = 2019-05-15T08:00:00", "limit.value[1]", "since"),
        ("since = 2019-05-15", "", "limit.value[1]", "since"),
        (SOURCE, "", "limit.value[1]", "source"),
        ('text = "条例", ', "", "limit.value[1].source", "text"),
        ('article = "第一条"', 'artikel = "第一条"', "limit.value[1].source", "artikel"),
        ('what = "期限"', "", "limit", "what"),
        ('counted = "working_days"', 'counted = "workdays"', "limit.value[1]", "counted"),
        ("[[limit.value]]", "[limit.value]", "limit", "value"),
        ('what = "期限"', 'what = "期限"\nwhen = "now"', "limit", "when"),
    ],
)
def test_a_rule_that_cannot_be_used_is_named(tmp_path: Path, old: str, new: str, table: str, key: str) -> None:
    rules_with(tmp_path, limit=changed(RULE, old, new))
    with pytest.raises(BadResource) as caught:
        read_rules(tmp_path)
    assert place(caught.value) == ("limit.toml", table, key)
    assert str(caught.value).startswith("limit.toml limit")


def test_values_out_of_order_are_refused(tmp_path: Path) -> None:
    older = f"[[limit.value]]\nsince = 2008-05-01\ndays = 7\n{SOURCE}\n"
    with pytest.raises(BadResource, match="2008-05-01 does not follow 2019-05-15"):
        read_rules(rules_with(tmp_path, limit=RULE + older))


def test_a_name_stands_in_one_file_only(tmp_path: Path) -> None:
    with pytest.raises(BadResource, match=r"other\.toml limit: the name stands in another file too"):
        read_rules(rules_with(tmp_path, limit=RULE, other=RULE))


def test_a_value_expected_but_not_in_force_is_never_used(tmp_path: Path) -> None:
    coming = f"[[limit.value]]\nsince = 2025-01-01\ndays = 5\nexpected = true\n{SOURCE}\n"
    book = read_rules(rules_with(tmp_path, limit=RULE + coming))
    assert book.on("limit", date(2026, 1, 1)).days == 7
    assert [value.days for value in book.rule("limit").values] == [7, 5]


def test_an_empty_folder_a_broken_file_and_foreign_bytes_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadResource, match="no file in the folder"):
        read_rules(tmp_path)
    rules_with(tmp_path, limit="[limit")
    with pytest.raises(BadResource, match=r"limit\.toml: not TOML"):
        read_rules(tmp_path)
    (tmp_path / "limit.toml").write_bytes("[期限]".encode("gb18030"))
    with pytest.raises(BadResource, match=r"limit\.toml: not UTF-8 text"):
        read_rules(tmp_path)
    with pytest.raises(BadResource, match=r"steps\.toml: missing"):
        read_steps(tmp_path)


# --- steps -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('event = "noted"', 'event = "remarked"', "'remarked' is no EventKind"),
        ('event = "noted"', 'event = "amended"', "amended has two rows"),
        ('[[step]]\nevent = "noted"\nphase = "always"\nneeds = ["text"]\n', "", "noted has no row"),
        ('settles = ["fee_noticed"]', 'settles = ["fee_paid"]', "fee_paid can never be reached"),
        ('phase = "new"', 'phase = "fresh"', "'fresh' is no Phase"),
        ('clock = "lengthen"', 'clock = "stretch"', "'stretch' is no ClockEffect"),
        ("once = true", 'once = "yes"', "once: must be true or false"),
        ('waiting = "consulting"', 'waiting = "thinking"', "'thinking' is no State"),
        ('match = "ref"', 'matches = "ref"', "matches: unknown key"),
    ],
)
def test_a_step_that_cannot_be_used_is_named(
    resources: Path, tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = (resources / "rules" / "steps.toml").read_text(encoding="utf-8")
    (tmp_path / "steps.toml").write_text(changed(text, old, new), encoding="utf-8")
    with pytest.raises(BadResource) as caught:
        read_steps(tmp_path)
    assert said in str(caught.value) and str(caught.value).startswith("steps.toml")


def test_effects_stand_in_the_order_of_their_days(resources: Path, tmp_path: Path) -> None:
    text = (resources / "rules" / "steps.toml").read_text(encoding="utf-8")
    (tmp_path / "steps.toml").write_text(changed(text, "since = 2008-05-01", "since = 2020-05-01"), encoding="utf-8")
    with pytest.raises(BadResource, match=r"steps\.toml step\[1\] effects: must stand in the order of their days"):
        read_steps(tmp_path)


# --- holidays --------------------------------------------------------------------------------------------------------


def test_a_notice_is_read_whole() -> None:
    notice = holiday_notice(table_of(NOTICE, "2027.toml"))
    assert notice.citation == Citation("通知", "国办发明电〔2026〕9号")
    assert (notice.year, notice.published) == (2027, date(2026, 11, 25))
    assert [span.name for span in notice.spans] == ["元旦", "春节"]
    assert not notice.supplement


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('number = "国办发明电〔2026〕9号"\n', "", "notice number: missing; a notice without its number must say"),
        ("published = 2026-11-25", 'published = "2026-11-25"', "notice published: must be a day"),
        ("year = 2027", "", "year: missing"),
        ("year = 2027", "year = 0", "year: is no year"),
        ("year = 2027", "year = 2031", "span[1]: 2027-01-01 is far from 2031"),
        ('name = "元旦"\n', "", "span[1] name: missing"),
        ("off = [2027-01-01, 2027-01-03]", "off = [2027-01-03, 2027-01-01]", "span[1] off: ends before it begins"),
        ("off = [2027-01-01, 2027-01-03]", "off = [2027-01-01]", "span[1] off: must hold the first and the last day"),
        ("off = [2027-01-01, 2027-01-03]", "", "span[1] off: a span needs days off or days worked"),
        ("work = [2027-01-31, 2027-02-20]", "work = [2027-02-01]", "span[2] work: 2027-02-01 is no weekend day"),
        ("work = [2027-01-31, 2027-02-20]", "work = [2027-01-02]", "span[2]: 2027-01-02 is named twice"),
        ("off = [2027-02-05, 2027-02-12]", "off = [2027-01-03, 2027-02-12]", "span[2]: 2027-01-03 is named twice"),
        ("off = [2027-02-05, 2027-02-12]", "off = [0001-01-01, 9999-12-31]", "span[2]: 0001-01-01 is far from 2027"),
        ("work = ", "works = ", "span[2] works: unknown key"),
        ("statutory_days", "statutory", "statutory: unknown key"),
    ],
)
def test_a_notice_that_cannot_be_used_is_named(old: str, new: str, said: str) -> None:
    with pytest.raises(BadResource) as caught:
        holiday_notice(table_of(changed(NOTICE, old, new), "2027.toml"))
    assert f"2027.toml {said}" in str(caught.value)


def test_a_notice_without_spans_is_refused() -> None:
    with pytest.raises(BadResource, match="span: missing"):
        holiday_notice(table_of(NOTICE.split("[[span]]", maxsplit=1)[0], "2027.toml"))


def test_a_new_notice_file_is_read_with_the_others(resources: Path, tmp_path: Path) -> None:
    shutil.copytree(resources / "holidays", tmp_path / "holidays")
    (tmp_path / "holidays" / "2027.toml").write_text(NOTICE, encoding="utf-8")
    assert read_holidays(tmp_path / "holidays")[-1].year == 2027


# --- words -----------------------------------------------------------------------------------------------------------


def words_with(resources: Path, folder: Path, terms: tuple[str, str] | None = None, **sentences: str) -> Path:
    text = (resources / "terms.toml").read_text(encoding="utf-8")
    (folder / "terms.toml").write_text(changed(text, *terms) if terms else text, encoding="utf-8")
    (folder / "sentences").mkdir()
    for name, said in sentences.items():
        (folder / "sentences" / f"{name}.toml").write_text(said, encoding="utf-8")
    return folder


SENTENCE = '[greeting]\nzh = "您好，{name}"\nen = "Hello {name}"\n'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[channel.fax]", "[channel.telex]", "terms.toml channel telex: unknown key"),
        ('zh = "传真"\n', "", "terms.toml channel.fax zh: missing"),
        ('zh = "传真"', 'zh = ""', "terms.toml channel.fax zh: must be a text"),
        ("[channel.fax]", '[weather.fine]\nzh = "晴"\nen = "fine"\n[channel.fax]', "terms.toml weather: unknown key"),
    ],
)
def test_a_word_that_cannot_be_used_is_named(
    resources: Path, tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(BadResource) as caught:
        read_terms(words_with(resources, tmp_path, (old, new), one=SENTENCE))
    assert str(caught.value) == said


def test_a_member_without_a_word_is_named(resources: Path, tmp_path: Path) -> None:
    text = (resources / "terms.toml").read_text(encoding="utf-8")
    start = text.index("[channel.fax]")
    whole = text[start : text.index("[applicant_kind.", start)]
    with pytest.raises(BadResource, match=r"terms\.toml channel fax: missing"):
        read_terms(words_with(resources, tmp_path, (whole, ""), one=SENTENCE))


def test_a_sentence_stands_in_one_file_only(resources: Path, tmp_path: Path) -> None:
    with pytest.raises(BadResource, match=r"two\.toml greeting: the key stands in another file too"):
        read_terms(words_with(resources, tmp_path, one=SENTENCE, two=SENTENCE))


def test_a_sentence_has_both_languages(resources: Path, tmp_path: Path) -> None:
    with pytest.raises(BadResource, match=r"one\.toml greeting en: missing"):
        read_terms(words_with(resources, tmp_path, one='[greeting]\nzh = "您好"\n')).sentence("greeting")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'zh = "您好"\n{SENTENCE}', r"one\.toml: something stands before the first table"),
        (f"{SENTENCE}\n{SENTENCE}", r"one\.toml greeting: the key stands in another file too"),
        (f"{SENTENCE}[greeting.late]\n", r"one\.toml greeting late: unknown key"),
        (f"{SENTENCE}[[late]]\n", r"one\.toml late: unknown key"),
        (f"{SENTENCE}zh", r"one\.toml: not TOML"),
    ],
)
def test_what_is_no_sentence_is_named(resources: Path, tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadResource, match=said):
        read_terms(words_with(resources, tmp_path, one=text)).sentence("greeting")


def test_sentences_parsed_one_by_one_are_those_of_the_whole_files(resources: Path) -> None:
    folder = resources / "sentences"
    whole = {}
    for path in folder.glob("*.toml"):
        whole |= tomllib.loads(path.read_text(encoding="utf-8"))
    assert {key: {"zh": one.zh, "en": one.en} for key, one in read_sentences(folder).items()} == whole


def test_a_bad_resource_can_be_read_out_to_a_clerk(resources: Path) -> None:
    trouble = BadResource("2027.toml", "span[1]", "off", "ends before it begins")
    assert trouble.kind == "input"
    said = read_terms(resources).of(trouble)
    assert all(part in said for part in ("2027.toml", "span[1]", "off", "ends before it begins"))
