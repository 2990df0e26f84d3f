#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# timeout: 240
"""Every tests/plain/NAME.txt, typed line by line at the prompts of `samenspel --plain`, against the transcript in NAME.golden.

A line that begins with % is for this suite: `%end` ends the input, `%kill` kills the program with no warning; either way it is started again
and goes on. `%args ...` (first) are its arguments. All other lines are typed as they are."""

import os
import shlex
import signal
import subprocess
import sys

ROOT, BUILD, GOLDEN = os.environ["TEST_ROOT"], os.environ["TEST_BUILD"], os.environ["TEST_GOLDEN"]
SAMENSPEL = os.path.join(BUILD, "samenspel")


class Program:
	def __init__(self, arguments, home):
		env = dict(os.environ, HOME=home, XDG_DATA_HOME=os.path.join(home, "data"), SAMENSPEL_NOW="2026-03-12T14:00:00", SAMENSPEL_SEED="7",
			XDG_DOCUMENTS_DIR=".")
		self.child = subprocess.Popen([SAMENSPEL, "--plain", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
			cwd=home, env=env)
		self.output = b""

	def wait_prompt(self):
		"""True when it asks for a line; False when it has ended."""
		seen = len(self.output)
		while not (len(self.output) > seen and (self.output[seen:] == b"> " or self.output.endswith(b"\n> "))):
			more = os.read(self.child.stdout.fileno(), 65536)
			if not more:
				return False
			self.output += more
		return True

	def type(self, line):
		self.child.stdin.write(line.encode() + b"\n")
		self.child.stdin.flush()

	def stop(self, kill):
		if kill:
			self.child.send_signal(signal.SIGKILL)
		self.child.stdin.close()
		self.output += self.child.stdout.read()
		return self.child.wait()


def play(lines, home):
	"""The transcript, and how the program ended when it should not have."""
	arguments, transcript, trouble = [], [], []
	if lines and lines[0].startswith("%args"):
		arguments = shlex.split(lines.pop(0))[1:]
	program = Program(arguments, home)
	asks = program.wait_prompt()
	for line in lines + ["%end"]:
		if line in ("%end", "%kill"):
			code = program.stop(line == "%kill")
			if code not in (0, -signal.SIGKILL):
				trouble.append(f"it ended with {code}")
			transcript.append(program.output.decode())
			transcript.append(line + "\n")
			program = Program(arguments, home)
			asks = program.wait_prompt()
		elif not asks:
			trouble.append(f"it had ended before: {line}")
			transcript += [program.output.decode(), ""]
			break
		else:
			program.type(line)
			asks = program.wait_prompt()
	program.stop(True)
	return "".join(transcript[:-1]), trouble


def compare(name, transcript, trouble):
	golden = os.path.join(GOLDEN, "plain", name + ".golden")
	if os.environ.get("TEST_UPDATE"):
		open(golden, "w", encoding="utf-8").write(transcript)
	wanted = open(golden, encoding="utf-8").read() if os.path.exists(golden) else ""
	well = wanted == transcript and not trouble
	print(f"{'ok' if well else 'not ok'} - {name} reads as it should")
	if not well:
		import difflib
		for sentence in trouble:
			print(f"# {sentence}")
		for line in difflib.unified_diff(wanted.splitlines(), transcript.splitlines(), "golden", "now", lineterm=""):
			print(f"# {line}")
	return well


def main():
	folder = os.path.join(ROOT, "tests", "plain")
	names = sorted(file[:-4] for file in os.listdir(folder) if file.endswith(".txt"))
	if not names or not os.path.exists(SAMENSPEL):
		print("1..0 # SKIP there is nothing to play yet")
		return 0
	well = True
	for name in names:
		home = os.path.join(os.environ["TMPDIR"], name)
		os.mkdir(home)
		transcript, trouble = play(open(os.path.join(folder, name + ".txt"), encoding="utf-8").read().splitlines(), home)
		well = compare(name, transcript, trouble) and well
	print(f"1..{len(names)}")
	return 0 if well else 1


if __name__ == "__main__":
	sys.exit(main())
