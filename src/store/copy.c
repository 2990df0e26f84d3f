/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/copy.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/save.h"
#include "store/file.h"
#include "store/schema.h"
#include "store/sql.h"

enum {
	BYTES_MOST = 256 << 20,      /* a thousand sessions; it is held in memory */
	WRITE_AT = 18, READ_AT = 19, ROLLBACK = 1,      /* in the header: how the file is written; in memory there is no log */
};

static const char *const ends[] = {"", "-wal", "-journal", "-shm"};

/* --- bytes --- */

static bool not_read(const char *path, int number, struct error *error)
{
	return error_say(error, tr("The disk does not answer well for %s (%s). Check the disk or the stick, and try again."), path, strerror(number));
}

static bool too_large(const char *path, struct error *error)
{
	return error_say(error, tr("%s is too large to take in here. Check whether it is the right file."), path);
}

/* Adds all of the file. One that grows meanwhile is read as far as it was. */
static bool bytes_read(const char *path, struct str *bytes, struct error *error)
{
	char part[65536];
	ssize_t len = 0;
	int file = open(path, O_RDONLY | O_CLOEXEC), number;

	if (file < 0)
		return not_read(path, errno, error);
	while (bytes->len <= BYTES_MOST && (len = read(file, part, sizeof part)) > 0)
		str_add_len(bytes, part, (size_t)len);
	number = errno;
	close(file);
	if (bytes->len > BYTES_MOST)
		return too_large(path, error);
	return len == 0 || not_read(path, number, error);
}

/* --- a log --- */

static void add_name(struct str *name, const char *folder, const char *end)
{
	str_clear(name);
	str_addf(name, "%s/copy%s", folder, end);
}

/* The file and what stands beside it, in a folder of ours. */
static bool copy_all(const char *path, const char *folder, struct error *error)
{
	bool ok = true;

	for (size_t i = 0; ok && i + 1 < sizeof ends / sizeof *ends; i++) {
		struct str from = STR_EMPTY, to = STR_EMPTY, bytes = STR_EMPTY;
		struct stat found;
		int number = 0;

		str_addf(&from, "%s%s", path, ends[i]);
		add_name(&to, folder, ends[i]);
		if (stat(from.data, &found) == 0) {
			ok = bytes_read(from.data, &bytes, error);
			number = ok ? save_at(to.data, SAVE_NEW, &bytes) : 0;
		}
		ok = ok && (number == 0 || save_failed(to.data, number, error));
		str_release(&bytes);
		str_release(&to);
		str_release(&from);
	}
	return ok;
}

/* SQLite puts what stands in the log into the copy. */
static bool take_log_in(const char *copy, const char *path, struct error *error)
{
	struct db db = {.path = mem_copy(path)};
	bool ok = sqlite3_open_v2(copy, &db.handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK;

	if (!ok)
		sql_fail(&db, NULL, error);
	ok = ok && db_settle(&db, error) && db_is_ours(&db, error) && sql_exec(&db, NULL, "PRAGMA journal_mode = DELETE", error);
	sql_forget(&db);
	sqlite3_close(db.handle);
	free(db.path);
	return ok;
}

static void remove_all(const char *folder)
{
	struct str name = STR_EMPTY;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		add_name(&name, folder, ends[i]);
		unlink(name.data);
	}
	rmdir(folder);
	str_release(&name);
}

/* Where memory is a folder, the copy is never on a disk. */
static bool folder_make(struct str *folder)
{
	static const char *const places[] = {"/dev/shm", "/tmp"};
	bool made = false;

	for (size_t i = 0; !made && i < sizeof places / sizeof *places; i++) {
		str_clear(folder);
		str_addf(folder, "%s/samenspel-XXXXXX", places[i]);
		made = mkdtemp(folder->data) != NULL;
	}
	return made;
}

static bool read_with_log(const char *path, struct str *bytes, struct error *error)
{
	struct str folder = STR_EMPTY, copy = STR_EMPTY;
	bool ok = folder_make(&folder) || save_failed(folder.data, errno, error);

	if (ok) {
		add_name(&copy, folder.data, "");
		ok = copy_all(path, folder.data, error) && take_log_in(copy.data, path, error) && bytes_read(copy.data, bytes, error);
		remove_all(folder.data);
	}
	str_release(&copy);
	str_release(&folder);
	return ok;
}

/* --- in memory --- */

/* Reopens that part of the connection on the bytes. */
static bool lay(struct db *db, const char *name, const struct str *bytes, unsigned flags, struct error *error)
{
	unsigned char *own = sqlite3_malloc64(bytes->len + 1);

	if (!own)
		return too_large(db->path, error);
	memcpy(own, bytes->data, bytes->len);
	if (bytes->len > READ_AT)
		own[WRITE_AT] = own[READ_AT] = ROLLBACK;
	/* frees the bytes also when it fails */
	return sqlite3_deserialize(db->handle, name, own, (sqlite3_int64)bytes->len, (sqlite3_int64)bytes->len, flags | SQLITE_DESERIALIZE_FREEONCLOSE) ==
		SQLITE_OK || sql_fail(db, NULL, error);
}

static bool make_ready(struct db *db, const struct str *bytes, struct error *error)
{
	return (bytes->len > 0 || file_foreign(db->path, error)) && lay(db, "main", bytes, SQLITE_DESERIALIZE_RESIZEABLE, error) && db_settle(db, error) && db_is_ours(db, error) && schema_upgrade(db, error);
}

struct db *db_open_copy(const char *path, struct error *error)
{
	struct str bytes = STR_EMPTY;
	struct db *db = NULL;

	if (file_look_to_read(path, schema_newest(), error) &&
		(file_has_log(path) ? read_with_log(path, &bytes, error) : bytes_read(path, &bytes, error))) {
		db = mem_alloc(1, sizeof *db);
		db->path = mem_copy(path);
		if (sqlite3_open_v2(":memory:", &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX, NULL) !=
			SQLITE_OK || !make_ready(db, &bytes, error)) {
			db_close_untouched(db);
			db = NULL;
		}
	}
	str_release(&bytes);
	return db;
}

/* --- beside ours --- */

static bool give_bytes(struct db *db, const char *name, struct str *bytes, struct error *error)
{
	sqlite3_int64 len = 0;
	unsigned char *own = sqlite3_serialize(db->handle, name, &len, 0);

	if (!own)
		return too_large(db->path, error);
	str_add_len(bytes, (const char *)own, (size_t)len);
	sqlite3_free(own);
	return true;
}

static bool lay_bytes(struct db *db, const struct str *bytes, unsigned flags, struct error *error)
{
	return sql_exec(db, NULL, "ATTACH ':memory:' AS other", error) && (lay(db, "other", bytes, flags, error) || (db_lay_away(db), false));
}

bool db_lay_beside(struct db *db, struct db *copy, struct error *error)
{
	struct str bytes = STR_EMPTY;
	/* read only would be refused by BEGIN IMMEDIATE; these bytes are nobody's but this connection's, and cannot grow */
	bool ok = give_bytes(copy, "main", &bytes, error) && lay_bytes(db, &bytes, 0, error);

	str_release(&bytes);
	return ok;
}

bool db_lay_new(struct db *db, struct error *error)
{
	struct str bytes = STR_EMPTY;
	struct db *fresh = db_open_memory(error);
	bool ok = fresh && give_bytes(fresh, "main", &bytes, error) && lay_bytes(db, &bytes, SQLITE_DESERIALIZE_RESIZEABLE, error);

	db_close(fresh);
	str_release(&bytes);
	return ok;
}

bool db_beside_bytes(struct db *db, struct str *bytes, struct error *error)
{
	return give_bytes(db, "other", bytes, error);
}

/* The statements over both files would take the places of those that every answer needs. */
void db_lay_away(struct db *db)
{
	sql_forget(db);
	sqlite3_exec(db->handle, "DETACH other", NULL, NULL, NULL);
}
