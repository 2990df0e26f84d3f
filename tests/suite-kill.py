#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# timeout: 240
"""The whole program is killed 200 times while people answer. What it showed as accepted (it asked the next question) must be in the file, and it goes on
at the same seat and question. TEST_KILL_SEED chooses other moments."""

import os
import random
import re
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["TEST_ROOT"], "tests", "lib"))
from attack import ASAN, TMP, Plain, begin, cli, main, need, query  # noqa: E402

KILLS = 100 if ASAN else 200
PEOPLE, PART = 30, 7
SEED = int(os.environ.get("TEST_KILL_SEED", "20260312"))

FORMS = """SELECT participant.seat, response.value FROM action JOIN response ON response.activity = action.activity AND response.action = action.id
	JOIN participant ON participant.id = action.who WHERE verb = 'answer' ORDER BY seat, action.at"""
HANDED_IN = "SELECT seat FROM action JOIN participant ON participant.id = action.who WHERE verb = 'hand_in' ORDER BY seat"


class Room:
	"""What the people in the room know: which answers were accepted, whose turn it is, and the line that was on its way when the program died."""

	def __init__(self, file):
		self.file, self.answers, self.done, self.seat, self.flying = file, {}, [], None, None
		self.acknowledged = 0

	def place(self, text):
		"""(seat, question) as the program says it; 0 for the end of the form; (None, None) between two turns."""
		if "Which number do you have?" in text:
			return None, None
		question = re.findall(r"^Question (\d+) of \d+$", text, re.M)
		if question:
			return self.seat, int(question[-1])
		need("Ready? Enter = hand in" in text, "it stands somewhere that nobody chose")
		return self.seat, 0

	def here(self, text):
		"""After a start: whose turn it says it is."""
		who = re.findall(r"^Number (\d+)\b", text, re.M)
		self.seat = int(who[-1]) if who else None

	def next_line(self, rng, place):
		seat, question = place
		if seat is None:
			self.flying = ("open", len(self.done) + 1)
			return str(len(self.done) + 1)
		if question == 0:
			self.flying = ("hand in", seat)
			return ""
		digit = rng.randint(1, 4)
		self.flying = ("answer", seat, question, digit)
		return str(digit)

	def accepted(self):
		self.acknowledged += 1
		if self.flying[0] == "open":
			self.seat = self.flying[1]
			self.answers.setdefault(self.seat, [])
		elif self.flying[0] == "hand in":
			self.done.append(self.flying[1])
			self.seat = None
		else:
			_, seat, question, digit = self.flying
			need(question == len(self.answers[seat]) + 1, "it asked a question twice, or passed one over")
			self.answers[seat].append(digit)
		self.flying = None

	def arrived(self, before, text):
		"""The next question stands there: the last line was accepted."""
		need(self.flying is None or "not saved" not in text, "an answer was refused")
		if self.flying:
			self.accepted()
		place = self.place(text)
		need(place != before, "it stands where it stood, although nothing was refused")
		return place

	def resumed(self, text):
		"""It goes on where it was: before the line that was on its way, or after it."""
		seat, flying = self.seat, self.flying
		self.here(text)
		place = self.place(text)
		now = self.expected(seat)
		if flying and place != now:
			self.seat = seat
			self.accepted()
			self.acknowledged -= 1
			now = self.expected(self.seat)
		need(place == now, f"it went on at seat and question {place}, and should at {now}")
		self.flying = None
		self.seat = place[0]
		return place

	def expected(self, seat):
		if seat is None:
			return None, None
		given = len(self.answers[seat])
		return seat, 0 if given == self.questions else given + 1

	def check_file(self, meaning):
		"""Every answer in its order, and the one on its way or not; meaning[digit] is learnt from the first."""
		flying, rows, found = self.flying or (None, None), query(self.file, FORMS), {}
		for seat, value in rows:
			found.setdefault(seat, []).append(value)
		for seat, digits in self.answers.items():
			values = found.get(seat, [])
			if flying[:2] == ("answer", seat) and len(values) == len(digits) + 1:
				digits = digits + [flying[3]]
			need(len(values) == len(digits), f"seat {seat} has {len(values)} answers in the file, and gave {len(digits)}")
			for digit, value in zip(digits, values):
				need(meaning.setdefault(digit, value) == value, f"an answer of seat {seat} is another one in the file")
		handed_in = [seat for seat, in query(self.file, HANDED_IN)]
		need(handed_in in (self.done, self.done + [flying[1]] if flying[0] == "hand in" else self.done), "what was handed in differs")


def answer_until_killed(room, rng, first):
	"""Starts, goes on, answers, and dies: in the middle of its start, between two lines or in the middle of one."""
	plain = Plain(room.file)
	if rng.random() < 0.25 and not first:
		time.sleep(rng.random() * (0.2 if ASAN else 0.03))
		plain.kill()
		text = plain.said()
		if not plain.asks():
			return
		room.resumed(text)
		return
	text = plain.wait()
	need(text is not None, "it did not start again")
	place, lines, late = room.resumed(text), rng.randint(0, 14), rng.random() * (0.01 if ASAN else 0.003)
	for _ in range(lines):
		if len(room.done) == PEOPLE:
			break
		plain.type(room.next_line(rng, place))
		place = room.arrived(place, plain.wait() or "")
	if len(room.done) < PEOPLE:
		plain.type(room.next_line(rng, place))
		until = time.monotonic() + late
		while not plain.asks() and plain.read(until):
			pass
	plain.kill()
	if room.flying and plain.asks():
		room.arrived(place, plain.said())


def open_room(file):
	room, plain = Room(file), begin(file, "middag", f"{PEOPLE - 12} 12 ")
	plain.say(str(PART))
	text = plain.say("2" if "2  pass" in plain.say("") else "1")
	need("Which number do you have?" in text, "the cards did not open")
	plain.say("1")
	room.questions = int(re.search(r"Question 1 of (\d+)", plain.said()).group(1))
	room.seat, room.answers = 1, {1: []}
	plain.kill()
	return room


def finish(room, meaning):
	"""All that is left is answered, and the summary counts what was given."""
	plain, rng = Plain(room.file), random.Random(1)
	place = room.resumed(plain.wait())
	while len(room.done) < PEOPLE:
		plain.type(room.next_line(rng, place))
		place = room.arrived(place, plain.wait() or "")
	need("Show the picture" not in plain.say(""), "it still waits for somebody")
	need(plain.end() == 0, "it did not end well")
	room.check_file(meaning)
	result = cli("--file", room.file, "summary", "last", "--format", "csv")
	need(result.returncode == 0, "there is no summary")
	return result.stdout.decode()


def two_hundred_kills():
	rng, meaning = random.Random(SEED), {}
	room, rooms, counted = open_room(os.path.join(TMP, "kill0.db")), 1, 0
	try:
		for kill in range(KILLS):
			if len(room.done) >= PEOPLE - 2:
				finish(room, meaning)
				counted += room.acknowledged
				room, rooms = open_room(os.path.join(TMP, f"kill{rooms}.db")), rooms + 1
			answer_until_killed(room, rng, False)
			if kill % 10 == 0:
				room.check_file(meaning)
		csv = finish(room, meaning)
		counted += room.acknowledged
		need(csv.count("\n") > 20, "the summary counts nothing")
		need(query(room.file, "PRAGMA integrity_check") == [("ok",)] and query(room.file, "PRAGMA foreign_key_check") == [], "the file is not whole")
	except BaseException:
		print(f"# the seed was {SEED}, {counted + room.acknowledged} lines were accepted so far")
		raise
	print(f"# {KILLS} kills, {counted} lines accepted")


if __name__ == "__main__":
	sys.exit(main([("no answer that was accepted is lost when the program is killed", two_hundred_kills)]))
