#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# timeout: 90
"""The disk is full, for the whole program: it says so in one sentence, loses nothing that it had accepted, and goes on when there is room again."""

import os
import resource
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["TEST_ROOT"], "tests", "lib"))
from attack import TMP, Plain, begin, cli, limit_files, main, need, query, raise_limit, refused  # noqa: E402

FULL = "The disk is full."
ANSWERS = """SELECT count(*) FROM action JOIN response ON response.activity = action.activity AND response.action = action.id
	WHERE verb = 'answer' AND NOT EXISTS (SELECT 1 FROM withdrawal WHERE withdrawal.action = action.id)"""
PEOPLE = 20


def name(file):
	return os.path.join(TMP, file)


def at_the_cards(file, preexec=None):
	"""Twelve cards lie ready for the first seat."""
	plain = begin(file, people=f"{PEOPLE} 0", preexec=preexec)
	plain.say("3")
	text = plain.say("")
	need("1  pass the keyboard" in plain.say("2" if "2  pass" in text else "1") or "Which number" in plain.said(), "the cards did not open")
	return plain


def answer_until_refused(plain):
	"""How many answers were accepted, and the refusal."""
	accepted = 0
	for seat in range(1, PEOPLE + 1):
		text = plain.say(str(seat))
		while "Question" in text and FULL not in text:
			text = plain.say("1")
			accepted += FULL not in text
		if FULL not in text:
			text = plain.say("")
		if FULL in text:
			return accepted, text
	return accepted, ""


def answers_until_full():
	file = name("answers.db")
	plain = at_the_cards(file, limit_files(400_000))
	accepted, text = answer_until_refused(plain)
	need(text, "the limit was never reached")
	need(text.count(FULL) == 1 and "saved" in text, "it is not said once, in a sentence")
	need(accepted > 3, "it was refused before anything was accepted")
	for _ in range(3):
		need(FULL in plain.say("2"), "a second try is not refused")
	plain.say(":n a note")  # smaller than an answer: it may just fit
	raise_limit(plain.child.pid)
	need(FULL not in plain.say("2"), "with room it does not go on")
	need(plain.end() == 0, "it did not end well")
	found = query(file, ANSWERS)[0][0]
	need(found in (accepted, accepted + 1), f"{accepted} answers were accepted and {found} are in the file")
	plain = Plain(file)
	need("Question" in plain.wait() or "Ready?" in plain.said() or "Which number" in plain.said(), "it does not go on where it was")
	need(plain.end() == 0, "it did not end well the second time")


def starts_on_a_full_disk():
	file = name("start.db")
	plain = at_the_cards(file)
	plain.say("1")
	plain.say("1")
	plain.end()
	for size in (1, 4096, 33000, 40000, 60000):
		result = cli("list", "--file", file, preexec_fn=limit_files(size))
		if result.returncode != 0:
			refused(result, FULL)
		plain = Plain(file, preexec=limit_files(size))
		if plain.wait() is not None:
			for line in ("2", "1", ":u", ":b", ":home", "1", "1", ":q"):
				plain.type(line)
				if plain.wait() is None:
					break
		code = plain.end()
		need(code in (0, 1), f"it ended with {code} at {size} bytes")
		need(code == 0 or FULL.encode() in plain.output, f"it ended without the sentence at {size} bytes")
	need(query(file, "PRAGMA integrity_check") == [("ok",)], "the file is not whole")
	need(query(file, ANSWERS)[0][0] >= 1, "the answer is gone")


def a_new_file():
	for size in (0, 512, 5000, 20000, 50000):
		file = name(f"new{size}.db")
		result = cli("new", "teamoverleg", "--file", file, preexec_fn=limit_files(size))
		if result.returncode != 0:
			refused(result, FULL)
		result = cli("new", "teamoverleg", "--file", file)
		need(result.returncode == 0, f"after a full disk at {size} bytes the file does not open any more")


def nothing_half(folder, kept):
	left = [file for file in os.listdir(folder) if file not in kept]
	need(not left, f"{len(left)} files are left behind")


def saves_a_summary():
	folder, file = name("saved"), name("summary.db")
	os.mkdir(folder)
	plain = at_the_cards(file, limit_files(resource.RLIM_INFINITY))
	plain.say("1")
	plain.say("1")
	plain.say("-")
	plain.say(":aside")
	for number, (format_name, before) in enumerate((("html", None), ("json", b"what stood here"), ("md", None))):
		path = os.path.join(folder, f"summary{number}")
		if before:
			open(path, "wb").write(before)
		resource.prlimit(plain.child.pid, resource.RLIMIT_FSIZE, (200, resource.RLIM_INFINITY))
		text = plain.say(f":save {format_name} {path}")
		if "Replace it?" in text:
			text = plain.say("1")
		raise_limit(plain.child.pid)
		need("disk is full" in plain.words() and "Saved" not in text, f"a full disk is not said for {format_name}")
		need((open(path, "rb").read() if os.path.exists(path) else None) == before, f"half a {format_name} stands there")
	nothing_half(folder, ["summary1"])
	need("Saved" in plain.say(f":save html {folder}/again.html"), "with room it is not saved")
	need(plain.end() == 0, "it did not end well")
	result = cli("summary", "last", "--file", file, "--format", "html", "-o", os.path.join(folder, "not", "there"))
	refused(result)


def saves_from_the_command_line():
	folder, file = name("cli"), name("cli.db")
	os.mkdir(folder)
	need(cli("demo", "--file", file).returncode == 0, "the demo failed")
	path = os.path.join(folder, "summary.html")
	size = len(cli("summary", "last", "--file", file, "--format", "html").stdout)
	need(size > 40000, "the summary is too small for this test")
	refused(cli("summary", "last", "--file", file, "--format", "html", "-o", path, preexec_fn=limit_files(36000)), "disk is full")
	nothing_half(folder, [])
	refused(cli("backup", os.path.join(folder, "copy.db"), "--file", file, preexec_fn=limit_files(36000)), "room")
	nothing_half(folder, [])


if __name__ == "__main__":
	import signal
	signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
	sys.exit(main([
		("answers are accepted until the disk is full, and again when there is room", answers_until_full),
		("it starts on a full disk, or says why not", starts_on_a_full_disk),
		("a new file on a full disk is refused, and made when there is room", a_new_file),
		("a summary that does not fit leaves no half file and not less than there was", saves_a_summary),
		("neither does one from the command line, nor a backup", saves_from_the_command_line),
	]))
