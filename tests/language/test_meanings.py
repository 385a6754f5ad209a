"""What words mean where a matter is told, and texts put together to learn from."""

import pytest

from kuuluu.language.meanings import meanings_in
from kuuluu.language.mixed import read_mixed
from kuuluu.language.resembling import MIXED


def meant(text, language=""):
    alone, pairs = (set(seen.features) for seen in meanings_in(text, language))
    return alone, pairs


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("Hakemukseni hylättiin", {"mbenefit", "mrefused"}),
        ("Emme todellakaan hyväksy tätä", {"mnot_accept"}),
        ("Vi sökte bidrag och fick inte", {"mbenefit", "mrefused"}),
        ("Our application was turned down", {"mbenefit", "mrefused"}),
        ("Maksupäätös tuli", {"mdecision"}),
    ],
)
def test_words_mean_the_same_in_any_form_and_language(text, meanings):
    assert meanings <= meant(text)[0]


@pytest.mark.parametrize("text", ["Hyväksy en tätä", "Hyväksyn. En mene", "En ole koskaan missään asiassa hyväksy"])
def test_a_phrase_is_its_words_in_order_and_near_each_other(text):
    assert "mnot_accept" not in meant(text)[0]


def test_meanings_stand_together_in_a_sentence_and_the_next_but_no_further():
    near, far = "Lupa evättiin. Valitan.", "Lupa evättiin. Kävin torilla. Valitan."
    assert "wrefused where_appeal" in meant(near)[1]
    assert "wrefused where_appeal" not in meant(far)[1]


def test_no_words_mean_nothing():
    assert meant("") == (set(), set())


def in_each_language(*lists):
    return "".join("\n".join((f"[{language}]", *lists, "")) for language in ("fi", "sv", "en"))


def test_texts_are_put_together_of_a_line_of_each_part(tmp_path):
    (tmp_path / "shared.toml").write_text(in_each_language("hello = 'Hi!'"))
    (tmp_path / "one.toml").write_text(
        "mix = {appeal = [['hello', 'what', 'so']], feedback = [['what']]}\n"
        + in_each_language(r'''what = "A.\nB."''', r'''so = "x\ny\nz\nu"''')
    )
    texts = read_mixed(tmp_path)
    finnish = [one for one in texts if (one.language, one.code) == ("fi", "appeal")]
    assert {"Hi! A. x", "Hi! B. y"} <= {one.text for one in finnish}
    assert {one.text.split()[2] for one in finnish} == {"x", "y", "z", "u"}
    whole = [one for one in texts if (one.language, one.code) == ("sv", "feedback")]
    assert [one.text for one in whole] == ["A.", "B."]
    assert whole[0].weight > finnish[0].weight


def test_no_text_is_both_a_matter_and_feedback():
    texts = read_mixed(MIXED)
    feedback = {one.text for one in texts if one.code == "feedback"}
    assert not feedback & {one.text for one in texts if one.code != "feedback"}
