#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# timeout: 120
"""Files that are not ours to open, and surroundings that are not as usual: each its own sentence, exit code 1, and the file as it was.
TEST_DAMAGE_SEED damages other bytes."""

import os
import random
import re
import shutil
import sqlite3
import stat
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["TEST_ROOT"], "tests", "lib"))
from attack import ASAN, ROOT, SAMENSPEL, TMP, Plain, cli, files_of, main, need, refused  # noqa: E402

SEED = int(os.environ.get("TEST_DAMAGE_SEED", "20260312"))
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
COMMANDS = (["list"], ["new", "teamoverleg"], ["summary", "last"], ["erase", "last", "--yes"], ["demo"])


def name(file):
	return os.path.join(TMP, file)


def good_file():
	file = name("good.db")
	if not os.path.exists(file):
		made = cli("demo", "--file", file, env={"SAMENSPEL_SEED": "7", "SAMENSPEL_NOW": "2026-03-12T14:00:00"})  # the same bytes each time
		need(made.returncode == 0, "the demo failed")
		need(files_of(file) == [file], "closing left files beside the file")
	return file


def copy(to, change=None):
	file = name(to)
	shutil.copy(good_file(), file)
	if change:
		db = sqlite3.connect(file)
		db.execute(change)
		db.commit()
		db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
		db.close()
	return file


def refuses_all(file, *words, unchanged=True, before=()):
	"""Every command, and the front end that is no command."""
	was = open(file, "rb").read() if unchanged else None
	for command in COMMANDS:
		refused(subprocess.run([*before, SAMENSPEL, "--lang", "en", *command, "--file", file], stdin=subprocess.DEVNULL, capture_output=True, timeout=60), *words)
	refused(subprocess.run([*before, SAMENSPEL, "--lang", "en", "--plain", "--file", file], stdin=subprocess.DEVNULL, capture_output=True, timeout=60), *words)
	if unchanged:
		need(open(file, "rb").read() == was, "the file was changed")
		need(files_of(file) == [file], "files were made beside it")


def newer():
	refuses_all(copy("newer.db", "PRAGMA user_version = 99"), "newer version")


def foreign():
	refuses_all(copy("foreign.db", "PRAGMA application_id = 1234"), "not a file of Samenspel")
	file = name("theirs.db")
	db = sqlite3.connect(file)
	db.execute("CREATE TABLE session(id)")
	db.commit()
	db.close()
	refuses_all(file, "not a file of Samenspel")
	for number, content in enumerate((b"Dear all,\n" * 200, b"short", b"SQLite format 4\0" + bytes(4000), b"\0" * 5000)):
		file = name(f"text{number}.db")
		open(file, "wb").write(content)
		refuses_all(file, "Samenspel")


def no_files():
	folder = name("a folder.db")
	os.mkdir(folder)
	refuses_all(folder, "folder", unchanged=False)
	need(os.listdir(folder) == [], "something was made in it")
	for file in ("/dev/null", "/dev/zero"):
		refuses_all(file, "not a file of Samenspel", unchanged=False)
	fifo = name("fifo.db")
	os.mkfifo(fifo)
	refuses_all(fifo, "not a file of Samenspel", unchanged=False)
	os.symlink(name("loop.db"), name("loop.db"))
	refuses_all(name("loop.db"), unchanged=False)
	refused(cli("list", "--file", good_file() + "/in/a/file.db"))
	refused(cli("list", "--file", ""))


def truncated():
	size = os.path.getsize(good_file())
	for length in (1, 15, 16, 50, 99, 100, 101, 512, 4095, 4096, 5000, 8192, size // 2, size - 4096, size - 1):
		file = copy("truncated.db")
		os.truncate(file, length)
		was = open(file, "rb").read()
		result = cli("list", "--file", file)
		if length < 4096:
			refused(result, "damaged" if length >= 16 else "Samenspel")
			need(open(file, "rb").read() == was, f"cut off at {length} it was changed")
		else:
			need(result.returncode in (0, 1), f"cut off at {length} it ended with {result.returncode}")
		for end in files_of(file)[1:]:
			os.remove(end)


def damaged():
	"""Bytes anywhere: whatever it says, it says it, and never crashes."""
	good, refusals, rng = open(good_file(), "rb").read(), 0, random.Random(SEED)
	for i in range(40 if ASAN else 100):
		file, data = name("damaged.db"), bytearray(good)
		for _ in range(rng.choice((1, 3, 30, 1000))):
			at = rng.choice((rng.randrange(len(data)), rng.randrange(100, 4096), 4096 * rng.randrange(len(data) // 4096) + rng.randrange(12)))
			data[at] = rng.randrange(256)
		open(file, "wb").write(data)
		for command in (["list"], ["summary", "last", "--format", rng.choice(("json", "html", "csv"))], ["new", "teamoverleg"], ["erase", "last", "--yes"]):
			result = cli(*command, "--file", file)
			need(result.returncode in (0, 1), f"with seed {SEED}, file {i}, {command[0]} ended with {result.returncode}")
			if result.returncode == 1:
				refusals += 1
				need(result.stderr.count(b"\n") == 1, f"with seed {SEED}, file {i}, {command[0]} did not say one sentence")
		plain = Plain(file)
		for line in ("2", "", "1", "", "1", ":s", ":p", "2", ":u", ":q"):
			if plain.wait() is None:
				break
			plain.type(line)
		need(plain.end() in (0, 1), f"with seed {SEED}, file {i}, plain mode did not end well")
		for end in files_of(file):
			os.remove(end)
	need(refusals > 5, "hardly any file was damaged")


def damaged_logs():
	"""What stands beside a file may be damaged, too: SQLite judges it, and the answers before it stay."""
	rng = random.Random(SEED)
	for i in range(15):
		file = copy(f"log{i}.db")
		open(file + "-wal", "wb").write(rng.randbytes(rng.choice((1, 32, 4200, 70000))))
		result = cli("list", "--file", file)
		need(result.returncode == 0 and result.stdout.count(b"\n") == 1, f"file {i} is refused for its log")


def as_nobody(file, folder_mode, file_mode):
	folder = name(f"closed{folder_mode:o}{file_mode:o}")
	os.mkdir(folder)
	shutil.copy(good_file(), os.path.join(folder, file))
	os.chmod(os.path.join(folder, file), file_mode)
	os.chmod(folder, folder_mode)
	return os.path.join(folder, file)


def open_to_nobody():
	"""Whether that user can reach the program and its content at all: a checkout in somebody's own folder is closed to others."""
	return subprocess.run([*NOBODY, SAMENSPEL, "--lang", "en", "--version"], stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def read_only():
	if os.geteuid() != 0 or shutil.which("setpriv") is None:
		return "this needs root and setpriv"
	if not open_to_nobody():
		return "this needs a checkout that others may read"
	os.chmod(TMP, 0o755)
	refuses_all(as_nobody("a.db", 0o755, 0o666), "folder", before=NOBODY)
	refuses_all(as_nobody("b.db", 0o777, 0o444), "may only be read", before=NOBODY)
	refuses_all(as_nobody("c.db", 0o777, 0o000), "cannot be read", before=NOBODY)
	refuses_all(os.path.join(os.path.dirname(as_nobody("d.db", 0o755, 0o644)), "new.db"), unchanged=False, before=NOBODY)
	refuses_all(as_nobody("e.db", 0o700, 0o644), unchanged=False, before=NOBODY)
	return None


def modes():
	def mode(path):
		return stat.S_IMODE(os.stat(path).st_mode)

	def open_mask():
		os.umask(0)

	file = name("new/deep/er/file.db")
	plain = Plain(file, preexec=open_mask)
	plain.wait()
	plain.say("1")
	plain.say("1")
	need(len(files_of(file)) == 3, "there is no log")
	need({mode(end) for end in files_of(file)} == {0o600}, "others may read a file")
	need({mode(name(folder)) for folder in ("new", "new/deep", "new/deep/er")} == {0o700}, "others may look into a folder")
	plain.end()
	need(cli("backup", name("copy.db"), "--file", file, preexec_fn=open_mask).returncode == 0 and mode(name("copy.db")) == 0o600, "others may read a backup")
	need(cli("summary", "last", "--file", file, "-o", name("summary.txt"), preexec_fn=open_mask).returncode == 0 and mode(name("summary.txt")) & 0o022 == 0, "others may write a summary")


def languages():
	"""Whatever the locale says, the texts are there, and what is printed is UTF-8 without a byte of another code."""
	def said(language, **env):
		base = {key: value for key, value in os.environ.items() if not key.startswith("LC_") and key not in ("LANG", "LANGUAGE")}
		result = subprocess.run([SAMENSPEL, *language, "list", "--file", name("empty.db")], capture_output=True, env=dict(base, **env), timeout=60)
		need(result.returncode == 0 and not result.stderr, "it failed")
		return result.stdout.decode("utf-8")
	dutch, english = said(["--lang", "nl"], LANG="C"), said(["--lang", "en"], LANG="C")
	need(dutch != english, "there is no Dutch")
	for env in ({"LANG": "nl_NL.UTF-8"}, {"LANG": "nl_NL"}, {"LC_ALL": "nl_NL.ISO-8859-1"}, {"LC_ALL": "nl_BE.UTF-8", "LANG": "en_GB.UTF-8"}, {"LC_MESSAGES": "nl_NL.UTF-8", "LANG": "C"}):
		need(said([], **env) == dutch, "a Dutch locale that is not generated is not Dutch")
	for env in ({"LANG": "en_GB.UTF-8"}, {"LC_ALL": "en_US.ISO-8859-1", "LANG": "nl_NL.UTF-8"}):
		need(said([], **env) == english, "an English locale is not English")
	for env in ({}, {"LANG": ""}, {"LANG": "C"}, {"LANG": "C.UTF-8"}, {"LANG": "xx_XX.KOI8-R"}, {"LANG": "../../etc"}, {"LC_ALL": "%s%n"}):
		need(said([], **env) in (dutch, english), "an odd locale has no texts")


def homes():
	def run(*command, **env):
		base = {key: value for key, value in os.environ.items() if not key.startswith("XDG_") and key != "HOME"}
		return subprocess.run([SAMENSPEL, "--lang", "en", *command], stdin=subprocess.DEVNULL, capture_output=True, env=dict(base, **env), cwd=name("elsewhere"), timeout=60)
	os.mkdir(name("elsewhere"))
	need(run("new", "teamoverleg", HOME=name("home")).returncode == 0 and os.path.exists(name("home/.local/share/samenspel/samenspel.db")), "HOME alone is not enough")
	need(run("new", "teamoverleg", HOME=name("home"), XDG_DATA_HOME=name("missing/data")).returncode == 0 and os.path.exists(name("missing/data/samenspel/samenspel.db")), "a data folder is not made")
	result = run("list")
	need(result.returncode in (0, 1), "without HOME it crashes")
	need(run("list", HOME="").returncode in (0, 1), "with an empty HOME it crashes")
	open(name("a file"), "w").close()
	refused(run("list", XDG_DATA_HOME=name("a file")))
	need(run("list", HOME=name("home"), NO_COLOR="1").returncode == 0, "NO_COLOR is not understood")


def contents():
	"""A folder without content, and one faulty file beside good ones."""
	empty, broken = name("no content"), name("broken content")
	os.mkdir(empty)
	shutil.copytree(os.path.join(ROOT, "content"), broken)
	rng = random.Random(SEED)
	faulty = {"bytes.ini": rng.randbytes(3000), "open.ini": b'[exercise]\nkind = dilemma\ntitle = "A\n', "nul.ini": b"[exercise]\nkind = sort\0\n",
		"long.ini": b'[exercise]\nkind = questions\nintro.1 = "' + b"x" * 20000 + b'"\n', "none.ini": b"", "deep.ini": b"[" * 5000, "crash.ini": b"[exercise:kind]\nk = 1\n",
		"utf.ini": "[exercise]\nkind = sort\ntitle = \"\u202e\u001b[2J\"\n".encode()}
	for file, content in faulty.items():
		open(os.path.join(broken, "en", file), "wb").write(content)
		open(os.path.join(broken, "en", "programmes", file), "wb").write(content)
	os.mkdir(os.path.join(broken, "en", "folder.ini"))
	check = cli("content", "check", env={"SAMENSPEL_CONTENT": broken})
	need(check.returncode == 1, "the faults are not counted")
	need(all(re.search(rb"/" + file.encode() + rb"(:\d+)?: ", check.stdout) for file in faulty if file != "none.ini"), "a faulty file is not named")
	need(b"\x1b" not in check.stdout and "\u202e" not in check.stdout.decode("utf-8"), "a fault moves the cursor")
	need(cli("new", "teamoverleg", "--file", name("broken.db"), env={"SAMENSPEL_CONTENT": broken}).returncode == 0, "one faulty file takes the others down")
	plain = Plain(name("broken.db"), env={"SAMENSPEL_CONTENT": broken})
	need("Something is wrong with the content" in plain.wait(), "Home does not say that something is wrong")
	need(plain.end() == 0, "it did not end well")
	for folder in (empty, name("not there"), name("broken.db")):
		result = cli("content", "list", env={"SAMENSPEL_CONTENT": folder})
		need(result.returncode in (0, 1) and result.stderr, "a folder without content is not said")
		refused(cli("new", "teamoverleg", "--file", name("empty content.db"), env={"SAMENSPEL_CONTENT": folder}))
		plain = Plain(name("broken.db"), env={"SAMENSPEL_CONTENT": folder})
		need("Something is wrong with the content" in (plain.wait() or ""), "Home does not say that there is no content")
		need("Welcome" in plain.say("5") or "programme" in plain.said(), "a session that was made does not open without content")
		plain.say(":home")
		need(plain.end() == 0, "it did not end well")


def kinds():
	"""What only a kind can see is wrong, each with its file and line, and all of one file at once."""
	folder = name("kinds")
	shutil.copytree(os.path.join(ROOT, "content"), folder)
	case = open(os.path.join(folder, "en", "een-gezin.ini"), encoding="utf-8").read()
	story = open(os.path.join(folder, "en", "eigen-voorbeeld.ini"), encoding="utf-8").read()
	motto = open(os.path.join(folder, "en", "lijfspreuk.ini"), encoding="utf-8").read()
	faulty = {
		"no-questions.ini": (case[:case.index("[question.")], rb"no-questions.ini(:\d+)?: question.ID: "),
		"two-ids.ini": (case + '\n[question.food]\ntext = "Who cooks?"\n', rb"two-ids.ini:\d+: question.food: .*twice.* line \d+"),
		"same-answer.ini": (case + '\n[answer.unclear]\ntext = "do not know"\n', rb"same-answer.ini:\d+: answer.unclear: .*another id"),
		"no-voice.ini": (case.replace("[voice.citizen]", "[answer.citizen]"), rb"no-voice.ini(:\d+)?: voice"),
		"no-column.ini": (story.replace("column = shared", "column = nobody"), rb"no-column.ini:\d+: example.\w+.column: .*column.nobody"),
		"no-theme.ini": (motto.replace("theme = rust", "theme = rest"), rb"no-theme.ini:\d+: card.\w+.theme: .*theme.rest"),
	}
	for file, (text, _) in faulty.items():
		open(os.path.join(folder, "en", file), "w", encoding="utf-8").write(text)
	check = cli("content", "check", env={"SAMENSPEL_CONTENT": folder})
	need(check.returncode == 1, "the faults are not counted")
	for file, (_, wanted) in faulty.items():
		need(re.search(wanted, check.stdout), f"{file} is not refused with its line: {check.stdout.decode()}")
	need(cli("print", "een-gezin", "-o", name("case.html"), env={"SAMENSPEL_CONTENT": folder}).returncode == 0, "a faulty case takes the good one down")


if __name__ == "__main__":
	sys.exit(main([
		("a file of a newer version is refused", newer),
		("a file of another program is refused", foreign),
		("what is no file is refused", no_files),
		("a file that was cut off is refused, or read as far as it goes", truncated),
		("a damaged file never crashes it", damaged),
		("a damaged log takes nothing with it", damaged_logs),
		("what may only be read is refused", read_only),
		("files are for their owner only, whatever the umask", modes),
		("every locale has its texts", languages),
		("a missing home or data folder is no crash", homes),
		("faulty content takes nothing else down", contents),
		("a case, a scheme and mottos that are wrong are refused by line", kinds),
	]))
