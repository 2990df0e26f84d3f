/* SPDX-License-Identifier: EUPL-1.2 */
/* teams.h - who answers together: teams with mixed roles (domain/teams.h) are proposed, changed as the facilitator likes, and stay for the later steps of
 * the activity. Each change is in the file when the call returns and is one thing to undo. All of it is about the activity where the session stands. */
#ifndef WORKBOOK_TEAMS_H
#define WORKBOOK_TEAMS_H

#include "domain/people.h"
#include "workbook/run.h"

/* Seat numbers, rising, with how many there are of each role. */
struct team_seats {
	int *items;
	size_t count, room;
	int roles[ROLE_COUNT];
};
void team_seats_add(struct team_seats *seats, const struct participant *one);
void team_seats_say(const struct team_seats *seats, struct str *out);      /* " 3 7 11"; nothing for none */

struct team_line {
	const char *name;
	char *as;                     /* who it speaks as in this step: "als inwoner"; NULL for as itself */
	struct team_seats seats;      /* of who is here; of the whole group none */
	bool begun, handed_in;        /* in this step */
};
struct team_lines {
	struct team_line *items;      /* here.teams, or while the step is not open in teams those that were proposed */
	size_t count;
	struct team_seats loose;      /* who is here and in no team: came late */
	bool fixed;                   /* teams have answered: how many there are, and a new draw, is over */
};
/* The names are valid until the next call that writes or looks; the caller releases. */
bool teams_look(struct workbook *w, struct team_lines *lines, struct error *error);
void team_lines_release(struct team_lines *lines);

/* Makes the first proposal, or puts who is in no team yet in the teams that are there (teams_take_late). A sentence when there are too few people for two teams. */
bool teams_propose(struct workbook *w, struct error *error);
/* So many teams, drawn anew. */
bool teams_set_count(struct workbook *w, int count, struct error *error);
/* As many teams as there are, drawn anew. */
bool teams_shuffle(struct workbook *w, struct error *error);
/* One person to a team (from 0), at any time. */
bool teams_move(struct workbook *w, int seat, int team, struct error *error);
bool teams_rename(struct workbook *w, int team, const char *name, struct error *error);
/* Who is here and in no team comes in the smallest team. */
bool teams_take_late(struct workbook *w, struct error *error);

/* The whole group as one team, for a step that it answers together. */
bool teams_group(struct workbook *w, struct error *error);

#endif
