/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/sql.h"

#include <assert.h>
#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"

/* SQLite says SQLITE_FULL for ENOSPC only; a quota, a limit on file sizes and the helper files of the WAL come as input/output errors. */
static bool disk_is_full(int code, int number)
{
	return (code & 0xff) == SQLITE_FULL || number == ENOSPC || number == EDQUOT || number == EFBIG || code == SQLITE_IOERR_SHMSIZE;
}

/* Why, for a result code and errno (0: none known), about the file at path. Returns false. */
static bool sql_why(struct error *error, const char *path, int code, int number)
{
	int primary = code & 0xff;

	if (disk_is_full(code, number))
		return error_say(error, tr("The disk is full. Make room on it and try again; what was saved before is safe."));
	if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
		return error_say(error, tr("Another program is busy with %s. Wait a moment and try again, or close that program."), path);
	if (primary == SQLITE_CORRUPT)
		return error_say(error, tr("The file %s is damaged. Leave it as it is, and go on with your last backup."), path);
	if (primary == SQLITE_NOTADB)
		return error_say(error, tr("%s is not a file of Samenspel. Choose another file; this one is left as it is."), path);
	if (primary == SQLITE_READONLY || primary == SQLITE_PERM || number == EACCES || number == EPERM || number == EROFS)
		return error_say(error, tr("%s may only be read. Copy it to a folder of your own, or ask who manages this computer."), path);
	if (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN)
		return error_say(error, tr("The disk does not answer well for %s (%s). Check the disk or the stick, and try again."), path,
			number ? strerror(number) : sqlite3_errstr(code));
	return error_say(error, tr("Something is wrong inside Samenspel (%s). Close it and open it again."), sqlite3_errstr(code));
}

/* SQLite forgets the number while it rolls a commit back; then what was written to, the log or the file, still has it. */
static int system_number(sqlite3 *handle)
{
	sqlite3_file *log = NULL;
	int number = sqlite3_system_errno(handle);

	if (number == 0)
		sqlite3_file_control(handle, NULL, SQLITE_FCNTL_JOURNAL_POINTER, &log);
	if (log && log->pMethods)
		log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &number);
	if (number == 0)
		sqlite3_file_control(handle, NULL, SQLITE_FCNTL_LAST_ERRNO, &number);
	return number;
}

bool sql_fail(struct db *db, const char *what, struct error *error)
{
	struct error why;
	int code = sqlite3_extended_errcode(db->handle), primary = code & 0xff;
	/* of other failures it is the number of an earlier one */
	int number = primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN ? system_number(db->handle) : 0;

	sql_why(&why, db->path, code, number);
	if (!db->failed)
		error_say(&db->failure, "%s%s%s", what ? tr(what) : "", what ? " " : "", why.text);
	error_say(error, "%s", db->failure.text);
	db->failed = db->writing;
	return false;
}

static void statement_failed(struct sql *sql)
{
	if (!sql->failed)
		sql_fail(sql->db, sql->what, sql->error);
	sql->failed = true;
}

/* The place of a statement with this text that nobody is using, or of a new one; NULL when all are in use. */
static struct sql_ready *ready_find(struct db *db, const char *text)
{
	for (size_t i = 0; i < SQL_READY; i++) {
		struct sql_ready *ready = &db->ready[i];

		if (!ready->text || (!ready->used && strcmp(ready->text, text) == 0))
			return ready;
	}
	return NULL;
}

static bool prepare(struct sql *sql, const char *text)
{
	struct sql_ready *ready = ready_find(sql->db, text);

	if (ready && ready->text)
		sql->statement = ready->statement;
	else if (sqlite3_prepare_v3(sql->db->handle, text, -1, ready ? SQLITE_PREPARE_PERSISTENT : 0, &sql->statement, NULL) != SQLITE_OK)
		return false;
	if (!ready)
		return true;
	if (!ready->text)
		ready->text = mem_copy(text);
	ready->statement = sql->statement;
	ready->used = true;
	sql->ready = ready;
	return true;
}

struct sql sql_open(struct db *db, const char *what, const char *text, struct error *error)
{
	struct sql sql = {.db = db, .what = what, .error = error};

	if (db->failed) {
		sql.failed = true;
		error_say(error, "%s", db->failure.text);
	} else if (!prepare(&sql, text)) {
		statement_failed(&sql);
	}
	return sql;
}

void sql_forget(struct db *db)
{
	for (size_t i = 0; i < SQL_READY; i++) {
		sqlite3_finalize(db->ready[i].statement);
		free(db->ready[i].text);
		db->ready[i] = (struct sql_ready){0};
	}
}

static int place_of(struct sql *sql, const char *name)
{
	int place = sqlite3_bind_parameter_index(sql->statement, name);

	assert(place > 0);
	return place;
}

static void bound(struct sql *sql, int code)
{
	if (code != SQLITE_OK)
		statement_failed(sql);
}

void sql_bind_int(struct sql *sql, const char *name, int64_t value)
{
	if (sql->statement)
		bound(sql, sqlite3_bind_int64(sql->statement, place_of(sql, name), value));
}

void sql_bind_text(struct sql *sql, const char *name, const char *value)
{
	if (sql->statement)
		bound(sql, sqlite3_bind_text(sql->statement, place_of(sql, name), value, -1, SQLITE_TRANSIENT));
}

void sql_bind_id(struct sql *sql, const char *name, struct id value)
{
	if (sql->statement && id_is_none(value))
		bound(sql, sqlite3_bind_null(sql->statement, place_of(sql, name)));
	else if (sql->statement)
		bound(sql, sqlite3_bind_blob(sql->statement, place_of(sql, name), value.bytes, sizeof value.bytes, SQLITE_TRANSIENT));
}

bool sql_row(struct sql *sql)
{
	int code;

	/* prepared before another statement failed: this one may not run on its own */
	if (sql->db->failed && !sql->failed)
		sql->failed = !error_say(sql->error, "%s", sql->db->failure.text);
	if (sql->failed || sql->done)
		return false;
	code = sqlite3_step(sql->statement);
	sql->done = code == SQLITE_DONE;
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		statement_failed(sql);
	return code == SQLITE_ROW;
}

int64_t sql_int(struct sql *sql, int column)
{
	return sqlite3_column_int64(sql->statement, column);
}

static bool is_plain(const char *text)
{
	while (*text >= ' ' && *text <= '~')
		text++;
	return *text == '\0';
}

/* The file may be damaged, or come from a stranger: what it holds is no safer than what is typed. */
const char *sql_text(struct sql *sql, int column)
{
	const char *text = (const char *)sqlite3_column_text(sql->statement, column);

	if (!text || is_plain(text))
		return text ? text : "";
	assert(column < SQL_COLUMNS);
	free(sql->clean[column]);
	sql->clean[column] = text_clean(text, strlen(text), true);
	return sql->clean[column];
}

char *sql_copy(struct sql *sql, int column)
{
	return sql_is_null(sql, column) ? NULL : mem_copy(sql_text(sql, column));
}

struct id sql_id(struct sql *sql, int column)
{
	struct id id = {{0}};

	if (sqlite3_column_bytes(sql->statement, column) == (int)sizeof id.bytes)
		memcpy(id.bytes, sqlite3_column_blob(sql->statement, column), sizeof id.bytes);
	return id;
}

bool sql_is_null(struct sql *sql, int column)
{
	return sqlite3_column_type(sql->statement, column) == SQLITE_NULL;
}

bool sql_put(struct sql *sql)
{
	while (sql_row(sql))
		;
	if (sql->statement)
		sqlite3_reset(sql->statement);
	sql->done = false;
	return !sql->failed;
}

bool sql_close(struct sql *sql)
{
	if (sql->ready) {
		sqlite3_reset(sql->statement);
		sqlite3_clear_bindings(sql->statement);
		sql->ready->used = false;
	} else {
		sqlite3_finalize(sql->statement);
	}
	sql->statement = NULL;
	for (int i = 0; i < SQL_COLUMNS; i++) {
		free(sql->clean[i]);
		sql->clean[i] = NULL;
	}
	return !sql->failed;
}

bool sql_run(struct sql *sql)
{
	while (sql_row(sql))
		;
	return sql_close(sql);
}

bool sql_exec(struct db *db, const char *what, const char *text, struct error *error)
{
	if (db->failed)
		return error_say(error, "%s", db->failure.text);
	return sqlite3_exec(db->handle, text, NULL, NULL, NULL) == SQLITE_OK || sql_fail(db, what, error);
}

/* Outside a transaction a savepoint is a deferred BEGIN; what only reads cannot be refused for having read first. */
bool sql_snapshot_begin(struct db *db, struct error *error)
{
	return sql_exec(db, NULL, "SAVEPOINT snapshot", error);
}

bool sql_snapshot_end(struct db *db, bool ok)
{
	sqlite3_exec(db->handle, "RELEASE snapshot", NULL, NULL, NULL);
	return ok;
}
