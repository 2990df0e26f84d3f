/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/layout.h"

#include "base/lang.h"
#include "base/mem.h"

void layout_exercise(const struct content *content, const struct exercise *exercise, const struct programme_row *row, struct session *session)
{
	const char *title = row && row->title ? row->title : exercise_text(exercise, "exercise", "title");
	struct part *part = session_add_part(session, row ? row->minutes : exercise_number(exercise, "exercise", "minutes", 0), title);
	struct exercise *copy = exercise_copy(exercise);
	const char *reference = content_source(content, exercise_text(copy, "exercise", "source"));
	for (size_t i = 0; row && i < row->setting_count; i++)
		exercise_set(copy, "exercise", row->settings[i].key, row->settings[i].value);
	if (reference)
		exercise_set(copy, "exercise", "reference", reference);
	part->id = id_random();
	part->agreements = row && row->agreements;
	mem_set(&part->say, row ? row->say : "");
	part_add_activity(part, copy)->id = id_random();
}

static bool layout_row(const struct content *content, const struct programme_row *row, struct session *session, struct error *error)
{
	const struct exercise *exercise = row->exercise ? content_exercise(content, row->exercise) : NULL;
	if (row->exercise && !exercise)
		return error_say(error, tr("The exercise “%s” of this programme is not there or has a fault."), row->exercise);
	if (exercise) {
		layout_exercise(content, exercise, row, session);
		return true;
	}
	struct part *part = session_add_part(session, row->minutes, row->title);
	part->id = id_random();
	part->agreements = row->agreements;
	mem_set(&part->say, row->say);
	return true;
}

bool layout_programme(const struct content *content, const struct programme *programme, struct session *session, struct error *error)
{
	bool ok = true;
	for (size_t i = 0; ok && i < programme->count; i++)
		ok = layout_row(content, &programme->rows[i], session, error);
	return ok;
}
