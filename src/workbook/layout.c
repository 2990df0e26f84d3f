/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/layout.h"

#include "base/lang.h"
#include "base/mem.h"

static void add_activity(const struct content *content, const struct exercise *exercise, const struct programme_row *row, struct part *part)
{
	struct exercise *copy = exercise_copy(exercise);
	const char *reference = content_source(content, exercise_text(copy, "exercise", "source"));
	for (size_t i = 0; row && i < row->setting_count; i++)
		exercise_set(copy, "exercise", row->settings[i].key, row->settings[i].value);
	if (reference)
		exercise_set(copy, "exercise", "reference", reference);
	part_add_activity(part, copy);
}

void layout_exercise(const struct content *content, const struct exercise *exercise, const struct programme_row *row, struct session *session)
{
	const char *title = row && row->title ? row->title : exercise_text(exercise, "exercise", "title");
	struct part *part = session_add_part(session, row ? row->minutes : exercise_number(exercise, "exercise", "minutes", 0), title);
	part->agreements = row && row->agreements;
	mem_set(&part->say, row ? row->say : "");
	add_activity(content, exercise, row, part);
}

/* A plain item, or a round of tables side by side. */
static bool layout_item(const struct content *content, const struct programme_row *row, struct session *session, struct error *error)
{
	struct part *part = session_add_part(session, row->minutes, row->title);
	part->agreements = row->agreements;
	mem_set(&part->say, row->say);
	for (size_t i = 0; i < row->tables.count; i++) {
		const struct exercise *exercise = content_exercise(content, row->tables.items[i]);
		if (!exercise)
			return error_say(error, tr("The exercise “%s” of this programme is not there or has a fault."), row->tables.items[i]);
		add_activity(content, exercise, NULL, part);
	}
	return true;
}

bool layout_row(const struct content *content, const struct programme_row *row, struct session *session, struct error *error)
{
	const struct exercise *exercise = row->exercise ? content_exercise(content, row->exercise) : NULL;
	if (!row->exercise)
		return layout_item(content, row, session, error);
	if (!exercise)
		return error_say(error, tr("The exercise “%s” of this programme is not there or has a fault."), row->exercise);
	layout_exercise(content, exercise, row, session);
	return true;
}

bool layout_programme(const struct content *content, const struct programme *programme, struct session *session, struct error *error)
{
	bool ok = true;
	for (size_t i = 0; ok && i < programme->count; i++)
		ok = layout_row(content, &programme->rows[i], session, error);
	return ok;
}
