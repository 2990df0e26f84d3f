/* SPDX-License-Identifier: EUPL-1.2 */
#include "domain/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

enum { MINUTE = 60000 };

struct part *session_add_part(struct session *session, int minutes, const char *title)
{
	struct part *part;

	session->parts = mem_room(session->parts, session->part_count, &session->part_room, sizeof *session->parts);
	part = &session->parts[session->part_count++];
	*part = (struct part){
		.id = id_random(),
		.minutes = minutes,
		.title = mem_copy(title ? title : ""),
		.say = mem_copy(""),
	};
	return part;
}

struct activity *part_add_activity(struct part *part, struct exercise *copy)
{
	struct activity *activity;

	part->activities = mem_room(part->activities, part->activity_count, &part->activity_room, sizeof *part->activities);
	activity = &part->activities[part->activity_count++];
	*activity = (struct activity){.id = id_random(), .n = (int)part->activity_count - 1, .copy = copy};
	return activity;
}

void agreement_words(const struct agreement *agreement, struct str *out)
{
	str_add(out, agreement->what);
	str_addf(out, "%s%s", *agreement->who ? " · " : "", agreement->who);
	str_addf(out, "%s%s", *agreement->due ? " · " : "", agreement->due);
}

const struct step *activity_step(const struct activity *activity, int n)
{
	for (size_t i = 0; i < activity->step_count; i++) {
		if (activity->steps[i].n == n)
			return &activity->steps[i];
	}
	return NULL;
}

bool team_has(const struct team *team, struct id participant)
{
	for (size_t i = 0; i < team->member_count; i++) {
		if (id_equal(team->members[i], participant))
			return true;
	}
	return false;
}

bool harvest_empty(const struct harvest *harvest)
{
	return (!harvest->agreed || !*harvest->agreed) && (!harvest->differed || !*harvest->differed) && (!harvest->todo || !*harvest->todo);
}

/* In the file of one table (replica.h) the others are not there: that people sit at it says that it is one. */
bool part_has_tables(const struct part *part)
{
	return part->activity_count > 1 || (part->activity_count == 1 && part->activities[0].sitting_count > 0);
}

bool part_left_out(const struct part *part)
{
	return part->skipped && !part->began_at;
}

int part_took(const struct part *part, int64_t now)
{
	int64_t end = part->ended_at ? part->ended_at : now;

	return part->began_at && end > part->began_at ? (int)((end - part->began_at + MINUTE / 2) / MINUTE) : 0;
}

static bool sits_at(const struct activity *activity, struct id participant)
{
	for (size_t i = 0; i < activity->sitting_count; i++) {
		if (id_equal(activity->sitting[i], participant))
			return true;
	}
	return false;
}

bool activity_seats(const struct part *part, const struct activity *activity, struct id participant)
{
	return !part_has_tables(part) || sits_at(activity, participant);
}

const struct activity *part_table_of(const struct part *part, struct id participant)
{
	for (size_t i = 0; part_has_tables(part) && i < part->activity_count; i++) {
		if (sits_at(&part->activities[i], participant))
			return &part->activities[i];
	}
	return NULL;
}

static void team_release(struct team *team)
{
	free(team->name);
	free(team->members);
}

static void activity_release(struct activity *activity)
{
	exercise_free(activity->copy);
	for (size_t i = 0; i < activity->step_count; i++)
		ids_release(&activity->steps[i].asked);
	free(activity->steps);
	for (size_t i = 0; i < activity->team_count; i++)
		team_release(&activity->teams[i]);
	free(activity->teams);
	team_release(&activity->group);
	free(activity->sitting);
	free(activity->harvest.agreed);
	free(activity->harvest.differed);
	free(activity->harvest.todo);
}

static void part_release(struct part *part)
{
	for (size_t i = 0; i < part->activity_count; i++)
		activity_release(&part->activities[i]);
	free(part->activities);
	free(part->title);
	free(part->say);
}

static void decisions_release(struct session *session)
{
	for (size_t i = 0; i < session->note_count; i++)
		free(session->notes[i].text);
	free(session->notes);
	for (size_t i = 0; i < session->agreement_count; i++) {
		free(session->agreements[i].what);
		free(session->agreements[i].who);
		free(session->agreements[i].due);
	}
	free(session->agreements);
}

void session_release(struct session *session)
{
	for (size_t i = 0; i < session->part_count; i++)
		part_release(&session->parts[i]);
	free(session->parts);
	people_release(&session->people);
	decisions_release(session);
	free(session->title);
	free(session->place);
	free(session->programme);
	free(session->purpose);
	memset(session, 0, sizeof *session);
}

void session_list_release(struct session_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i].title);
	free(list->items);
	memset(list, 0, sizeof *list);
}

bool part_had(const struct part *part, const struct participant *participant)
{
	if (!part->ended_at)
		return participant->present;
	return participant->came_at <= part->ended_at && (participant->present || participant->left_at >= part->began_at);
}

int part_weight(const struct part *part, const struct participant *participant, bool declined)
{
	bool here = part_had(part, participant) && !declined;
	bool began = !part->ended_at || participant->came_at <= part->ended_at;

	return participant->again ? -(began && !here) : here;
}

static bool activity_picture_shown(const struct activity *activity)
{
	bool shown = false;

	for (size_t i = 0; i < activity->step_count; i++)
		shown = shown || activity->steps[i].revealed_at;
	return shown;
}

bool session_picture_shown(const struct session *session)
{
	bool shown = false;

	for (size_t part = 0; part < session->part_count; part++)
		for (size_t i = 0; i < session->parts[part].activity_count; i++)
			shown = shown || activity_picture_shown(&session->parts[part].activities[i]);
	return shown;
}
