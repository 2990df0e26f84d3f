# SPDX-License-Identifier: EUPL-1.2
# Completion of samenspel in bash: the program says what may come next.
_samenspel() {
	local word=${COMP_WORDS[COMP_CWORD]} next
	next=$(samenspel complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
	case $'\n'$next$'\n' in
	*$'\n:files\n'*) mapfile -t COMPREPLY < <(compgen -f -- "$word") && compopt -o filenames 2>/dev/null ;;
	*) mapfile -t COMPREPLY < <(compgen -W "$next" -- "$word") ;;
	esac
}
complete -F _samenspel samenspel
