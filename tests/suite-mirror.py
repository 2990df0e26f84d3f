#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# timeout: 300
"""A whole afternoon on one screen that everybody sees. Names, notes, tips, another session's title, and what somebody chose or wrote before the reveal are marked
words; keyscript looks at every screen that is painted and fails when one of them is there. They may be there only behind the warning, once a key opened
it, and then they must be: so this test can fail. In a participant's own turn only what that person does now may be seen."""

import os
import subprocess
import sys

ROOT, BUILD, TMP = os.environ["TEST_ROOT"], os.environ["TEST_BUILD"], os.environ["TMPDIR"]
SAMENSPEL, KEYSCRIPT = os.path.join(BUILD, "samenspel"), os.path.join(BUILD, "tests", "keyscript")

OTHER, NAME, NOTE, MARKED_NOTE, TIP, WORDS, ALSO = ("Koekoeksklok", "Leeuwerik", "Winterkoning", "Boomklever", "hoeft niet opgelost", "Goudvink", "Kwikstaart")
GATE, OPEN = "Zet eerst de beamer op zwart", "Dit is alleen voor de gespreksleider"
PEOPLE = 7


class Walk:
	def __init__(self, file="walk.db"):
		self.lines = ["size 80x24", f"args --lang nl --file {file}", "env SAMENSPEL_NOW=2026-03-12T14:00:00", "env SAMENSPEL_SEED=1", "env XDG_DOCUMENTS_DIR=."]

	def do(self, keys, until):
		"""Types keys, and waits until that text stands on the screen."""
		self.lines += [f"keys {keys}", f"wait {until}"]

	def add(self, command, text=""):
		self.lines.append(f"{command} {text}".rstrip())

	def opened(self, keys, word, leave, until, typed=None):
		"""Something private: the keys bring the warning and not the word; Enter brings the word, under the line that says for whom; leave goes on."""
		self.do(keys, GATE)
		self.add("may", word)
		self.do("<Enter>", word if typed is None else OPEN)
		self.add("wait", OPEN)
		if typed is not None:
			self.do(typed, word)
		self.do(leave, until)
		self.add("never", word)

	def black(self, until, word=None):
		"""Black at a key: nothing is drawn, and any key brings back what may be seen; a word that was open is shut again."""
		self.lines += ["keys .", "gone [Enter]"]
		if word:
			self.add("never", word)
		self.do("x", until)

	def refused(self, keys, until, back="<Esc>"):
		"""The warning, and back without looking."""
		self.do(keys, GATE)
		self.do(back, until)


def begin(walk):
	walk.add("wait", "Eerdere bijeenkomsten (1)")
	for word in (OTHER, NAME, NOTE, MARKED_NOTE, TIP, WORDS, ALSO):
		walk.add("never", word)
	walk.do("1", "Kies een programma")
	walk.do("7", "2026-03-12")
	walk.do("<Enter>", "Ziet iedereen dit scherm")
	walk.do("1", "Klaarzetten")
	walk.do("<PgDn>", "Rollen:")
	walk.do("4 3<Enter>", f"{PEOPLE} mensen")
	walk.do("b", "Namen staan nu aan")
	walk.opened("<Down>m", NAME, "<Enter>", "Rollen:", typed=NAME)
	walk.refused("f", "Rollen:")
	walk.opened("f", NAME, "<Enter>", "Rollen:")
	walk.do("<Enter>", "Afspraken")


def notes(walk):
	walk.do("1<Enter>", "Welkom. Vanmiddag")
	walk.opened("n", NOTE, "<Enter>", "Genoteerd", typed=NOTE)
	walk.refused("n", "Welkom. Vanmiddag")
	walk.opened("n", MARKED_NOTE, "<Enter>", "Genoteerd", typed="!" + MARKED_NOTE)
	walk.do("p", "Programma")
	walk.add("absent", "duurde")
	walk.do("f", GATE)
	walk.do("<Enter>", OPEN)
	walk.do("<Enter>", "verder met dit onderdeel")


def turn(walk, seat, answer, left, handed_in):
	walk.do(f"{seat}<Enter>", f"Nummer {seat} ")
	walk.do(answer, "Klaar? Enter = doorgeven")
	walk.do("<Enter>", f"{handed_in} van {left}")


def dilemma(walk):
	"""Passed round, with everything that could show what somebody chose: back, aside, undo, help, black, a kill."""
	walk.do("3<Enter>", "verzonnen voorbeeld")
	walk.refused("f", "verzonnen voorbeeld")
	walk.opened("f", TIP, "<Enter>", "verzonnen voorbeeld")
	walk.do("<PgDn>", "Hoe willen")
	walk.add("never", "n = ")
	walk.do("1", "Zet de beamer op zwart: wat je nu kiest")
	turn(walk, 1, "5", PEOPLE, 1)
	walk.add("wait", "Geef door aan de volgende")
	walk.add("never", "[5]")
	walk.do("1<Enter>", "al geantwoord")
	walk.do("u", "nummer 1 is weer open")
	walk.do("?", "Ctrl-G")
	walk.do("<Enter>", "Klaar?")
	walk.black("Klaar?")
	walk.do("<C-g>", "Welk nummer")
	walk.do("<Backspace>1<Enter>", "Klaar?")
	walk.add("kill")
	walk.add("wait", "Klaar?")
	walk.add("may", "[5]")
	walk.do("<Backspace>", "[5]")
	walk.do("5", "Klaar?")
	walk.add("never", "[5]")
	walk.do("<Enter>", f"1 van {PEOPLE}")
	for seat in range(2, PEOPLE + 1):
		turn(walk, seat, "2" if seat % 2 else "3", PEOPLE, seat)
	walk.add("may", "n = ")
	walk.do("<PgDn>", "n = 7")
	walk.refused("f", "n = 7")
	walk.do("<Enter>", "Om over te praten")
	walk.do("<Enter>", "Hoe willen")
	walk.do("2", "Handen van")
	walk.do("0 1 2 1 1 1 1<Enter>", "laat iedereen het beeld")
	walk.do("<Enter>", "na het gesprek")


def second_round_is_not_shown(walk):
	"""Answers to the second question are no part of the picture of the first, until they are shown."""
	walk.do("p", "Programma")
	walk.do("4<Enter>", "begint met antwoorden")
	walk.do("<Enter>", "Hoe willen")
	walk.do("2", "Handen van")
	walk.do("1 1 1 1 1 1 1<Enter>", "laat iedereen het beeld")
	walk.do("<Enter>", "n = 7")
	walk.do("<Enter>", "Om over te praten")
	walk.do("<Enter>", "Hoe willen")
	walk.do("2", "Handen van")
	walk.do("0 0 0 0 0 0 7<Enter>", "laat iedereen het beeld")
	walk.add("never", "na het gesprek")
	walk.do("<Esc>", "n = 7")
	walk.add("may", "na het gesprek")


def cards(walk):
	"""The piles of one person are not there for who types the same number later."""
	walk.do("p", "Programma")
	walk.do("7<Enter>", "begint met antwoorden")
	walk.do("<Enter>", "Hoe willen")
	walk.do("1", "Zet de beamer op zwart")
	walk.do("2<Enter>", "Nummer 2 ")
	walk.do("1", "1 Vrijwilliger 1")
	walk.do("2", "2 Beide 1")
	walk.do("<C-g>", "Welk nummer")
	walk.add("never", "2 Beide 1")
	walk.do("2<Enter>", "3 van 24")
	walk.add("absent", "1 Vrijwilliger 1")
	walk.black("3 van 24")
	walk.do("1", "1 Vrijwilliger 1")
	walk.do("<Backspace>", "> 1")
	walk.black("Je was hier al begonnen")
	walk.add("absent", "> 1")
	walk.do("<Enter>", "> 1")
	walk.do("<C-g>", "Welk nummer")
	walk.do("p", "Programma")


def agreements(walk):
	walk.do("8<Enter>", "Nog niets afgesproken")
	walk.do("a", "Wat spreken jullie af")
	walk.do("Bellen<Enter>Wij<Enter>maandag<Enter>", "Bellen · Wij · maandag")


def evaluation(walk):
	walk.do("<Enter>", "De gespreksleider kijkt even niet mee")
	walk.do("<Enter>", "Hoe willen")
	walk.do("1", "Zet de beamer op zwart")
	walk.do("1<Enter>", "rapportcijfer")
	walk.add("wait", "De gespreksleider kijkt even niet mee")
	walk.do("8", "Hoe tevreden")
	walk.do("4", "waardevol")
	walk.add("may", WORDS)
	walk.add("type", WORDS)
	walk.add("wait", WORDS)
	walk.do("<Enter>", "een andere keer")
	walk.add("never", WORDS)
	walk.add("may", ALSO)
	walk.add("type", ALSO)
	walk.add("wait", ALSO)
	walk.do("<C-g>", "Welk nummer")
	walk.add("never", ALSO)
	walk.do("1<Enter>", "Je was hier al begonnen")
	walk.do("a", "Je was hier al begonnen")
	walk.add("kill")
	walk.add("wait", "Je was hier al begonnen")
	walk.add("may", ALSO)
	walk.do("<Enter>", ALSO)
	walk.do("<Enter>", "Wat wens je")
	walk.add("never", ALSO)
	# the same key again would be ignored for a moment, as it should be
	walk.do("ja<Enter>", "Klaar?")
	walk.do("<Up><Enter>", f"1 van {PEOPLE}")
	walk.add("never", "n = 1")
	walk.do("<PgDn>", "antwoorden nog niet")
	walk.black("antwoorden nog niet")
	walk.do("2", GATE)
	walk.do("<Esc>", "Welk nummer")
	walk.do("<Enter>", "antwoorden nog niet")
	walk.do("2", GATE)
	walk.do("2", "Afsluiting")
	walk.do("<Esc>", "Programma")
	walk.do("9<Enter>", GATE)
	for word in (WORDS, ALSO, "n = 1"):
		walk.add("may", word)
	walk.do("<Enter>", OPEN)
	walk.do("o<End>", WORDS)
	walk.black(GATE, WORDS)
	walk.add("may", WORDS)
	walk.do("1", OPEN)
	walk.do("i", "Iedereen mag dit beeld nu zien")
	walk.add("absent", OPEN)
	walk.do("<Esc>", "Welk nummer")
	for word in (WORDS, ALSO):
		walk.add("never", word)


def ending(walk):
	walk.do("p", "Programma")
	walk.do("<End><Enter>", "Afsluiting")
	walk.do("<PgDn>", "Wat we meenemen")
	walk.do("<Enter>", "bekijken")
	walk.do("1", GATE)
	walk.add("may", MARKED_NOTE)
	walk.do("<Enter>", OPEN)
	walk.do("<Esc>", "bekijken")
	walk.add("never", MARKED_NOTE)
	walk.do("<Esc>", "Wat we meenemen")
	walk.do("p", "Programma")
	walk.do("<Esc>", "Wat wil je doen")
	walk.refused("5", "Wat wil je doen")
	walk.refused("3", "Wat wil je doen", back="2")
	walk.opened("5", OTHER, "<Esc>", "Wat wil je doen")
	walk.do("q", "Nu stoppen")
	walk.add("keys", "<PgDn>")


HARVEST, TIP_OF_TABLE = "Rietgors", "in stilte een voorbeeld"


def afternoon():
	"""A round of tables side by side. What one table wrote is on no screen of another before that table shows it; and the facilitator's own never is."""
	walk = Walk("tables.db")
	walk.add("wait", "Eerdere bijeenkomsten (1)")
	for word in (OTHER, NAME, NOTE, TIP_OF_TABLE, WORDS, "[5]"):
		walk.add("never", word)
	walk.do("1", "Kies een programma")
	walk.do("6", "2026-03-12")
	walk.do("<Enter>", "Ziet iedereen dit scherm")
	walk.do("1", "Klaarzetten")
	walk.do("<PgDn>", "Rollen:")
	walk.do("6 6<Enter>", "12 mensen")
	walk.do("b", "Namen staan nu aan")
	walk.opened("<Down>m", NAME, "<Enter>", "Rollen:", typed=NAME)
	walk.do("<Enter>", "Inleiding")
	walk.do("3<Enter>", "Zoek je nummer")
	walk.opened("n", NOTE, "<Enter>", "Genoteerd", typed=NOTE)
	# what somebody writes at table 1 is seen while it is typed, and nowhere else; also not after a kill, and not by who types that number again
	walk.do("1", "Denk aan een keer")
	walk.opened("f", TIP_OF_TABLE, "<Enter>", "Denk aan een keer")
	walk.do("<Enter>", "Hoe willen")
	walk.do("1", "Zet de beamer op zwart")
	walk.do("2<Enter>", "zit aan tafel")
	walk.do("1<Enter>", "Waar ging het over")
	walk.add("may", WORDS)
	walk.add("type", WORDS)
	walk.add("wait", WORDS)
	walk.do("<Enter>", "Wie draagt")
	walk.add("never", WORDS)
	walk.do("5", "Wie zou")
	walk.add("kill")
	walk.add("wait", "Wie zou")
	walk.do("6", "Klaar?")
	walk.do("<Enter>", "1 van 3")
	walk.do("<Tab>", "tweetallen")
	walk.do("<Enter>", "Hoe willen")
	walk.do("1", "Zet de beamer op zwart")
	walk.do("2<Enter>", "Welke kaarten")
	walk.do("<C-g>", "Welk nummer")
	walk.do("<Esc>", "Zoek je nummer")
	for table, until in (("1", "Welk nummer"), ("2", "Welk nummer"), ("4", "Drie groepjes")):
		walk.do(table, until)
		walk.black(until)
		walk.do("<Esc>", "Zoek je nummer")
	# a harvest is for all, and on no other screen than its own
	walk.do("4", "Drie groepjes")
	walk.do("o", "Oogst van")
	walk.do("<Enter>", "volgende regel")
	walk.add("type", HARVEST)
	walk.add("wait", HARVEST)
	walk.do("<Enter><Enter><Enter>", "wijzigen")
	walk.do("<Enter>", "· klaar")
	walk.add("never", HARVEST)
	# the picture of table 1 is for all at the reveal, and what somebody wrote at one more key
	for seat in (5, 9):
		walk.do("1" if seat == 5 else "<Up>", "Welk nummer")
		walk.do(f"{seat}<Enter>", "Waar ging het over")
		walk.do("ja<Enter>", "Wie draagt")
		walk.do("1", "Wie zou")
		walk.do("2", "Klaar?")
		walk.do("<Enter>", "2 van 3" if seat == 5 else "3 van 3")
	walk.do("<PgDn>", "Waar jullie voorbeelden liggen")
	walk.refused("f", "Waar jullie voorbeelden liggen")
	walk.add("may", WORDS)
	walk.do("o", WORDS)
	walk.do("<Esc>", "Zoek je nummer")
	walk.add("never", WORDS)
	walk.do("1", "Waar jullie voorbeelden liggen")
	walk.do("p", "Programma")
	walk.add("may", HARVEST)
	walk.do("8<Enter>", "foto")
	walk.do("<Enter>", HARVEST)
	walk.do("p", "Programma")
	walk.do("<Esc>", "Wat wil je doen")
	walk.opened("5", OTHER, "<Esc>", "Wat wil je doen")
	walk.do("q", "Nu stoppen")
	walk.add("keys", "<PgDn>")
	walk.add("exit", "0")
	return walk.lines


AGREED = (
	("We bellen elkaar na elk eerste bezoek, ook als er niets bijzonders was, en spreken meteen af wie er de week daarna gaat", "alle vrijwilligers", "maandag"),
	("Een lijst met drie taken die van ons samen zijn, met bij elke taak wie er begint en wie het overneemt bij ziekte of vakantie", "twee van ons", "na de zomer"),
	("Koffie op dinsdag", "wie er is", "vanaf nu"),
	("We schrijven samen op wat we doen als je je zorgen maakt over iemand en er niemand bereikbaar is", "het team", "1 mei"),
)


def closing():
	"""Five findings and six agreements on one screen of 80 by 24: nothing below it, and what is shortened says so. On a larger one it stands in full."""
	lines = ["args --lang nl --file demo.db", "env SAMENSPEL_NOW=2026-03-12T14:00:00", "wait Wat we zagen", "wait Ingekort", "absent ↓", "absent ↑"]
	for _, who, due in AGREED:
		lines += [f"wait {who}", f"wait {due}"]
	return lines + ["wait Koffie op dinsdag", "absent vakantie", "resize 200x50", "gone Ingekort", "wait vakantie", "absent ↓"]


def make_closing(folder):
	env = dict(os.environ, SAMENSPEL_NOW="2026-03-12T14:00:00", SAMENSPEL_SEED="1")
	subprocess.run([SAMENSPEL, "demo", "--lang", "nl", "--file", "demo.db"], cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
	typed = "5\n" + "".join(f":a {what} / {who} / {due}\n" for what, who, due in AGREED)
	subprocess.run([SAMENSPEL, "--plain", "--lang", "nl", "--file", "demo.db"], cwd=folder, env=env, input=typed.encode(), stdout=subprocess.DEVNULL, check=True)


def play(folder, name, lines):
	path = os.path.join(folder, name + ".keys")
	with open(path, "w", encoding="utf-8") as file:
		file.write("\n".join(lines) + "\n")
	return subprocess.run([KEYSCRIPT, path, "--", SAMENSPEL], cwd=folder, check=False).returncode


def main():
	if not os.path.exists(SAMENSPEL):
		print("1..0 # SKIP there is no program yet")
		return 0
	folder = os.path.join(TMP, "mirror")
	os.mkdir(folder)
	for file in ("walk.db", "tables.db"):
		made = subprocess.run([SAMENSPEL, "new", "teamoverleg", "--title", OTHER, "--file", file], cwd=folder, capture_output=True, check=False)
		if made.returncode != 0:
			print("1..1\nnot ok 1 - another session is made")
			return 1
	walk = Walk()
	for part in (begin, notes, dilemma, second_round_is_not_shown, cards, agreements, evaluation, ending):
		part(walk)
	walk.add("exit", "0")
	make_closing(folder)
	return play(folder, "mirror", walk.lines) | play(folder, "tables", afternoon()) | play(folder, "closing", closing())


if __name__ == "__main__":
	sys.exit(main())
