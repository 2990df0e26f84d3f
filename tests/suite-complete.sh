#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# once: what a shell completes does not depend on the flags
# What the Tab key gives behind samenspel, as bash asks for it, and what the program says of it.
PATH=$TEST_BUILD:$PATH number=0
cd "$TMPDIR" || exit 1
touch notes.txt
# shellcheck disable=SC1091
. "$TEST_ROOT/completion/samenspel.bash"

# it SENTENCE EXPECTED WORD...: what Tab offers when the last word is being typed.
it() {
	local sentence=$1 expected=$2
	number=$((number + 1))
	shift 2
	COMP_WORDS=(samenspel "$@") COMP_CWORD=$# COMPREPLY=()
	_samenspel
	if [ "${COMPREPLY[*]}" = "$expected" ]; then echo "ok $number - $sentence"; else echo "not ok $number - $sentence: ${COMPREPLY[*]}"; fi
}

it "a command by its first letters" "summary" sum
it "the parts of a command" "list check show" content ""
it "a programme that is there" "teamoverleg" new team
it "the last session" "last" summary la
it "a session that may be left out" "last" wall la
it "an exercise or a programme" "evaluatie" content show eval
it "the values of an option" "html" summary last --format ht
it "every command when nothing was typed" "$(samenspel complete -- "" | tr '\n' " " | sed "s/ $//")" ""
it "options after the command only where it takes them" "--json" list --j
it "nothing where nothing fits" "" list --t
it "a file where a file is meant" "notes.txt" backup no
it "a file for an option too" "notes.txt" summary last -o no
it "one file after another where more are taken" "notes.txt" merge notes.txt no
it "the table of a part" "--table" hand-out last --part 5 --ta
it "what holds for the screens before any command" "--ascii" --as
it "a language" "nl" --lang n
it "a command after an option with a value" "list" --lang nl li
[ -e "$XDG_DATA_HOME/samenspel/samenspel.db" ] && echo "not ok 99 - completing makes no file"
id=$(samenspel new teamoverleg)
it "a session by the beginning of its id" "$id" summary "${id:0:6}"
echo "1..$number"
