/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/merge.h"

#include <string.h>

#include "base/lang.h"
#include "store/exchange.h"
#include "store/sessions.h"
#include "store/sql.h"

static const char *const merged_not = N_("Nothing was taken in from the other file.");

/* The activities of the session, for statements over facts. */
#define ACTIVITIES "(SELECT activity.id FROM main.activity JOIN main.part ON part.id = activity.part WHERE part.session = :session)"
#define TAKEN_BACK(row) "EXISTS (SELECT 1 FROM main.withdrawal WHERE activity = " row ".activity AND action = " row ".id)"
#define ROW(file, row) "EXISTS (SELECT 1 FROM " file ".action AS far WHERE far.activity = " row ".activity AND far.id = " row ".id)"
#define KNOWN(row) "EXISTS (SELECT 1 FROM temp.known WHERE activity = " row ".activity AND id = " row ".id)"
/* Of a row that is here: it came now. Of one that is there: it was let in now. */
#define CAME(row) ROW("other", row) " AND NOT " KNOWN(row)
#define LET_IN(row) "NOT " KNOWN(row) " AND " ROW("main", row)
/* Here, not there, and counting. */
#define OURS(row) "NOT " ROW("other", row) " AND NOT " TAKEN_BACK(row)
#define ONE_RESPONDENT(row) row ".kind IN ('participant', 'team')"
#define SAME_FORM(a, b) a ".activity = " b ".activity AND " a ".who = " b ".who AND " a ".step = " b ".step"

struct merging {
	struct db *db;
	struct id session;
	struct merge_report *report;
	struct error *error;
};

/* Runs it, and says how many rows it wrote; -1 when it failed. */
static int run(const struct merging *m, const char *text)
{
	struct str copy = STR_EMPTY;
	struct sql sql;
	int changed = -1;

	str_add(&copy, text);
	if (exchange_run(m->db, merged_not, &copy, m->session, (struct id){{0}}, m->error)) {
		sql = sql_open(m->db, merged_not, "SELECT changes()", m->error);
		changed = sql_row(&sql) ? (int)sql_int(&sql, 0) : 0;
		changed = sql_close(&sql) ? changed : -1;
	}
	str_release(&copy);
	return changed;
}

static bool run_all(const struct merging *m, const char *const *texts, size_t count)
{
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++)
		ok = run(m, texts[i]) >= 0;
	return ok;
}
#define RUN_ALL(m, texts) run_all(m, texts, sizeof texts / sizeof *texts)

static bool count(const struct merging *m, const char *text, int *number)
{
	struct sql sql = sql_open(m->db, merged_not, text, m->error);

	if (strstr(text, ":session"))
		sql_bind_id(&sql, ":session", m->session);
	*number = sql_row(&sql) ? (int)sql_int(&sql, 0) : 0;
	return sql_close(&sql);
}

/* --- rows --- */

static int run_composed(const struct merging *m, void (*add)(struct str *, const struct exchange_table *), const struct exchange_table *table)
{
	struct str text = STR_EMPTY;
	int changed;

	add(&text, table);
	changed = run(m, text.data);
	str_release(&text);
	return changed;
}

static void add_insert(struct str *out, const struct exchange_table *table)
{
	static const struct exchange way = {.from = "other", .to = "main"};

	exchange_insert(out, &way, table);
}

/* Conflicts are listed before anything of the row changes. */
static bool merge_table(const struct merging *m, const struct exchange_table *table)
{
	int listed = table->revised ? run_composed(m, exchange_conflicts, table) : 0;
	bool ok = listed >= 0 && (!table->revised || run_composed(m, exchange_raise, table) >= 0) &&
		(!table->settle || run_composed(m, exchange_settle, table) >= 0);
	int came = ok ? run_composed(m, add_insert, table) : -1;

	m->report->changed += listed > 0 ? listed : 0;
	if (came > 0 && strcmp(table->name, "participant") == 0)
		m->report->people += came;
	return came >= 0;
}

static bool merge_tables(const struct merging *m)
{
	bool ok = true;

	for (const struct exchange_table *table = exchange_tables; ok && table->name; table++)
		ok = table->apart || merge_table(m, table);
	return ok;
}

/* --- facts --- */

/* What is in both before anything comes. */
static bool find_known(const struct merging *m)
{
	static const char *const texts[] = {
		"CREATE TEMP TABLE IF NOT EXISTS known(activity BLOB, id BLOB, PRIMARY KEY(activity, id)) WITHOUT ROWID",
		"DELETE FROM temp.known",
		"INSERT INTO temp.known(activity, id) SELECT activity, id FROM other.action AS row WHERE " ROW("main", "row"),
	};

	return RUN_ALL(m, texts);
}

static bool merge_actions(const struct merging *m)
{
	const struct exchange_table *action = exchange_tables;

	while (strcmp(action->name, "action") != 0)
		action++;
	return run_composed(m, add_insert, action) >= 0;
}

/* Answers come with the action that brought them, and never to one that was here: a fact does not change. */
static bool merge_facts(const struct merging *m)
{
	static const char *const facts[] = {
		"INSERT INTO main.response(activity, action, field, role, value, count)"
		" SELECT activity, action, field, role, value, count FROM other.response AS row"
		" WHERE EXISTS (SELECT 1 FROM main.action WHERE activity = row.activity AND id = row.action)"
		" AND NOT EXISTS (SELECT 1 FROM temp.known WHERE activity = row.activity AND id = row.action)",
		/* a summary that was saved here does not have what comes now, whenever it was answered */
		"INSERT INTO main.arrival(activity, action, at) SELECT activity, id, (SELECT at FROM main.latest) + 1 FROM main.action AS row"
		" WHERE EXISTS (SELECT 1 FROM main.saved WHERE session = :session) AND verb = 'hand_in' AND activity IN " ACTIVITIES
		" AND ((" CAME("row") ") OR (EXISTS (SELECT 1 FROM other.withdrawal AS w WHERE w.activity = row.activity AND w.action = row.id)"
		" AND NOT " TAKEN_BACK("row") ")) ON CONFLICT DO UPDATE SET at = excluded.at",
		"INSERT OR IGNORE INTO main.withdrawal(activity, action, at) SELECT activity, action, at FROM other.withdrawal AS row"
		" WHERE activity IN " ACTIVITIES " AND EXISTS (SELECT 1 FROM main.action WHERE activity = row.activity AND id = row.action)",
	};

	return find_known(m) && merge_actions(m) && RUN_ALL(m, facts);
}

/* --- what was erased there goes here --- */

/* Half-typed text of a form that was taken away there since the last time. */
static bool drop_drafts(const struct merging *m)
{
	return run(m, "DELETE FROM main.draft WHERE activity IN " ACTIVITIES " AND (activity, step, who) IN"
		" (SELECT activity, step, who FROM other.taken AS row WHERE row.forms >"
		" ifnull((SELECT forms FROM main.taken WHERE activity = row.activity AND step = row.step AND who = row.who), -1))") >= 0;
}

static bool find_gone(const struct merging *m)
{
	static const char *const texts[] = {
		"CREATE TEMP TABLE IF NOT EXISTS gone(activity BLOB, id BLOB, PRIMARY KEY(activity, id)) WITHOUT ROWID",
		"DELETE FROM temp.gone",
		"INSERT INTO temp.gone(activity, id) SELECT activity, id FROM main.action WHERE activity IN " ACTIVITIES
		" AND (id IN (SELECT id FROM other.erased) OR EXISTS (SELECT 1 FROM main.forgotten WHERE participant = who AND action.at <= at AND verb <> 'decline'))",
	};

	return RUN_ALL(m, texts);
}

#define GONE "(SELECT id FROM temp.gone)"

static bool erase_gone(const struct merging *m)
{
	static const char *const texts[] = {
		"INSERT OR IGNORE INTO main.erased(id) SELECT id FROM temp.gone",
		/* of somebody who had everything taken away, nobody waits for it */
		"INSERT OR IGNORE INTO main.taken(activity, step, who, forms, version) SELECT activity, step, who, max(verb = 'hand_in'),"
		" coalesce((SELECT version FROM main.saved WHERE session = :session), 0) FROM temp.gone CROSS JOIN main.action USING(activity, id)"
		" JOIN main.forgotten ON participant = who GROUP BY activity, step, who",
		"DELETE FROM main.text_review WHERE session = :session AND action IN " GONE,
		"DELETE FROM main.undo WHERE session = :session AND row IN " GONE,
		"DELETE FROM main.conflict WHERE session = :session AND row IN " GONE,
		"DELETE FROM main.action WHERE (activity, id) IN (SELECT activity, id FROM temp.gone)",
	};
	int gone = 0;

	/* mostly nothing was, and then no answer needs to be looked at */
	if (!count(m, "SELECT (SELECT count(*) FROM other.erased) + (SELECT count(*) FROM main.forgotten)", &gone))
		return false;
	if (gone > 0 && (!find_gone(m) || !count(m, "SELECT count(*) FROM temp.gone", &gone)))
		return false;
	if (gone == 0)
		return true;
	m->report->erased = true;
	return count(m, "SELECT count(*) FROM temp.gone CROSS JOIN main.action USING(activity, id) WHERE verb IN ('hand_in', 'hands')", &m->report->taken) &&
		RUN_ALL(m, texts);
}

/* A name that was taken away there is in nothing that undo kept either. */
static bool erase_names(const struct merging *m)
{
	return run(m, "DELETE FROM main.undo WHERE session = :session AND what = 'participant' AND row IN (SELECT id FROM main.participant"
		" WHERE session = :session AND name IS NULL) AND json_extract(before, '$[0].name') IS NOT NULL") >= 0;
}

static bool erase_rows(const struct merging *m)
{
	bool ok = erase_gone(m) && erase_names(m);

	for (const struct exchange_table *table = exchange_tables; ok && table->name; table++) {
		int gone = table->goes && !table->apart ? run_composed(m, exchange_erase, table) : 0;

		ok = gone >= 0;
		m->report->erased = m->report->erased || gone > 0;
	}
	return ok;
}

/* --- two forms of one respondent --- */

/* Forms of which something came while something of them was here, and of which one side at least was handed in. won: the hand-in that counts. */
static bool find_doubles(const struct merging *m)
{
	static const char *const texts[] = {
		"CREATE TEMP TABLE IF NOT EXISTS met(activity BLOB, step INTEGER, who BLOB, won BLOB, PRIMARY KEY(activity, step, who)) WITHOUT ROWID",
		"DELETE FROM temp.met",
		"INSERT OR IGNORE INTO temp.met(activity, step, who) SELECT activity, step, who FROM other.action AS new WHERE verb = 'hand_in'"
		" AND " ONE_RESPONDENT("new") " AND " LET_IN("new") " AND NOT " TAKEN_BACK("new")
		" AND EXISTS (SELECT 1 FROM main.action AS old WHERE " SAME_FORM("old", "new") " AND old.verb IN ('answer', 'hand_in') AND " OURS("old") ")",
		"INSERT OR IGNORE INTO temp.met(activity, step, who) SELECT activity, step, who FROM main.action AS old WHERE activity IN " ACTIVITIES
		" AND verb = 'hand_in' AND " ONE_RESPONDENT("old") " AND " OURS("old")
		" AND EXISTS (SELECT 1 FROM other.action AS new WHERE " SAME_FORM("new", "old") " AND new.verb = 'answer' AND " LET_IN("new")
		" AND NOT " TAKEN_BACK("new") ")",
		"UPDATE temp.met SET won = (SELECT id FROM main.action WHERE " SAME_FORM("action", "met") " AND verb = 'hand_in' AND NOT " TAKEN_BACK("action")
		" ORDER BY at DESC, id DESC LIMIT 1)",
	};

	return RUN_ALL(m, texts);
}

/* What is on the other side than the hand-in that counts: of ours when it came, of what came when it is ours. Both may be part of a form that both have. */
static bool lose_doubles(const struct merging *m)
{
	static const char *const texts[] = {
		"CREATE TEMP TABLE IF NOT EXISTS lost(activity BLOB, id BLOB, verb TEXT, PRIMARY KEY(activity, id)) WITHOUT ROWID",
		"DELETE FROM temp.lost",
		"INSERT INTO temp.lost(activity, id, verb) SELECT action.activity, action.id, action.verb FROM temp.met CROSS JOIN main.action"
		" ON " SAME_FORM("action", "met") " WHERE action.verb IN ('answer', 'hand_in') AND NOT " TAKEN_BACK("action")
		" AND iif(EXISTS (SELECT 1 FROM other.action AS far WHERE far.activity = met.activity AND far.id = met.won), " OURS("action") ", " CAME("action") ")",
		("INSERT OR IGNORE INTO main.conflict(session, what, row, within, other) SELECT :session, 'form', id, lower(hex(activity)), '' FROM temp.lost"
		" WHERE verb = 'hand_in'"),
		/* what does not count any more cannot be taken back */
		"DELETE FROM main.undo WHERE session = :session AND row IN (SELECT id FROM temp.lost)",
		"INSERT OR IGNORE INTO main.withdrawal(activity, action, at) SELECT activity, id, (SELECT at FROM main.latest) + 1 FROM temp.lost",
	};

	return RUN_ALL(m, texts) && count(m, "SELECT count(*) FROM temp.lost WHERE verb = 'hand_in'", &m->report->doubles);
}

/* --- numbers, and the time --- */

/* Two people got one number at two tables. Who came in from the other file gets another one; it is listed, for somebody knows it by heart. */
static bool part_numbers(const struct merging *m)
{
	struct sql sql = sql_open(m->db, merged_not,
		"SELECT id, seat FROM main.participant AS one WHERE session = :session AND id IN (SELECT id FROM other.participant)"
		" AND EXISTS (SELECT 1 FROM main.participant WHERE session = one.session AND seat = one.seat AND id <> one.id"
		"  AND id NOT IN (SELECT id FROM other.participant)) ORDER BY seat, id", m->error);
	bool ok = true;

	sql_bind_id(&sql, ":session", m->session);
	while (ok && sql_row(&sql)) {
		struct sql set = sql_open(m->db, merged_not, "UPDATE main.participant SET seat = :seat, revision = revision + 1 WHERE id = :id", m->error);
		struct sql list = sql_open(m->db, merged_not,
			"INSERT OR IGNORE INTO main.conflict(session, what, row, within, other) VALUES(:session, 'number', :row, :number, '')", m->error);

		sql_bind_int(&set, ":seat", store_last_seat(m->db, m->session) + 1);
		sql_bind_id(&set, ":id", sql_id(&sql, 0));
		sql_bind_id(&list, ":session", m->session);
		sql_bind_id(&list, ":row", sql_id(&sql, 0));
		sql_bind_text(&list, ":number", sql_text(&sql, 1));
		ok = sql_run(&set);
		ok = sql_run(&list) && ok;
		m->report->changed++;
	}
	return sql_close(&sql) && ok;
}

/* The next fact is later than any in either file. */
static bool keep_time(const struct merging *m)
{
	return run(m, "UPDATE main.latest SET at = max(at, (SELECT at FROM other.latest), ifnull((SELECT max(at) FROM other.action), 0),"
		" ifnull((SELECT max(at) FROM other.presence), 0), ifnull((SELECT max(at) FROM other.note), 0), ifnull((SELECT max(at) FROM other.agreement), 0),"
		" ifnull((SELECT max(at) FROM other.harvest), 0), ifnull((SELECT max(at) FROM other.forgotten), 0),"
		" ifnull((SELECT max(at) FROM main.withdrawal), 0), ifnull((SELECT max(at) FROM main.arrival), 0))") >= 0;
}

static bool count_forms(const struct merging *m)
{
	return count(m, "SELECT count(*) FROM other.action AS row WHERE verb IN ('hand_in', 'hands') AND " LET_IN("row") " AND NOT " TAKEN_BACK("row"),
		&m->report->forms);
}

bool store_merge(struct db *db, struct id session, struct merge_report *report, struct error *error)
{
	struct merging m = {.db = db, .session = session, .report = report, .error = error};

	*report = (struct merge_report){0};
	return run(&m, "INSERT OR IGNORE INTO main.erased(id) SELECT id FROM other.erased") >= 0 && drop_drafts(&m) && merge_tables(&m) && merge_facts(&m) &&
		erase_rows(&m) && find_doubles(&m) && lose_doubles(&m) && part_numbers(&m) && keep_time(&m) && count_forms(&m);
}
