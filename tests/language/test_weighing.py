"""What the words around a mark weigh: doubtful marks are kept apart, and what no rule marks is found. Learnt by learn.py."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import pytest

from kuuluu.language.findings import FindingClass, find, find_all, marked
from kuuluu.language.weighing.models import of_words
from kuuluu.language.weighing.signs import NOTHING, signs, tokens, with_marks
from tests.language.inventories import inventories
from tests.language.learn import FIRST_MARKS, HELD_OUT, files, first_marks
from tests.language.measure import DATA, NAMES, OTHERS, STRUCTURED, labelled, measure


def words(text, found):
    return [text[one.start : one.end] for one in found]


def held_out():
    return [one for name in sorted(HELD_OUT) for one in labelled(DATA / "unseen" / name)]


def seconds(text):
    start = time.process_time()
    find_all(text)
    return time.process_time() - start


def test_what_is_doubtful_is_not_hidden_and_is_kept_for_a_person():
    text = "Ratsastuskoulun Tähti on purrut aidan rikki ja syö nyt meidän omenapuita palstalla 14."
    assert words(text, marked(text)) == words(text, find_all(text)) == ["Tähti"]
    assert find(text) == []
    assert [one.is_doubtful for one in find_all(text)] == [True]


def test_a_name_that_the_rules_give_to_an_office_is_not_added():
    text = "Kiitos kaupunginjohtaja Leena Ruohoselle, että tuli paikalle asukasraadin iltaan ja vastasi kaikkeen."
    assert marked(text) == find_all(text) == []


def test_in_so_few_words_the_rules_decide_alone():
    for text in ("Rauha ja Onni", "Soita 040 123 4567", "VT-4, KT-45 ja mt-140", "Terv. Maija Virtanen"):
        assert find(text) == find_all(text) == marked(text)


def test_each_mark_of_the_rules_is_found_or_asked_about():
    """Whatever the weights say, no mark is lost: what is doubtful is, with what is found, all that the rules mark."""
    for path in files()[::9]:
        for one in labelled(path):
            asked = find_all(one.text, one.language)
            for mark in marked(one.text, one.language):
                assert all(
                    any(other.start <= at < other.end for other in asked) for at in range(mark.start, mark.end)
                ), one.text


def test_what_was_not_learnt_is_read_better_than_by_the_rules():
    texts = held_out()
    sums = measure(texts)
    assert len(texts) == 1920
    assert sums.taken <= 9  # of 360; the rules mark something in 20
    assert sums.recall(STRUCTURED) >= 0.99
    assert sums.precision(STRUCTURED) >= 0.99
    assert sums.recall(NAMES) >= 0.98
    assert sums.precision(NAMES) >= 0.98
    assert sums.recall({FindingClass.HEALTH}) >= 0.92
    assert sums.precision({FindingClass.HEALTH}) >= 0.87
    assert sums.recall(OTHERS) >= 0.81


def test_names_and_plates_are_found_where_nobody_wrote_a_capital():
    """The same letters as they are typed on a telephone; by the rules alone 0.79 of the names are found."""
    texts = [replace(one, text=one.text.lower()) for one in held_out() if len(one.text.lower()) == len(one.text)]
    sums = measure(texts)
    assert len(texts) > 1900
    assert sums.recall(NAMES) >= 0.89
    assert sums.precision(NAMES) >= 0.98
    assert sums.recall(STRUCTURED) >= 0.99
    assert sums.taken <= 11  # of 360; by the rules 35


def test_weights_agree_with_the_rules_on_whole_fields_of_words():
    """In the inventories, where the rules are right: what is somebody's stays hidden, what is nobody's stays open."""
    found = {"least": [0, 0], "most": [0, 0]}
    for inventory in inventories():
        texts = random.Random(inventory.name).sample(sorted(set(inventory.texts())), 30)
        marks = [{one.cls.value for one in find(text, language)} for text, language, _word in texts]
        found[inventory.bound][0] += sum(not inventory.kinds.isdisjoint(kinds) for kinds in marks)
        found[inventory.bound][1] += len(texts)
    assert found["least"][0] / found["least"][1] > 0.98
    assert found["most"][0] / found["most"][1] < 0.02


def test_a_name_that_is_hidden_once_is_hidden_wherever_it_stands_in_the_text():
    text = (
        "Tää on nyt kymmenes viesti. Naapuri Sirpa syöttää lokkeja parvekkeelta, Ailakinkatu 19 B 30. "
        "Sirpa on kuulemma skitsofreenikko mutta ei se lokkeja vähennä."
    )
    assert words(text, find(text)).count("Sirpa") == 2
    text = (
        "The cyclist who hit my son Oliver on the school route on Monday did not stop. Oliver has a broken wrist. "
        "Is there a camera at the Puistokatu underpass?"
    )
    assert words(text, find(text)).count("Oliver") == 2


def test_an_illness_is_not_doubtful_where_somebody_is_named():
    """Beside an animal's name that is doubtful: whose illness it is can't be told apart."""
    text = "Otsoni on väsynyt! Karhu siis, eläintarhan Otso. Hoitajien mukaan sillä on nivelrikko. Terveisin Maija Virtanen"
    asked = {one.cls: one.is_doubtful for one in find_all(text)}
    assert not asked[FindingClass.HEALTH]


def test_in_a_long_document_nothing_is_doubtful():
    text = "Ratsastuskoulun Tähti on purrut aidan rikki ja syö nyt meidän omenapuita palstalla 14.\n"
    assert [one.is_doubtful for one in find_all(text)] == [True]
    assert not any(one.is_doubtful for one in find_all(text + "Aidan maali on vihreä. " * 500))


def test_an_animals_illness_is_as_doubtful_as_its_name():
    text = "Otsoni on väsynyt! Karhu siis, eläintarhan Otso. Hoitajien mukaan sillä on nivelrikko, mutta saisiko se lääkkeen lisäksi aitauksen?"
    assert find(text) == []
    assert {one.cls for one in find_all(text)} == {FindingClass.PERSON_NAME, FindingClass.HEALTH}


def test_a_long_document_is_weighed_piece_by_piece():
    letter = (
        "Vuorikadun Iris on muuttanut pois ja tilalle tuli vapekauppa. Se oli ainoa kukkakauppa jossa me kävimme.\n\n"
    )
    found = find_all(letter * 200)
    assert words(letter * 200, found) == ["Iris"] * 200
    assert seconds(letter * 800) / seconds(letter * 100) < 16, "time grows as the text does"


def test_what_is_found_never_overlaps():
    for path in files()[::9]:
        for one in labelled(path):
            found = find_all(one.text, one.language)
            assert all(one.end <= other.start for one, other in pairwise(found))


def test_many_ask_a_model_at_once_and_each_gets_its_own_answer():
    texts = [one.text for one in labelled(files()[0])][:60]
    rows = [with_marks(row := tokens(text), signs(row, "fi"), [], 2) for text in texts]

    def ask(row):
        return of_words().shares(row, but=NOTHING)

    alone = [ask(row) for row in rows]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, rows * 5)) == alone * 5


def test_first_marks_are_of_sets_that_there_are_and_within_their_texts():
    paths = [*files(), *(DATA / "unseen" / name for name in HELD_OUT)]
    sets = {path.name: [one.text for one in labelled(path)] for path in paths}
    for name, (care, marks_of) in first_marks().items():
        assert care in {0, 1, 2}
        for at, marks in marks_of.items():
            assert all(0 <= start < end <= len(sets[name][at]) for start, end, _kind in marks)


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_each_set_that_is_learnt_from_was_read_first(path):
    """The four oldest were made with the first rules: nobody knows what those would have marked."""
    oldest = {"labelled_dev.txt", "labelled_dev2.txt", "labelled_dev3.txt", "labelled_dev4.txt"}
    assert (path.name in first_marks()) != (path.name in oldest), f"{path.name}: see {FIRST_MARKS.name}"
