#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# timeout: 90
"""Hostile text in every place where somebody can type, line by line: what is printed and saved holds no byte that steers a terminal, and has the
same shape as when everybody typed a plain word."""

import csv
import html.parser
import io
import json
import os
import random
import re
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["TEST_ROOT"], "tests", "lib"))
from attack import TMP, Plain, begin, cli, main, need, query  # noqa: E402

NASTY = [text if isinstance(text, bytes) else text.encode() for text in (
	"\x1b[2J\x1b[H\x1b]0;owned\x07word", "\x1b[31mred\x1b(0lqk", b"\x9b2Jword\x9d0;x\x9c", "\u009b2Jword\u009d", "\u202eword\u202c", "a\u2066b\u2069\u200bc\u200fd\ufeffe\u00adf\u2028g",
	b"\xff\xfe word \xc3\x28 \xf0\x9f \xed\xa0\x80 \xc0\xaf", "word\0with\0nothing", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "  =1+1", "\uff1d1+1", "\u2212=1", "'=1",
	"# heading", "## Findings", "| a | b |", "||||", "---", "- - -", "===", "> quote", "* item", "1. item", "```", "    code", "[link](javascript:alert(1))", "![x](http://x/y.png)", "<http://x.example>",
	"word\\", "*bold* _under_ `code` ~~gone~~", "</td><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<!-- word", "]]>word", "&lt;b&gt; &amp; &#60;", "<b", "%s%n%s%n%d", "%1$s", "{{word}} ${word}",
	"'; DROP TABLE session; --", "\" OR \"\"=\"", "\"quoted\", \"twice\"", "a,b;c\td", "word" + "\u0301" * 300, "\u0301\u0301", "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
	"\U0001f1f3\U0001f1f1 \u2713", "x\ufdd0\uffff\U0010ffff", "\u0600\u06dd\u070f", "\u180e\u2061\u3164", "\U000e0041\U000e0042word", "\ufff9word\ufffa\ufffb", "word\u2800", "w" * 190, "\u5b57" * 60, "\ufdfa" * 20)]
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u180e\u2028-\u202e\u2060-\u2069\ufeff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]")
FORMATS = ("text", "md", "csv", "json", "html")
TOO_MUCH = (b"x" * 10_000, b"\0\0\0", b"\xe2\x80\x8b", b"\xe2\x80\xae\xe2\x80\xac", b" ", b"!", b"! ", b"/", b"/ / /", b" / x / y")


def name(file):
	return os.path.join(TMP, file)


def clean(what, data):
	"""Valid UTF-8 with nothing in it that steers; returned as text."""
	try:
		text = data.decode("utf-8")
	except UnicodeDecodeError:
		need(False, f"{what} is not UTF-8")
	found = UNSAFE.search(text)
	need(not found, f"{what} holds U+{ord(found.group()):04X}" if found else "")
	return text


def in_words(plain, texts):
	"""Every text as note, agreement, name, title; as the answers of six people; then the review, and all formats. Returns format: bytes."""
	plain.say(":names")
	plain.say("1")
	for i, text in enumerate(texts):
		need(b"Noted" in plain.say(b":n !" + text).encode(), f"note {i} is refused")
		need("Agreement" in plain.say(b":a " + text + b" / " + text + b" / " + text), f"agreement {i} is refused")
	for text in texts:
		plain.say(b":name 1 " + text)
		plain.say(b":title " + text)
	plain.say(b":name 1 " + texts[0])
	plain.say(b":title " + texts[0][:50])
	for line in ("5", "", "1"):
		plain.say(line)
	for seat in range(1, 7):
		for line in (str(seat), "8", "3"):
			plain.say(line)
		for i in range(3):
			need("Question 5 of 5" in plain.say(texts[(seat * 3 + i) % len(texts)]) or "Question" in plain.said() or "Ready" in plain.said(), "an answer is refused")
		plain.say("")
	plain.say("")
	for line in (":o", ":s 1", ":who"):
		plain.say(line)
	saved = {}
	for form in FORMATS:
		plain.say(f":save {form} {name('saved')}")
		for _ in range(60):
			if "Saved:" in plain.said():
				break
			plain.say("1" if "Replace it?" in plain.said() else "")
		need("Saved:" in plain.said(), f"{form} is not saved")
		saved[form] = open(name("saved"), "rb").read()
		os.remove(name("saved"))
	return saved


class Tags(html.parser.HTMLParser):
	def __init__(self, text):
		super().__init__()
		self.tags, self.odd = [], 0
		self.feed(text)
		self.close()

	def handle_starttag(self, tag, attributes):
		self.tags.append(tag)
		self.odd += tag in ("script", "img", "iframe", "object", "link", "a", "form") or any(key.startswith("on") or "script:" in (value or "") for key, value in attributes)

	def handle_comment(self, data):
		self.odd += 1


def shape_of_markdown(text):
	lines = text.split("\n")
	need(not re.search(r"(?<!\\)(\\\\)*<[A-Za-z/!]", text), "Markdown holds a tag")
	need(not re.search(r"(?<!\\)\]\(", text), "Markdown holds a link")
	fences = [line for line in lines if re.match(r" {0,3}(```|~~~)", line)]
	tables = [len(re.findall(r"(?<!\\)\|", line)) for line in lines if re.match(r" {0,3}\|", line)]
	return len([line for line in lines if re.match(r" {0,3}#{1,6}( |$)", line)]), len(fences), tables, len([line for line in lines if re.match(r" {0,3}(---|===|\*\*\*|- - -)\s*$", line)]), \
		len([line for line in lines if re.match(r" {0,3}>", line)])


def check_csv(text):
	rows = list(csv.reader(io.StringIO(text)))
	need(len({len(row) for row in rows if row}) == 1, "rows of the csv have different lengths")
	for row in rows:
		for cell in row:
			need(not re.match(r"\s*[=+\-@\t\r\uff1d]", cell), "a cell of the csv is a formula")
	return len(rows)


def every_place():
	texts = [text for text in NASTY if b"\0\0" not in text]
	shapes = []
	for kind, words in (("plain", [b"word%d" % i for i in range(len(texts))]), ("nasty", texts)):
		plain = begin(name(kind + ".db"), people="6 ")
		saved = in_words(plain, words)
		need(plain.end() == 0, "it did not end well")
		clean("what plain mode says", plain.output)
		need("(null)" not in plain.output.decode(), "a format string was used")
		text = {form: clean(form, data.replace(b"\r\n", b"\n")) for form, data in saved.items()}
		data = json.loads(text["json"])
		clean("a string in the JSON", json.dumps(data, ensure_ascii=False).encode())
		tags = Tags(text["html"])
		need(not tags.odd, "the HTML holds what nobody put there")
		shapes.append({"html": tags.tags, "md": shape_of_markdown(text["md"]), "csv": check_csv(text["csv"])})
		listed = cli("list", "--file", name(kind + ".db"))
		clean("list", listed.stdout)
		json.loads(cli("list", "--json", "--file", name(kind + ".db")).stdout)
		for table, column in (("note", "text"), ("agreement", "what"), ("response", "value"), ("session", "title"), ("participant", "name")):
			for (value,) in query(name(kind + ".db"), f"SELECT CAST({column} AS BLOB) FROM {table} WHERE {column} IS NOT NULL"):
				clean(f"{table}.{column} in the file", value)
	for form in shapes[0]:
		need(shapes[0][form] == shapes[1][form], f"hostile words change the shape of the {form}")


def refused_in_words():
	"""Nothing to keep, or too much: a sentence, and no half of it kept."""
	file = name("refused.db")
	plain = begin(file, people="6 ")
	for text in TOO_MUCH:
		for command in (b":n ", b":a ", b":title ", b":date ", b":c ", b":role ", b":x ", b":save ", b":gone ", b":"):
			said = plain.say(command + text)
			need(len(said.splitlines()) > 1, "it says nothing")
	for text in (b"x" * 1_000_000, b":" * 5000, b"9" * 400, b"-", b"1" * 61, b" ".join([b"1"] * 3000), b"99999999999999999999", b"-1", b"0", b"1;2", b"\xf3\xa0\x80\x81"):
		for before in (b"", b":c ", b":way ", b":x "):
			plain.say(before + text)
	plain.say(":home")
	need(plain.end() == 0, "it did not end well")
	clean("what plain mode says", plain.output)
	longest = query(file, "SELECT max(length(text)) FROM note")[0][0]
	need((longest or 0) <= 2000, "a note is longer than a note may be")


def typed_in_questions():
	"""At every question every wrong line: a sentence, and the question stays."""
	file = name("questions.db")
	plain = begin(file, people="4 3")
	for road in (("2", "", "1", "1"), (":aside", ":p", "3", "", "2", "1"), (":aside", ":p", "3", ":b", ":p"), ("5", "", "1", "2"), (":aside", ":p", "4")):
		for line in road:
			plain.say(line)
		for text in (b"\x1b[A\x1b[B", b"1\x1b[2J", b"%n", b"--", b"1 2 3 4 5 6 7 8 9", b"1:2", b"\xff", b"1e3", b"0x1", b" 1", b"1 ", "１".encode(), b"999", b"-5", b"2147483648", b"18446744073709551617"):
			plain.say(text)
			plain.say(":u")
	need(plain.end() == 0, "it did not end well")
	clean("what plain mode says", plain.output)


def on_the_command_line():
	for number, text in enumerate(text for text in NASTY if b"\0" not in text):
		for arguments in (["new", "teamoverleg", "--title", text], ["new", text], ["summary", text], ["content", "show", text], [b"--" + text], [b"--lang=" + text, "list"],
				["new", "teamoverleg", "--date", text]):
			result = cli(*arguments, "--file", name("line.db")) if arguments[0] != "content" else cli(*arguments)
			need(result.returncode in (0, 1, 2), f"it ended with {result.returncode}")
			clean(f"the answer to text {number}", result.stdout)
			clean(f"the complaint about text {number}", result.stderr)
		if number > 12 and "asan" in os.environ["TEST_BUILD"]:
			break


def from_a_stranger():
	"""The same in a file that somebody else made, in every column of text."""
	file, rng = name("stranger.db"), random.Random(20260312)
	need(cli("demo", "--file", file).returncode == 0, "the demo failed")
	db = sqlite3.connect(file)
	for table, columns in (("session", ("title", "place", "purpose")), ("note", ("text",)), ("agreement", ("what", "who", "due")), ("response", ("value",)),
			("part", ("title", "say")), ("team", ("name",)), ("participant", ("name",)), ("copy_line", ("value",)), ("text_review", ("edited",))):
		for column in columns:
			for (value,) in db.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall():
				if table != "response" or len(value or "") > 12:
					db.execute(f"UPDATE OR IGNORE {table} SET {column} = CAST(? AS TEXT) WHERE {column} = ?", (rng.choice(NASTY) + (value or "").encode(), value))
	db.commit()
	db.close()
	for form in FORMATS:
		result = cli("summary", "last", "--file", file, "--format", form)
		need(result.returncode == 0, f"there is no {form}: {result.returncode}")
		clean(form, result.stdout.replace(b"\r\n", b"\n"))
	clean("list", cli("list", "--file", file).stdout)
	json.loads(cli("list", "--json", "--file", file).stdout)
	plain = Plain(file)
	plain.wait()
	for line in ("2", ":p", "1", "", "", "", ":o", ":s", ":who", ":tips", "", "", "", "", "", ":p", "5", "", "", "", "", ":q"):
		plain.type(line)
		if plain.wait() is None:
			break
	need(plain.end() == 0, "it did not end well")
	clean("what plain mode says", plain.output)


if __name__ == "__main__":
	sys.exit(main([
		("hostile text in every place leaves every format as it is", every_place),
		("nothing and too much are refused with a sentence", refused_in_words),
		("a question takes only what answers it", typed_in_questions),
		("a file from a stranger steers nothing", from_a_stranger),
		("the command line says nothing that steers a terminal", on_the_command_line),
	]))
