/* SPDX-License-Identifier: EUPL-1.2 */
/* screen.h - a screen describes itself as data: a title, keys with their help, what it shows; one loop draws and acts (loop.c).
 * From the key tables both the bottom line and the help are made. Handlers return what must be redone; only the loop draws. */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/doc.h"
#include "domain/typing.h"
#include "report/lines.h"
#include "ui/editor.h"
#include "ui/page.h"
#include "ui/term.h"
#include "workbook/answer.h"
#include "workbook/attend.h"
#include "workbook/notes.h"
#include "workbook/merge.h"
#include "workbook/regret.h"
#include "workbook/print.h"
#include "workbook/replica.h"
#include "workbook/run.h"
#include "workbook/settle.h"
#include "workbook/share.h"
#include "workbook/summary.h"
#include "workbook/timer.h"
#include "workbook/wall.h"
#include "workbook/workbook.h"

struct ui;

enum redo {
	REDO_UNUSED,      /* the key means nothing here: somebody else may take it */
	REDO_NOTHING,
	REDO_SCREEN,
	REDO_QUIT,
};

struct key_row {
	int key;
	const char *label;                       /* message id: on the bottom line; NULL: in the help only */
	const char *help;                        /* message id: a sentence for the help; NULL: not in the help */
	enum redo (*act)(struct ui *ui);         /* NULL: only described here, screen->key acts */
	bool (*when)(struct ui *ui);             /* NULL: always */
};

enum {
	USE_SESSION = 1,      /* the keys of a session work: notes, agreements, summary, undo ... */
	USE_TYPING = 2,       /* letters are text: no key of one letter works */
	USE_TURN = 4,         /* a participant holds the keyboard: nothing but the screen's own keys, `.` and `?` */
	USE_DIGITS = 8,       /* a digit chooses that row and goes on */
	USE_PRIVATE = 16,     /* not for everybody: where all see the screen it stays shut behind a warning until a key opens it (gate.c) */
	USE_ASKING = 32,      /* a question waits: no key of one letter works but `.` */
};

struct screen {
	const char *title;                       /* message id; NULL: titled() */
	const char *(*titled)(struct ui *ui);
	unsigned use;
	unsigned (*used)(struct ui *ui);         /* where the use depends on what is asked; NULL: use */
	const struct key_row *keys;              /* ends with key 0; may be NULL */
	const char *enter;                       /* message id of what Enter does; NULL: entered(), or as the workbook says */
	const char *(*entered)(struct ui *ui);
	void (*open)(struct ui *ui);             /* when it comes on the screen */
	void (*line)(struct ui *ui);             /* begins ui->edit as this screen wants it: when it comes, and when what was on top goes */
	void (*close)(struct ui *ui);
	void (*draw)(struct ui *ui, struct page *page);
	enum redo (*key)(struct ui *ui, int key);/* before the tables */
	enum redo (*pick)(struct ui *ui, int choice);/* a click on it; NULL: what a digit does, or selects it, and Enter when it was selected */
	enum redo (*on)(struct ui *ui);          /* Enter; NULL: closes the screen */
	enum redo (*back)(struct ui *ui);        /* Esc; NULL: closes the screen */
};

struct level {
	const struct screen *screen;
	int selected, scroll;
	int typed;                               /* a list of more than nine: the number whose digits are being typed */
	bool follow;                             /* keep the cursor in sight */
	bool opened;                             /* private, and opened by a key; shut again by `.` */
};

/* One question with one to three lines to type (prompt.c). */
enum { PROMPT_LINES = 3, LEVELS = 8, MARKS_MOST = 64 };
struct prompt {
	const char *title, *labels[PROMPT_LINES];/* message ids */
	const char *below;                       /* message id: who reads it, or what to know; may be NULL */
	const char *enter;                       /* message id: what the last Enter does */
	struct editor lines[PROMPT_LINES];
	int count, at;
	bool is_private;                         /* what is typed here is not for everybody */
	const char *half;                        /* what is half typed is kept under this name (notes_half()), for after a kill; NULL: it is not */
	bool changed;                            /* since it was kept */
	enum redo (*done)(struct ui *ui);        /* may ui_pop(); the lines are still there */
};

/* A question to be answered with Enter or Esc. Where an Enter too many would do harm, no is the row that is selected, and yes another one. */
struct ask {
	char *question;
	const char *enter, *no;                  /* message ids; no may be NULL */
	enum redo (*yes)(struct ui *ui);
};

/* A doc that is being read, with its lines for the last width. */
struct reading {
	struct doc doc;
	bool words_hidden, made;
	bool about;                              /* findings and rows of tables can be selected, to talk about */
	bool shared;                             /* was private, and is shown to everybody now */
	enum block_use up_to;
	struct styled_lines lines;
	int width;
};

/* The form as it is being filled in: what was touched and not yet answered. */
struct form_view {
	char key[160];                           /* which field of whose form this is */
	int row;                                 /* the option the cursor is on; -1: none */
	int marks[MARKS_MOST];                      /* MANY: 0 or 1 per option; POINTS: dots */
	struct editor edit;                      /* TEXT and NUMBER */
	bool changed;                            /* the text was typed in since it was stored */
	bool turn;                               /* a participant's turn has begun; then the answers to fields before `from` were given earlier, and */
	int from;                                /* stay unseen until the person steps back to them */
	bool fresh;                              /* the number is as it was stored: a digit begins a new one */
	char typed;                              /* the first of two digits that an option's number may have; 0: none */
	char read[160];                          /* the form whose text was read */
	bool reading;                            /* a key opened that text again */
	struct token token;                      /* on paper: the digits of a question that is not answered yet */
	bool asked;                              /* on paper: that questions are open was said */
};

/* The counts typed so far for every question, as they stand in the file. */
struct hands {
	char **given;
	size_t count;
	enum role role;                          /* of whom; ROLE_UNKNOWN: of everybody */
	char *asked;                             /* a line of more hands than people, while that is asked */
};

struct review {
	struct summary_texts texts;
	const struct format *format;             /* saved after the review */
};

/* The forms of one seat, or of nobody in particular, that can be taken away. */
struct regret {
	int seat;                                /* 0: of nobody in particular */
	struct regret_forms forms;
	int chosen;                              /* which of them; as many as there are: everything of this seat */
};

/* What goes where, from the choice of the place until the sentence about it. */
struct share_view {
	enum share what;
	const struct format *format;
	struct sticks sticks;                    /* as they were found last */
	size_t stick;                            /* the one that was chosen */
	struct shared shared;
	struct email email;
	struct id activity;                      /* of the table that a stick is made for */
	struct table_rows tables;                /* those that it can be made for */
	struct merge_list found;                 /* what came back on the sticks */
};

/* What is to be printed. */
struct printing {
	enum print_what what;
	int part;                                /* with PRINT_PART */
	bool large;
	char question[120];                      /* for how many people, with the number that Enter means */
};

/* A small role that is being settled, and what each chose so far. */
struct settling {
	struct small_role small;
	enum role with[SETTLE_SEATS];
	int at;
};

/* What stands on the wall. */
struct on_wall {
	struct wall wall;
	const char *session;                     /* as it was asked for; NULL: none was */
	char *place;                             /* what was drawn last */
};

struct ui {
	struct workbook *w;
	struct workbook *kept;                   /* the file, while w is the workbook of practising; else NULL */
	struct on_wall *on_wall;                 /* NULL: this is the facilitator's program */
	struct term term;
	const struct here *here;                 /* NULL: in no session */
	struct level stack[LEVELS];              /* the first is Home or where the session stands; then what was opened on top */
	int depth;
	char place[128];                         /* what stack[0] showed last */
	char *message;                           /* one sentence above the bottom line, until the next key */
	bool mirrored;                           /* in the last session everybody saw this screen */
	int sheets_open;                         /* the step whose sheets of paper were opened, where all see the screen; 0: none */
	bool blank, pasting, painted;            /* painted: something stands on the screen */
	int page_rows, page_lines, page_height;  /* of the page drawn last */
	struct touches touches;                  /* of the screen drawn last */
	struct timer timer;                      /* of the place, when it was drawn last */
	int64_t clock_change;                    /* when the loop wakes to draw it anew, as clock_ms(); 0: never */
	struct editor edit;                      /* the line of a screen that has one */
	struct hands hands;
	int seat, seats;                         /* check-in: the first number given last, and how many */
	int list_rows;                           /* check-in: how many people fit below the line */
	int forgot;                              /* the number just given to somebody who forgot theirs; 0: none */
	int threshold;                           /* the one that everybody is asked about */
	struct settling settling;
	int64_t typed_at;                        /* steady clock; 0: no text waits to be stored */
	int pressed;                             /* the last key */
	int answered_with;                       /* the key that ended a participant's card: its repeat is ignored for a moment */
	int64_t answered_at;
	struct session_list sessions;
	struct prompt prompt;
	struct ask ask;
	struct reading picture, summary, end;
	struct form_view form;
	struct review review;
	struct regret regret;
	struct share_view share;
	struct printing print;
	struct id subject;                       /* whom or what a prompt is about */
	int team;                                /* which team a prompt is about */
	int part;                                /* which part of the programme */
	char team_asked[120];                    /* the line of digits of that team is asked in these words */
	const struct programme *programme;       /* chosen for a new session */
	char harvest_half[48];                   /* under which name a half-typed harvest is kept */
	int passed_by;                           /* the number of the table that brought nothing back just now; 0: none */
	bool to_practise;                        /* programmes are listed to practise one */
};

/* What a handler can do. */
void level_start(struct ui *ui, const struct screen *screen);         /* that screen, as new, on the level that is on top */
void ui_push(struct ui *ui, const struct screen *screen);
enum redo ui_pop(struct ui *ui);
enum redo ui_pop_to_base(struct ui *ui);
struct level *ui_level(struct ui *ui);
const struct screen *ui_screen(struct ui *ui);
enum redo ui_say(struct ui *ui, const char *sentence);                 /* on the message line; copies */
/* After a call: the error on the message line when it failed, else what the workbook wants to say. */
enum redo ui_done(struct ui *ui, bool ok, const struct error *error);
enum redo ui_confirm(struct ui *ui, const char *question, const char *enter, enum redo (*yes)(struct ui *ui));
/* The same where Enter twice must not be a yes: the first of two rows leaves everything as it is, the second says what is asked. */
enum redo ui_confirm_apart(struct ui *ui, const char *question, const char *no, const char *enter, enum redo (*yes)(struct ui *ui));
/* Opens a prompt of count lines; the rest of ui->prompt is filled in by the caller before. */
enum redo ui_prompt(struct ui *ui, const struct prompt *prompt, const char *const *texts);
char *ui_prompt_text(struct ui *ui, int line);                         /* cleaned; the caller frees */
int ui_prompt_number(struct ui *ui, int line);                         /* 0 for none */
bool ui_mirrored(struct ui *ui);                                       /* everybody sees this screen, as far as is known */
bool ui_turn(struct ui *ui);                                           /* a participant of a group, or one of several teams, holds the keyboard */
bool ui_for_self(struct ui *ui);                                       /* in a session for oneself */
bool ui_scroll_lines(struct ui *ui, int lines);                        /* down, or up below 0; false: there is no more */
bool ui_scroll_page(struct ui *ui, int by);                            /* 1: down, -1: up; false: there is no more */
void ui_keep_typing(struct ui *ui);                                    /* stores half-typed text of a form or a prompt */
void prompt_keep(struct ui *ui);
unsigned ui_use(struct ui *ui);

/* Shared by screens. */
enum redo session_go_on(struct ui *ui);
enum redo session_back(struct ui *ui);
void reading_release(struct reading *reading);
void reading_draw(struct reading *reading, struct page *page);
bool reading_on_words(struct ui *ui, const struct reading *reading);    /* words that are open are selected */
enum redo reading_words(struct ui *ui, struct reading *reading);        /* opens people's words, or closes them */
enum redo reading_hide(struct ui *ui, struct reading *reading);         /* the words that are selected are not shown any more */
void page_talk(struct page *page, const struct exercise *exercise, const char *list);
void page_agreements(struct ui *ui, struct page *page);
void page_programme(struct page *page, int digit, const struct programme *programme);    /* a row, and what it is for where there is room */

/* What is not for everybody (gate.c). */
bool gate_shut(struct ui *ui, const struct level *level);
void gate_shut_all(struct ui *ui);

/* Keys (keys.c). */
extern const struct key_row practise_keys[], table_keys[], session_keys[], program_keys[], always_keys[];
enum redo keys_asking(struct ui *ui, int key);                         /* screen->key of a question that waits */
void keys_bottom_line(struct ui *ui);
void key_name(int key, char name[static 16]);

/* The screens. */
const struct screen *screen_of_here(struct ui *ui);
extern const struct screen home_screen, welcome_screen, faults_screen, programmes_screen, about_screen, help_screen, ask_screen, prompt_screen,
	checkin_screen, role_screen, settle_screen, settle_each_screen, threshold_screen, agree_screen, forgot_screen, overview_screen, item_screen,
	brief_screen, talk_step_screen, ways_screen, seat_screen, teams_screen, arrange_screen, hands_screen, paper_screen, sheet_screen,
	form_read_screen, form_screen, form_text_screen, form_done_screen, picture_screen, talk_screen, tips_screen, end_screen, summary_screen,
	summary_view_screen, sticks_screen, formats_screen, review_screen, print_screen, gate_screen, seen_screen, ready_screen, names_screen,
	minutes_screen, tables_screen, harvest_screen, sessions_screen, self_screen, notes_screen, agreements_screen, regret_screen, regret_forms_screen,
	clock_screen, plan_screen, plan_add_screen, keeping_screen, tables_out_screen, fetch_screen, table_files_screen;

/* The programme is changed (plan.c). */
enum redo plan_open(struct ui *ui);
void page_plan(struct ui *ui, struct page *page);                      /* whether the day runs late: for the facilitator */

/* The clock (clock.c). */
void clock_look(struct ui *ui);                                        /* before drawing: how much time is left here */
void clock_sleep(struct ui *ui);                                       /* after drawing: the loop wakes when that is said in other words */
void clock_add(struct ui *ui, struct str *out);                        /* for the line on top: "5 minutes left", when it is nearly over */
const char *clock_signal(struct ui *ui);                               /* a line that says to switch; NULL: none */
enum redo clock_open(struct ui *ui);

/* What opens them with something in hand. */
enum redo note_new(struct ui *ui);
enum redo agreement_new(struct ui *ui);
const char *picture_about(struct ui *ui);                              /* what is selected in the picture; NULL: nothing */
enum redo note_edit(struct ui *ui, struct id note);
enum redo agreement_edit(struct ui *ui, struct id agreement);
enum redo notes_open(struct ui *ui);                                   /* the list of notes: the facilitator's */
enum redo agreements_open(struct ui *ui);
bool has_agreements(struct ui *ui);
enum redo regret_open(struct ui *ui);                                  /* an answer is taken away */
enum redo keeping_open(struct ui *ui);                                 /* the sessions that are kept longer than agreed */
bool keeping_any(struct ui *ui);
size_t keeping_count(const struct ui *ui);                             /* how many of ui->sessions */
void keeping_ask(struct ui *ui, struct page *page);                    /* Home asks about them */
enum redo keeping_until(struct ui *ui);                                /* until when this session is kept */
enum redo session_erase_open(struct ui *ui, struct id session);        /* erases a session, after its name is typed */
enum redo summary_open(struct ui *ui);
enum redo tables_open(struct ui *ui);                                  /* for which table a stick is made */
enum redo table_stick(struct ui *ui, struct id activity);              /* makes a stick for that table; asks which stick where there are more */
enum redo fetch_open(struct ui *ui);                                   /* what came back on the sticks */
enum redo table_file_open(struct ui *ui);                              /* from Home, on the laptop of a table: into the file on the stick */
enum redo checkin_open(struct ui *ui);
enum redo print_open(struct ui *ui);
enum redo session_undo(struct ui *ui);
enum redo session_entered(struct ui *ui, struct id id);                /* from Home */
enum redo names_open(struct ui *ui);                                   /* the names, for the facilitator */
bool names_shut(struct ui *ui);                                        /* there may be names, and everybody sees the screen */
enum redo practise_begin(struct ui *ui, const struct programme *programme);
enum redo practise_end(struct ui *ui);
enum redo settle_open(struct ui *ui);                                  /* asks about the next small role, when there is one */
enum redo settle_seat_open(struct ui *ui, int seat);                   /* the same for one number */
enum redo settle_anew(struct ui *ui);
enum redo threshold_open(struct ui *ui);
enum redo forgot_open(struct ui *ui);
void page_roles(struct page *page);                                    /* a row per role, from 1 */
enum redo tips_open(struct ui *ui);
bool session_has_tips(struct ui *ui);
bool tables_any(struct ui *ui);                                        /* in a round of tables */
/* Teams, or tables, with the numbers of their people: rows as large as all of them fit with so many rows below. */
struct team_lines;
void page_teams(struct ui *ui, struct page *page, const struct team_lines *lines, int below);
struct table_lines;
void page_tables(struct ui *ui, struct page *page, const struct table_lines *tables, int below);
/* What was found and agreed, shortened until it fits on one screen. */
struct closing {
	const struct doc *findings;
	const struct agreement *const *agreements;
	size_t count;
};
void page_closing(struct page *page, const struct closing *closing);

/* The wall (wall.c): the same loop with one screen of its own, that follows the file. */
extern const struct screen wall_screen;
void wall_settle(struct ui *ui);
bool wall_woken(struct ui *ui);                                        /* something happened to the file or to its program; true: draw */
int wall_sleep(const struct ui *ui);                                   /* milliseconds until it looks again; -1: only when it is woken */
void wall_time(struct ui *ui);                                         /* before drawing: how much time is left */
void wall_bottom_line(struct ui *ui);
enum redo ways_again(struct ui *ui);                                   /* another way of answering */
enum redo teams_arrange(struct ui *ui);                                /* proposes teams and shows them, before the step is answered in teams */
bool ways_may_change(struct ui *ui);                                   /* while nothing is handed in, and nobody holds the keyboard */
void form_keep(struct ui *ui);
void form_shut(struct ui *ui);                                         /* what the person chose before stays unseen from here on */
void hands_release(struct ui *ui);
void card_ended(struct ui *ui);                                        /* of a participant: what was typed ahead is dropped */
enum redo summary_save_now(struct ui *ui);                             /* what was chosen, where it was chosen, now that the texts were looked through */
char *documents_path(const char *title, const char *extension);        /* a name that is free; the caller frees */
bool share_waits(const struct ui *ui);                                 /* for an e-mail program that is being opened */
bool share_look(struct ui *ui);                                        /* whether it is open by now; true: there is something to say */
void share_release(struct ui *ui);
void colours_remembered(struct ui *ui);                                /* as they were chosen last time */
enum redo colours_keep(struct ui *ui);
enum redo language_other(struct ui *ui);

#endif
