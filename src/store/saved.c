/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/saved.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "store/sql.h"

bool store_saved_load(struct db *db, struct id session, struct saved *saved, struct error *error)
{
	struct sql sql = sql_open(db, N_("The session could not be read."), "SELECT version, state, at FROM saved WHERE session = :session", error);

	memset(saved, 0, sizeof *saved);
	sql_bind_id(&sql, ":session", session);
	if (sql_row(&sql))
		*saved = (struct saved){.version = (int)sql_int(&sql, 0), .state = sql_copy(&sql, 1), .at = sql_int(&sql, 2)};
	return sql_close(&sql);
}

void saved_release(struct saved *saved)
{
	free(saved->state);
	memset(saved, 0, sizeof *saved);
}

bool store_saved_put(struct db *db, struct id session, int version, struct error *error)
{
	char *state = store_session_state(db, session);
	struct sql sql = sql_open(db, N_("The number of this version was not kept."),
		"INSERT INTO saved(session, version, state, at) VALUES(:session, :version, :state, (SELECT at FROM latest))"
		" ON CONFLICT DO UPDATE SET version = excluded.version, state = excluded.state, at = excluded.at", error);

	sql_bind_id(&sql, ":session", session);
	sql_bind_int(&sql, ":version", version);
	sql_bind_text(&sql, ":state", state);
	free(state);
	return sql_run(&sql);
}

#define ACTIVITIES "WITH activities AS (SELECT activity.id FROM part JOIN activity ON activity.part = part.id WHERE part.session = :session)"

char *store_session_state(struct db *db, struct id session)
{
	struct sql sql = sql_open(db, NULL, ACTIVITIES
		" SELECT printf('%d %d.%d %d %d.%d.%d %d.%d.%d.%d %d', (SELECT revision FROM session WHERE id = :session),"
		" (SELECT count(*) FROM action WHERE activity IN activities), (SELECT max(at) FROM action WHERE activity IN activities),"
		" (SELECT count(*) FROM withdrawal WHERE activity IN activities),"
		" (SELECT sum(revision) FROM participant WHERE session = :session), (SELECT count(*) FROM participant WHERE session = :session),"
		" (SELECT count(*) FROM presence WHERE participant IN (SELECT id FROM participant WHERE session = :session)),"
		" (SELECT sum(revision) FROM note WHERE session = :session), (SELECT sum(revision) FROM agreement WHERE session = :session),"
		" (SELECT sum(revision) FROM text_review WHERE session = :session), (SELECT sum(forms) FROM taken WHERE activity IN activities),"
		" (SELECT sum(began_at / 1000 + ended_at / 1000) FROM part WHERE session = :session))", NULL);
	char *state;

	sql_bind_id(&sql, ":session", session);
	state = sql_row(&sql) ? sql_copy(&sql, 0) : NULL;
	sql_close(&sql);
	return state ? state : mem_copy("");
}

/* A team or the whole group is nobody in particular, and neither are hands. Where no form was in the version before, the new one alone tells as much. */
int store_forms_changed(struct db *db, struct id session, const struct saved *since, int threshold)
{
	struct sql sql = sql_open(db, NULL, ACTIVITIES
		" SELECT coalesce(sum(changed), 0) FROM (SELECT count(*) AS changed FROM"
		" (SELECT action.activity AS activity, step, who, 0 AS gone FROM action"
		"  LEFT JOIN withdrawal ON withdrawal.activity = action.activity AND withdrawal.action = action.id"
		"  LEFT JOIN arrival ON arrival.activity = action.activity AND arrival.action = action.id"
		"  WHERE action.activity IN activities AND kind IN ('participant', 'sheet') AND verb = 'hand_in'"
		"   AND max(action.at, coalesce(withdrawal.at, 0), coalesce(arrival.at, 0)) > :at"
		"  UNION SELECT activity, step, who, 1 FROM taken WHERE activity IN activities AND forms > 0 AND version = :version AND who <> x'00') AS form"
		" GROUP BY activity, step HAVING count(*) < :threshold AND (max(gone) OR EXISTS (SELECT 1 FROM action AS before WHERE before.activity = form.activity"
		"  AND before.step = form.step AND before.verb = 'hand_in' AND before.kind IN ('participant', 'sheet') AND before.at <= :at)))", NULL);
	int changed;

	sql_bind_id(&sql, ":session", session);
	sql_bind_int(&sql, ":at", since->at);
	sql_bind_int(&sql, ":version", since->version);
	sql_bind_int(&sql, ":threshold", threshold);
	changed = since->version > 0 && sql_row(&sql) ? (int)sql_int(&sql, 0) : 0;
	sql_close(&sql);
	return changed;
}
