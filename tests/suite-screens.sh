#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Every tests/screens/NAME.keys, typed into the program in a home of its own, against the screens of NAME.golden beside it.
# timeout: 300
# Arguments, size and environment stand at the top of the key file: args --lang nl, size 80x24, env SAMENSPEL_NOW=2026-03-12T14:00:00
found=no
for keys in "$TEST_ROOT"/tests/screens/*.keys; do
	[ -e "$keys" ] && [ -x "$TEST_BUILD/samenspel" ] || continue
	found=yes name=$(basename "$keys" .keys)
	HOME=$TMPDIR/$name XDG_DATA_HOME=$HOME/data XDG_CONFIG_HOME=$HOME/config XDG_STATE_HOME=$HOME/state XDG_CACHE_HOME=$HOME/cache
	export HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME
	mkdir -p "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_STATE_HOME" "$XDG_CACHE_HOME"
	# In the home, so that a key file may name files and find them nowhere else.
	(cd "$HOME" && "$TEST_BUILD/tests/keyscript" --golden "$TEST_GOLDEN/screens/$name.golden" "$keys" -- "$TEST_BUILD/samenspel") || failed=yes
done
[ $found = yes ] || echo "1..0 # SKIP there are no key files in tests/screens yet"
[ -z "${failed:-}" ]
