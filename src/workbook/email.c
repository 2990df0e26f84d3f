/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE     /* POSIX_SPAWN_SETSID */
#endif
#include "workbook/email.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"

enum { LONG_ENOUGH = 10000, LOOK_EACH = 50 };

extern char **environ;

static bool is_set(const char *variable)
{
	const char *value = getenv(variable);
	return value && *value;
}

/* Where it stands, for the caller to free; NULL when it is in no folder of PATH. Folders that depend on where we are do not count. */
static char *program_find(void)
{
	char *found = NULL;
	for (const char *at = getenv("PATH"); at && !found; at = *at ? at + 1 : NULL) {
		size_t len = strcspn(at, ":");
		struct str path = STR_EMPTY;
		str_add_len(&path, at, len);
		str_add(&path, "/xdg-email");
		if (*at == '/' && access(path.data, X_OK) == 0)
			found = mem_copy(path.data);
		str_release(&path);
		at += len;
	}
	return found;
}

bool email_possible(void)
{
	char *program = is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") ? program_find() : NULL;
	free(program);
	return program != NULL;
}

/* A session of its own keeps it from writing on the screen and from ending with it; what this program ignores, it need not. */
static bool attributes_set(posix_spawnattr_t *attributes)
{
	sigset_t usual, none;
	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGXFSZ);
	return posix_spawnattr_setsigdefault(attributes, &usual) == 0 && posix_spawnattr_setsigmask(attributes, &none) == 0 &&
		posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK) == 0;
}

static bool files_set(posix_spawn_file_actions_t *files)
{
	bool ok = posix_spawn_file_actions_addopen(files, STDIN_FILENO, "/dev/null", O_RDWR, 0) == 0;
	for (int file = STDOUT_FILENO; file <= STDERR_FILENO; file++)
		ok = ok && posix_spawn_file_actions_adddup2(files, STDIN_FILENO, file) == 0;
	return ok;
}

static bool spawn(pid_t *pid, const char *program, char *const *arguments)
{
	posix_spawnattr_t attributes;
	posix_spawn_file_actions_t files;
	if (posix_spawnattr_init(&attributes) != 0)
		return false;
	if (posix_spawn_file_actions_init(&files) != 0) {
		posix_spawnattr_destroy(&attributes);
		return false;
	}
	bool ok = attributes_set(&attributes) && files_set(&files) && posix_spawn(pid, program, &files, &attributes, arguments, environ) == 0;
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attributes);
	return ok;
}

bool email_begin(struct email *email, const char *subject, const char *file)
{
	char *program = program_find(), *line = text_clean(subject, strlen(subject), false), *attached = mem_copy(file);
	char *const arguments[] = {(char[]){"xdg-email"}, (char[]){"--utf8"}, (char[]){"--subject"}, line, (char[]){"--attach"}, attached, NULL};
	bool begun = program && spawn(&email->pid, program, arguments);
	if (!begun)
		email->pid = 0;
	email->began = clock_steady_ms();
	free(attached);
	free(line);
	free(program);
	return begun;
}

enum email_state email_look(struct email *email)
{
	int status;
	pid_t ended = email->pid > 0 ? waitpid(email->pid, &status, WNOHANG) : -1;
	if (ended == 0 && clock_steady_ms() - email->began < LONG_ENOUGH)
		return EMAIL_OPENING;
	email->pid = 0;
	if (ended == 0)
		return EMAIL_READY;
	return ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? EMAIL_READY : EMAIL_FAILED;
}

enum email_state email_wait(struct email *email)
{
	enum email_state state;
	while ((state = email_look(email)) == EMAIL_OPENING)
		poll(NULL, 0, LOOK_EACH);
	return state;
}
