#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# once: it reads the source
"""Every row of every key table of the screens has a sentence for the help, no key stands twice in a table, and the man page names every key that works
on more than one screen."""

import os
import re
import sys

ROOT = os.environ["TEST_ROOT"]
TABLE = re.compile(r"^(?:static )?const struct key_row (\w+)\[\] = \{\n(.*?)^\};", re.M | re.S)
WORD = r'(?:NULL|N_\("(?:[^"\\]|\\.)*"\))'
ROW = re.compile(r"\{\s*([^,]+?|'.')\s*,\s*(" + WORD + r")\s*,\s*(" + WORD + r")\s*,\s*(\w+)\s*,\s*(\w+)\s*\}", re.S)
SHARED = ("session_keys", "program_keys", "always_keys")


def tables():
	folder = os.path.join(ROOT, "src", "ui")
	for name in sorted(os.listdir(folder)):
		with open(os.path.join(folder, name), encoding="utf-8") as file:
			for table, body in TABLE.findall(file.read()):
				yield name, table, body


def faults_of(name, table, body):
	seen = {}
	rows = ROW.findall(body)
	if len(rows) != len(re.findall(r"^\s*\{", body, re.M)):
		yield "has a row that this test cannot read"
	if not rows or rows[-1][0] != "0":
		yield "does not end with key 0"
	for key, label, sentence, act, when in rows[:-1]:
		if sentence == "NULL":
			yield f"says nothing in the help about {key}"
		elif not re.search(r'[.?]"\)$', sentence):
			yield f"has no sentence about {key}"
		if key in seen and "NULL" in (when, seen[key]):
			yield f"has {key} twice"
		seen[key] = when
		if act == "NULL" and key not in ("TERM_DIGITS", "TERM_ARROWS") and label == "NULL" and sentence == "NULL":
			yield f"has an empty row {key}"


def man_faults():
	with open(os.path.join(ROOT, "man", "samenspel.1"), encoding="utf-8") as file:
		named = {line.replace("\\&", "") for line in re.findall(r"^\.It Ic (.*)$", file.read(), re.M)}
	for _, table, body in tables():
		for key, *_ in ROW.findall(body)[:-1] if table in SHARED else []:
			plain = key.strip("'").replace("TERM_", "")
			if not any(plain in line.split(" , ") for line in named):
				yield f"the man page does not name {plain}"


def main():
	count = failed = 0
	tests = [(f"{name} {table}", list(faults_of(name, table, body))) for name, table, body in tables()]
	if not {table for _, table, _ in tables()} >= set(SHARED):
		tests.append(("the shared tables", ["are not all there"]))
	for what, faults in tests + [("the man page", list(man_faults()))]:
		count += 1
		failed += bool(faults)
		print(f"{'not ok' if faults else 'ok'} {count} - keys in {what}")
		for fault in faults:
			print(f"# {what} {fault}")
	print(f"1..{count}")
	return 1 if failed else 0


if __name__ == "__main__":
	sys.exit(main())
