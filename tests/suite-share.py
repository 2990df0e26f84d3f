#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# timeout: 150
"""The summary on its way out: to sticks that are really mounted (in a world of mounts that only this suite sees), to Documents, to an e-mail program that
only writes down what it is told; and what a person set, at the next start."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["TEST_ROOT"], "tests", "lib"))
from attack import ASAN, BUILD, PATIENCE, ROOT, SAMENSPEL, TMP, Plain, begin, cli, main, need, query  # noqa: E402
from stick import Stick, enter_world  # noqa: E402

HOME, DOCUMENTS = os.environ["HOME"], os.path.join(os.environ["HOME"], "Documenten")
TITLE = "Team meeting of one hour"
NOW = {"SAMENSPEL_NOW": "2026-03-12T14:00:00"}
os.environ.update(NOW)
TAKE_OUT = "You can take it out."


def name(file):
	return os.path.join(TMP, file)


def summary_name(version=1, extension=".html", title=TITLE):
	return f"Summary 2026-03-12 {title}{f', version {version}' if version > 1 else ''}{extension}"


def room(file, env=None):
	"""Four people, and nothing typed."""
	need(cli("new", "teamoverleg", "--title", TITLE, "--file", name(file)).returncode == 0, "no session was made")
	plain = Plain(name(file), env=env)
	plain.wait()
	for line in ("5", "2 2", ""):
		plain.say(line)
	return plain


def room_with_a_text(file):
	"""One person wrote a word in the evaluation."""
	plain = room(file)
	for line in ("5", "", "1", "1", "8", "3", "zebra", "-", "", "", "1"):
		plain.say(line)
	need(query(name(file), "SELECT count(*) FROM response WHERE value = 'zebra'")[0][0] == 1, "the text is not in the file")
	return plain


def end(plain):
	need(plain.end() == 0, "it did not end well")


def says(plain, line, *words):
	plain.say(line)
	said = plain.words()
	for word in words:
		need(word in said, f"after {line} it does not say “{word}”")


def on_one_stick():
	with Stick() as stick:
		plain = room("one.db")
		says(plain, ":s 2", "Saved on stick VERBATIM. " + TAKE_OUT)
		need(stick.files() == [summary_name()], "the file is not there, or not alone")
		first = stick.read(summary_name())
		need(first.startswith(b"<!DOCTYPE html>") and b"</html>" in first, "it is not a whole page")
		need(first == cli("summary", "last", "--file", name("one.db"), "--format", "html").stdout, "it is another summary")
		plain.say(":a fewer forms / all / in May")
		says(plain, ":s 2", "fewer forms", "Enter = keep")
		says(plain, "", TAKE_OUT)
		need(stick.files() == sorted([summary_name(), summary_name(2)]), "the second has no name of its own")
		need(stick.read(summary_name()) == first and b"fewer forms" in stick.read(summary_name(2)), "the first was written over")
		end(plain)


def on_one_of_two():
	with Stick("VERBATIM") as one, Stick("KINGSTON", user="jan") as two:
		plain = room("two.db")
		says(plain, ":s 2", "On which stick?", "1 KINGSTON", "2 VERBATIM")
		says(plain, "", "1 look at it")
		need(one.files() == two.files() == [], "it saved although nothing was chosen")
		plain.say("2")
		says(plain, "2", "Saved on stick VERBATIM.")
		need(one.files() == [summary_name()] and two.files() == [], "it stands on the wrong stick")
		end(plain)


def a_stick_that_comes_later():
	plain = room("later.db")
	plain.say(":s")
	says(plain, "2", "No stick found. Put it in and press 2.")
	with Stick() as stick:
		stick.close()
		says(plain, "2", "Nothing may be written on stick VERBATIM.", "press 2")
		stick.pull_out()
		stick.put_in()
		says(plain, "2", TAKE_OUT)
		need(stick.files() == [summary_name()], "the file is not there")
	end(plain)


def on_a_full_stick():
	with Stick(size="64k") as stick:
		plain = room("full.db")
		stick.fill()
		before = query(name("full.db"), "SELECT * FROM session"), query(name("full.db"), "SELECT * FROM participant")
		plain.say(":s")
		says(plain, "2", "Stick VERBATIM is full.", "press 2")
		need("Saved" not in plain.said() and stick.files() == ["holiday.jpg"], "something half-written is left")
		says(plain, "6", "Stick VERBATIM is full.", "press 6")
		need(stick.files() == ["holiday.jpg"], "half a backup is left")
		need(query(name("full.db"), "PRAGMA integrity_check") == [("ok",)], "the session was damaged")
		need(before == (query(name("full.db"), "SELECT * FROM session"), query(name("full.db"), "SELECT * FROM participant")), "the session changed")
		os.remove(os.path.join(stick.folder, "holiday.jpg"))
		says(plain, "2", TAKE_OUT)
		need(stick.files() == [summary_name()], "with room it is not saved")
		end(plain)


def pulled_out():
	with Stick("VERBATIM") as one, Stick("KINGSTON"):
		plain = room_with_a_text("pulled.db")
		plain.say(":s 2")
		says(plain, "2", "zebra")
		one.pull_out()
		says(plain, "", "Stick VERBATIM is not there any more", "press 2")
		need(os.listdir(one.folder) == [], "it wrote on the computer's own disk instead")
		end(plain)


def backup():
	with Stick() as stick:
		plain = room("backup.db")
		says(plain, ":s 6", "Saved on stick VERBATIM. " + TAKE_OUT, "It holds everything, also who chose what. Keep it well.")
		need(stick.files() == ["Samenspel backup 2026-03-12.db"], "the backup is not there, or not alone")
		copy = name("copy.db")
		shutil.copy(os.path.join(stick.folder, stick.files()[0]), copy)
		need(TITLE.encode() in cli("list", "--file", copy).stdout, "the session is not in it")
		need(query(copy, "SELECT count(*) FROM participant")[0][0] == 4, "the people are not in it")
		says(plain, ":s 6", TAKE_OUT)
		need(stick.files() == ["Samenspel backup 2026-03-12 (2).db", "Samenspel backup 2026-03-12.db"], "a backup was replaced")
		end(plain)


def texts_come_first():
	"""Each way that writes asks about the texts once; looking at it does not."""
	with Stick() as stick:
		plain = room_with_a_text("texts.db")
		plain.say(":s 1")
		need("Enter = keep" not in plain.said(), "looking at the summary asks about texts")
		says(plain, ":s 2", "zebra", "Enter = keep, x = leave out")
		need(stick.files() == [], "it saved before the texts were looked through")
		says(plain, "x", TAKE_OUT)
		need(b"zebra" not in stick.read(summary_name()), "a text that was left out is in it")
		says(plain, ":s 3", "looked at before")
		says(plain, "", "Saved in Documenten: " + summary_name())
		need(b"zebra" not in open(os.path.join(DOCUMENTS, summary_name()), "rb").read(), "a text that was left out is in it")
		end(plain)


def in_documents():
	taken = os.path.join(DOCUMENTS, summary_name(title="Mine?"))
	taken = taken.replace("?", "-")
	open(taken, "w").write("a letter")
	need(cli("new", "teamoverleg", "--title", "Mine?", "--file", name("documents.db")).returncode == 0, "no session was made")
	plain = Plain(name("documents.db"))
	plain.wait()
	plain.say("5")
	plain.say("2 2")
	says(plain, ":s 3", "Saved in Documenten: Summary 2026-03-12 Mine- (2).html")
	need(open(taken).read() == "a letter", "a file of the person was written over")
	says(plain, ":save md", "Saved in Documenten: Summary 2026-03-12 Mine-.md")
	end(plain)


# --- the laptops of tables ---

def for_a_table_and_back():
	"""One stick goes to the table, is worked on there, and comes back."""
	with Stick() as stick:
		plain = room("tables.db")
		says(plain, ":s 8", "no file of a table of this session on the stick", "press 8")
		says(plain, ":s 7", "For which table or exercise?", "1 ")
		says(plain, "1", "Saved on stick VERBATIM. " + TAKE_OUT, "press t on the first screen")
		need(len(stick.files()) == 1 and stick.files()[0].endswith(TITLE + ".db"), "the file is not there, or not alone")
		table = Plain(name("laptop.db"))
		table.wait()
		table.say(":stick")
		for line in ("2", "", "1", "1", "3", ""):
			table.say(line)
		end(table)
		need(not [file for file in stick.files() if file.endswith("-wal")], "a log is left on the stick")
		need(query(os.path.join(stick.folder, stick.files()[0]), "SELECT count(*) FROM action WHERE verb = 'hand_in'") == [(1,)], "it did not work in the file on the stick")
		need(query(name("laptop.db"), "SELECT count(*) FROM session") == [(0,)], "something is left on the laptop of the table")
		says(plain, ":s 8", "VERBATIM:", "1 table, 1 answer, nothing twice.", "Take this in?")
		need(query(name("tables.db"), "SELECT count(*) FROM action") == [(0,)], "it came in before it was said so")
		says(plain, "1", "1 table, 1 answer, nothing twice.")
		need(query(name("tables.db"), "SELECT count(*) FROM action WHERE verb = 'hand_in'") == [(1,)], "it did not come in")
		says(plain, ":s 8", "1 table, no new answers, nothing twice.")
		plain.say("2")
		says(plain, ":s 6", TAKE_OUT)
		plain.say(":s 8")
		need("backup" not in plain.said(), "a backup is taken for the file of a table")
		plain.say("2")
		end(plain)


def a_full_stick_for_a_table():
	with Stick(size="64k") as stick:
		plain = room("table full.db")
		plain.say(":s")
		plain.say("7")
		says(plain, "1", "Stick VERBATIM is full.", "press 7")
		need(stick.files() == [], "half a file is left")
		end(plain)


def another_form():
	with Stick() as stick:
		plain = room("forms.db")
		says(plain, ":s 5", "excel")
		says(plain, "5", "5 another form (excel)")
		says(plain, "2", TAKE_OUT)
		need(stick.files() == [summary_name(extension=".csv")] and stick.read(stick.files()[0])[:3] == b"\xef\xbb\xbf", "it is not rows for Excel")
		end(plain)


# --- what the disk is asked, and what comes of it when it fails ---

def bad_disk(file, stick, fail=None):
	"""A room on a computer whose stick fails as it is told, and the log of what was asked of it."""
	library, log = name("bad_disk.so"), name("disk.log")
	if not os.path.exists(library):
		subprocess.run(["cc", "-shared", "-fPIC", "-o", library, os.path.join(ROOT, "tests", "preload", "bad_disk.c")], check=True)
	if os.path.exists(log):
		os.remove(log)
	env = {"LD_PRELOAD": library, "BAD_DISK_UNDER": stick.folder, "BAD_DISK_LOG": log}
	return room(file, dict(env, BAD_DISK_FAIL=fail) if fail else env), log


def safe_before_it_says_so():
	if ASAN:
		return "a library cannot stand before the sanitizer's"
	with Stick() as stick:
		plain, log = bad_disk("order.db", stick)
		says(plain, ":s 2", TAKE_OUT)
		calls = [line for line in open(log).read().split("\n") if line]
		need(calls[0] == "write" and calls[-4:] == ["fsync", "rename", "folder", "syncfs"] or calls[-5:] == ["fsync", "rename", "folder", "folder", "syncfs"],
			f"it is not written, synced, named and synced: {' '.join(calls)}")
		end(plain)
	return None


def failing():
	if ASAN:
		return "a library cannot stand before the sanitizer's"
	rows = [("write 1 5", "does not work"), ("write 1 19 all", "not there any more"), ("fsync 1 5", "does not work"), ("rename 1 5", "does not work"),
		("folder 1 5", "does not work"), ("folder 2 5", "does not work"), ("syncfs 1 5", "does not work"), ("syncfs 1 28", "is full"), ("fsync 1 30", "lock")]
	for number, (fail, word) in enumerate(rows):
		with Stick() as stick:
			plain, _ = bad_disk(f"failing{number}.db", stick, fail)
			plain.say(":s")
			says(plain, "2", "VERBATIM", word, "press 2")
			need("Saved" not in plain.said(), f"with {fail} it says that it is saved")
			need(stick.files() == [], f"with {fail} something is left on the stick")
			end(plain)
	return None


def old_kernels_and_fat():
	"""No rename to a free name only, and no links: then it is looked at first, and still nothing is replaced."""
	if ASAN:
		return "a library cannot stand before the sanitizer's"
	for why in (22, 38):
		with Stick() as stick:
			plain, log = bad_disk(f"fat{why}.db", stick, f"rename 1 {why}")
			says(plain, ":s 2", TAKE_OUT)
			need(stick.files() == [summary_name()] and b"</html>" in stick.read(summary_name()), "the file is not there, or not alone")
			says(plain, ":s 2", TAKE_OUT)
			need(stick.files() == sorted([summary_name(), summary_name(title=TITLE + " (2)")]), "the second is not there")
			need(open(log).read().count("rename") == 2, "it did not try to take a free name only")
			end(plain)
	return None


# --- e-mail ---

MAIL = """#!/bin/sh
printf '%s\\0' "$@" >{0}/mail.new
(: >/dev/tty) 2>/dev/null && echo tty >{0}/mail.tty
ls -l /proc/$$/fd >{0}/mail.fds
echo noise on the screen; echo noise on the screen >&2
mv {0}/mail.new {0}/mail.args
[ ! -p {0}/mail.wait ] || read line <{0}/mail.wait
exit $(cat {0}/mail.code)
"""


def mail_program(code):
	"""An xdg-email that writes down what it was told, first on the PATH."""
	folder = name("mail")
	os.makedirs(folder, exist_ok=True)
	with open(os.path.join(folder, "xdg-email"), "w") as file:
		file.write(MAIL.format(TMP))
	os.chmod(os.path.join(folder, "xdg-email"), 0o755)
	open(name("mail.code"), "w").write(str(code))
	for old in ("mail.args", "mail.tty", "mail.fds", "mail.wait"):
		if os.path.exists(name(old)):
			os.remove(name(old))
	return {"PATH": f"{folder}:{os.environ['PATH']}", "DISPLAY": ":9"}


def mail_arguments():
	return open(name("mail.args"), "rb").read().decode().split("\0")[:-1]


def by_email():
	title = "Team \"Zuid\" 'x' $(touch y); `id` é ☕ %s --attach /etc"
	need(cli("new", "teamoverleg", "--title", title + "\n-evil\x1b", "--file", name("mail.db")).returncode == 0, "no session was made")
	plain = Plain(name("mail.db"), env=mail_program(0))
	plain.wait()
	plain.say("5")
	plain.say("2 2")
	plain.say(":s")
	need("4 in an e-mail" in plain.words(), "e-mail is not offered")
	says(plain, "4", "The e-mail is ready in your e-mail program, with the summary in it.")
	need("noise" not in plain.said(), "what it says stands on the screen")
	arguments = mail_arguments()
	need(arguments[:3] == ["--utf8", "--subject", f"Summary 2026-03-12 {title} -evil"] and arguments[3] == "--attach" and len(arguments) == 5, "the arguments are not as they should be")
	need(os.path.dirname(arguments[4]) == DOCUMENTS and open(arguments[4], "rb").read().startswith(b"<!DOCTYPE html>"), "the summary is not with it")
	need(not os.path.exists(name("mail.tty")), "it could write on the terminal")
	links = [line.split(" -> ")[1] for line in open(name("mail.fds")) if " -> " in line]
	need(not any(".db" in link for link in links), "it was handed an open file")
	end(plain)


def email_that_fails():
	for code in (1, 3, 4):
		plain = room(f"fails{code}.db", mail_program(code))
		says(plain, ":s 4", "That did not work on this computer. The summary is in Documenten: Summary 2026-03-12")
		need(os.path.exists(mail_arguments()[4]), "the file that is named is not there")
		end(plain)


def email_where_there_is_none():
	env = mail_program(0)
	for lacking in ({"PATH": os.environ["PATH"]}, {"DISPLAY": ""}):
		if shutil.which("xdg-email") and "PATH" in lacking:
			continue
		plain = room(f"none{len(lacking['PATH']) if 'PATH' in lacking else 0}.db", dict(env, **lacking))
		plain.say(":s")
		need("in an e-mail" not in plain.words(), "e-mail is offered where it cannot work")
		says(plain, "4", "This computer has no e-mail program")
		end(plain)
	plain = room("wayland.db", dict(env, DISPLAY="", WAYLAND_DISPLAY="wayland-0"))
	plain.say(":s")
	need("4 in an e-mail" in plain.words(), "e-mail is not offered on Wayland")
	end(plain)


# --- the screens ---

HOME_SCREEN = ["size 80x24", "env SAMENSPEL_NOW=2026-03-12T14:00:00", "wait > 1"]
OPENED = [*HOME_SCREEN, "keys 1", "wait Teamoverleg", "keys 1", "wait 2026-03-12", "keys <Enter>", "wait Ziet iedereen", "keys 2", "wait Klaarzetten",
	"keys <Enter>", "wait Rollen",
"keys 2 2<Enter>", "wait 4 mensen", "keys <Enter>", "wait Kaders"]


def screens(file, *lines, env=None, begin_with=OPENED):
	"""Starts these keys on the screens; finish() looks how it went."""
	keys = name(file + ".keys")
	open(keys, "w").write("\n".join([*begin_with, *lines]) + "\n")
	return subprocess.Popen([os.path.join(BUILD, "tests", "keyscript"), keys, "--", SAMENSPEL, "--file", name(file)], stdin=subprocess.DEVNULL,
		stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=dict(os.environ, **(env or {})))


def finish(walk):
	said, _ = walk.communicate(timeout=PATIENCE * 4)
	need(walk.returncode == 0, "the walk stopped:\n" + "\n".join(line for line in said.decode().splitlines() if line.startswith(("not ok", "#"))))


def from_s_to_the_stick():
	dutch = "Verslag 2026-03-12 Teamoverleg van een uur"
	with Stick(size="64k") as stick:
		finish(screens("screens.db", "keys s", "wait op USB-stick", "keys 2", "wait Opgeslagen op stick VERBATIM. Je kunt hem eruit halen.", "gone bekijken",
			"keys <Enter>", "wait Welkom allemaal", "keys s", "wait bekijken", "keys <Down><Enter>", "wait Opgeslagen op stick VERBATIM."))
		need(stick.files() == [f"{dutch}, 2e versie.html", f"{dutch}.html"], "the files are not there, or another Enter saved once more")
		stick.fill()
		before = stick.files()
		finish(screens("screens2.db", "keys s", "wait bekijken", "keys 2", "wait Stick VERBATIM is vol.", "keys <Down>", "gone is vol",
			"keys 6", "wait Stick VERBATIM is vol."))
		need(stick.files() == before, "something half-written is left")
	finish(screens("screens3.db", "keys s", "wait bekijken", "keys 2", "wait Geen stick gevonden. Doe hem erin en druk 2."))
	with Stick(), Stick("KINGSTON") as two:
		finish(screens("screens4.db", "keys s", "wait bekijken", "keys 6", "wait 1  KINGSTON", "keys 1", "wait Hier staat alles in"))
		need(two.files() == ["Samenspel reservekopie 2026-03-12.db"], "the backup is not there")


def a_stick_for_a_table_on_the_screens():
	with Stick() as stick:
		finish(screens("table screens.db", "keys s", "wait stick maken", "keys 7", "wait Kaders of speelruimte", "keys <Enter>",
			"wait Opgeslagen op stick VERBATIM.", "keys <Esc>", "wait tafels ophalen", "keys 8", "wait geen nieuwe antwoorden", "keys <Enter>",
			"wait 1 tafel, geen nieuwe antwoorden, niets dubbel."))
		need(len(stick.files()) == 1, "the file is not there, or not alone")
		finish(screens("table laptop.db", "keys t", "wait Ziet iedereen", "keys 2", "wait Klaarzetten", "keys <Enter>", "wait Kaders", begin_with=HOME_SCREEN))
	finish(screens("table none.db", "keys t", "wait Er zit geen stick", begin_with=HOME_SCREEN))


def email_never_holds_the_screen():
	env = mail_program(0)
	os.mkfifo(name("mail.wait"))
	done = os.path.join(DOCUMENTS, "Verslag 2026-03-12 Teamoverleg van een uur.json")
	walk = screens("held.db", "keys s", "wait in een e-mail", "keys 4", "wait Je e-mailprogramma gaat open.", "keys ?", "wait Hulp", "keys <Esc>", "gone Hulp",
		"keys s", "wait bekijken", "keys 5", "wait json", "keys 6", "wait (json)", "keys 3", "wait Documenten: Verslag",
		"wait De e-mail staat klaar in je e-mailprogramma, met het verslag erbij.", "absent noise", env=env)
	until = time.monotonic() + PATIENCE * 4
	while not os.path.exists(done) and walk.poll() is None and time.monotonic() < until:
		time.sleep(0.02)  # until the walk has come that far
	need(os.path.exists(done), "the screen waits for the e-mail program")
	with open(name("mail.wait"), "w") as wait:
		wait.write("on\n")
	finish(walk)


# --- what was set, at the next start ---

def settings_remembered():
	settings = os.path.join(os.environ["XDG_CONFIG_HOME"], "samenspel", "settings.ini")
	finish(screens("set.db", "keys w", "wait > 1", "keys l", "wait New session", "keys l", "wait Nieuwe bijeenkomst", "keys q<Enter>", "exit 0", "start",
		"wait Nieuwe bijeenkomst", "keys l", "wait New session", "keys q<Enter>", "exit 0", "start", "wait New session", begin_with=HOME_SCREEN))
	need(open(settings).read() == "[settings]\ncolours = light\nlang = en\n", "it was not written")
	open(settings, "w").write("[settings]\ncolours = light\n")
	open(settings, "a").write("; a line of the person's own\n")
	plain = Plain(name("language.db"))
	plain.wait()
	need("Nieuwe bijeenkomst" in plain.say(":lang nl"), "the language does not change at once")
	says(plain, ":taal ../../nl", "“../../nl”")
	end(plain)
	need(open(settings).read() == "[settings]\ncolours = light\nlang = nl\n; a line of the person's own\n", "a line was lost")
	plain = subprocess.run([SAMENSPEL, "--plain", "--file", name("language.db")], stdin=subprocess.DEVNULL, capture_output=True)
	need("Nieuwe bijeenkomst" in plain.stdout.decode(), "the language is forgotten")
	open(settings, "w").write("[settings]\nlang = \"nl\n")
	plain = Plain(name("language.db"))
	need("settings.ini:2" in plain.wait(), "a faulty file is not named by line")
	need("not remembered" in plain.say(":lang en") and open(settings).read() == "[settings]\nlang = \"nl\n", "a faulty file was written over")
	end(plain)
	os.remove(settings)


if __name__ == "__main__":
	reason = enter_world()
	if reason:
		print(f"1..0 # SKIP {reason}")
		sys.exit(0)
	os.makedirs(DOCUMENTS, exist_ok=True)
	sys.exit(main([
		("one stick: saved at once, under a name that is free", on_one_stick),
		("two sticks: the person chooses one", on_one_of_two),
		("a stick that comes later, and one that is locked", a_stick_that_comes_later),
		("a full stick: one sentence, nothing half-written, the session untouched", on_a_full_stick),
		("pulled out while the texts are read: nothing is written elsewhere", pulled_out),
		("a backup on a stick holds everything", backup),
		("the texts are looked through first, once for each file", texts_come_first),
		("Documents: a file of the person is never replaced", in_documents),
		("a file for a table goes out, is worked in, and comes back", for_a_table_and_back),
		("a file for a table that does not fit is not there", a_full_stick_for_a_table),
		("another form goes the same ways", another_form),
		("it is on the stick before it says so", safe_before_it_says_so),
		("each call that fails leaves nothing and says one sentence", failing),
		("where a file system can do less, it still works", old_kernels_and_fat),
		("an e-mail gets the title as it is, and the file", by_email),
		("an e-mail that fails says where the file is", email_that_fails),
		("e-mail is offered only where it can work", email_where_there_is_none),
		("on the screens, from s to the file on the stick", from_s_to_the_stick),
		("on the screens, a stick for a table and back", a_stick_for_a_table_on_the_screens),
		("an e-mail program that takes its time does not hold the screen", email_never_holds_the_screen),
		("colours and language are as they were set, at the next start", settings_remembered),
	]))
