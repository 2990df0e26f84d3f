#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# timeout: 120
"""24 evaluation sheets are typed back in under five minutes. The keys are counted, for a typist of 40 words a minute: five keys to a word, so 200 keys a minute;
and three seconds go by before the next sheet lies there.
Then they are typed into the program on a terminal, once waiting for each sheet and once in one go, and all answers must be in the file."""

import os
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["TEST_ROOT"], "tests", "lib"))
from attack import BUILD, PATIENCE, TMP, begin, cli, main, need, query  # noqa: E402

KEYS_A_MINUTE, SECONDS_A_SHEET, MINUTES, SHEETS = 200, 3, 5, 24
EVALUATION = 9      # part of the programme
POINTS = ("mark", "satisfaction")
WORDS = ("valuable", "topics", "wishes")
WRITTEN = [
	("Dat we de tijd namen om te luisteren.", "", "Een vast moment om te praten."),
	("", "Waar mijn taak ophoudt", ""),
	("De kaarten waar we niet uit kwamen", "Contact houden, ook in de zomer", "Iemand die ik altijd kan bellen"),
	("", "", "Korte lijnen & een vast gezicht"),
]
FORMS = """SELECT participant.seat, response.field, response.value FROM action JOIN response USING (activity)
	JOIN participant ON participant.id = action.who WHERE response.action = action.id AND verb = 'answer'"""
HANDED_IN = "SELECT seat FROM action JOIN participant ON participant.id = action.who WHERE verb = 'hand_in' ORDER BY seat"


def the_sheets():
	"""In the order of the pile, which is nobody's: on one in three something is written, one in twelve left a question open."""
	sheets = []
	for n in range(SHEETS):
		seat = n * 7 % SHEETS + 1
		mark = "" if n % 12 == 5 else str(6 + n * 5 % 5)
		sheets.append((seat, (mark, str(1 + n * 3 % 5)), WRITTEN[n // 3 % 4] if n % 3 == 0 else ("", "", "")))
	return sheets


def keys_of(seat, points, words):
	"""The keys, one string each: the number and a space, a digit per question, the words that are there, Enter."""
	keys = list(str(seat)) + [" "] + ["0" if digit == "10" else digit or "." for digit in points]
	last = max((i for i, text in enumerate(words) if text), default=-1)
	for text in words[:last + 1]:
		keys += list(text) + ["<Enter>"] if text else ["<Tab>"]
	return keys if last == len(words) - 1 else keys + ["<Enter>"]


def keys_are_few():
	keys = [len(keys_of(*sheet)) for sheet in the_sheets()]
	written = sum(1 for sheet in the_sheets() if any(sheet[2]))
	need(written * 3 == SHEETS, "a third of the sheets should have words")
	minutes = sum(keys) / KEYS_A_MINUTE + SHEETS * SECONDS_A_SHEET / 60
	print(f"# {sum(keys)} keys, {sum(keys) / SHEETS:.1f} a sheet, at most {max(keys)}: {minutes:.1f} minutes")
	need(minutes < MINUTES, f"{sum(keys)} keys and {SHEETS} sheets to take up are {minutes:.1f} minutes")
	need(max(len(keys_of(*sheet)) for sheet in the_sheets() if not any(sheet[2])) <= 6, "a sheet without words takes more than six keys")



def script(path, lines):
	head = ["size 80x24", "args --lang nl", "wait > 1", "keys <Enter>", "wait alleen voor de gespreksleider", "keys <Enter>", "wait Welk nummer staat"]
	with open(path, "w", encoding="utf-8") as file:
		file.write("\n".join(head + lines) + "\n")


def type_in(name, lines):
	"""Types them on a terminal into a session that stands at the evaluation; returns the file and the seconds it took."""
	file, keys = os.path.join(TMP, name + ".db"), os.path.join(TMP, name + ".keys")
	plain = begin(file, "middag", "12 12 ")
	plain.say(str(EVALUATION))
	need("paper" in plain.say(""), "the ways of answering are not there")
	plain.kill()
	script(keys, lines)
	start = time.monotonic()
	result = subprocess.run([os.path.join(BUILD, "tests", "keyscript"), "--timeout", str(PATIENCE * 1000), keys, "--", os.path.join(BUILD, "samenspel"), "--file", file],
		stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE * 3)
	need(result.returncode == 0, "the terminal stood somewhere else")
	return file, time.monotonic() - start


def check(file):
	found = {}
	for seat, field, value in query(file, FORMS):
		found.setdefault(seat, {})[field] = value
	for seat, points, words in the_sheets():
		wanted = dict(zip(POINTS + WORDS, points + words))
		need(found.get(seat) == wanted, f"the sheet of seat {seat} is another one in the file")
	need([seat for seat, in query(file, HANDED_IN)] == list(range(1, SHEETS + 1)), "not every sheet is in, or one is in twice")
	result = cli("--file", file, "summary", "last", "--format", "md")
	need(result.returncode == 0 and b"Filled in on paper: 24 of 24" in result.stdout, "the summary does not count them")


def waiting_for_each():
	lines = []
	for n, sheet in enumerate(the_sheets(), 1):
		lines += ["keys " + "".join(keys_of(*sheet)), f"wait {n} van {SHEETS}."]
	file, seconds = type_in("waiting", lines)
	check(file)
	print(f"# {SHEETS} sheets in {seconds:.1f} seconds")


def in_one_go():
	"""Nothing that was typed ahead is dropped, and the same key twice is two digits."""
	keys = "".join("".join(keys_of(*sheet)) for sheet in the_sheets())
	file, seconds = type_in("once", ["keys " + keys, f"wait {SHEETS} van {SHEETS}."])
	check(file)
	print(f"# {len(keys)} characters in {seconds:.1f} seconds")


if __name__ == "__main__":
	sys.exit(main([
		("24 evaluation sheets take no more keys than five minutes allow", keys_are_few),
		("24 sheets typed on a terminal are in the file, each its own", waiting_for_each),
		("also when they are typed without looking up once", in_one_go),
	]))
