#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# timeout: 150
"""A whole afternoon as a facilitator has it who knows four things: Enter, Esc, digits and s. The program is installed, started by the command of its icon, in a
home where nothing is set, in a terminal of 80 by 24 that everybody sees; twelve people come in, answer in all five ways, see what they chose, talk, evaluate, and
the summary is on a stick. Every screen that is painted is looked at. There are two walks: an afternoon on a fresh machine, and a team meeting on one with an
earlier session full of names, notes and words."""

import configparser
import html
import os
import re
import shlex
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["TEST_ROOT"], "tests", "lib"))
from attack import ASAN, BUILD, PATIENCE, ROOT, TMP, main, need, query  # noqa: E402
from stick import Stick, enter_world  # noqa: E402

PREFIX, DATE, AFTERNOON, MEETING = os.path.join(TMP, "usr"), "2026-03-12", "Middag van drie uur", "Teamoverleg van een uur"
KEYS = {"<Enter>", "<Esc>", "s", *"0123456789"}
PEOPLE, ROLES = 12, "121212121212"

# What the earlier session holds: its title, a name, two notes, an agreement and what somebody wrote.
OTHER = {"title": "Koekoeksklok", "name": "Leeuwerik", "note": "Winterkoning", "marked note": "Boomklever", "agreement": "Zwartkop", "answer": "Goudvink"}
EARLIER = ["5", "2 2", ":namen", "1", f":naam 1 {OTHER['name']}", f":n {OTHER['note']}", f":n !{OTHER['marked note']}", f":a {OTHER['agreement']} / Jan / mei",
	"", "5", "", "1", "1", "8", "3", OTHER["answer"], "-", "", "", "1", ":home"]

# What a screen holds that shows what people chose, and the mark beside what somebody chooses now.
PICTURE = ("n = ", "●", "▸", "Grootste stapel")
CHOSEN = tuple(f"[{digit}]" for digit in range(1, 8))
WRITER, WRITTEN = 5, "4711"
EVALUATION = ("Hoe tevreden", "rapportcijfer")
SAVED = "Opgeslagen op stick VERBATIM. Je kunt hem eruit halen."
GATE = "Zet eerst de beamer op zwart"


# --- the machine ---

def install():
	subprocess.run([os.path.join(ROOT, "tools", "install"), BUILD, "", PREFIX], check=True)
	with open(os.path.join(PREFIX, "share", "applications", "samenspel.desktop"), encoding="utf-8") as file:
		# behind the first heading; what follows it are the actions of the menu
		icon = [line[len("Exec="):].strip() for line in file.read().split("\n[")[0].splitlines() if line.startswith("Exec=")]
	need(len(icon) == 1, "the icon has no command, or more than one")
	return shlex.split(icon[0])


def terminal():
	"""The one terminal that the icon finds: the pty it is started in. Nothing else is on the PATH."""
	folder = os.path.join(TMP, "path")
	if not os.path.isdir(folder):
		os.mkdir(folder)
		with open(os.path.join(folder, "xterm"), "w", encoding="utf-8") as file:
			file.write('#!/bin/sh\nwhile [ $# -gt 0 ] && [ "$1" != -e ]; do shift; done\nshift\nexec "$@"\n')
		os.chmod(os.path.join(folder, "xterm"), 0o755)
	return folder


class Machine:
	"""A home in which nothing was ever set, and what the program sees of its surroundings."""

	def __init__(self, name):
		self.home = os.path.join(TMP, name)
		os.mkdir(self.home)
		self.file = os.path.join(self.home, ".local", "share", "samenspel", "samenspel.db")
		self.env = {variable: value for variable, value in os.environ.items() if not variable.startswith(("XDG_", "SAMENSPEL_", "TEST_", "LC_"))}
		self.env.update(HOME=self.home, PATH=terminal(), LANG="nl_NL.UTF-8", SAMENSPEL_NOW=DATE + "T14:00:00", SAMENSPEL_SEED="1")

	def earlier(self):
		"""A session with names and words, some days before; then the machine knows what must never be seen."""
		program = os.path.join(PREFIX, "bin", "samenspel")
		env = dict(self.env, SAMENSPEL_NOW="2026-03-05T14:00:00")
		subprocess.run([program, "new", "teamoverleg", "--title", OTHER["title"]], env=env, capture_output=True, check=True)
		subprocess.run([program, "--plain"], env=env, input="".join(line + "\n" for line in EARLIER).encode(), capture_output=True, check=True)
		held = b"".join(open(self.file + end, "rb").read() for end in ("", "-wal") if os.path.exists(self.file + end))
		for what, word in OTHER.items():
			need(word.encode() in held, f"the earlier session has no {what}")

	def ended_well(self):
		need(query(self.file, "PRAGMA integrity_check") == [("ok",)], "the file is damaged")
		need(not os.path.exists(os.path.join(self.home, ".config")), "something was set")


def read_content(folder):
	for root, _, files in os.walk(folder):
		for file in files:
			if file.endswith(".ini"):
				ini = configparser.ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=(";", "#"))
				ini.read(os.path.join(root, file), encoding="utf-8")
				yield file[:-len(".ini")], ini


def tips(exercises):
	"""Of each exercise some words that only its tips for the facilitator have."""
	long_word, own, shared = re.compile(r"[^\W\d_]{7,}"), {}, set()
	for name, ini in read_content(os.path.join(PREFIX, "share", "samenspel", "content", "nl")):
		for section in ini.sections():
			for key, value in ini.items(section):
				(own.setdefault(name, set()) if key.startswith("facilitator.") else shared).update(long_word.findall(value))
	with open(os.path.join(ROOT, "content", "nl", "interface.po"), encoding="utf-8") as file:
		everything = " ".join(shared) + file.read()
	for name in exercises:
		found = sorted((word for word in own[name] if word not in everything), key=lambda word: (-len(word), word))
		need(found, f"the tips of {name} have no words of their own")
		yield from found[:3]


# --- the walk ---

class Walk:
	"""What is typed and waited for. Every key is one of KEYS; what is shut is on no screen that is painted, not for a moment."""

	def __init__(self, shut):
		self.lines, self.shut = ["size 80x24", "wait [Enter]"], set()
		self.shut_again(*shut)

	def do(self, keys, until):
		"""Types keys, and waits until that text stands on the screen."""
		for key in re.findall(r"<\w+>|.", keys):
			need(key in KEYS, f"{key} is a key that one has to know")
		self.lines += [f"keys {keys}", f"wait {until}"]

	def shut_again(self, *words):
		for word in words:
			if word not in self.shut:
				self.shut.add(word)
				self.lines.append(f"never {word}")

	def open(self, *words):
		for word in words:
			self.shut.remove(word)
			self.lines.append(f"may {word}")

	def reveal(self, keys, until):
		"""The one key after which all may see what they chose."""
		self.open(*PICTURE)
		self.do(keys, until)

	def talked(self, keys, until):
		self.do(keys, until)
		self.shut_again(*PICTURE)

	def play(self, machine, command, **env):
		keys = os.path.join(machine.home, "walk.keys")
		with open(keys, "w", encoding="utf-8") as file:
			file.write("\n".join([*self.lines, "hangup", "exit 0"]) + "\n")
		done = subprocess.run([os.path.join(BUILD, "tests", "keyscript"), keys, "--", *command], stdin=subprocess.DEVNULL, capture_output=True, cwd=machine.home,
			env=dict(machine.env, **env), timeout=PATIENCE * 4, check=False)
		said = done.stdout.decode("utf-8", "replace").splitlines()
		need(done.returncode == 0, "the walk stopped:\n" + "\n".join(line for line in said if line.startswith(("not ok", "#"))))
		seen = [line for line in said if line.endswith("times a screen was painted and looked at")]
		need(seen and int(seen[0].split()[1]) > len(self.lines) // 3, "the screens were not looked at")


def begin(walk, programme, title, welcome):
	"""From the first screen to the welcome; once back to it, and once past the check-in too fast."""
	walk.do("1", "Kies een programma")
	walk.do("<Esc>", "Nieuwe bijeenkomst")
	walk.do("1", "Kies een programma")
	walk.do(programme, DATE)
	walk.do("<Enter>", "Ziet iedereen dit scherm")
	walk.do("1", "Klaarzetten")
	walk.do("<Enter>", "Rollen:")
	walk.do("<Enter>", "niemand aangemeld. Dat doe je met c")
	walk.do("<Enter>", "eerst mensen aanmelden")
	walk.do("<Enter>", "Rollen:")
	walk.do(ROLES, "Rollen: " + ROLES)
	walk.do("<Enter>", f"{PEOPLE} mensen")
	walk.do("<Enter>", "Programma")
	walk.do("<Enter>", welcome)


def by_hands(walk, counts, until):
	"""A number and Enter for each answer; the line says which one is counted."""
	for place, count in enumerate(counts, 1):
		walk.do(str(count), f"nu {place}: " + " ".join(map(str, counts[:place])))
		walk.do("<Enter>", f"nu {place + 1}:" if place < len(counts) else until)


def passed_round(walk, first, fill):
	walk.do(first, "Zet de beamer op zwart: wat je nu kiest")
	for seat in range(1, PEOPLE + 1):
		walk.do(str(seat), "vrijwilliger" if ROLES[seat - 1] == "1" else "beroepskracht")
		walk.do("<Enter>", f"Nummer {seat} ")
		fill(walk, seat)
		walk.do("<Enter>", f"{seat} van {PEOPLE} ")
	walk.do("7<Enter>", "al geantwoord")


def evaluate(walk, seat):
	"""A mark and a number. One person answers a question in a number too, and nobody else may see it; the other questions are left open. The same key twice in a
	moment counts once, and Esc does nothing in a turn: it only lets go of Enter."""
	walk.do(str(seat % 3 + 7), "Hoe tevreden")
	walk.do(str(seat % 5 + 1), "het meest waardevol")
	if seat == WRITER:
		walk.open(WRITTEN)
		walk.do(WRITTEN, WRITTEN)
	walk.do("<Enter>", "een andere keer")
	walk.shut_again(WRITTEN)
	walk.do("<Esc><Enter>", "Wat wens je")
	walk.do("<Esc><Enter>", "Klaar? Enter = doorgeven")
	walk.do("<Esc>", "Klaar?")


def place(walk, seat):
	walk.do(str(seat % 7 + 1), "Klaar? Enter = doorgeven")


def both(walk, until):
	"""Ideas of the group: none is typed."""
	walk.do("<Enter>", "Idee 2 van de groep")
	walk.do("<Enter>", "Idee 3 van de groep")
	walk.do("<Enter>", "Klaar?")
	walk.do("<Enter>", "laat iedereen het beeld zien")
	walk.reveal("<Enter>", "na het gesprek")
	walk.talked("<Enter>", until)


def back_to_the_picture(walk):
	"""The picture that was shown may be seen again; what was chosen since then is no part of it."""
	walk.shut_again("na het gesprek")
	walk.open(*PICTURE)
	walk.do("<Esc>", "n = 12")
	walk.talked("<Enter>", "Om over te praten")
	walk.do("<Enter>", "1 van 1")
	walk.open("na het gesprek")


def dilemma_passed_round(walk):
	walk.do("<Enter>", "Een verzonnen voorbeeld")
	walk.do("<Enter>", "Hoe willen")
	passed_round(walk, "2", place)
	walk.reveal("<Enter>", "n = 12")
	walk.talked("<Enter>", "Om over te praten")
	walk.do("<Enter>", "Hoe willen")
	walk.do("1", "Handen van iedereen")
	by_hands(walk, (1, 1, 2, 0, 4, 3, 1), "1 van 1")
	back_to_the_picture(walk)
	walk.reveal("<Enter>", "na het gesprek")
	walk.talked("<Enter>", "Idee 1 van de groep")


def dilemma_in_teams(walk):
	walk.do("<Enter>", "Hoe willen")
	walk.do("5", "Zoek je nummer op")
	walk.do("<Enter>", "0 van 3 groepjes")
	for team in (1, 2, 3):
		walk.do(str(team), f"groepje {team} ·")
		walk.do(str(team + 2), "Klaar? Enter = doorgeven")
		walk.do("<Enter>", f"{team} van 3 groepjes")
	walk.do("<Esc>", "begint met antwoorden")
	walk.do("<Enter>", "Alle groepjes hebben geantwoord")
	walk.reveal("<Enter>", "n = 3")
	walk.talked("<Enter>", "Om over te praten")
	walk.do("<Enter>", "Hoe willen")
	walk.do("3", "de hele groep")
	walk.do("4", "Klaar?")
	walk.do("<Enter>", "laat iedereen het beeld zien")
	walk.reveal("<Enter>", "na het gesprek")
	walk.talked("<Enter>", "Idee 1 van de groep")
	both(walk, "Het is pauze")


def dilemma_together(walk):
	walk.do("<Enter>", "verzonnen")
	walk.do("<Enter>", "Hoe willen")
	walk.do("3", "de hele groep")
	walk.do("6", "Klaar?")
	walk.do("<Enter>", "laat iedereen het beeld zien")
	walk.reveal("<Enter>", "n = 1")
	walk.talked("<Enter>", "Om over te praten")
	walk.do("<Enter>", "Hoe willen")
	walk.do("1", "Handen van iedereen")
	by_hands(walk, (0, 2, 2, 2, 2, 2, 2), "1 van 1")
	walk.reveal("<Enter>", "na het gesprek")
	walk.talked("<Enter>", "Idee 1 van de groep")


def cards_together(walk):
	walk.do("<Enter>", "Hoe willen")
	walk.do("3", "1 van 24")
	for card in range(1, 25):
		walk.do(str(card % 4 + 1), f"{card + 1} van 24" if card < 24 else "Klaar?")
	walk.do("<Enter>", "laat iedereen het beeld zien")
	walk.reveal("<Enter>", "De kaarten")
	walk.talked("<Enter>", "Om over te praten")


def closing(walk):
	"""The facilitator sees the evaluation first, and here not at all: the closing screen that all may photograph must not tell it either."""
	walk.do("<Enter>", GATE)
	walk.do("2", "Op het scherm staat wat we vandaag")
	walk.shut_again(*EVALUATION)
	walk.open(*PICTURE)
	walk.do("<Enter>", "Wat we meenemen")


def saved(walk):
	"""What was typed is looked through by the facilitator alone, behind the warning, before it goes on the stick."""
	walk.do("s", "op USB-stick")
	walk.do("<Esc>", "Wat we meenemen")
	walk.do("s", "op USB-stick")
	walk.do("2", GATE)
	walk.open(WRITTEN)
	walk.do("1", WRITTEN)
	walk.do("<Enter>", "[Enter] slaat het verslag op")
	walk.do("<Enter>", SAVED)
	walk.shut_again(WRITTEN)


def afternoon(walk):
	begin(walk, "7", AFTERNOON, "Zeg even hallo")
	walk.do("<Enter>", "uit een onderzoek")
	dilemma_passed_round(walk)
	both(walk, "Een week later vertelt hij")
	dilemma_in_teams(walk)
	dilemma_together(walk)
	both(walk, "Papieren invullen")
	cards_together(walk)
	walk.do("<Enter>", "Denk even voor jezelf na")
	walk.do("<Enter>", "De gespreksleider kijkt even niet mee")
	walk.do("<Enter>", "Hoe willen")
	passed_round(walk, "2", evaluate)
	closing(walk)
	saved(walk)


def cards_by_hands(walk):
	"""Three of the twelve; the cards on which the group differs are answered again, together."""
	walk.do("<Enter>", "Hoe willen")
	walk.do("1", "0 van 12 klaar")
	for card, hands in enumerate(((8, 2, 1, 1), (1, 8, 1, 2), (4, 4, 3, 1)), 1):
		by_hands(walk, hands, f"{card} van 12 klaar")
	for _ in range(9):
		walk.do("<Enter>", "Bij wie hoort deze taak?")
	walk.do("<Enter>", "9 antwoorden nog niet")
	walk.reveal("<Enter>", "Nog te bespreken")
	walk.talked("<Enter>", "Om over te praten")
	walk.do("<Enter>", "1 van 3")
	walk.do("2", "2 van 3")
	walk.do("1", "3 van 3")
	walk.do("3", "Klaar?")
	walk.do("<Enter>", "laat iedereen het beeld zien")
	walk.reveal("<Enter>", "Samen opnieuw gelegd")
	walk.talked("<Enter>", "Wat willen we na vandaag anders doen")


def team_meeting(walk):
	"""A shorter programme, without a closing part. The evaluation is on paper, typed behind the warning: what stands on a sheet is not for all."""
	begin(walk, "1", MEETING, "Welkom allemaal")
	walk.do("<Enter>", "Een verzonnen voorbeeld")
	walk.do("<Enter>", "Hoe willen")
	walk.do("1", "Handen van iedereen")
	by_hands(walk, (3, 0, 0, 1, 0, 2, 6), "1 van 1")
	walk.reveal("<Enter>", "n = 12")
	walk.talked("<Enter>", "Om over te praten")
	walk.do("<Enter>", "Hoe willen")
	passed_round(walk, "2", place)
	walk.reveal("<Enter>", "na het gesprek")
	walk.talked("<Enter>", "Idee 1 van de groep")
	both(walk, "Papieren invullen")
	cards_by_hands(walk)
	walk.do("<Enter>", "De gespreksleider kijkt even niet mee")
	walk.do("<Enter>", "Hoe willen")
	walk.do("1", GATE)
	walk.do("<Esc>", "begint met antwoorden")
	walk.do("<Enter>", GATE)
	walk.do("1", "Welk nummer staat")
	for seat in range(1, PEOPLE + 1):
		walk.do(f"{seat}<Enter>", f"Nummer {seat} ")
		walk.do(f"{seat % 3 + 7}{seat % 5 + 1}", "meest waardevol")
		walk.do("<Enter>", f"{seat} van {PEOPLE} klaar")
	walk.do("<Enter>", GATE)
	walk.shut_again(*EVALUATION)
	walk.open(*PICTURE)
	walk.do("2", "Wat we meenemen")
	walk.do("s", "op USB-stick")
	walk.do("2", SAVED)
	# The other session stays shut on the first screen too.
	walk.do("<Esc>", "Programma")
	walk.do("<Esc>", "Wat wil je doen")
	walk.do("5", GATE)
	walk.do("2", "Wat wil je doen")


# --- what is on the stick ---

def read_summary(stick, title):
	"""The text of the one file that is there, without its marks."""
	name = f"Verslag {DATE} {title}.html"
	need(stick.files() == [name], f"on the stick is not only “{name}”")
	page = stick.read(name).decode("utf-8")
	need(page.startswith("<!DOCTYPE html>") and page.rstrip().endswith("</html>"), "the summary is not whole")
	for what, word in OTHER.items():
		need(word not in page, f"the summary holds the {what} of another session")
	return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<(style|svg).*?</\1>", " ", page, flags=re.S))).split())


def holds(text, *sentences):
	for sentence in sentences:
		need(sentence in text, f"the summary lacks “{sentence}”")


def walked(machine, command, walk, title):
	stick, log, library = Stick(), os.path.join(machine.home, "disk.log"), os.path.join(TMP, "bad_disk.so")
	env = {}
	if not ASAN:  # a library cannot stand before the sanitizer's
		subprocess.run(["cc", "-shared", "-fPIC", "-o", library, os.path.join(ROOT, "tests", "preload", "bad_disk.c")], check=True)
		env = {"LD_PRELOAD": library, "BAD_DISK_UNDER": stick.folder, "BAD_DISK_LOG": log}
	with stick:
		walk.play(machine, command, **env)
		text = read_summary(stick, title)
	if not ASAN:
		calls = open(log, encoding="ascii").read().split()
		need("fsync" in calls and calls.index("fsync") < calls.index("rename") < calls.index("syncfs"), "it said that it was safe before it was")
	machine.ended_well()
	holds(text, title, "12 maart 2026", f"{PEOPLE} deelnemers: 6 vrijwilligers, 6 beroepskrachten.")
	return text


def words_that_stay_shut():
	return [*OTHER.values(), *tips(("kaders-of-speelruimte", "gewoon-of-getraind", "trouw-aan-wie", "taken", "evaluatie")), *PICTURE, *CHOSEN, WRITTEN]


def fresh_machine():
	command, machine, walk = install(), Machine("fresh"), Walk(words_that_stay_shut())
	afternoon(walk)
	text = walked(machine, command, walk, AFTERNOON)
	holds(text, "Ieder antwoordde apart: 12 van de 12.", "vrijwilligers: n = 6 beroepskrachten: n = 6", "In groepjes geantwoord: 3 van de 3 groepjes.",
		"5 van de 12 aan de kant van “Duidelijke kaders”, 5 aan de kant van “Ruimte voor eigen inzicht”, 2 in het midden: verspreid.",
		"4 van de 12 aan de kant van “Duidelijke kaders”, 8 aan de kant van “Ruimte voor eigen inzicht”, 0 in het midden: grotendeels dezelfde kant op.",
		"4 van de 12 aan de kant van “Trouw aan de organisatie”, 6 aan de kant van “Trouw aan wie je helpt”, 2 in het midden: verspreid.",
		"24 van de 40 kaarten van deze oefening deden mee.", WRITTEN)


def earlier_session():
	command, machine, walk = install(), Machine("earlier"), Walk(words_that_stay_shut())
	machine.earlier()
	team_meeting(walk)
	text = walked(machine, command, walk, MEETING)
	holds(text, "Met handen beantwoord: 3 van de 12 vragen.", "Ingevuld op papier: 12 van 12.", "Na het gesprek, per rol",
		"vrijwilligers: n = 6 beroepskrachten: n = 6", "Bij 3 van de 3 kaarten kozen jullie verschillende stapels",
		"5 van de 12 aan de kant van “Duidelijke kaders”, 5 aan de kant van “Ruimte voor eigen inzicht”, 2 in het midden: verspreid.")


if __name__ == "__main__":
	reason = enter_world()
	if reason:
		print(f"1..0 # SKIP {reason}")
		sys.exit(0)
	sys.exit(main([
		("an afternoon on a fresh machine, from the icon to the stick", fresh_machine),
		("a team meeting where an earlier session has names and notes", earlier_session),
	]))
