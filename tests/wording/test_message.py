"""A message is English to everyone who handles it, and another language to the one who asks."""

import copy
import pickle

from factcheck.wording import joined, say, say_count, translated

CATALOGUE = {"{unit} is not {other}": "{unit}不是{other}", "people": "人", "{count} figure": "{count}个数字", "and": "和"}


def chinese(template, plural, count):
    return CATALOGUE.get(template, template)


def test_a_message_is_its_english_text():
    message = say("{unit} is not {other}", unit="yuan", other=say("people"))
    assert message == "yuan is not people"
    assert isinstance(message, str)


def test_a_message_is_translated_with_the_messages_in_it():
    assert translated(say("{unit} is not {other}", unit="元", other=say("people")), chinese) == "元不是人"


def test_a_plain_text_is_left_as_it_is():
    assert translated("people", chinese) == "people"


def test_a_count_chooses_its_form():
    assert say_count("{count} figure", "{count} figures", 1) == "1 figure"
    assert say_count("{count} figure", "{count} figures", 2) == "2 figures"
    assert translated(say_count("{count} figure", "{count} figures", 2), chinese) == "2个数字"


def test_braces_in_a_quote_are_only_braces():
    assert say("{unit} is not {other}", unit="{other}", other="{0.__class__}") == "{other} is not {0.__class__}"


def test_joined_parts_are_translated_one_by_one():
    message = joined("; ", [say("people"), "5.1亿元", say("and")])
    assert message == "people; 5.1亿元; and"
    assert translated(message, chinese) == "人; 5.1亿元; 和"
    assert joined(", ", []) == ""


def test_a_message_survives_pickle_and_copy():
    for message in (say("people"), joined("; ", [say("people"), "x"]), say_count("{count} figure", "{count} figures", 3)):
        for again in (pickle.loads(pickle.dumps(message)), copy.deepcopy(message)):
            assert again == message
            assert translated(again, chinese) == translated(message, chinese)
