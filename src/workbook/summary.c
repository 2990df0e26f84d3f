/* SPDX-License-Identifier: EUPL-1.2 */
/* The summary in its order: who and what; half a page; where we agree and differ; every activity; own words; the evaluation; limits; how long it is kept. */
#include "workbook/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "store/erasing.h"
#include "store/saved.h"
#include "workbook/digest.h"
#include "workbook/merge.h"
#include "workbook/practise.h"
#include "workbook/tables.h"

enum { FINDINGS_MAX = 5, FINDINGS_EACH = 2 };

/* What this summary is made of beside the findings. */
struct edition {
	const struct session *session;
	struct text_reviews reviews;
	struct saved saved;            /* the version before */
	int version, taken;            /* this one; forms that were taken away */
	int doubles, changed;          /* forms that were handed in twice; other things that files which were taken in did not agree on */
	bool for_file, linked, practice;
};

/* --- 1 head --- */

static void add_people(const struct session *session, struct doc *doc)
{
	int came[ROLE_COUNT] = {0};
	for (size_t i = 0; i < session->people.count; i++)
		came[participant_counts_as(&session->people.items[i])] += !session->people.items[i].again;
	struct pooling pooling = visibility_pool(came, session->threshold);
	struct str line = STR_EMPTY;
	str_addf(&line, tr_n("%zu participant", "%zu participants", (long)people_came(&session->people)), people_came(&session->people));
	for (size_t i = 0; i < pooling.count; i++) {
		bool pool = pooling.pooled && i + 1 == pooling.count;
		str_addf(&line, "%s%d %s", i ? ", " : ": ", pooling.n[i], pool ? tr("in other roles") : role_label_many(pooling.single[i]));
	}
	str_add(&line, ".");
	doc_text(doc, FOR_DETAIL, "summary.people", line.data);
	str_release(&line);
}

enum { MINUTES_MOST = 40 };

static void real_minutes(const struct part *part, char out[static MINUTES_MOST])
{
	if (part->began_at && part->ended_at >= part->began_at)
		snprintf(out, MINUTES_MOST, "%d", part_took(part, part->ended_at));
	else
		snprintf(out, MINUTES_MOST, "%s", part->began_at ? tr("not finished") : "-");
}

/* Of a second version it must be seen at once that there is another. */
static void add_version(const struct edition *edition, struct doc *doc)
{
	char today[11];
	struct str made = STR_EMPTY;
	if (!edition->for_file || edition->version < 2)
		return;
	clock_date(clock_ms(), today);
	lang_add_date(&made, today);
	doc_textf(doc, FOR_DETAIL, "summary.version", tr("Version %d, made on %s."), edition->version, made.data);
	str_release(&made);
}

static void add_head(const struct edition *edition, struct doc *doc)
{
	const struct session *session = edition->session;
	const char *head[] = {tr("Part"), tr("Planned minutes"), tr("Real minutes")};
	struct str date = STR_EMPTY;
	lang_add_date(&date, session->held_on);
	doc_head(doc, "summary.title", 1, session->title);
	doc_text(doc, FOR_DETAIL, "summary.date", date.data);
	if (edition->practice)
		doc_text(doc, FOR_DETAIL, "summary.practice", tr("This was practice: the people and what they chose are made up."));
	add_version(edition, doc);
	add_people(session, doc);
	struct table *table = &doc_table(doc, FOR_DETAIL, "summary.programme", NULL, head, 3)->table;
	for (size_t i = 0; i < session->part_count; i++) {
		char planned[12], real[MINUTES_MOST];
		if (part_left_out(&session->parts[i]))
			continue;
		snprintf(planned, sizeof planned, "%d", session->parts[i].minutes);
		real_minutes(&session->parts[i], real);
		table_row(table, (const char *[]){session->parts[i].title, planned, real});
	}
	str_release(&date);
}

/* --- 2 half a page --- */

struct ranked {
	const struct activity *activity;
	const struct block *block;
	const char *title;
	size_t order;
	bool told;
};

struct ranking {
	struct ranked *items;
	size_t count, room;
};

static void rank_findings(const struct digest *digest, struct ranking *ranking)
{
	for (size_t i = 0; i < digest->count; i++)
		for (size_t b = 0; b < digest->items[i].findings.count && !digest->items[i].evaluation; b++) {
			ranking->items = mem_room(ranking->items, ranking->count, &ranking->room, sizeof *ranking->items);
			ranking->items[ranking->count] = (struct ranked){.block = &digest->items[i].findings.blocks[b],
				.activity = digest->items[i].activity, .title = digest->items[i].title, .order = ranking->count};
			ranking->count++;
		}
}

static int by_strength(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	double p = a->block->finding.strength, q = b->block->finding.strength;
	return p != q ? (p > q ? -1 : 1) : a->order < b->order ? -1 : 1;
}

static int by_order(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	return a->order < b->order ? -1 : 1;
}

/* Findings of one exercise after another: its title stands above them once. */
struct told_list {
	struct doc *doc;
	const char *section, *title;
};

static void add_finding(struct told_list *told, const struct ranked *ranked)
{
	struct str id = STR_EMPTY;
	str_addf(&id, "%s.%s", told->section, ranked->block->id);
	if (!told->title || strcmp(told->title, ranked->title) != 0) {
		struct str head = STR_EMPTY;
		str_addf(&head, "%s.head", id.data);
		doc_head(told->doc, head.data, 4, ranked->title);
		str_release(&head);
	}
	told->title = ranked->title;
	doc_finding(told->doc, id.data, &ranked->block->finding, "%s", ranked->block->text);
	str_release(&id);
}

static bool left_out(const struct text_reviews *reviews, struct id id)
{
	const struct text_review *review = text_reviews_find(reviews, id, "");
	return review && review->verdict == VERDICT_DROP;
}

static void add_agreements(const struct session *session, const struct text_reviews *reviews, struct doc *doc)
{
	const char *head[] = {tr("What"), tr("Who"), tr("When")};
	size_t kept = 0;
	for (size_t i = 0; i < session->agreement_count; i++)
		kept += !left_out(reviews, session->agreements[i].id);
	if (kept == 0) {
		doc_text(doc, FOR_DETAIL, "summary.agreements.none", tr("No agreements were made."));
		return;
	}
	struct table *table = &doc_table(doc, FOR_DETAIL, "summary.agreements", tr("What we agreed"), head, 3)->table;
	for (size_t i = 0; i < session->agreement_count; i++)
		if (!left_out(reviews, session->agreements[i].id))
			table_row(table, (const char *[]){session->agreements[i].what, session->agreements[i].who, session->agreements[i].due});
}

/* The strongest findings, at most two of an exercise. */
static void choose_findings(struct ranking *ranking)
{
	size_t chosen = 0;
	if (ranking->count == 0)
		return;
	qsort(ranking->items, ranking->count, sizeof *ranking->items, by_strength);
	for (size_t i = 0; i < ranking->count && chosen < FINDINGS_MAX; i++) {
		int same = 0;
		for (size_t k = 0; k < i; k++)
			same += ranking->items[k].told && strcmp(ranking->items[k].title, ranking->items[i].title) == 0;
		ranking->items[i].told = same < FINDINGS_EACH;
		chosen += ranking->items[i].told;
	}
	qsort(ranking->items, ranking->count, sizeof *ranking->items, by_order);
}

/* What was strongest, said in the order of the programme. */
static void add_half_page(const struct session *session, const struct text_reviews *reviews, struct ranking *ranking, struct doc *doc)
{
	struct told_list told = {.doc = doc, .section = "short"};
	doc_head(doc, "summary.short", 2, tr("In short"));
	if (session->purpose && *session->purpose)
		doc_text(doc, FOR_DETAIL, "summary.purpose", session->purpose);
	choose_findings(ranking);
	for (size_t i = 0; i < ranking->count; i++)
		if (ranking->items[i].told)
			add_finding(&told, &ranking->items[i]);
	add_agreements(session, reviews, doc);
}

/* --- 3 where we agree, where we differ, where roles look differently: what the half page did not say --- */

static bool agrees(const struct finding *finding)
{
	return (finding->measure == MEASURE_CLOSENESS && finding->value >= 0.6) || (finding->measure == MEASURE_DISPUTED && finding->value <= 0) ||
		finding->measure == MEASURE_SHARED;
}

static bool differs(const struct finding *finding)
{
	return (finding->measure == MEASURE_CLOSENESS && finding->value < 0.2) || (finding->measure == MEASURE_DISPUTED && finding->value > 0);
}

static bool splits_roles(const struct finding *finding)
{
	return finding->measure == MEASURE_DIFFERENCE;
}

/* A heading and which findings stand under it. */
struct stance {
	const char *id, *title;
	bool (*takes)(const struct finding *finding);
};

static const struct stance stances[] = {
	{"agree", N_("Where we lie close together"), agrees},
	{"differ", N_("Where we differ"), differs},
	{"roles", N_("Where roles look differently"), splits_roles},
};

static void add_stances(const struct ranking *ranking, struct doc *doc)
{
	for (size_t s = 0; s < sizeof stances / sizeof *stances; s++) {
		struct told_list told = {.doc = doc, .section = stances[s].id};
		for (size_t i = 0; i < ranking->count; i++) {
			if (ranking->items[i].told || !stances[s].takes(&ranking->items[i].block->finding))
				continue;
			if (!told.title)
				doc_head(doc, stances[s].id, 2, tr(stances[s].title));
			add_finding(&told, &ranking->items[i]);
		}
	}
}

/* --- 4 to 7: the activities, the words, the evaluation --- */

static const char *way_words(enum way way)
{
	switch (way) {
	case WAY_NONE:
	case WAY_EACH:
		return tr("Everybody answered for themselves: %d of %d.");
	case WAY_HANDS:
		return tr("Answered by a show of hands: %d of %d questions.");
	case WAY_TEAM:
		return tr("Answered together: %d of %d.");
	case WAY_TEAMS:
		return tr("Answered in teams: %d of %d teams. Each team counts once.");
	case WAY_PAPER:
		return tr("Filled in on paper: %d of %d.");
	}
	return "%d/%d";
}

static void add_activity(struct digest_activity *item, struct doc *doc)
{
	struct str id = STR_EMPTY;
	str_addf(&id, "activity.%s", item->id);
	doc_head(doc, id.data, 3, item->title);
	str_add(&id, ".way");
	bool more = item->way == WAY_PAPER && item->handed_in > item->asked;
	doc_textf(doc, FOR_DETAIL, id.data, more ? tr("Filled in on paper: %d sheets, for %d people.") : way_words(item->way), item->handed_in, item->asked);
	doc_append(doc, &item->body);
	str_release(&id);
}

/* A heading that stands there only when something follows it. */
static void head_once(struct doc *doc, bool *headed, const char *id, const char *text)
{
	if (!*headed)
		doc_head(doc, id, 2, text);
	*headed = true;
}

static void add_words(const struct session *session, const struct text_reviews *reviews, struct digest *digest, struct doc *doc)
{
	bool headed = false;
	for (size_t i = 0; i < digest->count; i++)
		if (digest->items[i].words.count > 0) {
			head_once(doc, &headed, "summary.words", tr("In our own words"));
			doc_head(doc, digest->items[i].id, 3, digest->items[i].title);
			doc_append(doc, &digest->items[i].words);
		}
	for (size_t i = 0; i < session->note_count; i++) {
		if (!session->notes[i].in_summary || left_out(reviews, session->notes[i].id))
			continue;
		head_once(doc, &headed, "summary.words", tr("In our own words"));
		quote_source(doc_quote(doc, FOR_DETAIL, "summary.note", session->notes[i].text), session->notes[i].id, NULL);
	}
}

static void add_activities(struct digest *digest, bool evaluation, const char *title, const char *id, struct doc *doc)
{
	bool headed = false;
	for (size_t i = 0; i < digest->count; i++) {
		if (digest->items[i].evaluation != evaluation)
			continue;
		head_once(doc, &headed, id, title);
		add_activity(&digest->items[i], doc);
	}
}

/* --- 8 limits, 9 how long --- */

static bool anybody_counts_with(const struct people *people)
{
	bool any = false;
	for (size_t i = 0; i < people->count; i++)
		any = any || people->items[i].counts_with != ROLE_UNKNOWN;
	return any;
}

/* Without numbers: how many there were of a small role is what must not be seen. */
static void add_role_limits(const struct session *session, struct doc *doc)
{
	const struct people *people = &session->people;
	int again = (int)people_again(people);
	if (session->self)
		return;
	if (!session->split)
		doc_text(doc, FOR_DETAIL, "limits.roles", tr("The group chose to have no picture per role."));
	else if (session->threshold == THRESHOLD_ALL)
		doc_text(doc, FOR_DETAIL, "limits.roles", tr("The group chose to show everything, also what one person chose."));
	else
		doc_textf(doc, FOR_DETAIL, "limits.roles",
			tr("A picture per role is shown only where every group has at least %d answers; smaller roles are taken together."), session->threshold);
	if (session->split && anybody_counts_with(people))
		doc_text(doc, FOR_DETAIL, "limits.settled", tr("Whoever had a small role counts with another role; that was chosen at the check-in."));
	if (again > 0)
		doc_textf(doc, FOR_DETAIL, "limits.again", tr_n(
			"%d number was forgotten: what that person chose under the new one is not laid beside what they chose before.",
			"%d numbers were forgotten: what those people chose under the new ones is not laid beside what they chose before.", again), again);
}

/* What others asked to leave out, and what two files side by side, or one linked file, can tell. */
static void add_regrets(const struct edition *edition, struct doc *doc)
{
	if (edition->taken > 0)
		doc_textf(doc, FOR_DETAIL, "limits.taken", tr_n("%d form was taken away on request.", "%d forms were taken away on request.", edition->taken), edition->taken);
	if (edition->for_file && edition->version > 1 && !edition->session->named)
		doc_text(doc, FOR_DETAIL, "limits.versions", tr("Who lays this version beside an earlier one sees what changed in between: of somebody who answered later, or had"
			" something taken away, that can tell the answer."));
	if (edition->linked)
		doc_text(doc, FOR_DETAIL, "limits.linked", summary_linked_warning());
}

/* What was done on other laptops, too, and could not be settled; never in words. */
static void add_disagreements(const struct edition *edition, struct doc *doc)
{
	if (edition->doubles > 0)
		doc_textf(doc, FOR_DETAIL, "limits.doubles", tr_n("%d form was handed in twice, on two laptops: the later one counts.",
			"%d forms were handed in twice, on two laptops: the later ones count.", edition->doubles), edition->doubles);
	if (edition->changed > 0)
		doc_textf(doc, FOR_DETAIL, "limits.changed", tr_n("%d thing was changed on two laptops; what the facilitator's laptop had is kept here.",
			"%d things were changed on two laptops; what the facilitator's laptop had is kept here.", edition->changed), edition->changed);
}

static void add_limits(const struct edition *edition, const struct digest *digest, struct doc *doc)
{
	const struct session *session = edition->session;
	int left = 0, hidden = 0, sheets = 0, n = (int)people_came(&session->people);
	bool hands = false, teams = false;
	for (size_t i = 0; i < session->people.count; i++)
		left += !session->people.items[i].present;
	for (size_t i = 0; i < digest->count; i++) {
		hidden += digest->items[i].texts_hidden;
		hands = hands || digest->items[i].way == WAY_HANDS;
		teams = teams || digest->items[i].way == WAY_TEAMS;
		sheets += digest->items[i].sheets;
	}
	doc_head(doc, "summary.limits", 2, tr("What this summary cannot say"));
	doc_textf(doc, FOR_DETAIL, "limits.n", tr_n("It is about the %d person who was in the room, and about nobody else.",
		"It is about the %d people who were in the room, and about nobody else.", n), n);
	add_role_limits(session, doc);
	if (left > 0)
		doc_textf(doc, FOR_DETAIL, "limits.left", tr_n("%d person left before the end.", "%d people left before the end.", left), left);
	if (hidden > 0)
		doc_textf(doc, FOR_DETAIL, "limits.texts", tr_n("%d text in somebody's own words is left out: nobody has looked through it, or it was left out on request.",
			"%d texts in people's own words are left out: nobody has looked through them, or they were left out on request.", hidden), hidden);
	if (digest->few > 0)
		doc_textf(doc, FOR_DETAIL, "limits.few", tr_n(
			"Nothing is shown of %d round of questions: only one or two people answered, and you would see what they chose.",
			"Nothing is shown of %d rounds of questions: only one or two people answered, and you would see what they chose.", digest->few), digest->few);
	if (sheets > 0)
		doc_textf(doc, FOR_DETAIL, "limits.sheets", tr_n("%d sheet of paper had no number: it counts, and whose other answers belong to it is not known.",
			"%d sheets of paper had no number: they count, and whose other answers belong to them is not known.", sheets), sheets);
	if (hands)
		doc_text(doc, FOR_DETAIL, "limits.hands", tr("A show of hands counts hands; who moved cannot be known from it."));
	if (teams)
		doc_text(doc, FOR_DETAIL, "limits.teams", tr("A team counts once, whether it is two people or six; what each of them thought is not known."));
	add_disagreements(edition, doc);
	add_regrets(edition, doc);
}

static void add_keeping(const struct session *session, struct doc *doc)
{
	char today[11];
	struct str made = STR_EMPTY, until = STR_EMPTY;
	clock_date(clock_ms(), today);
	lang_add_date(&made, today);
	lang_add_date(&until, session->keep_until);
	doc_head(doc, "summary.keeping", 2, tr("How long this is kept"));
	if (*session->keep_until)
		doc_textf(doc, FOR_DETAIL, "keeping.until", session->self ? tr("The answers are in one file on this computer, until %s at the latest.")
			: tr("The answers are in one file on the facilitator's computer, until %s at the latest."), until.data);
	doc_textf(doc, FOR_DETAIL, "keeping.made", tr("This summary was made on %s."), made.data);
	str_release(&made);
	str_release(&until);
}

/* Where the exercises come from, each work once. */
static void add_sources(const struct digest *digest, struct doc *doc)
{
	struct ids told = {0};
	for (size_t i = 0; i < digest->count; i++) {
		const struct exercise *copy = digest->items[i].activity->copy;
		const char *source = exercise_text(copy, "exercise", "source"), *reference = exercise_text(copy, "exercise", "reference");
		if (!*reference || ids_have(&told, source))
			continue;
		if (told.count == 0)
			doc_head(doc, "summary.sources", 2, tr("Where the exercises come from"));
		ids_add(&told, source);
		struct str id = STR_EMPTY;
		str_addf(&id, "source.%s", source);
		doc_text(doc, FOR_DETAIL, id.data, reference);
		str_release(&id);
	}
	ids_release(&told);
}

static void lay_out(const struct edition *edition, struct digest *digest, struct doc *doc)
{
	const struct session *session = edition->session;
	struct ranking ranking = {0};
	rank_findings(digest, &ranking);
	add_head(edition, doc);
	add_half_page(session, &edition->reviews, &ranking, doc);
	add_stances(&ranking, doc);
	free(ranking.items);
	harvests_show(session, &edition->reviews, doc);
	add_activities(digest, false, tr("What we did"), "summary.activities", doc);
	add_words(session, &edition->reviews, digest, doc);
	add_activities(digest, true, tr("How it was"), SUMMARY_EVALUATION, doc);
	add_limits(edition, digest, doc);
	add_keeping(session, doc);
	add_sources(digest, doc);
	for (size_t i = 0; i < digest->count; i++)
		doc_append(doc, &digest->items[i].data);
}

/* Another format of what was saved last is no other version. */
static bool edition_read(struct workbook *w, struct edition *edition, struct error *error)
{
	edition->session = &w->session;
	edition->practice = practising(w);
	if (!store_reviews_load(w->db, w->session.id, &edition->reviews, error) || !store_saved_load(w->db, w->session.id, &edition->saved, error))
		return false;
	struct disagreements list = {0};
	if (!merge_disagreements(w, &list, error))
		return false;
	edition->doubles = list.forms;
	edition->changed = (int)list.count - list.forms;
	disagreements_release(&list);
	char *state = store_session_state(w->db, w->session.id);
	bool same = edition->saved.state && strcmp(edition->saved.state, state) == 0;
	edition->version = edition->saved.version + !same;
	edition->taken = store_taken_count(w->db, w->session.id);
	free(state);
	return true;
}

static bool make(struct workbook *w, struct edition *edition, struct summary *summary, struct error *error)
{
	struct digest digest = {.linked = edition->linked};
	if (!state_entered(w, error))
		return false;
	bool ok = edition_read(w, edition, error) &&
		digest_make(w, edition->for_file && !w->session.named ? TEXT_REVIEWED : TEXT_NOT_DROPPED, &digest, error);
	if (ok) {
		struct str title = STR_EMPTY;
		str_addf(&title, tr("Summary %s %s"), w->session.held_on, w->session.title);
		summary->title = str_take(&title);
		summary->version = edition->version;
		lay_out(edition, &digest, &summary->doc);
		summary->dataset = digest.dataset;
		digest.dataset = (struct dataset){0};
	}
	digest_release(&digest);
	text_reviews_release(&edition->reviews);
	saved_release(&edition->saved);
	return ok;
}

static bool said_before(const struct doc *doc, const char *text)
{
	for (size_t i = 0; i < doc->count; i++)
		if (strcmp(doc->blocks[i].text, text) == 0)
			return true;
	return false;
}

/* Of tables side by side each finding says whose it is. */
static void closing_finding(const struct session *session, const struct ranked *ranked, struct doc *findings)
{
	struct str text = STR_EMPTY;
	activity_add_table(session, ranked->activity, &text);
	str_add(&text, ranked->block->text);
	if (findings->count < FINDINGS_MAX && block_is_told(ranked->block) && !said_before(findings, text.data))
		doc_finding(findings, ranked->block->id, &ranked->block->finding, "%s", text.data);
	str_release(&text);
}

/* As the summary begins: what it says in short, then where people agree and differ, then the rest. */
static void closing_findings(const struct session *session, const struct digest *digest, struct doc *findings)
{
	struct ranking ranking = {0};
	rank_findings(digest, &ranking);
	choose_findings(&ranking);
	for (size_t i = 0; i < ranking.count; i++)
		if (ranking.items[i].told)
			closing_finding(session, &ranking.items[i], findings);
	for (size_t s = 0; s < sizeof stances / sizeof *stances; s++)
		for (size_t i = 0; i < ranking.count; i++)
			if (!ranking.items[i].told && stances[s].takes(&ranking.items[i].block->finding))
				closing_finding(session, &ranking.items[i], findings);
	for (size_t i = 0; i < ranking.count; i++)
		closing_finding(session, &ranking.items[i], findings);
	free(ranking.items);
}

bool summary_closing(struct workbook *w, struct doc *findings, const struct agreement ***agreements, size_t *count, struct error *error)
{
	struct digest digest = {.shown = true};
	struct text_reviews reviews = {0};
	*agreements = NULL;
	*count = 0;
	if (!state_entered(w, error))
		return false;
	bool ok = store_reviews_load(w->db, w->session.id, &reviews, error) && digest_make(w, TEXT_NOT_DROPPED, &digest, error);
	if (ok) {
		closing_findings(&w->session, &digest, findings);
		harvests_close(&w->session, &reviews, FINDINGS_MAX, findings);
		*agreements = mem_alloc(w->session.agreement_count + 1, sizeof **agreements);
		for (size_t i = 0; i < w->session.agreement_count; i++)
			if (!left_out(&reviews, w->session.agreements[i].id))
				(*agreements)[(*count)++] = &w->session.agreements[i];
	}
	digest_release(&digest);
	text_reviews_release(&reviews);
	return ok;
}

bool summary_make(struct workbook *w, bool for_file, struct summary *summary, struct error *error)
{
	return make(w, &(struct edition){.for_file = for_file}, summary, error);
}

bool summary_make_linked(struct workbook *w, struct summary *summary, struct error *error)
{
	return make(w, &(struct edition){.for_file = true, .linked = true}, summary, error);
}

const char *summary_linked_warning(void)
{
	return tr("In this file one person has the same key in every exercise, with their words beside it: who knows a few answers of somebody finds all of them."
		" Keep it to the researchers it was made for.");
}

void summary_release(struct summary *summary)
{
	free(summary->title);
	doc_release(&summary->doc);
	dataset_release(&summary->dataset);
	*summary = (struct summary){0};
}
