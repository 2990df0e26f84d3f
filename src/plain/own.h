/* SPDX-License-Identifier: EUPL-1.2 */
/* own.h - what the files of this folder share: where the front end stands, how it says and asks, and the rows it is made of.
 * A screen is a row of three hooks; screen_now() chooses it from where the workbook says the session stands. A command is a row in command.c. */
#ifndef PLAIN_OWN_H
#define PLAIN_OWN_H

#include "plain/plain.h"

#include "base/error.h"
#include "base/lang.h"
#include "base/str.h"
#include "domain/doc.h"
#include "workbook/run.h"

/* Where the last thing that was shown stands; when it differs, the screen is shown anew. */
struct spot {
	const void *screen;
	int part, step, seat;
};

struct plain {
	struct workbook *w;
	FILE *in, *out;
	bool terminal, ascii, over;
	int width;
	struct error error;          /* of the call just made */
	struct spot spot;
	bool blank;                  /* the last line written is empty */
	bool brief;                  /* a line was not understood: ask the question again without all that belongs to it */
	bool again;                  /* show the screen again, although it is the same */
	bool spaced;                 /* the line just read ended in a space: counts, not digits */
	bool checking_in;
	char *waiting;               /* a command typed where a choice was asked: read next */
	int given;                   /* answers given in the open form since it was opened here */
	size_t hands;                /* which question of the step is being counted */
	bool summary_last;           /* what :o opens: the summary, or the picture */
	struct session_list sessions;/* as Home listed them */
	struct id *words;            /* whose words :o listed, in that order: every view has an order of its own */
	size_t word_count, word_room;
};

struct screen {
	void (*show)(struct plain *p);                       /* on arriving; NULL for nothing */
	void (*prompt)(struct plain *p);                     /* before each line */
	void (*line)(struct plain *p, const char *line);     /* what a line does; "" is Enter */
	bool (*back)(struct plain *p);                       /* :b; NULL, or false: back in the session */
	bool turn;                                           /* somebody's own turn: only commands with .in_turn act */
};
extern const struct screen screen_home, screen_check_in, screen_overview, screen_item, screen_brief, screen_way, screen_seat, screen_team, screen_question,
	screen_group_question, screen_done, screen_group_done, screen_hands, screen_picture, screen_talk, screen_end;
const struct screen *screen_now(struct plain *p);

/* out.c: saying. Texts are wrapped; a \n in them begins a new paragraph. */
void say(struct plain *p, const char *text);
void sayf(struct plain *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
void say_indented(struct plain *p, const char *first, const char *text);     /* "1  " before the first line, as many spaces before the others */
void say_head(struct plain *p, const char *text);
void say_gap(struct plain *p);
void say_doc(struct plain *p, const struct doc *doc, enum block_use up_to, bool words_hidden);
void say_list(struct plain *p, const struct exercise *exercise, const char *key);     /* intro.1.., talk.1.. */
void say_enter(struct plain *p, const char *what);                           /* "Enter = ..." */
void screen_clear(struct plain *p);                                          /* on a terminal: the next person sees nothing of the last */
/* True when it went well; says the sentence when it did not. did(p, run_go_on(p->w, &p->error)) */
bool did(struct plain *p, bool well);

/* line.c: asking. */
char *line_read(struct plain *p);                         /* clean, without its end; the caller frees; NULL at the end of the input */
char *line_ask(struct plain *p, const char *question);    /* says the question first */
bool line_yes(struct plain *p, const char *question);     /* 1 is yes, all else is no */
bool line_number(const char *text, int min, int max, int *number, const char **rest);     /* a whole number at the start; rest: what follows it */

/* question.c: one field in words, and the line that answers it. */
void question_say(struct plain *p, const struct form *form, int at);
bool question_read(const struct field *field, const char *line, struct str *value, struct error *error);
void question_notes(struct plain *p, const struct form *form, int at);     /* what is to be read right before it */
void question_options(struct plain *p, const struct field *field);

/* Shared steps. */
void go_on(struct plain *p);                              /* Enter; asks first when a reveal would leave people out */
void go_back(struct plain *p);
void place_say(struct plain *p);                           /* which session and part this is, after a restart */
void people_say(struct plain *p);
void findings_say(struct plain *p);
void summary_say(struct plain *p);
bool texts_review(struct plain *p);                       /* false: the end of the input came, or the file failed; nothing is saved then */
void check_in(struct plain *p, const char *line);
void roles_say(struct plain *p);                          /* the digits of the roles */
void settle_ask(struct plain *p);                         /* settle.c: asks about every small role that is not settled */
void settle_seat_ask(struct plain *p, int seat);          /* the same for one number */
void session_open(struct plain *p, struct id id);

/* command.c */
struct command {
	const char *name;                /* ":n"; translated where it is a word (both are understood) */
	const char *takes;               /* message id, or NULL */
	const char *help;                /* message id */
	void (*act)(struct plain *p, const char *rest);
	bool anywhere;                   /* also outside a session */
	bool in_turn;                    /* also in somebody's own turn */
	bool at_home;                    /* only outside a session */
};
void command_run(struct plain *p, const char *line, bool in_turn);
void command_help(struct plain *p, const char *rest);

/* The commands' own files. */
void command_back(struct plain *p, const char *rest);
void command_undo(struct plain *p, const char *rest);
void command_overview(struct plain *p, const char *rest);
void command_way(struct plain *p, const char *rest);
void command_aside(struct plain *p, const char *rest);
void command_note(struct plain *p, const char *rest);
void command_agree(struct plain *p, const char *rest);
void command_check_in(struct plain *p, const char *rest);
void command_who(struct plain *p, const char *rest);
void command_gone(struct plain *p, const char *rest);
void command_here(struct plain *p, const char *rest);
void command_sit_out(struct plain *p, const char *rest);
void command_role(struct plain *p, const char *rest);
void command_volunteers(struct plain *p, const char *rest);
void command_threshold(struct plain *p, const char *rest);
void command_small(struct plain *p, const char *rest);
void command_names(struct plain *p, const char *rest);
void command_name(struct plain *p, const char *rest);
void command_tips(struct plain *p, const char *rest);
void command_blank(struct plain *p, const char *rest);
void command_title(struct plain *p, const char *rest);
void command_date(struct plain *p, const char *rest);
void command_words(struct plain *p, const char *rest);
void command_leave_out(struct plain *p, const char *rest);
void command_summary(struct plain *p, const char *rest);
void command_print(struct plain *p, const char *rest);
void command_save(struct plain *p, const char *rest);
void command_language(struct plain *p, const char *rest);
void command_erase(struct plain *p, const char *rest);
void command_home(struct plain *p, const char *rest);
void command_quit(struct plain *p, const char *rest);

#endif
