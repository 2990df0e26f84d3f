/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/teams.h"

#include "base/lang.h"
#include "store/sql.h"

static const char *const team_kept_not = N_("The team was not saved.");

bool store_team_put(struct db *db, struct id activity, const struct team *team, struct error *error)
{
	struct sql sql = sql_open(db, team_kept_not,
		"INSERT INTO team(id, activity, n, name, whole)"
		" VALUES(:id, :activity, (SELECT coalesce(max(n), -1) + 1 FROM team WHERE activity = :activity), :name, :whole)"
		" ON CONFLICT DO UPDATE SET name = excluded.name, revision = revision + 1", error);

	sql_bind_id(&sql, ":id", team->id);
	sql_bind_id(&sql, ":activity", activity);
	sql_bind_text(&sql, ":name", team->name ? team->name : "");
	sql_bind_int(&sql, ":whole", team->group);
	return sql_run(&sql);
}

bool store_team_drop(struct db *db, struct id team, struct error *error)
{
	struct sql sql = sql_open(db, team_kept_not, "UPDATE team SET n = -1, revision = revision + 1 WHERE id = :id", error);

	sql_bind_id(&sql, ":id", team);
	return sql_run(&sql);
}

bool store_seat_put(struct db *db, struct id activity, struct id participant, struct id team, struct error *error)
{
	struct sql sql = sql_open(db, N_("Who is in which team was not saved."),
		"INSERT INTO seat(activity, participant, team) VALUES(:activity, :participant, :team)"
		" ON CONFLICT DO UPDATE SET team = excluded.team, revision = revision + 1", error);

	sql_bind_id(&sql, ":activity", activity);
	sql_bind_id(&sql, ":participant", participant);
	sql_bind_id(&sql, ":team", team);
	return sql_run(&sql);
}

bool store_setting_put(struct db *db, struct id activity, const char *key, const char *value, struct error *error)
{
	struct sql sql = sql_open(db, N_("What was chosen was not saved."),
		"INSERT INTO setting(activity, name, chosen) VALUES(:activity, :name, :chosen)"
		" ON CONFLICT DO UPDATE SET chosen = excluded.chosen, revision = revision + 1", error);

	sql_bind_id(&sql, ":activity", activity);
	sql_bind_text(&sql, ":name", key);
	sql_bind_text(&sql, ":chosen", value);
	return sql_run(&sql);
}
