#compdef samenspel
# SPDX-License-Identifier: EUPL-1.2
# Completion of samenspel in zsh: the program says what may come next.
local -a next
next=(${(f)"$(samenspel complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)"})
if (( ${next[(Ie):files]} )); then
	_files
else
	compadd -a next
fi
