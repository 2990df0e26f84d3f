/* SPDX-License-Identifier: EUPL-1.2 */
/* What files that were merged did not agree on, as it is listed. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "store/merge.h"
#include "store/sql.h"

/* Words of the facilitator stand in the list; what participants said and what they are called do not. */
bool store_conflicts_load(struct db *db, struct id session, struct conflicts *conflicts, struct error *error)
{
	struct sql sql = sql_open(db, N_("The session could not be read."),
		"SELECT conflict.what, action.activity, CASE conflict.what WHEN 'form' THEN action.who WHEN 'seat' THEN id_of(within)"
		" WHEN 'sitting' THEN id_of(within) WHEN 'number' THEN row WHEN 'participant' THEN row END, action.step, within,"
		" coalesce(note.text, agreement.what || ' · ' || agreement.who || ' · ' || agreement.due,"
		"  harvest.agreed || ' · ' || harvest.differed || ' · ' || harvest.todo),"
		" CASE conflict.what WHEN 'note' THEN json_extract(other, '$.text')"
		"  WHEN 'agreement' THEN json_extract(other, '$.what') || ' · ' || json_extract(other, '$.who') || ' · ' || json_extract(other, '$.due')"
		"  WHEN 'harvest' THEN json_extract(other, '$.agreed') || ' · ' || json_extract(other, '$.differed') || ' · ' || json_extract(other, '$.todo') END"
		" FROM conflict LEFT JOIN action ON conflict.what = 'form' AND action.activity = id_of(within) AND action.id = row"
		" LEFT JOIN note ON conflict.what = 'note' AND note.id = row"
		" LEFT JOIN agreement ON conflict.what = 'agreement' AND agreement.id = row"
		" LEFT JOIN harvest ON conflict.what = 'harvest' AND harvest.activity = row"
		" WHERE conflict.session = :session AND (conflict.what <> 'form' OR action.id IS NOT NULL) ORDER BY conflict.what, row, within, other", error);

	sql_bind_id(&sql, ":session", session);
	while (sql_row(&sql)) {
		conflicts->items = mem_room(conflicts->items, conflicts->count, &conflicts->room, sizeof *conflicts->items);
		conflicts->items[conflicts->count++] = (struct conflict){
			.what = sql_copy(&sql, 0),
			.activity = sql_id(&sql, 1),
			.who = sql_id(&sql, 2),
			.step = (int)sql_int(&sql, 3),
			.number = (int)strtol(sql_text(&sql, 4), NULL, 10),
			.here = sql_copy(&sql, 5),
			.other = sql_copy(&sql, 6),
		};
	}
	return sql_close(&sql);
}

void conflicts_release(struct conflicts *conflicts)
{
	for (size_t i = 0; i < conflicts->count; i++) {
		free(conflicts->items[i].what);
		free(conflicts->items[i].here);
		free(conflicts->items[i].other);
	}
	free(conflicts->items);
	*conflicts = (struct conflicts){0};
}
