/* SPDX-License-Identifier: EUPL-1.2 */
/* The copy of somebody else's file is judged and made ready; it is ours to change. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "store/exchange.h"
#include "store/merge.h"
#include "store/names.h"
#include "store/sql.h"

#define VALUE_BYTES_MOST "2000"      /* the longest text that a question takes, in UTF-8, with room */

static bool strange(const struct db *copy, struct error *error)
{
	return error_say(error, tr("%s holds what Samenspel never writes. Nothing was taken from it."), copy->path);
}

/* --- is it as this program writes it? --- */

/* Every table, index and column, as one text; the caller frees. */
static char *shape(struct db *db)
{
	struct sql sql = sql_open(db, NULL, "SELECT group_concat(type || ' ' || name || ' ' || ifnull(sql, ''), ';')"
		" FROM (SELECT type, name, sql FROM sqlite_schema ORDER BY type, name)", NULL);
	char *text = sql_row(&sql) ? sql_copy(&sql, 0) : NULL;

	sql_close(&sql);
	return text;
}

/* With the same statements behind its tables there is no view, trigger or loose column that could say something else than it seems. */
static bool same_shape(struct db *copy, struct error *error)
{
	struct db *fresh = db_open_memory(error);
	char *ours = fresh ? shape(fresh) : NULL, *theirs = shape(copy);
	bool same = ours && theirs && strcmp(ours, theirs) == 0;

	free(ours);
	free(theirs);
	db_close(fresh);
	return same || (fresh ? strange(copy, error) : false);
}

static bool whole(struct db *copy, struct error *error)
{
	struct sql sql = sql_open(copy, NULL, "PRAGMA quick_check(1)", error);
	bool well = sql_row(&sql) && strcmp(sql_text(&sql, 0), "ok") == 0;

	return sql_close(&sql) &&
		(well || error_say(error, tr("The file %s is damaged. Leave it as it is, and go on with your last backup."), copy->path));
}

static bool table_sound(struct db *copy, const struct exchange_table *table, struct error *error)
{
	struct str text = STR_EMPTY;
	struct sql sql;
	bool sound;

	exchange_sound(&text, table);
	sql = sql_open(copy, NULL, text.data, error);
	sound = sql_row(&sql) && sql_int(&sql, 0) == 0;
	str_release(&text);
	return sql_close(&sql) && (sound || strange(copy, error));
}

static bool ids_sound(struct db *copy, struct error *error)
{
	struct sql sql = sql_open(copy, NULL, "SELECT (SELECT count(*) FROM erased WHERE length(id) <> 16) + (SELECT count(*) FROM latest"
		" WHERE at NOT BETWEEN 0 AND 9007199254740991)", error);
	bool sound = sql_row(&sql) && sql_int(&sql, 0) == 0;

	return sql_close(&sql) && (sound || strange(copy, error));
}

bool store_copy_sound(struct db *copy, struct error *error)
{
	bool ok = whole(copy, error) && same_shape(copy, error) && ids_sound(copy, error);

	for (const struct exchange_table *table = exchange_tables; ok && table->name; table++)
		ok = table_sound(copy, table, error);
	return ok;
}

/* --- its answers --- */

struct misfit {
	struct id action;
	char *field, *value;
	bool safe;
};

struct misfits {
	struct misfit *items;
	size_t count, room;
};

static void add_misfit(struct misfits *misfits, const struct copied_answer *answer)
{
	misfits->items = mem_room(misfits->items, misfits->count, &misfits->room, sizeof *misfits->items);
	misfits->items[misfits->count++] = (struct misfit){.action = answer->action, .field = mem_copy(answer->field), .value = mem_copy(answer->value),
		.safe = answer->safe};
}

static bool find_misfits(struct db *copy, struct id activity, bool (*fits)(void *, const struct copied_answer *), void *user, struct misfits *misfits,
	struct error *error)
{
	struct sql sql = sql_open(copy, NULL,
		"SELECT action.id, kind, step, field, value, role, count, is_words(value, " VALUE_BYTES_MOST ") FROM action"
		" CROSS JOIN response ON response.activity = action.activity AND response.action = action.id"
		" WHERE action.activity = :activity ORDER BY action.id", error);
	struct id before = {{0}};

	sql_bind_id(&sql, ":activity", activity);
	while (sql_row(&sql)) {
		struct copied_answer answer = {
			.action = sql_id(&sql, 0),
			.kind = kind_named(sql_text(&sql, 1)),
			.step = (int)sql_int(&sql, 2),
			.field = sql_text(&sql, 3),
			.value = sql_text(&sql, 4),
			.role = sql_text(&sql, 5),
			.count = (int)sql_int(&sql, 6),
			.safe = sql_int(&sql, 7) != 0,
		};

		answer.more = id_equal(answer.action, before);
		if (fits(user, &answer))
			before = answer.action;
		else
			add_misfit(misfits, &answer);
	}
	return sql_close(&sql);
}

static bool drop(struct db *copy, struct id activity, const struct misfit *misfit, struct error *error)
{
	struct sql sql = sql_open(copy, NULL, misfit->safe
		? "DELETE FROM response WHERE activity = :activity AND action = :action AND field = :field AND value = :value"
		: "DELETE FROM response WHERE activity = :activity AND action = :action AND NOT is_words(value, " VALUE_BYTES_MOST ")", error);

	sql_bind_id(&sql, ":activity", activity);
	sql_bind_id(&sql, ":action", misfit->action);
	if (misfit->safe) {
		sql_bind_text(&sql, ":field", misfit->field);
		sql_bind_text(&sql, ":value", misfit->value);
	}
	return sql_run(&sql);
}

bool store_copy_judge(struct db *copy, struct id activity, bool (*fits)(void *, const struct copied_answer *), void *user, int *dropped, struct error *error)
{
	struct misfits misfits = {0};
	bool ok = find_misfits(copy, activity, fits, user, &misfits, error);

	for (size_t i = 0; i < misfits.count; i++) {
		ok = ok && drop(copy, activity, &misfits.items[i], error);
		free(misfits.items[i].field);
		free(misfits.items[i].value);
	}
	*dropped += (int)misfits.count;
	free(misfits.items);
	return ok;
}

/* --- made to fit ours --- */

bool store_copy_name(struct db *copy, struct id participant, const char *name, struct error *error)
{
	struct sql sql = sql_open(copy, NULL, "UPDATE participant SET name = :name WHERE id = :id", error);

	sql_bind_id(&sql, ":id", participant);
	sql_bind_text(&sql, ":name", name);
	return sql_run(&sql);
}

bool store_copy_group(struct db *copy, struct id activity, struct id from, struct id to, struct error *error)
{
	static const char *const texts[] = {
		"UPDATE action SET who = :to WHERE activity = :activity AND who = :from",
		"UPDATE OR IGNORE speaks SET who = :to WHERE activity = :activity AND who = :from",
		"UPDATE OR IGNORE taken SET who = :to WHERE activity = :activity AND who = :from",
		"UPDATE OR IGNORE team SET id = :to WHERE activity = :activity AND id = :from",
	};
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof texts / sizeof *texts; i++) {
		struct sql sql = sql_open(copy, NULL, texts[i], error);

		sql_bind_id(&sql, ":activity", activity);
		sql_bind_id(&sql, ":from", from);
		sql_bind_id(&sql, ":to", to);
		ok = sql_run(&sql);
	}
	return ok;
}
