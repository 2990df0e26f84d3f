/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/undo.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/sql.h"

enum {
	BATCHES_KEPT = 200,     /* more than anybody takes back; the rows say who was where, so they are not kept for ever */
	BATCHES_SWEPT = 50,     /* swept once in so many batches: most answers then cost no more for it */
};

/* A table whose rows can be put back. Rows are kept as JSON objects by these columns, ids as hexadecimal. */
struct undo_table {
	const char *name;
	const char *key;                  /* the column that undo_before() is given; more than one row may have it */
	const char *within;               /* tells rows of one key apart; NULL: a key is one row */
	const char *const *ids;           /* columns that are ids; the list ends in NULL */
	const char *const *values;        /* the others, revision apart */
	bool fact;                        /* only inserted: there is never a row before, and no revision */
	bool own_id;                      /* the key is the row's own id: it goes to `erased` when the row goes */
};

static const struct undo_table tables[] = {
	{
		.name = "session",          /* what the group chose to show; its title and the like are typed again */
		.key = "id",
		.ids = (const char *const[]){"id", NULL},
		.values = (const char *const[]){"threshold", "split", NULL},
	},
	{
		.name = "participant",
		.key = "id",
		.ids = (const char *const[]){"id", "session", "person", NULL},
		.values = (const char *const[]){"seat", "role", "counts_with", "name", "again", NULL},
		.own_id = true,
	},
	{
		.name = "presence",
		.key = "id",
		.ids = (const char *const[]){"id", "participant", NULL},
		.values = (const char *const[]){"came", "at", NULL},
		.fact = true,
		.own_id = true,
	},
	{
		.name = "withdrawal",       /* somebody takes part again */
		.key = "action",
		.ids = (const char *const[]){"activity", "action", NULL},
		.values = (const char *const[]){"at", NULL},
		.fact = true,
	},
	{
		.name = "note",
		.key = "id",
		.ids = (const char *const[]){"id", "session", "part", NULL},
		.values = (const char *const[]){"text", "in_summary", "at", NULL},
		.own_id = true,
	},
	{
		.name = "agreement",
		.key = "id",
		.ids = (const char *const[]){"id", "session", "part", NULL},
		.values = (const char *const[]){"what", "who", "due", "at", NULL},
		.own_id = true,
	},
	{
		.name = "team",
		.key = "id",
		.ids = (const char *const[]){"id", "activity", NULL},
		.values = (const char *const[]){"n", "name", NULL},
		.own_id = true,
	},
	{
		.name = "seat",
		.key = "activity",
		.within = "participant",
		.ids = (const char *const[]){"activity", "participant", "team", NULL},
		.values = (const char *const[]){NULL},
	},
	{
		.name = "part",             /* the programme; when it really began and ended is no thing a person did */
		.key = "id",
		.ids = (const char *const[]){"id", "session", NULL},
		.values = (const char *const[]){"n", "minutes", "title", "say", "agreements", "skipped", NULL},
		.own_id = true,
	},
	{
		.name = "copy",             /* with a part that was added */
		.key = "id",
		.ids = (const char *const[]){"id", "session", NULL},
		.values = (const char *const[]){"kind", "exercise", "lang", NULL},
		.fact = true,
		.own_id = true,
	},
	{
		.name = "activity",
		.key = "id",
		.ids = (const char *const[]){"id", "part", "copy", NULL},
		.values = (const char *const[]){"n", NULL},
		.fact = true,
		.own_id = true,
	},
	{
		.name = "sitting",
		.key = "part",
		.within = "participant",
		.ids = (const char *const[]){"part", "participant", "activity", NULL},
		.values = (const char *const[]){NULL},
	},
	{
		.name = "harvest",
		.key = "activity",
		.ids = (const char *const[]){"activity", NULL},
		.values = (const char *const[]){"agreed", "differed", "todo", "at", NULL},
	},
	{
		.name = "setting",
		.key = "activity",
		.within = "name",
		.ids = (const char *const[]){"activity", NULL},
		.values = (const char *const[]){"name", "chosen", NULL},
	},
	{
		.name = "text_review",
		.key = "action",
		.within = "field",
		.ids = (const char *const[]){"action", "session", NULL},
		.values = (const char *const[]){"field", "verdict", "edited", NULL},
	},
};

static const struct undo_table *table_find(const char *name)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		if (strcmp(tables[i].name, name) == 0)
			return &tables[i];
	}
	return NULL;
}

static const char *const kept_not = N_("This could not be made ready to take back, so it was not done.");
static const char *const undone_not = N_("It was not taken back.");

/* --- keeping --- */

static bool sweep(struct db *db, struct id session, struct error *error)
{
	struct sql sql = sql_open(db, kept_not, "DELETE FROM undo WHERE session = :session AND batch <= :last", error);

	sql_bind_id(&sql, ":session", session);
	sql_bind_int(&sql, ":last", db->batch - BATCHES_KEPT);
	return sql_run(&sql);
}

bool undo_begin(struct db *db, struct id session, struct error *error)
{
	struct sql sql = sql_open(db, kept_not, "SELECT coalesce(max(batch), 0) + 1 FROM undo WHERE session = :session", error);

	sql_bind_id(&sql, ":session", session);
	db->batch = sql_row(&sql) ? sql_int(&sql, 0) : 0;
	return sql_close(&sql) && (db->batch % BATCHES_SWEPT != 0 || sweep(db, session, error));
}

static void bind_kept(struct sql *sql, struct db *db, struct id session, const char *what, struct id row)
{
	sql_bind_id(sql, ":session", session);
	sql_bind_int(sql, ":batch", db->batch);
	sql_bind_text(sql, ":what", what);
	sql_bind_id(sql, ":row", row);
}

static void add_object(struct str *out, const struct undo_table *table)
{
	str_add(out, "json_object(");
	for (const char *const *column = table->ids; *column; column++)
		str_addf(out, "%s'%s', lower(hex(%s))", column == table->ids ? "" : ", ", *column, *column);
	for (const char *const *column = table->values; *column; column++)
		str_addf(out, ", '%s', %s", *column, *column);
	str_add(out, ")");
}

/* The statements below are put together from the names in tables[] and nothing else; all values are bound. */
bool undo_before(struct db *db, struct id session, const char *table, struct id row, struct error *error)
{
	const struct undo_table *known = table_find(table);
	struct str text = STR_EMPTY;
	struct sql sql;

	assert(known);
	str_add(&text, "INSERT INTO undo(session, batch, n, what, row, before) SELECT :session, :batch,"
		" (SELECT coalesce(max(n), -1) + 1 FROM undo WHERE session = :session AND batch = :batch), :what, :row, ");
	if (known->fact) {
		str_add(&text, "'[]'");
	} else {
		str_add(&text, "json_group_array(");
		add_object(&text, known);
		str_addf(&text, ") FROM %s WHERE %s = :row", known->name, known->key);
	}
	sql = sql_open(db, kept_not, text.data, error);
	bind_kept(&sql, db, session, table, row);
	str_release(&text);
	return sql_run(&sql);
}

/* Looked for in the activities of this session, in the order of their keys: no index on an action's id is needed, which every answer would pay for. */
bool undo_fact(struct db *db, struct id session, struct id action, struct error *error)
{
	struct sql sql = sql_open(db, kept_not,
		"INSERT INTO undo(session, batch, n, what, row, activity) SELECT :session, :batch,"
		" (SELECT coalesce(max(n), -1) + 1 FROM undo WHERE session = :session AND batch = :batch), :what, action.id, action.activity"
		" FROM part CROSS JOIN activity ON activity.part = part.id"
		" CROSS JOIN action ON action.activity = activity.id AND action.id = :row WHERE part.session = :session", error);

	bind_kept(&sql, db, session, "action", action);
	return sql_run(&sql);
}

/* --- taking back --- */

struct kept {
	char *what, *before;
	struct id row, activity;
};

/* A kept row (`value`) and a row of the table are the same one of their key. */
static void add_same_row(struct str *out, const struct undo_table *table)
{
	bool id = false;

	for (const char *const *column = table->ids; *column; column++)
		id = id || strcmp(*column, table->within) == 0;
	str_addf(out, "json_extract(value, '$.%s') = ", table->within);
	str_addf(out, id ? "lower(hex(%s.%s))" : "%s.%s", table->name, table->within);
}

/* True for a row of the table that was there before. */
static void add_was_there(struct str *out, const struct undo_table *table)
{
	str_add(out, "EXISTS (SELECT 1 FROM json_each(:before)");
	if (table->within) {
		str_add(out, " WHERE ");
		add_same_row(out, table);
	}
	str_add(out, ")");
}

static bool run_kept(struct db *db, const struct str *text, const struct kept *kept, struct error *error)
{
	struct sql sql = sql_open(db, undone_not, text->data, error);

	sql_bind_id(&sql, ":row", kept->row);
	sql_bind_text(&sql, ":before", kept->before);
	return sql_run(&sql);
}

/* Another file may have the row by now: merging must not bring it back. */
static bool note_erased(struct db *db, const struct undo_table *table, const struct kept *kept, struct error *error)
{
	struct str text = STR_EMPTY;
	bool ok;

	if (!table->own_id)
		return true;
	str_addf(&text, "INSERT OR IGNORE INTO erased(id) SELECT %s FROM %s WHERE %s = :row AND NOT ", table->key, table->name, table->key);
	add_was_there(&text, table);
	ok = run_kept(db, &text, kept, error);
	str_release(&text);
	return ok;
}

static bool drop_new(struct db *db, const struct undo_table *table, const struct kept *kept, struct error *error)
{
	struct str text = STR_EMPTY;
	bool ok;

	str_addf(&text, "DELETE FROM %s WHERE %s = :row AND NOT ", table->name, table->key);
	add_was_there(&text, table);
	ok = run_kept(db, &text, kept, error);
	str_release(&text);
	return ok;
}

/* Updates only: what was erased meanwhile stays away. The revision goes up, so that a merge takes the row as it is put back now. */
static bool put_back(struct db *db, const struct undo_table *table, const struct kept *kept, struct error *error)
{
	struct str text = STR_EMPTY;
	bool ok;

	if (table->fact)
		return true;
	str_addf(&text, "UPDATE %s SET revision = revision + 1", table->name);
	for (const char *const *column = table->ids; *column; column++)
		str_addf(&text, ", %s = id_of(json_extract(value, '$.%s'))", *column, *column);
	/* a column that came with a later version was not kept: it stays as it is */
	for (const char *const *column = table->values; *column; column++)
		str_addf(&text, ", %s = iif(json_type(value, '$.%s') IS NULL, %s.%s, json_extract(value, '$.%s'))", *column, *column, table->name, *column,
			*column);
	str_addf(&text, " FROM json_each(:before) WHERE %s.%s = :row", table->name, table->key);
	if (table->within) {
		str_add(&text, " AND ");
		add_same_row(&text, table);
	}
	ok = run_kept(db, &text, kept, error);
	str_release(&text);
	return ok;
}

static bool withdraw(struct db *db, const struct kept *kept, struct error *error)
{
	struct sql sql = sql_open(db, undone_not,
		"INSERT OR IGNORE INTO withdrawal(activity, action, at) SELECT activity, id, :at FROM action WHERE activity = :activity AND id = :id", error);

	sql_bind_id(&sql, ":activity", kept->activity);
	sql_bind_id(&sql, ":id", kept->row);
	sql_bind_int(&sql, ":at", db_next_at(db));
	return sql_run(&sql);
}

/* The first action that was done is where the front end goes back to. */
static bool describe(struct db *db, const struct kept *kept, struct undone *undone, struct error *error)
{
	struct sql sql = sql_open(db, undone_not,
		"SELECT step, who, verb, (SELECT min(field) FROM response WHERE response.activity = action.activity AND response.action = action.id)"
		" FROM action WHERE activity = :activity AND id = :id", error);

	sql_bind_id(&sql, ":activity", kept->activity);
	sql_bind_id(&sql, ":id", kept->row);
	if (sql_row(&sql)) {
		undone->activity = kept->activity;
		undone->step = (int)sql_int(&sql, 0);
		undone->who = sql_id(&sql, 1);
		undone->handed_in = undone->handed_in || strcmp(sql_text(&sql, 2), "hand_in") == 0;
		undone->declined = undone->declined || strcmp(sql_text(&sql, 2), "decline") == 0;
		undone->hands = undone->hands || strcmp(sql_text(&sql, 2), "hands") == 0;
		if (!sql_is_null(&sql, 3))
			mem_set(&undone->field, sql_text(&sql, 3));
	}
	return sql_close(&sql);
}

/* A form whose answers go together with its hand-in is a sheet of paper: it lies there again as it was typed. */
static bool type_again(struct db *db, const struct kept *kept, struct error *error)
{
	struct sql sql = sql_open(db, undone_not,
		"INSERT INTO draft(activity, step, who, field, value) SELECT action.activity, step, who, field, value FROM action"
		" JOIN response ON response.activity = action.activity AND response.action = action.id"
		" WHERE action.activity = :activity AND action.id = :id AND verb = 'answer'"
		" ON CONFLICT DO UPDATE SET value = excluded.value", error);

	sql_bind_id(&sql, ":activity", kept->activity);
	sql_bind_id(&sql, ":id", kept->row);
	return sql_run(&sql);
}

static bool take_back(struct db *db, const struct kept *kept, struct undone *undone, struct error *error)
{
	const struct undo_table *table = table_find(kept->what);

	if (strcmp(kept->what, "action") == 0)
		return describe(db, kept, undone, error) && withdraw(db, kept, error) && (!undone->handed_in || type_again(db, kept, error));
	/* a later version may know more tables */
	return !table || (note_erased(db, table, kept, error) && drop_new(db, table, kept, error) && put_back(db, table, kept, error));
}

/* --- the last batch --- */

struct batch {
	struct kept *items;     /* last done first */
	size_t count, room;
};

static bool batch_load(struct db *db, struct id session, struct batch *batch, struct error *error)
{
	struct sql sql = sql_open(db, undone_not,
		"SELECT what, before, row, activity FROM undo WHERE session = :session"
		" AND batch = (SELECT max(batch) FROM undo WHERE session = :session) ORDER BY n DESC", error);

	sql_bind_id(&sql, ":session", session);
	while (sql_row(&sql)) {
		batch->items = mem_room(batch->items, batch->count, &batch->room, sizeof *batch->items);
		batch->items[batch->count++] = (struct kept){
			.what = sql_copy(&sql, 0),
			.before = sql_copy(&sql, 1),
			.row = sql_id(&sql, 2),
			.activity = sql_id(&sql, 3),
		};
	}
	return sql_close(&sql);
}

static void batch_release(struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++) {
		free(batch->items[i].what);
		free(batch->items[i].before);
	}
	free(batch->items);
}

static bool batch_drop(struct db *db, struct id session, struct error *error)
{
	struct sql sql = sql_open(db, undone_not,
		"DELETE FROM undo WHERE session = :session AND batch = (SELECT max(batch) FROM undo WHERE session = :session)", error);

	sql_bind_id(&sql, ":session", session);
	return sql_run(&sql);
}

/* A check-in is a participant and a presence: it is named after what was done first, and counted by that. */
static void batch_name(const struct batch *batch, struct undone *undone)
{
	undone->any = true;
	undone->table = mem_copy(batch->items[batch->count - 1].what);
	undone->row = batch->items[batch->count - 1].row;
	for (size_t i = 0; i < batch->count; i++)
		undone->rows += strcmp(batch->items[i].what, undone->table) == 0;
}

bool undo_last(struct db *db, struct id session, struct undone *undone, struct error *error)
{
	struct batch batch = {0};
	bool ok = batch_load(db, session, &batch, error);

	if (ok && batch.count > 0) {
		batch_name(&batch, undone);
		for (size_t i = 0; ok && i < batch.count; i++)
			ok = take_back(db, &batch.items[i], undone, error);
		ok = ok && batch_drop(db, session, error);
	}
	batch_release(&batch);
	return ok;
}

void undone_release(struct undone *undone)
{
	free(undone->table);
	free(undone->field);
	memset(undone, 0, sizeof *undone);
}
