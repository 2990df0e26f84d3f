#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# once: it reads sources, so a second build tells nothing new
"""Each row is a small tree that breaks one rule (or none); tools/lint must find that breach and only that."""

import os
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
SPDX = "/* SPDX-License-Identifier: EUPL-1.2 */\n"
KIND = SPDX + 'const struct kind kind_mantra = {\n\t.name = "mantra",\n};\n'
LONG = "int f(void)\n{\n" + "\tf();\n" * 59 + "}\n"

# name of the test, {path: text}, what the one line found must hold (None: nothing is found)
CASES = [
	("a tree that keeps the rules", {
		"include/base/a.h": SPDX, "src/base/a.c": SPDX + '#include "base/a.h"\n', "include/domain/kind.h": SPDX + '#include "base/a.h"\n',
		"src/store/db.c": SPDX + '#include <sqlite3.h>\n#include "domain/kind.h"\nconst char *q = "SELECT 1 FROM session";\n',
		"src/ui/a.c": SPDX + '#include <curses.h>\n#include "workbook/w.h"\n', "src/main.c": SPDX + '#include "ui/u.h"\n',
		"src/content/ini.c": SPDX + "#include <iniparser/iniparser.h>\n", "src/report/json.c": SPDX + "#include <jansson.h>\n"}, None),
	("base that includes domain", {"src/base/a.c": SPDX + '#include "domain/d.h"\n'}, "src/base/a.c:2: base may not include domain"),
	("domain that includes analysis", {"src/domain/a.c": SPDX + '#include "analysis/d.h"\n'}, "domain may not include analysis"),
	("analysis that includes domain", {"src/analysis/a.c": SPDX + '#include "domain/d.h"\n'}, "analysis may not include domain"),
	("content that includes store", {"src/content/a.c": SPDX + '#include "store/d.h"\n'}, "content may not include store"),
	("an exercise that includes store", {"src/exercises/a.c": SPDX + '#include "store/d.h"\n'}, "exercises may not include store"),
	("report that includes exercises", {"src/report/a.c": SPDX + '#include "exercises/d.h"\n'}, "report may not include exercises"),
	("workbook that includes a front end", {"src/workbook/a.c": SPDX + '#include "ui/d.h"\n'}, "workbook may not include ui"),
	("a front end that includes store", {"src/ui/a.c": SPDX + '#include "store/d.h"\n'}, "ui may not include store"),
	("a front end that includes another", {"src/plain/a.c": SPDX + '#include "ui/d.h"\n'}, "plain may not include ui"),
	("a header that breaks the layers", {"include/base/a.h": SPDX + '#include "ui/d.h"\n', "src/base/a.c": SPDX}, "include/base/a.h:2:"),
	("a folder that is no layer", {"src/misc/a.c": SPDX + '#include "base/a.h"\n'}, "misc is no layer"),
	("an include of what is no layer", {"src/ui/a.c": SPDX + '#include "misc/a.h"\n'}, "misc is no layer"),
	("SQLite outside the store", {"src/workbook/a.c": SPDX + "#include <sqlite3.h>\n"}, "may stand only in src/store/"),
	("SQLite in a public header", {"include/store/a.h": SPDX + "#include <sqlite3.h>\n", "src/store/a.c": SPDX}, "include/store/a.h:2:"),
	("curses outside ui", {"src/plain/a.c": SPDX + "#include <ncursesw/curses.h>\n"}, "may stand only in src/ui/"),
	("panels outside ui", {"src/cli/a.c": SPDX + "#include <panel.h>\n"}, "may stand only in src/ui/"),
	("iniparser beside ini.c", {"src/content/a.c": SPDX + "#include <iniparser/iniparser.h>\n"}, "only in src/content/ini.c"),
	("microhttpd outside net", {"src/ui/a.c": SPDX + "#include <microhttpd.h>\n"}, "may stand only in src/net/"),
	("jansson outside report", {"src/cli/a.c": SPDX + "#include <jansson.h>\n"}, "may stand only in src/report/"),
	("a header whose function has no source", {"include/base/lone.h": SPDX + "struct x *x_make(int a,\n\tint b);\n"},
		"include/base/lone.h:2: src/base/lone.c is missing"),
	("a header whose table has no source", {"include/domain/kinds.h": SPDX + "extern const struct kind *const kinds[];\n"}, "src/domain/kinds.c is missing"),
	("a header of plain data", {"include/domain/kind.h": SPDX + "#define A(x) x\nstruct kind {\n\tint (*ask)(void);\n};\n"}, None),
	("a known kind in a front end", {"src/net/a.c": SPDX + 'const char *s = "dilemma";\n'}, "knows no kind by name"),
	("a kind from its own file in a front end", {"src/exercises/mantra.c": KIND, "src/ui/a.c": SPDX + 'const char *s = "mantra";\n'}, "src/ui/a.c:2:"),
	("a kind from the table in a front end", {
		"src/exercises/kinds.c": SPDX + "const struct kind *kinds[] = {&kind_story};\n", "src/cli/a.c": SPDX + 'const char *s = "story";\n'}, "src/cli/a.c:2:"),
	("a kind's name in a comment", {"src/ui/a.c": SPDX + '/* never "dilemma" here */\n'}, None),
	("strcpy", {"src/base/a.c": SPDX + "void f(void)\n{\n\tstrcpy(a, b);\n}\n"}, "src/base/a.c:4: strcpy() is banned"),
	("sscanf", {"src/base/a.c": SPDX + "int x = sscanf(a, b);\n"}, "sscanf() is banned"),
	("initscr", {"src/ui/a.c": SPDX + "int x = initscr();\n"}, "initscr() is banned"),
	("system", {"src/cli/a.c": SPDX + "int x = system(a);\n"}, "system() is banned"),
	("a banned name in a string, a comment or a longer name", {"src/ui/a.c": SPDX + 'int g(void); // popen(\nconst char *s = "rand()";\nint x = my_rand();\n'}, None),
	("a locale that moves the decimal point", {"src/ui/a.c": SPDX + 'char *x = setlocale(LC_ALL, "");\n'}, "LC_ALL is banned"),
	("a clock outside base", {"src/exercises/a.c": SPDX + "long x = time(NULL);\n"}, "src/exercises/a.c:2: time() may be called only in base"),
	("a clock in base", {"src/base/clock.c": SPDX + "long x = time(NULL);\n"}, None),
	("a member called time", {"src/ui/a.c": SPDX + "int x = part->time(3);\n"}, None),
	("SQL outside the store", {"src/workbook/a.c": SPDX + 'const char *s = "INSERT INTO action";\n'}, "SQL may stand only in src/store"),
	("a file without SPDX", {"src/base/a.c": "int x;\n"}, "src/base/a.c:1: the file does not begin with its SPDX line"),
	("a script without SPDX", {"tools/x": "#!/bin/sh\necho\n"}, "tools/x:2:"),
	("a script with SPDX", {"tests/suite-x.sh": "#!/bin/sh\n# SPDX-License-Identifier: EUPL-1.2\n"}, None),
	("a function of 61 lines", {"src/base/a.c": SPDX + LONG}, "src/base/a.c:3: the function has 61 lines"),
	("a function of 60 lines", {"src/base/a.c": SPDX + LONG.replace("\tf();\n", "", 1)}, None),
	("a table of 100 rows", {"src/base/a.c": SPDX + "static const struct row rows[] = {\n" + "\t{1},\n" * 100 + "};\n"}, None),
	("a file of 601 lines", {"tests/unit/a.c": SPDX + "\n" * 600}, "the file has 601 lines"),
	("a Makefile of 150 lines", {"Makefile": "#\n" * 150}, "Makefile:150:"),
]


def lint(files):
	with tempfile.TemporaryDirectory() as folder:
		for path, text in files.items():
			full = os.path.join(folder, path)
			os.makedirs(os.path.dirname(full), exist_ok=True)
			with open(full, "w", encoding="utf-8") as file:
				file.write(text)
		done = subprocess.run([os.path.join(ROOT, "tools", "lint"), folder], capture_output=True, text=True, check=False)
		return done.returncode, (done.stdout + done.stderr).splitlines()


def main():
	print(f"1..{len(CASES)}")
	failed = 0
	for number, (name, files, wanted) in enumerate(CASES, 1):
		status, lines = lint(files)
		good = (status, lines) == (0, []) if wanted is None else status == 1 and len(lines) == 1 and wanted in lines[0]
		print(f"{'ok' if good else 'not ok'} {number} - lint: {name}")
		for line in [] if good else lines or ["nothing was found"]:
			print(f"# {line}")
		failed += not good
	return 1 if failed else 0


if __name__ == "__main__":
	sys.exit(main())
