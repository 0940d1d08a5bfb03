"""The manual: every link leads somewhere, every article has its topic, a search of one character finds."""

from __future__ import annotations

import re

import pytest

from clerk_app import places
from clerk_app.law.terms import EventKind
from clerk_app.services.help import ARTICLE, FIRST, PAGE, TOPIC, bare, filled, manual, search

LANGUAGES = ("zh", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_names_a_topic_an_article_or_a_page(language: str) -> None:
    told = manual(language)
    for topic in told.topics:
        for kind, name in topic.links:
            if kind == TOPIC:
                assert told.topic(name) is not None, (topic.id, name)
            elif kind == ARTICLE:
                assert name in told.articles, (topic.id, name)
            else:
                assert kind == PAGE and name.partition(":")[0] in told.pages, (topic.id, kind, name)


def test_no_link_leads_out_of_the_program_and_no_picture_is_fetched() -> None:
    for language in LANGUAGES:
        for topic in manual(language).topics:
            assert "://" not in topic.text, topic.id
            for picture in re.findall(r"!\[[^\]]*\]\(([^)]*)\)", topic.text):
                assert (places.resources() / "help" / language / picture).is_file(), picture


def test_every_step_and_every_article_has_a_topic_in_chinese() -> None:
    told = manual("zh")
    for kind in EventKind:
        named = told.steps[kind.value]
        known = told.articles[named.partition(":")[2]].topic if named.startswith(ARTICLE) else named
        assert told.topic(known) is not None, kind
    for article in told.articles.values():
        assert told.topic(article.topic) is not None and article.source and article.zh and article.en, article.id


def test_a_help_property_leads_to_its_topic() -> None:
    told = manual("zh")
    assert told.topic_of("fees").id == "fees"
    assert told.topic_of("article:2019-33").id == "time_limits"
    assert told.topic_of("step:extended").id == "time_limits"
    assert told.topic_of("page:posting").id == "posting" and told.topic_of("page:batch").id == "letters"
    assert told.topic_of("settings").id == "settings" and told.topic_of("duties").id == "months"
    assert told.topic_of("nobody knows").id == FIRST
    assert told.article_of("step:correction_asked") == told.articles["2019-30"]
    assert told.article_of("step:routed") is None and told.article_of("page:today") is None


def test_a_search_finds_one_character_and_puts_titles_first() -> None:
    topics = manual("zh").topics
    assert len(search(topics, "")) == len(topics)
    by_title = search(topics, "延期")
    assert by_title[0].topic.id == "extension"
    assert {"extension", "time_limits"} <= {found.topic.id for found in by_title}
    assert search(topics, "缴")[0].topic.text.count("缴") and "缴" in search(topics, "缴")[0].around
    assert search(topics, "没有这样的词组") == ()
    assert [found.topic.id for found in search(topics, "国庆 9-20")] == ["time_limits"]


def test_the_worked_example_says_what_the_rule_book_counts() -> None:
    text = manual("zh").topic("time_limits").text  # counted by hand on the calendar of 国办发明电〔2025〕7号
    for said in ("10月20日（周二）届满", "11 月 17 日届满", "推到 10 月 27 日", "第 7 个是 9-24"):
        assert said in text


def test_blanks_are_filled_and_never_searched() -> None:
    text = "按 {key:extend} 或 {do:extend}，见 {keys}"
    assert filled(text, "{0}-{1}".format) == "按 key-extend 或 do-extend，见 keys-"
    text = "## 标题\n| 甲 | **乙** |\n|---|---|\n[丙](topic:fees) {key:extend}"
    assert bare(text).split() == ["标题", "甲", "乙", "丙"]


def test_every_topic_is_short_and_says_no_您() -> None:
    for topic in manual("zh").topics:
        assert topic.title and "您" not in topic.text and "！" not in topic.text, topic.id
        assert topic.id == "changes" or 60 < len(re.sub(r"\s", "", topic.text)) < 1600, topic.id


def test_a_field_of_intake_rests_on_its_article() -> None:
    told = manual("zh")
    assert told.article_of("field:received_on") == told.articles["2019-31"]
    assert told.topic_of("field:received_on").id == "intake"
    assert told.topic_of("field:telephone").id == "intake" and told.article_of("field:telephone") is None
    for named in told.fields.values():
        assert told.article_of(named) is not None or told.topic(named) is not None, named
