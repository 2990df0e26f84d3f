/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/sample.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/sessions.h"
#include "store/sql.h"

static void must(bool ok, const char *what, const struct error *error)
{
	if (ok)
		return;
	fprintf(stderr, "sample: %s: %s\n", what, error->text);
	abort();
}

void sample_folder(struct sample *sample)
{
	memset(sample, 0, sizeof *sample);
	snprintf(sample->folder, sizeof sample->folder, "%s/samenspel-XXXXXX", getenv("TMPDIR") && strlen(getenv("TMPDIR")) < 40 ? getenv("TMPDIR") : "/tmp");
	must(mkdtemp(sample->folder) != NULL, "folder", &(struct error){{0}});
	snprintf(sample->file, sizeof sample->file, "%s/test.db", sample->folder);
}

static void lay_out(struct session *session)
{
	struct exercise *copy = mem_alloc(1, sizeof *copy);
	struct part *part = session_add_part(session, 25, "Dilemma");

	copy->id = mem_copy("frames");
	copy->kind = mem_copy("dilemma");
	copy->lang = mem_copy("en");
	exercise_add(copy, "exercise", "title", "Frames or freedom", 0);
	exercise_add(copy, "pole.left", "text", "Clear frames", 0);
	exercise_add(copy, "exercise", "intro.1", "Read this aloud.", 0);
	part_add_activity(part, copy);
	part = session_add_part(session, 10, "Break");
	mem_set(&part->say, "Coffee.\nBack at three.");
	part->agreements = true;
	session->id = id_random();
	session->title = mem_copy("A study afternoon");
	session->programme = mem_copy("afternoon");
	session->purpose = mem_copy("To learn from one another.");
	memcpy(session->held_on, "2026-03-12", 11);
	memcpy(session->keep_until, "2027-03-12", 11);
	memcpy(session->lang, "en", 3);
	session->threshold = 3;
	session->split = true;
}

void sample_open(struct sample *sample)
{
	struct session session = {0};
	struct error error = {{0}};

	sample_folder(sample);
	sample->db = db_open(sample->file, true, &error);
	must(sample->db != NULL, "open", &error);
	lay_out(&session);
	sample_write(sample);
	must(store_session_insert(sample->db, &session, &error), "session", &error);
	sample_commit(sample);
	sample->session = session.id;
	sample->part = session.parts[0].id;
	sample->activity = session.parts[0].activities[0].id;
	session_release(&session);
}

void sample_reopen(struct sample *sample)
{
	struct error error = {{0}};

	db_close(sample->db);
	sample->db = db_open(sample->file, true, &error);
	must(sample->db != NULL, "open again", &error);
}

static void remove_all(const char *path)
{
	DIR *folder = opendir(path);
	struct dirent *entry;

	while (folder && (entry = readdir(folder))) {
		struct str name = STR_EMPTY;

		str_addf(&name, "%s/%s", path, entry->d_name);
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 && unlink(name.data) != 0)
			remove_all(name.data);
		str_release(&name);
	}
	if (folder)
		closedir(folder);
	rmdir(path);
}

void sample_close(struct sample *sample)
{
	db_close(sample->db);
	remove_all(sample->folder);
}

void sample_write(struct sample *sample)
{
	struct error error = {{0}};

	must(db_begin(sample->db, &error), "begin", &error);
}

void sample_commit(struct sample *sample)
{
	struct error error = {{0}};

	must(db_commit(sample->db, &error), "commit", &error);
}

struct id sample_person(struct sample *sample, int seat, enum role role)
{
	struct participant one = {.id = id_random(), .seat = seat, .role = role};
	struct error error = {{0}};
	struct id fact;

	sample_write(sample);
	must(store_participant_put(sample->db, sample->session, &one, &error), "participant", &error);
	must(store_presence_add(sample->db, one.id, true, &fact, &error), "presence", &error);
	sample_commit(sample);
	return one.id;
}

static struct id add(struct sample *sample, const struct action *action)
{
	struct error error = {{0}};

	sample_write(sample);
	must(store_action_add(sample->db, action, &error), "action", &error);
	sample_commit(sample);
	return action->id;
}

struct id sample_act(struct sample *sample, struct id who, int step, enum verb verb, const char *field, const char *value)
{
	char *name = mem_copy(field), *words = mem_copy(value);
	struct response row = {.field = name, .value = words, .count = 1};
	struct id id = add(sample, &(struct action){
		.id = id_random(),
		.activity = sample->activity,
		.step = step,
		.kind = RESPONDENT_PARTICIPANT,
		.who = who,
		.verb = verb,
		.rows = &row,
		.row_count = field ? 1 : 0,
	});

	free(name);
	free(words);
	return id;
}

struct id sample_hands(struct sample *sample, const char *field, enum role role, int asked, int yes, int no)
{
	char *name = mem_copy(field), first[] = "yes", second[] = "no";
	struct response rows[] = {{.field = name, .value = first, .count = yes, .role = role}, {.field = name, .value = second, .count = no, .role = role}};
	struct id id = add(sample, &(struct action){
		.id = id_random(),
		.activity = sample->activity,
		.kind = RESPONDENT_HANDS,
		.who = id_random(),
		.asked = asked,
		.verb = VERB_HANDS,
		.rows = rows,
		.row_count = 2,
	});

	free(name);
	return id;
}

long sample_count(struct sample *sample, const char *text)
{
	struct error error = {{0}};
	struct sql sql = sql_open(sample->db, NULL, text, &error);
	long count = sql_row(&sql) ? (long)sql_int(&sql, 0) : -1;

	must(sql_close(&sql), text, &error);
	return count;
}

void sample_run(struct sample *sample, const char *sql)
{
	struct error error = {{0}};

	must(sql_exec(sample->db, NULL, sql, &error), sql, &error);
}

bool sample_file_has(const struct sample *sample, const char *end, const char *words)
{
	char path[128], *bytes;
	size_t len = 0, want = strlen(words);
	struct stat found;
	bool has = false;
	FILE *file;

	snprintf(path, sizeof path, "%s%s", sample->file, end);
	file = fopen(path, "rb");
	if (!file || fstat(fileno(file), &found) != 0) {
		if (file)
			fclose(file);
		return false;
	}
	bytes = mem_alloc((size_t)found.st_size + 1, 1);
	len = fread(bytes, 1, (size_t)found.st_size, file);
	for (size_t at = 0; !has && at + want <= len; at++)
		has = memcmp(bytes + at, words, want) == 0;
	free(bytes);
	fclose(file);
	return has;
}
