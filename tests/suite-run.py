#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# once: the runner does not depend on the flags
"""The runner itself: each row is a small test program, and what the closing line must say of it."""

import os
import subprocess
import sys
import tempfile

RUN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "run")

# name of the test, shell script, closing line, exit code, what else the output must hold
CASES = [
	("passes are counted", "echo 1..2; echo ok 1 - a; echo ok 2 - b", "2 passed, 0 failed", 0, ""),
	("a failure fails and is shown", "echo ok 1 - a; echo not ok 2 - b; echo '# why'; exit 1", "1 passed, 1 failed", 1, "# why"),
	("skips are counted apart", "echo ok 1 - a; echo ok 2 - b '# SKIP no net'; echo not ok 3 '# SKIP c'", "1 passed, 0 failed, 2 skipped", 0, "no net"),
	("a suite may skip itself", "echo '1..0 # SKIP no chromium'", "0 passed, 0 failed, 1 skipped", 0, "no chromium"),
	("an exit code without a failed test fails", "echo ok 1 - a; exit 3", "1 passed, 1 failed", 1, "exit code 3"),
	("a signal fails", "echo ok 1 - a; kill -9 $$", "1 passed, 1 failed", 1, "signal 9"),
	("tests that were planned and not run fail", "echo 1..3; echo ok 1 - a", "1 passed, 1 failed", 1, "planned 3 tests and ran 1"),
	("a suite without tests fails", "true", "0 passed, 1 failed", 1, "ran no test"),
	("a sanitizer's report fails", "echo ok 1 - a; echo heap-use-after-free >${ASAN_OPTIONS##*log_path=}.1", "1 passed, 1 failed", 1, "heap-use-after-free"),
	("a suite that hangs is ended", "# timeout: 1\necho ok 1 - a; sleep 100", "1 passed, 1 failed", 1, "after 1 seconds"),
	("the environment is pinned", 'echo "ok 1 - a"; [ "$LANG,$TZ,$TERM,$SAMENSPEL_NOW$NO_COLOR$LC_ALL" = C,Europe/Amsterdam,xterm-256color, ]',
		"1 passed, 0 failed", 0, ""),
	("home and folders are scratch", 'echo ok 1 - a; [ -z "$(ls "$HOME" "$TMPDIR" "$XDG_DATA_HOME" | grep -v :)" ]', "1 passed, 0 failed", 0, ""),
]


def run(script):
	with tempfile.TemporaryDirectory() as build:
		os.mkdir(os.path.join(build, "tests"))
		path = os.path.join(build, "tests", "test_planted")
		with open(path, "w", encoding="utf-8") as file:
			file.write("#!/bin/sh\n" + script + "\n")
		os.chmod(path, 0o755)
		env = dict(os.environ, SAMENSPEL_NOW="2026-03-12T14:00:00", NO_COLOR="1", LC_ALL="nl_NL.UTF-8")
		done = subprocess.run([RUN, "-k", "planted", build], capture_output=True, text=True, check=False, env=env)
		return done.returncode, done.stdout + done.stderr


def main():
	print(f"1..{len(CASES)}")
	failed = 0
	for number, (name, script, closing, status, wanted) in enumerate(CASES, 1):
		code, output = run(script)
		lines = output.splitlines() or [""]
		good = lines[-1] == closing and code == status and wanted in output
		print(f"{'ok' if good else 'not ok'} {number} - run: {name}")
		for line in [] if good else lines:
			print(f"# {line}")
		failed += not good
	return 1 if failed else 0


if __name__ == "__main__":
	sys.exit(main())
