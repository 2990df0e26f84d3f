#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The wall as it is painted, in three sizes and in ASCII, against the golden screens of tests/wall: an exercise that is read page by page, a picture, and the closing.
# The session is brought there line by line and left open; also what is printed where there is no terminal.
[ -x "$TEST_BUILD/samenspel" ] || { echo "1..0 # SKIP there is no program yet"; exit 0; }
cd "$TMPDIR" || exit 1
export SAMENSPEL_NOW=2026-03-12T14:00:00 SAMENSPEL_SEED=1
program="$TEST_BUILD/samenspel"

# made FILE LINES: a team meeting with seven people, brought to a place by lines.
made() {
	"$program" --lang nl --file "$1" new teamoverleg >/dev/null || exit 1
	printf '5\n4 3\n\n%b' "$2" | "$program" --plain --lang nl --file "$1" >/dev/null || exit 1
}

# paint NAME SIZE FILE WAIT [OPTION]: the screen, and the next page.
paint() {
	printf 'args --lang nl wall --file %s %s\nwait %s\nscreen top\nkeys <PgDn>\nscreen below\nkeys q\nexit 0\nrestored\n' "$3" "$5" "$4" >"$1-$2.keys"
	"$TEST_BUILD/tests/keyscript" --size "$2" --golden "$TEST_GOLDEN/wall/$1-$2.golden" "$1-$2.keys" -- "$program" || failed=yes
}

made brief.db '2\n'
made hands.db '2\n\n2\n'
made picture.db '2\n\n2\n0 1 2 1 1 1 1\n\n'
"$program" --lang nl --file closing.db demo >/dev/null 2>&1 || exit 1
for size in 40x12 80x24 200x50; do
	paint brief $size brief.db verzonnen
	paint hands $size hands.db kanten
	paint picture $size picture.db 'Waar sta jij'
	paint closing $size closing.db 'Wat we zagen'
done
paint ascii 80x24 picture.db 'n = 7' --ascii
"$program" --lang nl --file picture.db wall >printed
if grep -q 'n = 7' printed && ! grep -q 'hoeft niet opgelost' printed; then echo "ok - without a terminal it is printed once"; else
	echo "not ok - without a terminal it is printed once"
	failed=yes
fi
[ -z "${failed:-}" ]
