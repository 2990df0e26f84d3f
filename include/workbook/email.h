/* SPDX-License-Identifier: EUPL-1.2 */
/* email.h - a new message with a file in the person's own e-mail program, by xdg-email. Nothing is sent: the person looks at it and does that. */
#ifndef WORKBOOK_EMAIL_H
#define WORKBOOK_EMAIL_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct email {
	pid_t pid;            /* of xdg-email; 0: none was started, or it has ended */
	int64_t began;        /* clock_steady_ms() */
};
enum email_state { EMAIL_OPENING, EMAIL_READY, EMAIL_FAILED };

/* Whether xdg-email is there, and a desktop to open a window on. */
bool email_possible(void);
/* Starts it, away from this terminal; false when that cannot be. file: a whole path. */
bool email_begin(struct email *email, const char *subject, const char *file);
/* How it stands, without waiting. Some programs stay until their window is closed: when it runs for ten seconds it has opened. */
enum email_state email_look(struct email *email);
/* The same once that is known. */
enum email_state email_wait(struct email *email);

#endif
