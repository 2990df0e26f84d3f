#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# keyscript itself: a walk that must succeed, and scripts that must fail with a sentence about why.
folder=$TEST_ROOT/tests/keyscript
keyscript=$TEST_BUILD/tests/keyscript
list=$TEST_BUILD/tests/floor_curses
count=0

"$keyscript" --golden "$TEST_GOLDEN/keyscript/list.golden" "$folder/list.keys" -- "$list"
[ -z "${TEST_UPDATE:-}" ] || exit 0

# fails NAME WANTED KEYS [OPTION...]: the script ends with 1 and says WANTED.
fails() {
	name=$1 wanted=$2 keys=$3
	shift 3
	count=$((count + 1))
	printf "$keys" >"$TMPDIR/keys"
	"$keyscript" --size 40x6 --timeout 800 "$@" "$TMPDIR/keys" -- "$list" >"$TMPDIR/said"
	status=$?
	if [ $status -eq 1 ] && grep -q -e "$wanted" "$TMPDIR/said"; then
		echo "ok $count - keyscript: $name"
	else
		echo "not ok $count - keyscript: $name"
		sed "s/^/# $status /" "$TMPDIR/said"
	fi
}

printf 'wait > Row 1\nscreen one\n' >"$TMPDIR/update"
"$keyscript" --update --size 40x6 --golden "$TMPDIR/golden" "$TMPDIR/update" -- "$list" >"$TMPDIR/said"
fails "another screen is shown as rows that differ" 'wanted |> Row 1' 'wait Row 1\nkeys j\nwait > Row 2\nscreen one\n' --golden "$TMPDIR/golden"
fails "another place of the cursor is a difference" 'wanted |--- cursor 2,0' 'wait Row 1\nkeys j\nwait > Row 2\nscreen one\n' --golden "$TMPDIR/golden"
fails "a screen without a golden one fails" 'no golden screen of this name' 'wait Row 1\nscreen one\nscreen two\n' --golden "$TMPDIR/golden"
fails "a golden screen that is never compared fails" 'never compared: one' 'wait Row 1\n' --golden "$TMPDIR/golden"
printf 'wait > Row 1\nlooks seen\n' >"$TMPDIR/update"
"$keyscript" --update --size 40x6 --golden "$TMPDIR/looks" "$TMPDIR/update" -- "$list" >"$TMPDIR/said"
fails "other attributes are a difference" 'wanted |aaa' 'wait Row 1\nkeys j\nwait > Row 2\nlooks seen\n' --golden "$TMPDIR/looks"
fails "text that is to be clicked must be there" 'click on Nothing' 'clickon Nothing\n'
fails "a terminal that is still in use is not restored" 'restored the other screen still stands' 'wait Row 1\nrestored\n'
fails "a file to read must be there" 'cannot read nothing' 'read nothing\n'
fails "a wait in vain shows the screen" '^#   2 |> Row 1' 'wait Nothing\n'
fails "text that should be absent fails" '^not ok 1 .*absent > Row 2' 'wait Row 1\nkeys j\nabsent > Row 2\n'
fails "another exit code fails" 'it ended with 0' 'wait Row 1\nkeys q\nexit 3\n'
fails "a program that goes on has no exit" 'still runs' 'wait Row 1\nexit 0\n'
fails "an unknown command fails" 'no such command here: jump' 'jump\n'
fails "an unknown key fails" 'no such key' 'keys <Entr>\n'
fails "size after the start fails" 'no such command here: size' 'wait Row 1\nsize 10x10\n'
echo "1..$count"
