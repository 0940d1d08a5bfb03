"""Articles in English."""

from __future__ import annotations

from clerk_app.gui.articles import in_english, number


def test_chinese_numbers_are_read() -> None:
    given = ("三", "十", "十五", "二十", "三十三", "一百", "二百零一", "一百五十四")
    assert [number(signs) for signs in given] == [3, 10, 15, 20, 33, 100, 201, 154]


def test_an_article_with_its_paragraph_and_item_is_cited_in_english() -> None:
    assert in_english("第三十三条第二款") == "art. 33(2)"
    assert in_english("第三十一条第（三）项") == "art. 31(3)"
    assert in_english("《民法典》第二百零一条") == "《民法典》art. 201"
    assert in_english("第二十三条第一款第（四）项") == "art. 23(1)(4)"
    assert in_english("nothing cited 第十次") == "nothing cited 第十次"
