#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# timeout: 90
"""Two programs on one file: both go on, no answer is lost, and one that finds its session erased says so and goes home. And what erasing leaves."""

import os
import sys
import threading

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["TEST_ROOT"], "tests", "lib"))
from attack import ASAN, TMP, Plain, begin, bytes_of, cli, files_of, main, need, query  # noqa: E402

FORMS = """SELECT participant.seat, response.value FROM action JOIN response ON response.activity = action.activity AND response.action = action.id
	JOIN participant ON participant.id = action.who WHERE verb = 'answer' ORDER BY seat, action.at"""
HANDED_IN = "SELECT seat FROM action JOIN participant ON participant.id = action.who WHERE verb = 'hand_in' ORDER BY seat"
CARDS = 12


def name(file):
	return os.path.join(TMP, file)


def at_the_cards(file, people):
	plain = begin(file, people=f"{people} 0")
	plain.say("3")
	text = plain.say("")
	text = plain.say("2" if "2  pass" in text else "1")
	need("Which number do you have?" in text, "the cards did not open")
	return plain


def second(file):
	"""Another program in the same session; it comes in where the first stands."""
	plain = Plain(file)
	text = plain.wait()
	if "Which number do you have?" not in text:
		text = plain.say(":aside")
	need("Which number do you have?" in text, "the second program stands somewhere else")
	return plain


def one_seat(plain, seat, digit, troubles):
	"""Waits for every answer to be accepted: a program that is busy may be asked again."""
	text = plain.say(str(seat))
	for card in range(1, CARDS + 1):
		for _ in range(5):
			if f"Question {card} of {CARDS}" not in text:
				troubles.append(f"seat {seat} was not asked card {card}")
				return
			text = plain.say(digit)
			if "busy" not in text:
				break
	if "Ready?" not in text:
		troubles.append(f"seat {seat} has no end")
	plain.say("")


def alternately():
	file = name("alternate.db")
	one = at_the_cards(file, 12)
	two = second(file)
	programs, texts = (one, two), [one.say("1"), two.say("2")]
	for card in range(1, CARDS + 1):
		for i in (0, 1):
			need(f"Question {card} of" in texts[i], f"program {i + 1} was not asked card {card}")
			texts[i] = programs[i].say(str(i + 1))
	for i in (0, 1):
		need("Ready?" in texts[i], f"program {i + 1} is not at the end of the form")
		programs[i].say("")
	values = {}
	for seat, value in query(file, FORMS):
		values.setdefault(seat, []).append(value)
	need([len(values.get(seat, [])) for seat in (1, 2)] == [CARDS, CARDS], "an answer is not there")
	need(len(set(values[1])) == 1 and len(set(values[2])) == 1 and values[1][0] != values[2][0], "answers changed seats")
	need([seat for seat, in query(file, HANDED_IN)] == [1, 2], "a form is not handed in")
	need(one.end() == 0 and two.end() == 0, "they did not end well")


def at_once():
	file, people = name("once.db"), 10 if ASAN else 24
	programs, troubles = [at_the_cards(file, people)], []
	programs.append(second(file))

	def run(which):
		try:
			for seat in range(1 + which, people + 1, 2):
				one_seat(programs[which], seat, str(which + 1), troubles)
		except Exception as error:
			troubles.append(f"program {which + 1}: {error}")

	threads = [threading.Thread(target=run, args=(which,)) for which in (0, 1)]
	for thread in threads:
		thread.start()
	for thread in threads:
		thread.join()
	need(not troubles, troubles[0] if troubles else "")
	need(len(query(file, FORMS)) == people * CARDS, f"{people * CARDS - len(query(file, FORMS))} answers are not there")
	need(len(query(file, HANDED_IN)) == people, "a form is not handed in")
	for program in programs:
		need(program.end() == 0, "it did not end well")
	result = cli("--file", file, "summary", "last", "--format", "csv")
	need(result.returncode == 0 and result.stdout.count(b"\n") > CARDS, "the summary does not count them")


def people_and_notes_at_once():
	"""What both change at the same time is all there: check-ins, notes, agreements."""
	file, rounds = name("people.db"), 8
	one = begin(file, people="2 2")
	two = Plain(file)
	two.wait()
	for i in range(rounds):
		for plain in (one, two):
			need("Noted" in plain.say(":n note"), "a note was refused")
			plain.say(":c 1")
			plain.say(":a we / call / soon")
	counts = query(file, "SELECT (SELECT count(*) FROM note), (SELECT count(*) FROM agreement), (SELECT count(*) FROM participant), (SELECT count(DISTINCT seat) FROM participant)")[0]
	need(counts == (2 * rounds, 2 * rounds, 4 + 2 * rounds, 4 + 2 * rounds), f"there are {counts}")
	need(f"{4 + 2 * rounds} people are here" in one.say(":who"), "the first does not see whom the second let in")
	need(one.end() == 0 and two.end() == 0, "they did not end well")


def erased_meanwhile():
	"""At every place where somebody can stand."""
	roads = {"home": [":home"], "programme": [], "check-in": [":c"], "card": ["3", "", "2", "1"], "end of a form": ["2", "", "1", "1", "1"],
		"hands": ["3", "", "1"], "picture": ["2", "", "1", "1", "1", "", "", "1"], "group": ["3", "", "3"]}
	for lines in (["1"], [""], [":b"], [":u"], [":n a note"], [":s"], [":o"], [":save html x.html", ""], [":title other"], [":c 1"], [":p"]):
		file = name("erased.db")
		for road in roads.values():
			for old in files_of(file):
				os.remove(old)
			plain = begin(file, people="4 3")
			for line in road:
				plain.say(line)
			need(cli("erase", "last", "--yes", "--file", file).returncode in (0, 1), "it was not erased")
			text = plain.say(lines[0])
			for line in lines[1:]:
				text += plain.say(line)
			if road != [":home"] and "New session" not in text:
				text += plain.say("")
			need("New session" in text or road == [":home"], "it does not go home")
			need(road == [":home"] or "no longer in the file" in " ".join(text.split()), "it does not say that the session was erased")
			need("Something is wrong inside" not in text, "it blames itself")
			need(plain.end() == 0, "it did not end well")
			need(query(file, "SELECT count(*) FROM session")[0][0] == 0 and query(file, "SELECT count(*) FROM note")[0][0] == 0, "something came back")
		if ASAN and lines == [":u"]:
			return


def erasing_leaves_no_word():
	file, marker = name("marker.db"), "Zwaluwstaartje"
	words = [marker + str(i) for i in range(12)]
	plain = begin(file, people="3 3")
	plain.say(":names")
	plain.say("1")
	plain.say(f":name 1 {words[0]}")
	plain.say(f":title {words[1]}")
	plain.say(f":n {words[2]}")
	plain.say(f":n !{words[3]}")
	plain.say(f":a {words[4]} / {words[5]} / {words[6]}")
	plain.say(f":n {words[7]}")
	plain.say(":u")
	for line in ("5", "", "1", "1", "8", "3", words[8], words[9], ":u", words[10], "", ""):
		plain.say(line)
	found = bytes_of(file)
	need(all(word.encode() in found for word in (words[0], words[2], words[6], words[8], words[10])), "the words were never in the file")
	if marker in plain.say(":save md " + name("marker.md")):
		plain.say("e")
		plain.say(words[11])
		for _ in range(6):
			if "Saved" in plain.said():
				break
			plain.say("")
	plain.say(":home")
	plain.end()
	need(cli("erase", "last", "--yes", "--file", file).returncode == 0, "it was not erased")
	need(not [end for end in files_of(file) if marker.lower() in open(end, "rb").read().decode("latin-1").lower()], "a word is still in the file")
	need(query(file, "SELECT count(*) FROM erased")[0][0] > 0, "that it was erased is not kept")
	need(query(file, "SELECT (SELECT count(*) FROM undo), (SELECT count(*) FROM draft), (SELECT count(*) FROM place), (SELECT count(*) FROM copy_line)")[0] == (0, 0, 0, 0), "rows are left")


def erasing_beside_another_program():
	"""While another program has the file open the rows go at once, and the words at the latest when it closes."""
	file, marker = name("beside.db"), "Boomkikkertje"
	begin(file, people="3 3").end()
	plain = Plain(file)
	plain.wait()
	plain.say(f":n !{marker}")
	other = Plain(file)
	other.wait()
	result = cli("erase", "last", "--yes", "--file", file)
	need(result.returncode == 0 or b"trace" in result.stderr, "it was not erased")
	need(query(file, "SELECT count(*) FROM note")[0][0] == 0, "the row is still there")
	plain.end()
	other.end()
	need(marker.encode() not in bytes_of(file), "a word is still in the file")


if __name__ == "__main__":
	sys.exit(main([
		("two programs answer in turn, and every answer is there", alternately),
		("two programs answer at once, and every answer is there", at_once),
		("people, notes and agreements of both are there", people_and_notes_at_once),
		("a session that another program erased is left with a sentence", erased_meanwhile),
		("erasing leaves no word in any file", erasing_leaves_no_word),
		("also not beside another program", erasing_beside_another_program),
	]))
