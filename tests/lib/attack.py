# SPDX-License-Identifier: EUPL-1.2
"""What the suites that attack the program share: samenspel --plain as a child that is spoken to line by line, the command line, the file read from
outside, and TAP. Nothing that was typed is printed when a test fails: a suite prints what went wrong, never whose words."""

import os
import resource
import select
import signal
import sqlite3
import subprocess
import sys
import time

ROOT, BUILD = os.environ["TEST_ROOT"], os.environ["TEST_BUILD"]
TMP = os.environ["TMPDIR"]
SAMENSPEL = os.path.join(BUILD, "samenspel")
ASAN = BUILD.endswith("-asan")
PATIENCE = 30


class Trouble(Exception):
	pass


def need(well, sentence):
	if not well:
		raise Trouble(sentence)


def limit_files(size):
	"""For preexec: no file grows beyond size, and the program is told so by an error rather than by a signal. A disk that is full, without mounting one."""
	def apply():
		signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
		resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
	return apply


def raise_limit(pid):
	resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


class Plain:
	"""The program in a pipe. output is everything it said; seen is where the last line was typed."""

	def __init__(self, file, arguments=(), env=None, preexec=None):
		self.child = subprocess.Popen([SAMENSPEL, "--plain", "--lang", "en", "--file", file, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
			stderr=subprocess.STDOUT, env=dict(os.environ, **(env or {})), preexec_fn=preexec)
		self.output, self.seen = b"", 0

	def read(self, until):
		"""More output, before that moment: None when there was none, False at its end."""
		ready, _, _ = select.select([self.child.stdout], [], [], max(0, until - time.monotonic()))
		if not ready:
			return None
		more = os.read(self.child.stdout.fileno(), 65536)
		self.output += more
		return bool(more)

	def asks(self):
		return self.output.endswith(b"\n> ") and len(self.output) > self.seen

	def wait(self, seconds=PATIENCE):
		"""What it said since the last line, once it asks for the next; None when the time is over or it has ended."""
		until = time.monotonic() + seconds
		while not self.asks():
			if not self.read(until):
				return None
		return self.said()

	def said(self):
		return self.output[self.seen:].decode("utf-8", "replace")

	def words(self):
		"""The same on one line, for sentences that are wrapped."""
		return " ".join(self.said().split())

	def type(self, line):
		self.seen = len(self.output)
		try:
			self.child.stdin.write((line if isinstance(line, bytes) else line.encode()) + b"\n")
			self.child.stdin.flush()
		except BrokenPipeError:
			pass

	def say(self, line):
		"""Types a line and returns the answer."""
		self.type(line)
		text = self.wait()
		if text is None:
			raise Trouble(f"it said nothing more, and ended with {self.child.poll()}")
		return text

	def kill(self):
		self.child.send_signal(signal.SIGKILL)
		return self.end()

	def end(self):
		try:
			self.child.stdin.close()
		except BrokenPipeError:
			pass
		self.output += self.child.stdout.read()
		self.child.stdout.close()
		return self.child.wait()


def begin(file, programme="teamoverleg", people="", preexec=None):
	"""A new session with these people, in the overview."""
	made = cli("new", programme, "--file", file)
	need(made.returncode == 0, "no session was made")
	plain = Plain(file, preexec=preexec)
	plain.wait()
	plain.say("5")
	if people:
		plain.say(people)
	plain.say("")
	return plain


def cli(*arguments, env=None, **more):
	return subprocess.run([SAMENSPEL, "--lang", "en", *arguments], stdin=subprocess.DEVNULL, capture_output=True, env=dict(os.environ, **(env or {})),
		timeout=PATIENCE * 4, **more)


def refused(result, *words):
	"""One sentence on standard error, nothing on standard output, exit code 1; the words stand in it."""
	error = result.stderr.decode("utf-8", "replace")
	need(result.returncode == 1, f"the exit code was {result.returncode}")
	need(not result.stdout, "it also wrote to standard output")
	need(error.count("\n") == 1 and error.startswith("samenspel: ") and error.rstrip().endswith((".", ":")), "it was not one sentence on one line")
	for word in words:
		need(word in error, f"the sentence lacks “{word}”")


def query(file, sql, *values):
	"""Rows as another program reads them."""
	db = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
	try:
		return db.execute(sql, values).fetchall()
	finally:
		db.close()


def files_of(file):
	return [file + end for end in ("", "-wal", "-shm") if os.path.exists(file + end)]


def bytes_of(file):
	return b"".join(open(name, "rb").read() for name in files_of(file))


def main(tests):
	"""Runs (sentence, function) pairs; prints TAP and returns the exit code."""
	if not os.path.exists(SAMENSPEL):
		print("1..0 # SKIP there is no program yet")
		return 0
	failed = 0
	for number, (sentence, test) in enumerate(tests, 1):
		skip, trouble = None, None
		try:
			skip = test()
		except Trouble as error:
			trouble = str(error)
		except Exception as error:  # a suite's own fault is said too, without the words in it
			frame = sys.exc_info()[2]
			while frame.tb_next:
				frame = frame.tb_next
			trouble = f"{type(error).__name__} in line {frame.tb_lineno} of {os.path.basename(frame.tb_frame.f_code.co_filename)}"
		print(f"{'not ok' if trouble else 'ok'} {number} - {sentence}{f' # SKIP {skip}' if skip else ''}", flush=True)
		for line in (trouble or "").splitlines():
			print(f"# {line}")
		failed += trouble is not None
	print(f"1..{len(tests)}")
	return 1 if failed else 0
