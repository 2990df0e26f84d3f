#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# once: it reads sources, so a second build tells nothing new
# The interface texts: every sentence of the sources has its Dutch, and every catalogue holds only what msgfmt finds right.
cd "$TEST_ROOT" || exit 1
if ! [ -e content/nl/interface.po ]; then
	echo "1..0 # SKIP there is no content/nl/interface.po yet"
	exit 0
fi
count=0
check() {
	count=$((count + 1)) name=$1
	shift
	if "$@" >"$TMPDIR/said" 2>&1; then
		echo "ok $count - texts: $name"
	else
		echo "not ok $count - texts: $name"
		sed 's/^/# /' "$TMPDIR/said"
	fi
}
check "the sentences can be collected" tools/texts pot "$TMPDIR/samenspel.pot"
check "Dutch has every sentence (make po brings new ones in)" tools/texts check "$TMPDIR/samenspel.pot"
for po in content/*/interface.po; do
	check "$po is right" msgfmt -c -o "$TMPDIR/mo" "$po"
done
echo "1..$count"
