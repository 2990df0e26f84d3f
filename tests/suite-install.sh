#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# once: what is installed does not depend on the flags
# tools/install puts everything where a packager expects it and takes all of it away again.
cd "$TEST_ROOT" || exit 1
where=$TMPDIR/root/usr
build=$TMPDIR/build
mkdir "$build"
printf '#!/bin/sh\n' >"$build/samenspel"
printf 'catalogue' >"$build/nl.mo"
count=0
check() {
	count=$((count + 1)) name=$1
	shift
	if "$@"; then echo "ok $count - install: $name"; else echo "not ok $count - install: $name"; fi
}
umask 077
tools/install "$build" "$where"
check "the program can be run by everyone" [ "$(stat -c %a "$where/bin/samenspel")" = 755 ]
check "the catalogue stands beside its language" [ -r "$where/share/samenspel/content/nl/interface.mo" ]
check "folders can be entered by everyone" [ "$(stat -c %a "$where/share/samenspel/content/nl")" = 755 ]
check "the licence comes along" [ -r "$where/share/doc/samenspel/LICENSE" ]
check "all content comes along" [ "$(find content -name '*.ini' 2>/dev/null | wc -l)" = "$(find "$where" -name '*.ini' | wc -l)" ]
tools/install --remove "$where"
check "uninstall leaves no file" [ -z "$(find "$where" -type f)" ]
echo "1..$count"
