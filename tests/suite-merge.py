#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# timeout: 150
"""Files that come back from tables, for the whole program: killed in the middle, on a full disk, damaged, newer, foreign, with a log beside them. Whatever
comes, our file is whole, theirs is as it was, and nothing is half taken in. TEST_MERGE_SEED chooses other moments and bytes."""

import glob
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["TEST_ROOT"], "tests", "lib"))
from attack import ASAN, ROOT, SAMENSPEL, TMP, Plain, cli, files_of, limit_files, main, need, query, refused  # noqa: E402

SEED = int(os.environ.get("TEST_MERGE_SEED", "20260312"))
KILLS = 15 if ASAN else 60
SHEETS = 250
FACTS = "SELECT (SELECT count(*) FROM action), (SELECT count(*) FROM response), (SELECT count(*) FROM withdrawal), (SELECT count(*) FROM participant)"


def name(file):
	return os.path.join(TMP, file)


def base():
	"""A made-up afternoon, and in another file of it many sheets more."""
	ours, theirs = name("base.db"), name("more.db")
	if not os.path.exists(ours):
		made = cli("demo", "--file", ours, env={"SAMENSPEL_SEED": "7", "SAMENSPEL_NOW": "2026-03-12T14:00:00"})
		need(made.returncode == 0, "the demo failed")
		shutil.copy(ours, theirs)
		fill(theirs)
	return ours, theirs


def fill(file):
	db = sqlite3.connect(file)
	db.executescript(f"""CREATE TEMP TABLE form AS SELECT action.activity, step, field, value FROM action JOIN response ON response.activity = action.activity
			AND response.action = action.id WHERE verb = 'answer' AND kind = 'participant' AND who = (SELECT id FROM participant WHERE seat = 1);
		CREATE TEMP TABLE sheet AS WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < {SHEETS}) SELECT randomblob(16) AS who FROM n;
		CREATE TEMP TABLE filled AS SELECT form.*, who, randomblob(16) AS id FROM form, sheet;
		INSERT INTO action SELECT activity, id, step, 'sheet', who, 0, 'answer', (SELECT at FROM latest) FROM filled;
		INSERT INTO response SELECT activity, id, field, '', value, 1 FROM filled;
		INSERT INTO action SELECT DISTINCT activity, randomblob(16), step, 'sheet', who, 0, 'hand_in', (SELECT at FROM latest) FROM
			(SELECT DISTINCT activity, step, who FROM filled)""")
	db.commit()
	db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
	db.close()


def fresh(to, of):
	for end in ("", "-wal", "-shm"):
		if os.path.exists(name(to) + end):
			os.remove(name(to) + end)
	shutil.copy(of, name(to))
	return name(to)


def whole(file):
	need(query(file, "PRAGMA integrity_check") == [("ok",)] and query(file, "PRAGMA foreign_key_check") == [], "our file is not whole")


def traces():
	return sorted(glob.glob("/dev/shm/samenspel-*") + glob.glob("/tmp/samenspel-*/copy*"))


def merge(ours, *theirs, **more):
	return cli("merge", *theirs, "--file", ours, **more)


def comes_in():
	ours, theirs = base()
	work, before = fresh("work.db", ours), open(theirs, "rb").read()
	result = merge(work, theirs)
	need(result.returncode == 0 and result.stdout.decode().startswith("1 file, ") and "answers, nothing twice." in result.stdout.decode(), "it did not come in")
	need(open(theirs, "rb").read() == before and files_of(theirs) == [theirs], "their file was touched")
	need(query(work, FACTS)[0][:2] == query(fresh("read.db", theirs), FACTS)[0][:2], "not everything came in")
	result = merge(work, theirs, theirs)
	need(result.stdout == b"2 files, no new answers, nothing twice.\n", "the second time something came in")
	whole(work)
	dutch = subprocess.run([SAMENSPEL, "--lang", "nl", "merge", theirs, "--file", work], capture_output=True)
	need(dutch.stdout.decode() == "1 bestand, geen nieuwe antwoorden, niets dubbel.\n", "it does not say so in Dutch")


def from_the_command_line():
	ours, _ = base()
	work, table = fresh("cli.db", ours), name("table.db")
	part = next(n for n in range(1, 20) if cli("hand-out", "last", "--part", str(n), "-o", table, "--file", work).returncode == 0)
	need(query(table, FACTS)[0][:3] == (0, 0, 0), "there are answers in the file of a table")
	need(os.stat(table).st_mode & 0o777 == 0o600, "others may read it")
	refused(cli("hand-out", "last", "--part", str(part), "-o", table, "--file", work), "is not replaced")
	refused(cli("hand-out", "last", "--part", "99", "-o", name("no.db"), "--file", work), "--part")
	need(cli("hand-out", "last", "--file", work).returncode == 2, "without a name it does not say what is lacking")
	need(cli("hand-out", "last", "--part", "x", "-o", name("no.db"), "--file", work).returncode == 2, "a part that is no number is taken")
	need(merge(work, table).stdout == b"1 table, no new answers, nothing twice.\n", "an empty table is not taken in")


def killed():
	ours, theirs = base()
	rng, started = random.Random(SEED), time.monotonic()
	before, after = query(ours, FACTS), None
	merge(fresh("time.db", ours), theirs)
	lasts, half = time.monotonic() - started, 0
	after = query(name("time.db"), FACTS)
	need(before != after, "nothing came in")
	for _ in range(KILLS):
		work = fresh("killed.db", ours)
		child = subprocess.Popen([SAMENSPEL, "merge", theirs, "--file", work], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
		time.sleep(rng.random() * lasts * 1.2)
		child.send_signal(signal.SIGKILL)
		child.wait()
		db = sqlite3.connect(work)
		found = db.execute(FACTS).fetchall()
		db.close()
		need(found in (before, after), "half of it is there")
		half += found == before
		whole(work)
		need(merge(work, theirs).returncode == 0 and query(work, FACTS) == after, "after it, the rest does not come in")
	need(0 < half, "it was never killed in time")
	need(not traces(), "a copy is left behind")


def full_disk():
	ours, theirs = base()
	before, sizes = query(ours, FACTS), 0
	for size in (1, 40_000, 300_000, 600_000, 1_000_000):
		work = fresh("full.db", ours)
		result = merge(work, theirs, preexec_fn=limit_files(size))
		if result.returncode != 0:
			refused(result, "disk is full")
			need(query(work, FACTS) == before, "something of it is there")
			sizes += 1
		whole(work)
		folder = name(f"out{size}")
		os.mkdir(folder)
		result = cli("hand-out", "last", "--part", "2", "-o", os.path.join(folder, "t.db"), "--file", work, preexec_fn=limit_files(size))
		if result.returncode != 0:
			need(os.listdir(folder) == [], "half a file of a table is left")
	need(sizes > 1, "the disk was never full")


def refused_untouched(theirs, *words):
	ours, _ = base()
	work = fresh("refuse.db", ours)
	before, was = query(work, FACTS), open(theirs, "rb").read() if os.path.isfile(theirs) else None
	refused(merge(work, theirs), *words)
	need(query(work, FACTS) == before, "something came in")
	need(was is None or open(theirs, "rb").read() == was, "their file was changed")
	need(was is None or files_of(theirs) == [theirs], "files were made beside theirs")
	# and a good one beside it does not come in either
	refused(merge(work, base()[1], theirs), *words)
	need(query(work, FACTS) == before, "of two files one came in")


def changed(to, *changes):
	file = fresh(to, base()[1])
	db = sqlite3.connect(file)
	for change in changes:
		db.execute(change)
	db.commit()
	db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
	db.close()
	return file


def bad_files():
	refused_untouched(changed("newer.db", "PRAGMA user_version = 99"), "newer version")
	refused_untouched(changed("foreign.db", "PRAGMA application_id = 1234"), "not a file of Samenspel")
	refused_untouched(changed("trigger.db", "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM action; END"), "never writes")
	refused_untouched(changed("view.db", "DROP TABLE wall", "CREATE VIEW wall AS SELECT 1 AS session, 2 AS activity"), "never writes")
	refused_untouched(changed("loose.db", "DROP TABLE erased", "CREATE TABLE erased(id)"), "never writes")
	refused_untouched(changed("time.db", "UPDATE latest SET at = 9223372036854775807"), "never writes")
	refused_untouched(changed("id.db", "INSERT INTO erased VALUES(x'01')"), "never writes")
	refused_untouched(changed("long.db", "INSERT INTO note SELECT randomblob(16), id, NULL, hex(zeroblob(20000)), 0, 1, 1 FROM session"), "never writes")
	refused_untouched(changed("bytes.db", "INSERT INTO note SELECT randomblob(16), id, NULL, CAST(x'fffe' AS TEXT), 0, 1, 1 FROM session"), "never writes")
	for number, content in enumerate((b"", b"Dear all,\n" * 200, b"SQLite format 3\0", b"\0" * 5000)):
		open(name(f"text{number}.db"), "wb").write(content)
		refused_untouched(name(f"text{number}.db"))
	os.mkdir(name("folder.db"))
	refused_untouched(name("folder.db"), "is a folder")
	os.mkfifo(name("fifo.db"))
	refused_untouched(name("fifo.db"), "not a file of Samenspel")
	refused_untouched(name("missing.db"), "There is no file")
	other = name("other.db")
	need(cli("new", "teamoverleg", "--file", other).returncode == 0, "no session was made")
	refused_untouched(other, "no session that is in this file too")
	ours = fresh("same.db", base()[0])
	os.symlink(ours, name("link.db"))
	for same in (ours, name("link.db")):
		refused(merge(ours, same), "open already")


def damaged():
	"""Bytes anywhere: it comes in or it says why not, and our file is whole."""
	ours, theirs = base()
	good, rng, refusals = open(theirs, "rb").read(), random.Random(SEED), 0
	for i in range(20 if ASAN else 60):
		file, data = name("damaged.db"), bytearray(good)
		for _ in range(rng.choice((1, 3, 30, 1000))):
			at = rng.choice((rng.randrange(len(data)), rng.randrange(100, 4096), 4096 * rng.randrange(len(data) // 4096) + rng.randrange(12)))
			data[at] = rng.randrange(256)
		if i % 5 == 0:
			del data[rng.randrange(len(data)):]
		open(file, "wb").write(data)
		work = fresh("beside.db", ours)
		result = merge(work, file)
		need(result.returncode in (0, 1), f"with seed {SEED}, file {i} ended it with {result.returncode}")
		if result.returncode == 1:
			refusals += 1
			need(result.stderr.count(b"\n") == 1, f"with seed {SEED}, file {i} was not refused in one sentence")
			need(query(work, FACTS) == query(ours, FACTS), f"with seed {SEED}, something of file {i} came in")
		whole(work)
		need(cli("summary", "last", "--format", "json", "--file", work).returncode == 0, f"with seed {SEED}, after file {i} there is no summary")
		need(open(file, "rb").read() == bytes(data), "their file was changed")
	need(refusals > 10, "hardly any file was damaged")


def an_older_file():
	for released in sorted(glob.glob(os.path.join(ROOT, "tests", "files", "*.db"))):
		work, old = fresh("new.db", released), fresh("old.db", released)
		need(cli("list", "--file", work).returncode == 0, "it does not open")
		result = merge(work, old)
		need(result.returncode == 0 and b"no new answers" in result.stdout, "a file of an older version does not come in")
		need(open(old, "rb").read() == open(released, "rb").read() and files_of(old) == [old], "the older file was upgraded")


def a_log_beside_it():
	"""The laptop of the table went off: what was answered last stands in the log."""
	ours, table = name("log.db"), name("log table.db")
	need(cli("new", "teamoverleg", "--file", ours).returncode == 0, "no session was made")
	plain = Plain(ours)
	plain.wait()
	for line in ("5", "3 3", ""):
		plain.say(line)
	plain.end()
	need(cli("hand-out", "last", "--part", "2", "-o", table, "--file", ours).returncode == 0, "no file was made for the table")
	plain = Plain(table)
	plain.wait()
	for line in ("5", "2", "", "1", "1", "3", ""):
		plain.say(line)
	plain.kill()
	need(os.path.getsize(table + "-wal") > 0, "there is no log")
	answers = query(table, "SELECT count(*) FROM action")[0][0]
	need(answers > 0, "nothing was answered")
	before = [open(table + end, "rb").read() for end in ("", "-wal")]
	result = merge(ours, table)
	need(result.returncode == 0, "it does not come in")
	need([open(table + end, "rb").read() for end in ("", "-wal")] == before, "their file or its log was changed")
	need(query(ours, "SELECT count(*) FROM action")[0][0] == answers, "what stood in the log did not come in")
	need(not traces(), "a copy is left behind")
	open(table + "-wal", "wb").write(random.Random(SEED).randbytes(9000))
	need(merge(ours, table).returncode in (0, 1), "a damaged log crashes it")
	whole(ours)


def read_only():
	ours, theirs = base()
	folder = name("stick")
	os.mkdir(folder)
	shutil.copy(theirs, folder)
	os.chmod(os.path.join(folder, "more.db"), 0o444)
	os.chmod(folder, 0o555)
	need(merge(fresh("ro.db", ours), os.path.join(folder, "more.db")).returncode == 0, "a stick that is locked cannot be read")


if __name__ == "__main__":
	signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
	sys.exit(main([
		("what is new comes in once, and their file is as it was", comes_in),
		("a file for a table holds no answers, and is never written over another", from_the_command_line),
		("killed in the middle, all of it is there or nothing", killed),
		("on a full disk nothing comes in, and no half file goes out", full_disk),
		("a file that cannot come in says why, and no other comes in with it", bad_files),
		("a damaged file never crashes it, and never harms ours", damaged),
		("a file of an older version comes in and stays as it was", an_older_file),
		("what stands in a log beside the file comes in too", a_log_beside_it),
		("a file that may only be read comes in", read_only),
	]))
