#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The command line as a script meets it: exit codes, what goes where, JSON that parses.
set -u
samenspel=$TEST_BUILD/samenspel db=$TMPDIR/a.db out=$TMPDIR/out err=$TMPDIR/err failed=0 number=0
[ -x "$samenspel" ] || { echo "1..0 # SKIP there is no program yet"; exit 0; }

# run CODE ARGUMENT...: runs it without a terminal and tells whether it ended with CODE.
run() {
	code=$1
	shift
	"$samenspel" --lang en "$@" </dev/null >"$out" 2>"$err"
	got=$?
	[ "$got" = "$code" ] || { echo "# samenspel $* ended with $got"; sed 's/^/# /' "$err"; return 1; }
}

# it SENTENCE TEST...: one test.
it() {
	number=$((number + 1)) sentence=$1
	shift
	if "$@"; then echo "ok $number - $sentence"; else echo "not ok $number - $sentence"; failed=1; fi
}

says() { grep -q -- "$1" "$err" && [ ! -s "$out" ]; }
one_sentence() { [ "$(wc -l <"$err")" = 1 ] && grep -q '^samenspel: [^ ].*[.:]' "$err"; }
json() { python3 -c 'import json, sys; data = json.load(open(sys.argv[1])); sys.exit(not eval(sys.argv[2]))' "$out" "$1"; }
quiet() { [ ! -s "$err" ]; }

help_works() { run 0 --help && grep -q 'content check' "$out" && grep -q -- '--format' "$out" && grep -q 'html' "$out" && quiet; }
version_works() { run 0 --version && grep -qx 'samenspel [0-9.]*' "$out"; }
help_wins() { run 0 list --help && grep -q 'backup' "$out"; }
unknown_option() { run 2 --colour && says 'colour' && one_sentence; }
unknown_letter() { run 2 list -z && says 'option -z' && one_sentence; }
unknown_command() { run 2 sing && says 'sing' && one_sentence; }
wrong_option() { run 2 list --title x && says 'title' && one_sentence; }
needs_value() { run 2 list --file && says 'value' && one_sentence; }
needs_operand() { run 2 summary && says 'SESSION' && one_sentence; }
too_much() { run 2 list all && says 'all' && one_sentence; }
unknown_format() { run 2 summary last --format pdf && says 'pdf' && one_sentence; }
unknown_language() {
	"$samenspel" --lang xx list >"$out" 2>"$err"
	[ $? = 2 ] && says 'xx'
}
no_terminal() { run 2 --file "$db" && says '--plain' && says 'demo' && one_sentence; }
dumb_terminal() { TERM=dumb run 2 --file "$db" && says '--plain'; }
# What somebody did alone is asked about where it stands, and nowhere else.
own_kept() {
	SAMENSPEL_NOW=2024-01-10T20:00:00 run 0 new voor-jezelf --file "$TMPDIR/own.db" || return 1
	printf '3\nx 2\na moment TO look\n3\n\n:q\n' >"$TMPDIR/own.in"
	SAMENSPEL_NOW=2026-03-12T14:00:00 "$samenspel" --lang en --plain --file "$TMPDIR/own.db" <"$TMPDIR/own.in" >"$out" 2>"$err" || return 1
	sed '/^== For yourself/,$d' "$out" | grep -q 'longer than agreed' && return 1
	[ "$(grep -c '1 of these is kept longer than agreed' "$out")" = 1 ] && grep -q 'Erased' "$out"
}
own_kept_on_screens() {
	SAMENSPEL_NOW=2024-01-10T20:00:00 run 0 new voor-jezelf --file "$TMPDIR/own2.db" || return 1
	printf '%s\n' 'args --lang en' 'env SAMENSPEL_NOW=2026-03-12T14:00:00' 'wait Nothing has been done yet' 'absent longer than agreed' 'keys 3' \
		'wait 1 of these is kept longer than agreed' 'keys <Down>e' 'wait Type the name' 'type a moment to look' 'keys <Enter>' 'wait Gone from this file' \
		'gone longer than agreed' >"$TMPDIR/own.keys"
	"$TEST_BUILD/tests/keyscript" "$TMPDIR/own.keys" -- "$samenspel" --file "$TMPDIR/own2.db" </dev/null >"$out" 2>"$err" || { sed 's/^/# /' "$out"; return 1; }
}
empty_list() { run 0 --file "$db" list --json && json 'data == []' && quiet; }
new_prints_id() { run 0 new teamoverleg --file "$db" --title 'Team "Zuid"' --date 2026-03-12 && grep -qxE '[0-9a-f]{32}' "$out" && quiet; }
new_json() { run 0 new teamoverleg --file="$db" --json && json 'len(data["id"]) == 32'; }
new_unknown() { run 1 new nothing --file "$db" && says 'nothing'; }
new_bad_date() { run 1 new teamoverleg --file "$db" --date 12-3-2026 && says 'date'; }
list_json() { run 0 --file "$db" list --json && json 'len(data) == 2 and all(len(s["id"]) == 32 for s in data) and any(s["title"] == "Team \"Zuid\"" and s["date"] == "2026-03-12" for s in data)'; }
list_text() { run 0 -f "$db" list && [ "$(wc -l <"$out")" = 2 ] && grep -q 'Zuid' "$out"; }
first_id() { "$samenspel" --file "$db" list --json | python3 -c 'import json, sys; print([s["id"] for s in json.load(sys.stdin) if "Zuid" in s["title"]][0])'; }
unknown_session() { run 1 --file "$db" summary zzzz && says 'zzzz' && one_sentence; }
summary_by_id() { run 0 --file "$db" summary "$(first_id)" && grep -q 'Zuid' "$out" && quiet; }
summary_beginning() { run 0 --file "$db" summary "$(first_id | cut -c1-12)" --format md && grep -q 'Zuid' "$out"; }
summary_json() { run 0 --file "$db" summary last --format json && json 'isinstance(data, dict)'; }
summary_file() { run 0 --file "$db" summary last --format html -o "$TMPDIR/x.html" && [ ! -s "$out" ] && grep -qi '<html' "$TMPDIR/x.html"; }
summary_excel() { run 0 --file "$db" summary last --format csv --excel && [ "$(head -c 3 "$out" | od -An -tx1 | tr -d ' ')" = efbbbf ]; }
summary_no_folder() { run 1 --file "$db" summary last -o "$TMPDIR/not/there.txt" && one_sentence; }
full_disk() {
	[ -w /dev/full ] || return 0
	"$samenspel" --lang en --file "$db" summary last >/dev/full 2>"$err" </dev/null
	[ $? = 1 ] && one_sentence
}
stays_open() {
	printf '1\n1\n11\n\n\n' | "$samenspel" --lang en --plain --file "$TMPDIR/open.db" >/dev/null
	run 0 --file "$TMPDIR/open.db" summary last || return 1
	printf '' | "$samenspel" --lang en --plain --file "$TMPDIR/open.db" | grep -q 'goes on where it was'
}
backup_works() { run 0 --file "$db" backup "$TMPDIR/copy.db" && run 0 --file "$TMPDIR/copy.db" list --json && json 'len(data) == 2'; }
backup_refuses() { run 1 --file "$db" backup "$TMPDIR/copy.db" && one_sentence; }
erase_asks() { run 2 --file "$db" erase last && says '--yes' && run 0 --file "$db" list --json && json 'len(data) == 2'; }
erase_works() { run 0 --file "$db" erase "$(first_id)" --yes && run 0 --file "$db" list --json && json 'len(data) == 1'; }
foreign_file() { echo 'this is no database at all, it only looks like a file' >"$TMPDIR/text.db" && run 1 --file "$TMPDIR/text.db" list && one_sentence; }
content_list() { run 0 content list && grep -q teamoverleg "$out" && quiet; }
content_list_json() { run 0 content list --json && json 'any(row["id"] == "taken" and row["minutes"] > 0 for row in data)'; }
content_show() { run 0 content show taken && [ "$(wc -l <"$out")" -gt 40 ]; }
content_show_unknown() { run 1 content show nothing && says 'nothing'; }
content_alone() { run 2 content && says 'list, check or show'; }
content_well() { run 0 content check && [ ! -s "$out" ]; }

print_exercise() { run 0 print taken && grep -qi '^<!doctype html>' "$out" && quiet; }
print_programme() { run 0 print middag -o "$TMPDIR/middag.html" && [ ! -s "$out" ] && grep -q 'facilitator' "$TMPDIR/middag.html"; }
print_seats() { run 0 print seats && [ "$(grep -c 'class="large"' "$out")" = 24 ] && run 0 print seats 7 && [ "$(grep -c 'class="large"' "$out")" = 7 ] && run 0 print seats --seats 9 && [ "$(grep -c 'class="large"' "$out")" = 9 ]; }
print_sheets() { run 0 print evaluatie --seats 3 && [ "$(grep -c '<table' "$out")" = 3 ] && run 0 print evaluatie && [ "$(grep -c '<table' "$out")" = 1 ]; }
print_large() { run 0 print seats --large && grep -q 'font-size: 18pt' "$out"; }
print_dash() { run 0 print seats -o - && [ -s "$out" ] && [ ! -e "$TMPDIR/-" ]; }
print_unknown() { run 1 print nothing -o "$TMPDIR/nothing.html" && says 'nothing' && one_sentence && [ ! -e "$TMPDIR/nothing.html" ]; }
print_number() { run 2 print seats many && says 'many' && one_sentence && run 2 print seats 0 && one_sentence && run 1 print seats 61 && one_sentence && run 2 print seats 7x && one_sentence; }
print_too_much() { run 2 print seats 7 8 && says '“8”' && run 2 print && says 'ID' && one_sentence; }
print_no_folder() { run 1 print seats -o "$TMPDIR/not/there.html" && one_sentence && [ ! -e "$TMPDIR/not" ]; }
print_read_only() {
	mkdir "$TMPDIR/locked" && chmod 555 "$TMPDIR/locked" && chmod 711 "$TMPDIR"
	if [ "$(id -u)" = 0 ]; then
		command -v setpriv >/dev/null || return 0
		setpriv --reuid=65534 --clear-groups "$samenspel" --lang en print seats -o "$TMPDIR/locked/a.html" >"$out" 2>"$err" </dev/null
	else
		"$samenspel" --lang en print seats -o "$TMPDIR/locked/a.html" >"$out" 2>"$err" </dev/null
	fi
	[ $? = 1 ] && says 'may not write' && [ -z "$(ls "$TMPDIR/locked")" ]
}
print_needs_no_file() { XDG_DATA_HOME=$TMPDIR/none run 0 print seats && [ ! -e "$TMPDIR/none" ]; }

faulty_content() {
	cp -R "$TEST_ROOT/content" "$TMPDIR/content"
	printf '[exercise]\nkind = dilemma\ntitle = "Zonder polen"\nminutes = veel\nintro.1 = "a\n' >"$TMPDIR/content/en/faulty.ini"
	printf '[exercise]\nkind = dance\ntitle = "Dans"\n' >"$TMPDIR/content/en/dance.ini"
}
content_faults() {
	faulty_content
	SAMENSPEL_CONTENT=$TMPDIR/content run 1 content check || return 1
	grep -qE 'faulty\.ini:5: .*: ' "$out" && grep -qE 'dance\.ini:[0-9]+: .*: ' "$out" && one_sentence
}
content_goes_on() { SAMENSPEL_CONTENT=$TMPDIR/content run 0 content list && grep -q teamoverleg "$out" && grep -q 'content check' "$err"; }
demo_works() { run 0 demo --file "$TMPDIR/demo.db" && [ "$(wc -l <"$out")" -gt 50 ] && grep -q 'demo.db' "$err" && run 0 --file "$TMPDIR/demo.db" list --json && json 'data[0]["people"] == 14'; }
demo_default() { run 0 demo && [ -f "$XDG_DATA_HOME/samenspel/demo.db" ]; }

it '--help lists commands, options and formats' help_works
it '--version is one line' version_works
it '--help after a command is help too' help_wins
it 'an unknown option is said' unknown_option
it 'an unknown letter is said' unknown_letter
it 'an unknown command is said' unknown_command
it 'an option that belongs to another command is refused' wrong_option
it 'an option without its value is refused' needs_value
it 'a command without its session is refused' needs_operand
it 'what was done alone is asked about for oneself, and not at Home' own_kept
it 'so it is on the screens' own_kept_on_screens
it 'a word too many is refused' too_much
it 'an unknown format is said before anything is opened' unknown_format
it 'an unknown language is said' unknown_language
it 'without a terminal it says how to go on' no_terminal
it 'on a dumb terminal too' dumb_terminal
it 'an empty file is an empty list' empty_list
it 'new prints an id' new_prints_id
it 'new --json is JSON' new_json
it 'a programme that is not there is said' new_unknown
it 'a date that is none is said' new_bad_date
it 'list --json has ids, titles and dates' list_json
it 'list is a line per session' list_text
it 'a session that is not there is said' unknown_session
it 'a summary by id' summary_by_id
it 'a summary by the beginning of an id' summary_beginning
it 'a summary as JSON parses' summary_json
it 'a summary in a file prints nothing' summary_file
it 'csv for a spreadsheet begins with a byte order mark' summary_excel
it 'a folder that is not there is said' summary_no_folder
it 'a full disk is said' full_disk
it 'a summary leaves an open session open' stays_open
it 'a backup is a file that opens' backup_works
it 'a backup does not write over a file' backup_refuses
it 'erase without a terminal needs --yes' erase_asks
it 'erase --yes erases one session' erase_works
it 'a file that is no database is refused' foreign_file
it 'content list names programmes' content_list
it 'content list --json parses' content_list_json
it 'content show prints all texts' content_show
it 'content show of nothing is said' content_show_unknown
it 'content alone is a usage error' content_alone
it 'print of an exercise is a page on standard output' print_exercise
it 'print of a programme goes into a file' print_programme
it 'seat cards are as many as asked, 24 if nothing is' print_seats
it 'an answer sheet for so many people' print_sheets
it 'large is 18 points' print_large
it 'a dash is standard output' print_dash
it 'what is not there is not printed, and no file is left' print_unknown
it 'a number of people is a number' print_number
it 'print takes one thing and a number' print_too_much
it 'a page for a folder that is not there is said' print_no_folder
it 'a page for a folder that is read only is said, and nothing is left' print_read_only
it 'printing makes no file of sessions' print_needs_no_file
it 'our own content has no faults' content_well
it 'content check lists every fault of every file' content_faults
it 'faulty files do not take the others down' content_goes_on
it 'the demo prints a summary and keeps its file' demo_works
it 'the demo has a file of its own' demo_default
echo "1..$number"
exit $failed
