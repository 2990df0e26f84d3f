#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A file of every released version opens, is upgraded, and still says what it said. tests/files/VERSION.db holds the made-up afternoon of `samenspel demo`
# as that version wrote it; a new release adds its own and touches no other.
program=$TEST_BUILD/samenspel
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
count=0

check() { # NAME COMMAND...
	name=$1
	shift
	count=$((count + 1))
	if "$@" >/dev/null 2>&1; then
		echo "ok $count - $name"
	else
		echo "not ok $count - $name"
	fi
}

rows() { # FILE: answers in the data set, without its header
	"$program" --lang nl --file "$1" summary last --format csv 2>/dev/null | tail -n +2 | grep -c .
}

same_rows() { # FILE NUMBER
	[ "$(rows "$1")" -eq "$2" ]
}

says() { # FILE TEXT
	"$program" --lang nl --file "$1" summary last --format text 2>/dev/null | grep -q -F "$2"
}

lists_one() { # FILE
	[ "$("$program" --lang nl --file "$1" list --json 2>/dev/null | grep -o '"id"' | grep -c .)" -eq 1 ]
}

for released in "$TEST_ROOT"/tests/files/*.db; do
	version=$(basename "$released" .db)
	file=$scratch/$version.db
	cp "$released" "$file"
	check "a file of $version lists its session" lists_one "$file"
	check "a file of $version has all its answers" same_rows "$file" "$(cat "${released%.db}.rows")"
	check "a file of $version has its agreements" says "$file" "na de zomer"
	check "a file of $version reads as a whole" says "$file" "14 deelnemers"
done
echo "1..$count"
