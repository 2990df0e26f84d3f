/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/save.h"
#include "base/str.h"
#include "base/text.h"
#include "store/file.h"
#include "store/schema.h"
#include "store/sql.h"

enum { BUSY_MS = 5000, BUSY_NAP_MS = 10, CLOSE_MS = 250 };      /* closing waits less: the log may also be emptied next time */

/* id_of('00ff...') is the id that lower(hex(id)) came from, NULL for anything else: undo keeps rows as JSON, which has no bytes. */
static void id_of(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);
	struct id id;

	(void)count;
	if (text && id_read(text, &id))
		sqlite3_result_blob(context, id.bytes, sizeof id.bytes, SQLITE_TRANSIENT);
}

/* is_utf8(text, most) and is_words(text, most): that many bytes at most, and for words also safe to show; NULL for NULL. */
static void judge_text(sqlite3_context *context, sqlite3_value **values, bool words)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);
	size_t len = (size_t)sqlite3_value_bytes(values[0]);
	bool sound = text && len <= (size_t)sqlite3_value_int64(values[1]) && strlen(text) == len && text_is_utf8(text, len);

	if (sound && words) {
		char *clean = text_clean(text, len, true);

		sound = strcmp(clean, text) == 0;
		free(clean);
	}
	if (sqlite3_value_type(values[0]) != SQLITE_NULL)
		sqlite3_result_int(context, sound);
}

static void is_utf8(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)count;
	judge_text(context, values, false);
}

static void is_words(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)count;
	judge_text(context, values, true);
}

static bool add_functions(struct db *db)
{
	static const struct {
		const char *name;
		int count;
		void (*run)(sqlite3_context *, int, sqlite3_value **);
	} functions[] = {{"id_of", 1, id_of}, {"is_utf8", 2, is_utf8}, {"is_words", 2, is_words}};
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof functions / sizeof *functions; i++)
		ok = sqlite3_create_function(db->handle, functions[i].name, functions[i].count, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
			functions[i].run, NULL, NULL) == SQLITE_OK;
	return ok;
}

/* Rewriting the file (db_forget) must not leave people's words in a temporary file: temp_store.
 * A file may come from a stranger's stick: its schema is not trusted to call functions, and cannot be made to damage itself. */
bool db_settle(struct db *db, struct error *error)
{
	sqlite3_busy_timeout(db->handle, BUSY_MS);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	if (!add_functions(db))
		return sql_fail(db, NULL, error);
	return sql_exec(db, NULL, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY", error);
}

/* As SQLite sees it, log included: ours, or empty. Only reads. */
bool db_is_ours(struct db *db, struct error *error)
{
	struct sql sql = sql_open(db, NULL,
		"SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), count(*) FROM sqlite_schema", error);
	int64_t application = 0, version = 0, tables = 0;

	if (sql_row(&sql)) {
		application = sql_int(&sql, 0);
		version = sql_int(&sql, 1);
		tables = sql_int(&sql, 2);
	}
	if (!sql_close(&sql))
		return false;
	if (application != SCHEMA_APPLICATION && (application != 0 || version != 0 || tables > 0))
		return file_foreign(db->path, error);
	return version <= schema_newest() || file_newer(db->path, error);
}

/* After the first upgrade, so that a new file's header is whole in the file itself before a log exists. */
static bool use_wal(struct db *db, struct error *error)
{
	struct sql sql = sql_open(db, NULL, "PRAGMA journal_mode = WAL", error);
	bool wal = sql_row(&sql) && strcmp(sql_text(&sql, 0), "wal") == 0;

	if (!sql_close(&sql))
		return false;
	return wal || error_say(error, tr("Another program is busy with %s. Wait a moment and try again, or close that program."), db->path);
}

static bool ready(struct db *db, struct error *error)
{
	return db_settle(db, error) && db_is_ours(db, error) && schema_upgrade(db, error) && use_wal(db, error);
}

/* While another program makes the same file SQLite does not always wait by itself: a change of journal is refused at once. */
static bool get_ready(struct db *db, struct error *error)
{
	int64_t until = clock_steady_ms() + BUSY_MS;

	while (!ready(db, error)) {
		if ((sqlite3_errcode(db->handle) & 0xff) != SQLITE_BUSY || clock_steady_ms() >= until)
			return false;
		sqlite3_sleep(BUSY_NAP_MS);
	}
	return true;
}

void db_close_untouched(struct db *db)
{
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sql_forget(db);
	sqlite3_close(db->handle);
	free(db->path);
	free(db);
}

static struct db *open_as(const char *path, int flags, bool (*prepare)(struct db *db, struct error *error), struct error *error)
{
	struct str name = STR_EMPTY;
	struct db *db;
	bool ok;

	if (!file_look(path, schema_newest(), error))
		return NULL;
	db = mem_alloc(1, sizeof *db);
	db->path = mem_copy(path);
	db->reading = flags == SQLITE_OPEN_READONLY;
	/* to SQLite ":memory:" is no file */
	str_addf(&name, "%s%s", *path == ':' ? "./" : "", path);
	ok = sqlite3_open_v2(name.data, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK;
	str_release(&name);
	if (!ok)
		sql_fail(db, NULL, error);
	if (ok && prepare(db, error))
		return db;
	db_close_untouched(db);
	return NULL;
}

struct db *db_open(const char *path, bool make, struct error *error)
{
	return make && !file_make(path, error) ? NULL : open_as(path, SQLITE_OPEN_READWRITE, get_ready, error);
}

/* Reading does not bring a file to this version. */
static bool ready_to_read(struct db *db, struct error *error)
{
	struct sql sql;
	bool ours;

	if (!db_settle(db, error) || !db_is_ours(db, error))
		return false;
	sql = sql_open(db, NULL, "PRAGMA user_version", error);
	ours = sql_row(&sql) && sql_int(&sql, 0) == schema_newest();
	if (!sql_close(&sql))
		return false;
	return ours || error_say(error, tr("%s was made by an earlier version of Samenspel. Open it in the program first."), db->path);
}

struct db *db_open_to_read(const char *path, struct error *error)
{
	return open_as(path, SQLITE_OPEN_READONLY, ready_to_read, error);
}

struct db *db_open_memory(struct error *error)
{
	struct db *db = mem_alloc(1, sizeof *db);
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
	bool ok = sqlite3_open_v2(":memory:", &db->handle, flags, NULL) == SQLITE_OK;

	db->path = mem_copy("");
	if (!ok)
		sql_fail(db, NULL, error);
	/* what a large statement sets aside must not reach the disk either */
	if (ok && db_settle(db, error) && sql_exec(db, NULL, "PRAGMA temp_store = MEMORY", error) && schema_upgrade(db, error))
		return db;
	db_close_untouched(db);
	return NULL;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	db_rollback(db);
	if (db->reading) {
		db_close_untouched(db);
		return;
	}
	sql_forget(db);
	sqlite3_busy_timeout(db->handle, CLOSE_MS);
	sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	sqlite3_close(db->handle);
	free(db->path);
	free(db);
}

const char *db_path(const struct db *db)
{
	return db->path;
}

bool db_begin(struct db *db, struct error *error)
{
	if (!sql_exec(db, N_("Nothing was saved."), "BEGIN IMMEDIATE", error))
		return false;
	db->writing = true;
	return true;
}

bool db_commit(struct db *db, struct error *error)
{
	bool ok = sql_exec(db, N_("Nothing was saved."), "COMMIT", error);

	if (ok)
		db->writing = false;
	else
		db_rollback(db);
	return ok;
}

/* SQLite may have rolled back by itself; then this says so, and that is all right. */
void db_rollback(struct db *db)
{
	if (!sqlite3_get_autocommit(db->handle))
		sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
	db->writing = db->failed = false;
}

int64_t db_version(struct db *db)
{
	struct sql sql = sql_open(db, NULL, "PRAGMA data_version", NULL);
	int64_t version = sql_row(&sql) ? sql_int(&sql, 0) : -1;

	sql_close(&sql);
	return version;
}

int64_t db_next_at(struct db *db)
{
	struct sql sql = sql_open(db, N_("Nothing was saved."), "UPDATE latest SET at = max(at + 1, :now) RETURNING at", NULL);
	int64_t at = 0;

	sql_bind_int(&sql, ":now", clock_ms());
	if (sql_row(&sql))
		at = sql_int(&sql, 0);
	return sql_run(&sql) ? at : 0;
}

static bool trace_left(struct db *db, int code, struct error *error)
{
	if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
		return error_say(error, tr("It is removed, but another program is reading %s: a trace on the disk goes when that program is closed."), db->path);
	return error_say(error, tr("It is removed, but %s could not be cleaned up: make room on the disk, and erase something once more."), db->path);
}

bool db_forget(struct db *db, struct error *error)
{
	int code = sqlite3_exec(db->handle, "VACUUM", NULL, NULL, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	return code == SQLITE_OK || trace_left(db, code & 0xff, error);
}

/* --- backup --- */

static bool backup_not_made(const char *path, int number, struct error *error)
{
	if (number == EEXIST)
		return error_say(error, tr("There is a file %s already, and a backup never replaces one. Choose another name."), path);
	if (number == ENOENT || number == ENOTDIR)
		return error_say(error, tr("The folder for %s is not there. Choose another place for the backup."), path);
	if (number == ENOSPC || number == EDQUOT || number == EFBIG)
		return error_say(error, tr("There is no room for the backup %s. Make room, or choose another place."), path);
	return error_say(error, tr("The backup %s cannot be written (%s). Choose another place."), path, strerror(number));
}

/* An empty file for the owner only, which VACUUM INTO accepts, where its own would follow the umask. */
static int copy_make(const char *part, const char *path)
{
	struct stat found;
	int file;

	if (lstat(path, &found) == 0)
		return EEXIST;
	file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0)
		return errno;
	fchmod(file, 0600);
	close(file);
	return 0;
}

/* A full stick is not a full disk: what is wrong with the copy must not be said of the file. */
static int copy_trouble(struct db *db)
{
	int number = sqlite3_system_errno(db->handle);

	switch (sqlite3_errcode(db->handle) & 0xff) {
	case SQLITE_FULL:
		return ENOSPC;
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
		return number > 0 ? number : EIO;
	default:
		return -1;
	}
}

static int copy_fill(struct db *db, const char *part, struct error *error)
{
	struct sql sql = sql_open(db, N_("The backup was not made."), "VACUUM INTO :part", error);
	int number;

	sql_bind_text(&sql, ":part", part);
	while (sql_row(&sql))
		;
	number = sql.failed ? copy_trouble(db) : 0;
	if (!sql_close(&sql))
		return number;
	return file_sync(part) ? 0 : errno;
}

int db_copy(struct db *db, const char *path, struct error *error)
{
	struct str part = STR_EMPTY;
	char id[33];
	int number;

	id_text(id_random(), id);
	str_addf(&part, "%s.%.8s.part", path, id);
	number = copy_make(part.data, path);
	if (number == 0) {
		number = copy_fill(db, part.data, error);
		if (number == 0)
			number = save_name(AT_FDCWD, part.data, path);
		unlink(part.data);
	}
	str_release(&part);
	if (number == 0)
		file_sync(path);
	return number;
}

bool db_backup(struct db *db, const char *path, struct error *error)
{
	int number = db_copy(db, path, error);

	return number > 0 ? backup_not_made(path, number, error) : number == 0;
}
