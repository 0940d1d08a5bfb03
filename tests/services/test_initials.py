"""Names by their sound: what comes first in a list a clerk knows from a spreadsheet."""

from __future__ import annotations

from clerk_app.services.initials import by_sound


def test_names_stand_in_the_order_of_their_pinyin_character_by_character() -> None:
    names = ["周若安", "邵青禾", "临澜大学", "白露", "西安", "先锋", "Z公司", "3号院", "顾小满"]
    assert sorted(names, key=by_sound) == [
        "3号院", "Z公司", "白露", "顾小满", "临澜大学", "邵青禾", "西安", "先锋", "周若安",
    ], "xi before xian, whatever follows"
