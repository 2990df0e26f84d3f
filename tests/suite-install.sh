#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# once: what is installed does not depend on the flags
# tools/install puts everything where a packager expects it and takes all of it away again.
cd "$TEST_ROOT" || exit 1
root=$TMPDIR/root where=$TMPDIR/root/usr
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
tools/install "$build" "$root" /usr
check "the program can be run by everyone" [ "$(stat -c %a "$where/bin/samenspel")" = 755 ]
check "the catalogue stands beside its language" [ -r "$where/share/samenspel/content/nl/interface.mo" ]
check "folders can be entered by everyone" [ "$(stat -c %a "$where/share/samenspel/content/nl")" = 755 ]
check "the licence comes along" [ -r "$where/share/doc/samenspel/LICENSE" ]
check "all content comes along" [ "$(find content -name '*.ini' 2>/dev/null | wc -l)" = "$(find "$where" -name '*.ini' | wc -l)" ]
check "the manual is there in two languages" [ -r "$where/share/man/man1/samenspel.1" -a -r "$where/share/man/nl/man1/samenspel.1" ]
check "the menu entry names an icon that is there" [ -r "$where/share/icons/hicolor/scalable/apps/$(sed -n 's/^Icon=//p' "$where/share/applications/samenspel.desktop").svg" ]
check "nothing is left to fill in" [ -z "$(grep -rl '@BIN@\|@LIBEXEC@' "$where")" ]
check "a package's completion of zsh stands where packages put it" [ -r "$where/share/zsh/vendor-completions/_samenspel" ]

# The menu entry, with a terminal in its place that tells how it was called.
window=$where/libexec/samenspel/window
check "the menu entry runs what is installed" [ "$(sed -n 's/^Exec=//p' "$where/share/applications/samenspel.desktop" | head -n 1)" = /usr/libexec/samenspel/window ]
mkdir "$TMPDIR/empty" "$TMPDIR/path"
for tool in sh grep sed printf cat; do ln -s "$(command -v "$tool")" "$TMPDIR/path/$tool" 2>/dev/null; done
terminal() {
	printf '#!/bin/sh\nprintf "%%s\\n" "$0" "$@"\n' >"$TMPDIR/path/$1"
	chmod +x "$TMPDIR/path/$1"
}
opens() { PATH=$TMPDIR/path "$window" | tr '\n' ' '; }
check "without a terminal it says what to install" [ -n "$(PATH=$TMPDIR/path LANG=nl_NL.UTF-8 "$window" 2>&1 | grep 'Installeer xterm')" ]
check "and ends as something that failed" [ "$(PATH=$TMPDIR/path "$window" 2>/dev/null; echo $?)" = 1 ]
terminal lxterminal
check "a terminal that cannot fill the screen will do" [ "$(opens)" = "$TMPDIR/path/lxterminal -e /usr/bin/samenspel " ]
terminal xterm
check "one that can goes first, with large letters" [ "$(opens)" = "$TMPDIR/path/xterm -fullscreen -u8 -fa Monospace -fs 20 -e /usr/bin/samenspel " ]

tools/install --remove "$root" /usr
check "uninstall leaves no file" [ -z "$(find "$where" -type f)" ]
tools/install "$build" "$root" /usr/local
check "elsewhere it stands where an administrator puts it" [ -r "$root/usr/local/share/zsh/site-functions/_samenspel" ]
check "and the menu entry knows it" [ "$(sed -n 's/^Exec=//p' "$root/usr/local/share/applications/samenspel.desktop" | head -n 1)" = /usr/local/libexec/samenspel/window ]
check "the package has the version of the program" [ "$(sed -n '1s/.*(\(.*\)).*/\1/p' debian/changelog)" = "$(sed -n 's/^VERSION = //p' Makefile)" ]
echo "1..$count"
