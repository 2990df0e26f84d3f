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
#include "workbook/sticks.h"
#include "workbook/teams.h"

/* Where the last thing that was shown stands; when it differs, the screen is shown anew. */
struct spot {
	const void *screen;
	int part, step, seat;
};

struct plain {
	struct workbook *w;
	struct workbook *kept;       /* the file, while w is the workbook of practising; else NULL */
	FILE *in, *out;
	bool terminal, ascii, over;
	int width;
	struct error error;          /* of the call just made */
	struct spot spot;
	bool blank;                  /* the last line written is empty */
	bool brief;                  /* a line was not understood: ask the question again without all that belongs to it */
	bool again;                  /* show the screen again, although it is the same */
	bool spaced;                 /* the line just read ended in a space: counts, not digits */
	bool checking_in, arranging; /* on the screens that stand before where the session is */
	char *waiting;               /* a command typed where a choice was asked: read next */
	int given;                   /* answers given in the open form since it was opened here */
	int64_t told;                /* the end of the clock that was said last */
	size_t hands;                /* which question of the step is being counted */
	bool summary_last;           /* what :o opens: the summary, or the picture */
	struct session_list sessions;/* as Home listed them */
	bool seen_by_all;            /* in the last session everybody saw this terminal: the list of sessions stays shut until it is asked for */
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
extern const struct screen screen_home, screen_check_in, screen_overview, screen_item, screen_brief, screen_way, screen_seat, screen_team, screen_arrange, screen_question,
	screen_group_question, screen_paper, screen_sheet, screen_done, screen_group_done, screen_hands, screen_picture, screen_talk, screen_end,
	screen_tables, screen_harvest;
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

bool message_say(struct plain *p);                        /* what the workbook wants to say, once; true */

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
void step_say(struct plain *p, const struct form *form);                   /* its title and instruction */
void answered_say(struct plain *p);                                        /* "3 of 12 answered." */

/* private.c: what is not for everybody, where everybody sees this terminal. Through a pipe nobody does. */
bool private_now(const struct plain *p);
bool private_opens(struct plain *p);                      /* the warning; false when it stays shut */
void private_read(struct plain *p);                       /* after reading it: the screen is cleared */
void private_ends(struct plain *p);                       /* the same, and what stood there before is said again */
void seen_ask(struct plain *p);                           /* "does everybody see this screen?", once per session */

/* practise.c */
void practise_start(struct plain *p);
void practise_leave(struct plain *p);
void command_let_answer(struct plain *p, const char *rest);

/* self.c */
void self_ask(struct plain *p);                           /* what somebody does for oneself: a new one, or one of the earlier ones */
bool self_now(const struct plain *p);                     /* in one of those */
bool turn_now(const struct plain *p);                     /* a participant of a group, or one of several teams, is typing */

/* merge.c: a file for a table on a stick, and what comes back. False: the question where to is asked once more. */
bool stick_for_table(struct plain *p);
bool tables_fetch(struct plain *p);
bool stick_ask(struct plain *p, const struct sticks *sticks, size_t *chosen);      /* share.c: which of them; false when none is chosen */

/* Shared steps. */
void go_on(struct plain *p);                              /* Enter; asks first when a reveal would leave people out */
void go_back(struct plain *p);
void place_say(struct plain *p);                           /* which session and part this is, after a restart */
void programme_say(struct plain *p, const struct session *session);
void signal_say(struct plain *p);                          /* that time is up, once */
void people_say(struct plain *p);
void findings_say(struct plain *p);
char *piece_take(const char **rest);                       /* what stands before the next /; the caller frees */
bool agreement_write(struct plain *p, const char *words, const struct id *again);     /* "what / who / when"; again NULL: a new one */
void kept_say(struct plain *p);                            /* at Home: sessions that are kept longer than agreed */
void summary_say(struct plain *p);
bool texts_review(struct plain *p);                       /* false: no, the end of the input came, or the file failed; nothing is saved then */
void check_in(struct plain *p, const char *line);
void roles_say(struct plain *p);                          /* the digits of the roles */
void settle_ask(struct plain *p);                         /* settle.c: asks about every small role that is not settled */
void settle_seat_ask(struct plain *p, int seat);          /* the same for one number */
void session_open(struct plain *p, struct id id);
void session_say(struct plain *p, size_t number, const struct session_row *row);
void session_erase_ask(struct plain *p, const struct session_row *row);      /* by its title */
void programme_row_say(struct plain *p, int number, const struct programme *programme);
const struct programme *programme_ask(struct plain *p);   /* of those for a group; NULL: back */

/* command.c */
struct command {
	const char *name;                /* ":n"; translated where it is a word (both are understood) */
	const char *takes;               /* message id, or NULL */
	const char *help;                /* message id */
	void (*act)(struct plain *p, const char *rest);
	bool anywhere;                   /* also outside a session */
	bool in_turn;                    /* also in somebody's own turn */
	bool at_home;                    /* only outside a session */
	enum { FOR_ALL, SHOWS_PRIVATE, TYPES_PRIVATE } shows;      /* what stands there for the facilitator only: what it says, or the line itself */
};
void command_run(struct plain *p, const char *line, bool in_turn);
void command_help(struct plain *p, const char *rest);

/* The commands' own files. */
void command_back(struct plain *p, const char *rest);
void command_undo(struct plain *p, const char *rest);
void command_overview(struct plain *p, const char *rest);
void command_way(struct plain *p, const char *rest);
void command_amount(struct plain *p, const char *rest);
void command_teams(struct plain *p, const char *rest);
void command_shuffle(struct plain *p, const char *rest);
void command_move(struct plain *p, const char *rest);
void command_team(struct plain *p, const char *rest);
void command_late(struct plain *p, const char *rest);
void command_tables(struct plain *p, const char *rest);
void command_table(struct plain *p, const char *rest);
void command_harvest(struct plain *p, const char *rest);
void command_seat(struct plain *p, const char *rest);
void command_time(struct plain *p, const char *rest);
void command_plan(struct plain *p, const char *rest);
void command_skip(struct plain *p, const char *rest);
void command_earlier(struct plain *p, const char *rest);
void command_later(struct plain *p, const char *rest);
void command_minutes(struct plain *p, const char *rest);
void command_call(struct plain *p, const char *rest);
void command_item(struct plain *p, const char *rest);
void command_add(struct plain *p, const char *rest);
void command_again(struct plain *p, const char *rest);
void command_drop(struct plain *p, const char *rest);
void command_aside(struct plain *p, const char *rest);
void command_note(struct plain *p, const char *rest);
void command_agree(struct plain *p, const char *rest);
void command_notes(struct plain *p, const char *rest);
void command_agreements(struct plain *p, const char *rest);
void command_remove(struct plain *p, const char *rest);
void command_keep(struct plain *p, const char *rest);
void command_kept(struct plain *p, const char *rest);
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
void command_stick(struct plain *p, const char *rest);
void command_seen(struct plain *p, const char *rest);
void command_wall(struct plain *p, const char *rest);
void command_home(struct plain *p, const char *rest);
void command_quit(struct plain *p, const char *rest);

#endif
