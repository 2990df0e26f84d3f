/* SPDX-License-Identifier: EUPL-1.2 */
/* singling.h - somebody who has every file of a session, in every format and several times over, and who knows who was there with which number and role, tries to
 * find out which rows are whose. Each attack is a row of a table; it works on what stands in the files and nothing else. What really was answered
 * (the truth) is only used to see whether a guess is right. */
#ifndef LIB_SINGLING_H
#define LIB_SINGLING_H

#include "domain/people.h"
#include "workbook/workbook.h"

/* In all made-up words, so that a text is known to be one. */
#define SINGLING_WORDS "QZ"
enum { SINGLING_SEATS = 64, SINGLING_FEW = 3 };      /* fewer than so many people together is too few */

struct file_row {
	char *activity, *key, *field, *value, *role;
	int step, count;
};
struct file_rows {
	struct file_row *items;
	size_t count, room;
};

/* The files of one moment. */
struct files {
	char **texts;                  /* one per format, in the order of report_formats; ends with NULL */
	struct file_rows rows;         /* the CSV as a script reads it */
	size_t *firsts;                /* the first row of every key in every activity */
	size_t first_count, first_room;
};
void files_make(struct workbook *w, bool linked, struct files *files);
void files_read_rows(struct files *files);           /* again, after the CSV was changed */
size_t files_csv(void);                              /* which of texts is the CSV */
bool files_say(const struct files *files, const char *words);        /* in any format */
void files_release(struct files *files);

/* Who answered what: rows whose key is a seat number, "0" for nobody's own. */
struct truth {
	struct file_rows rows;
	enum role roles[SINGLING_SEATS];
	int seats;
};
void truth_read(struct workbook *w, struct truth *truth);
void truth_release(struct truth *truth);

struct attack {
	const char *name;
	/* Marks the seats that were singled out. files: several exports of the same answers. */
	void (*run)(const struct files *files, size_t count, const struct truth *truth, bool found[SINGLING_SEATS]);
};
extern const struct attack attacks[];                /* ends with a row without a name */
const struct attack *attack_named(const char *name);

/* Of two exports with something in between: whose rows are in one and not in the other. */
void attack_difference(const struct files *before, const struct files *after, const struct truth *truth, bool found[SINGLING_SEATS]);

#endif
