/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/exchange.h"

#include <string.h>

#include "store/sql.h"

#define ID(name_) {.name = name_, .type = COLUMN_ID}
#define KEY(name_) {.name = name_, .type = COLUMN_ID, .flags = COLUMN_KEY}
#define HOME(name_) {.name = name_, .type = COLUMN_ID, .flags = COLUMN_HOME}
#define NUMBER(name_) {.name = name_, .type = COLUMN_NUMBER}
#define MADE(name_) {.name = name_, .type = COLUMN_NUMBER, .flags = COLUMN_FIXED}
#define WORDS(name_) {.name = name_, .type = COLUMN_WORDS}
#define CONTENT(name_) {.name = name_, .type = COLUMN_CONTENT}
#define BYTES(name_) {.name = name_, .type = COLUMN_BYTES}
#define COLUMNS(...) (const struct exchange_column[]){__VA_ARGS__, {.name = NULL}}

#define IN_ACTIVITY " IN (SELECT activity.id FROM $.activity JOIN $.part ON part.id = activity.part WHERE part.session = :session)"
#define IN_PEOPLE " IN (SELECT id FROM $.participant WHERE session = :session)"
#define IN_PARTS " IN (SELECT id FROM $.part WHERE session = :session)"
#define COURSE "(SELECT course FROM main.session WHERE id = :session)"
#define OPENED_BEFORE "(row.opened_at, row.asked, row.way) < (ours.opened_at, ours.asked, ours.way)"

const struct exchange_table exchange_tables[] = {
	{
		.name = "course",
		.columns = COLUMNS(KEY("id"), WORDS("title")),
		.of = "row.id = " COURSE,
	},
	{
		.name = "person",
		.columns = COLUMNS(KEY("id"), HOME("course")),
		.of = "row.course = " COURSE,
		.handed = HANDED_PARTLY,
		.handed_of = "row.id IN (SELECT person FROM main.participant WHERE session = :session)",
	},
	{
		/* how much is shown (threshold, split, named) is agreed in the room where it is shown: no other file changes it */
		.name = "session",
		.columns = COLUMNS(KEY("id"), {.name = "course", .type = COLUMN_ID, .flags = COLUMN_FIXED}, WORDS("title"), WORDS("place"),
			{.name = "programme", .type = COLUMN_CONTENT, .flags = COLUMN_FIXED}, {.name = "purpose", .type = COLUMN_CONTENT, .flags = COLUMN_FIXED},
			WORDS("held_on"), WORDS("keep_until"), {.name = "lang", .type = COLUMN_WORDS, .flags = COLUMN_FIXED}, MADE("threshold"), MADE("named"),
			MADE("split"), MADE("made_at"), {.name = "gone_seat", .type = COLUMN_NUMBER, .flags = COLUMN_FIXED,
			.handed = "max(row.gone_seat, ifnull((SELECT max(seat) FROM main.participant WHERE session = :session), 0))"}, MADE("self")),
		.revised = true,
		.of = "row.id = :session",
		.settle = "gone_seat = max(ours.gone_seat, row.gone_seat)",
		.sound = "row.gone_seat BETWEEN 0 AND 9999 AND length(row.held_on) <= 10 AND length(row.keep_until) <= 10",
	},
	{
		.name = "participant",
		.columns = COLUMNS(KEY("id"), HOME("session"), {.name = "person", .type = COLUMN_ID, .flags = COLUMN_FIXED}, MADE("seat"), WORDS("role"),
			WORDS("counts_with"), {.name = "name", .type = COLUMN_WORDS,
			.handed = "iif((SELECT named FROM main.session WHERE id = :session), row.name, NULL)"}, NUMBER("again")),
		.revised = true,
		.own_id = true,
		.goes = true,
		.of = "row.session = :session AND (row.person IS NULL OR row.person IN (SELECT id FROM $.person))",
		.handed = HANDED_PARTLY,
		.handed_of = "(row.id IN (SELECT participant FROM main.sitting WHERE activity = :activity)"
			" OR NOT EXISTS (SELECT 1 FROM main.sitting WHERE activity = :activity))",
		.sound = "row.seat BETWEEN 1 AND 9999",
	},
	{
		.name = "presence",
		.columns = COLUMNS(KEY("id"), HOME("participant"), NUMBER("came"), NUMBER("at")),
		.own_id = true,
		.goes = true,
		.of = "row.participant" IN_PEOPLE,
	},
	{
		.name = "forgotten",
		.columns = COLUMNS(KEY("participant"), NUMBER("at")),
		.of = "row.participant" IN_PEOPLE,
		.handed = KEPT_BACK,
		.settle = "at = max(ours.at, row.at)",
	},
	{
		/* when it really began is known best where it began first */
		.name = "part",
		.columns = COLUMNS(KEY("id"), HOME("session"), NUMBER("n"), NUMBER("minutes"), CONTENT("title"), CONTENT("say"), NUMBER("agreements"),
			MADE("began_at"), MADE("ended_at"), NUMBER("skipped")),
		.revised = true,
		.own_id = true,
		.of = "row.session = :session",
		.settle = "ended_at = iif(ours.began_at = 0, row.ended_at, ours.ended_at), began_at = iif(ours.began_at = 0, row.began_at, ours.began_at)",
		.sound = "row.n BETWEEN -1 AND 999 AND row.minutes BETWEEN 0 AND 9999",
	},
	{
		.name = "copy",
		.columns = COLUMNS(KEY("id"), HOME("session"), CONTENT("kind"), CONTENT("exercise"), CONTENT("lang")),
		.of = "row.session = :session",
		.handed = HANDED_PARTLY,
		.handed_of = "row.id IN (SELECT copy FROM main.activity WHERE id = :activity)",
	},
	{
		/* a text that is here is whole: no lines are added to it */
		.name = "copy_line",
		.columns = COLUMNS(KEY("copy"), {.name = "n", .type = COLUMN_NUMBER, .flags = COLUMN_KEY}, CONTENT("section"), CONTENT("key"), CONTENT("value")),
		.of = "row.copy IN (SELECT id FROM $.copy WHERE session = :session) AND row.copy NOT IN (SELECT copy FROM $.copy_line)",
	},
	{
		.name = "activity",
		.columns = COLUMNS(KEY("id"), HOME("part"), ID("copy"), NUMBER("n")),
		.own_id = true,
		.of = "row.part" IN_PARTS " AND row.copy IN (SELECT id FROM $.copy WHERE session = :session)",
		.sound = "row.n BETWEEN 0 AND 99",
		.handed = HANDED_PARTLY,
		.handed_of = "row.id = :activity",
	},
	{
		.name = "sitting",
		.columns = COLUMNS(KEY("part"), KEY("participant"), ID("activity")),
		.revised = true,
		.of = "row.part" IN_PARTS " AND row.participant" IN_PEOPLE " AND row.activity" IN_ACTIVITY,
	},
	{
		.name = "team",
		.columns = COLUMNS(KEY("id"), HOME("activity"), NUMBER("n"), WORDS("name"), MADE("whole")),
		.revised = true,
		.own_id = true,
		.goes = true,
		.of = "row.activity" IN_ACTIVITY,
		.sound = "row.n BETWEEN -1 AND 999",
	},
	{
		.name = "seat",
		.columns = COLUMNS(KEY("activity"), KEY("participant"), ID("team")),
		.revised = true,
		.of = "row.activity" IN_ACTIVITY " AND row.participant" IN_PEOPLE " AND row.team IN (SELECT id FROM $.team WHERE activity = row.activity)",
	},
	{
		.name = "setting",
		.columns = COLUMNS(KEY("activity"), {.name = "name", .type = COLUMN_CONTENT, .flags = COLUMN_KEY}, CONTENT("chosen")),
		.revised = true,
		.of = "row.activity" IN_ACTIVITY,
	},
	{
		/* what a step asks was chosen when it was opened first; it was shown when it was shown anywhere */
		.name = "step",
		.columns = COLUMNS(KEY("activity"), {.name = "n", .type = COLUMN_NUMBER, .flags = COLUMN_KEY}, CONTENT("way"), CONTENT("asked"),
			NUMBER("opened_at"), NUMBER("revealed_at")),
		.of = "row.activity" IN_ACTIVITY,
		.settle = "way = iif(" OPENED_BEFORE ", row.way, ours.way), asked = iif(" OPENED_BEFORE ", row.asked, ours.asked),"
			" opened_at = min(ours.opened_at, row.opened_at), revealed_at = iif(0 IN (ours.revealed_at, row.revealed_at),"
			" max(ours.revealed_at, row.revealed_at), min(ours.revealed_at, row.revealed_at))",
		.sound = "row.n BETWEEN 0 AND 99",
	},
	{
		.name = "speaks",
		.columns = COLUMNS(KEY("activity"), {.name = "step", .type = COLUMN_NUMBER, .flags = COLUMN_KEY}, KEY("who"), CONTENT("perspective")),
		.of = "row.activity" IN_ACTIVITY,
	},
	{
		.name = "action",
		.columns = COLUMNS(KEY("activity"), KEY("id"), NUMBER("step"), BYTES("kind"), ID("who"), NUMBER("asked"), BYTES("verb"), NUMBER("at")),
		.own_id = true,
		.goes = true,
		.apart = true,
		.of = "row.activity" IN_ACTIVITY " AND row.who NOT IN (SELECT id FROM main.erased)"
			" AND NOT EXISTS (SELECT 1 FROM main.forgotten WHERE participant = row.who AND row.at <= at)",
		.handed = KEPT_BACK,
		.sound = "row.step BETWEEN 0 AND 99 AND row.asked BETWEEN 0 AND 9999 AND row.verb IN ('answer', 'hand_in', 'decline', 'hands')"
			" AND row.kind IN ('participant', 'team', 'sheet', 'hands')",
	},
	{
		/* fields and values are judged by the questions that were asked, by who knows them */
		.name = "response",
		.columns = COLUMNS(KEY("activity"), KEY("action"), BYTES("field"), BYTES("role"), BYTES("value"), NUMBER("count")),
		.apart = true,
		.of = "true",
		.handed = KEPT_BACK,
		.sound = "row.count BETWEEN 1 AND 9999",
	},
	{
		.name = "withdrawal",
		.columns = COLUMNS(KEY("activity"), KEY("action"), NUMBER("at")),
		.apart = true,
		.of = "row.activity" IN_ACTIVITY " AND EXISTS (SELECT 1 FROM $.action WHERE activity = row.activity AND id = row.action)",
		.handed = KEPT_BACK,
	},
	{
		/* version: of the summary that had been saved here by then */
		.name = "taken",
		.columns = COLUMNS(KEY("activity"), {.name = "step", .type = COLUMN_NUMBER, .flags = COLUMN_KEY},
			{.name = "who", .type = COLUMN_BYTES, .flags = COLUMN_KEY}, NUMBER("forms"), {.name = "version", .type = COLUMN_NUMBER,
			.merged = "coalesce((SELECT version FROM main.saved WHERE session = :session), 0)"}),
		.of = "row.activity" IN_ACTIVITY,
		.settle = "forms = max(ours.forms, row.forms), version = iif(row.forms > ours.forms,"
			" coalesce((SELECT version FROM main.saved WHERE session = :session), 0), ours.version)",
		.sound = "length(row.who) IN (1, 16) AND row.forms BETWEEN 0 AND 9999",
	},
	{
		.name = "harvest",
		.columns = COLUMNS(KEY("activity"), WORDS("agreed"), WORDS("differed"), WORDS("todo"), MADE("at")),
		.revised = true,
		.of = "row.activity" IN_ACTIVITY,
		.handed = KEPT_BACK,
	},
	{
		.name = "note",
		.columns = COLUMNS(KEY("id"), HOME("session"), ID("part"), WORDS("text"), NUMBER("in_summary"), MADE("at")),
		.revised = true,
		.own_id = true,
		.goes = true,
		.of = "row.session = :session AND (row.part IS NULL OR row.part" IN_PARTS ")",
		.handed = KEPT_BACK,
	},
	{
		.name = "agreement",
		.columns = COLUMNS(KEY("id"), HOME("session"), ID("part"), WORDS("what"), WORDS("who"), WORDS("due"), MADE("at")),
		.revised = true,
		.own_id = true,
		.goes = true,
		.of = "row.session = :session AND (row.part IS NULL OR row.part" IN_PARTS ")",
		.handed = KEPT_BACK,
	},
	{
		.name = "text_review",
		.columns = COLUMNS(KEY("action"), {.name = "field", .type = COLUMN_CONTENT, .flags = COLUMN_KEY}, HOME("session"), CONTENT("verdict"), WORDS("edited")),
		.revised = true,
		.of = "row.session = :session AND row.action NOT IN (SELECT id FROM main.erased)",
		.handed = KEPT_BACK,
	},
	{.name = NULL},
};

/* --- statements --- */

/* Longer than anything that people or content can say; numbers that leave room to count on from. */
#define BYTES_MOST "20000"
#define NUMBER_MOST "9007199254740991"

/* The condition with every $ as the file it goes to. */
static void add_of(struct str *out, const char *of, const char *to)
{
	for (; *of; of++) {
		if (*of == '$')
			str_add(out, to);
		else
			str_add_char(out, *of);
	}
}

static void add_may(struct str *out, const struct exchange *way, const struct exchange_table *table)
{
	add_of(out, table->of, way->to);
	if (way->hand_out && table->handed == HANDED_PARTLY)
		str_addf(out, " AND %s", table->handed_of);
	if (!way->hand_out && table->own_id)
		str_add(out, " AND row.id NOT IN (SELECT id FROM main.erased)");
}

static void add_columns(struct str *out, const struct exchange_table *table)
{
	for (const struct exchange_column *column = table->columns; column->name; column++)
		str_addf(out, "%s%s", column == table->columns ? "" : ", ", column->name);
	str_add(out, table->revised ? ", revision" : "");
}

static void add_values(struct str *out, const struct exchange *way, const struct exchange_table *table)
{
	for (const struct exchange_column *column = table->columns; column->name; column++) {
		const char *instead = way->hand_out ? column->handed : column->merged;

		str_add(out, column == table->columns ? "" : ", ");
		if (instead)
			str_add(out, instead);
		else
			str_addf(out, "row.%s", column->name);
	}
	str_add(out, table->revised ? ", row.revision" : "");
}

void exchange_insert(struct str *out, const struct exchange *way, const struct exchange_table *table)
{
	str_addf(out, "INSERT OR IGNORE INTO %s.%s(", way->to, table->name);
	add_columns(out, table);
	str_add(out, ") SELECT ");
	add_values(out, way, table);
	str_addf(out, " FROM %s.%s AS row WHERE ", way->from, table->name);
	add_may(out, way, table);
}

static const struct exchange merging = {.from = "other", .to = "main"};

/* ours and row are the same one. */
static void add_same(struct str *out, const struct exchange_table *table)
{
	const char *and = "";

	for (const struct exchange_column *column = table->columns; column->name; column++) {
		if (!(column->flags & (COLUMN_KEY | COLUMN_HOME)))
			continue;
		str_addf(out, "%sours.%s = row.%s", and, column->name, column->name);
		and = " AND ";
	}
	str_add(out, " AND ");
	add_may(out, &merging, table);
}

/* What people change. */
static bool changes(const struct exchange_column *column)
{
	return !(column->flags & (COLUMN_KEY | COLUMN_HOME | COLUMN_FIXED));
}

void exchange_raise(struct str *out, const struct exchange_table *table)
{
	str_addf(out, "UPDATE main.%s AS ours SET revision = row.revision", table->name);
	for (const struct exchange_column *column = table->columns; column->name; column++)
		if (changes(column))
			str_addf(out, ", %s = row.%s", column->name, column->name);
	str_addf(out, " FROM other.%s AS row WHERE row.revision > ours.revision AND ", table->name);
	add_same(out, table);
}

/* The second part of the key as text. */
static void add_within(struct str *out, const struct exchange_table *table)
{
	int keys = 0;

	for (const struct exchange_column *column = table->columns; column->name; column++)
		if (column->flags & COLUMN_KEY && ++keys == 2) {
			str_addf(out, column->type == COLUMN_ID ? "lower(hex(row.%s))" : "row.%s", column->name);
			return;
		}
	str_add(out, "''");
}

void exchange_conflicts(struct str *out, const struct exchange_table *table)
{
	const char *comma = "", *or = "";

	str_addf(out, "INSERT OR IGNORE INTO main.conflict(session, what, row, within, other) SELECT :session, '%s', row.%s, ", table->name,
		table->columns[0].name);
	add_within(out, table);
	str_add(out, ", json_object(");
	for (const struct exchange_column *column = table->columns; column->name; column++)
		if (changes(column)) {
			str_addf(out, column->type == COLUMN_ID ? "%s'%s', lower(hex(row.%s))" : "%s'%s', row.%s", comma, column->name, column->name);
			comma = ", ";
		}
	str_addf(out, ") FROM other.%s AS row JOIN main.%s AS ours WHERE row.revision = ours.revision AND ", table->name, table->name);
	add_same(out, table);
	str_add(out, " AND (");
	for (const struct exchange_column *column = table->columns; column->name; column++)
		if (changes(column)) {
			str_addf(out, "%sours.%s IS NOT row.%s", or, column->name, column->name);
			or = " OR ";
		}
	str_add(out, ")");
}

void exchange_settle(struct str *out, const struct exchange_table *table)
{
	str_addf(out, "UPDATE main.%s AS ours SET %s FROM other.%s AS row WHERE ", table->name, table->settle, table->name);
	add_same(out, table);
}

void exchange_erase(struct str *out, const struct exchange_table *table)
{
	str_addf(out, "DELETE FROM main.%s AS row WHERE row.id IN (SELECT id FROM other.erased) AND ", table->name);
	add_of(out, table->of, "main");
}

static void add_sound(struct str *out, const struct exchange_column *column)
{
	switch (column->type) {
	case COLUMN_ID:
		str_addf(out, " AND ifnull(length(row.%s), 16) = 16", column->name);
		break;
	case COLUMN_BYTES:
		break;
	case COLUMN_NUMBER:
		str_addf(out, " AND row.%s BETWEEN -" NUMBER_MOST " AND " NUMBER_MOST, column->name);
		break;
	case COLUMN_WORDS:
		str_addf(out, " AND ifnull(is_words(row.%s, " BYTES_MOST "), true)", column->name);
		break;
	case COLUMN_CONTENT:
		str_addf(out, " AND ifnull(is_utf8(row.%s, " BYTES_MOST "), true)", column->name);
		break;
	}
}

void exchange_sound(struct str *out, const struct exchange_table *table)
{
	str_addf(out, "SELECT count(*) FROM main.%s AS row WHERE NOT (%s", table->name, table->sound ? table->sound : "true");
	for (const struct exchange_column *column = table->columns; column->name; column++)
		add_sound(out, column);
	str_add(out, table->revised ? " AND row.revision BETWEEN 1 AND " NUMBER_MOST ")" : ")");
}

bool exchange_run(struct db *db, const char *what, const struct str *text, struct id session, struct id activity, struct error *error)
{
	struct sql sql = sql_open(db, what, text->data, error);

	if (strstr(text->data, ":session"))
		sql_bind_id(&sql, ":session", session);
	if (strstr(text->data, ":activity"))
		sql_bind_id(&sql, ":activity", activity);
	return sql_run(&sql);
}
