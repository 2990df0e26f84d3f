/* SPDX-License-Identifier: EUPL-1.2 */
/* Mantras: mottos to choose from, theme by theme, or one of one's own; what do roles share, and what is own to one of them? */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/statistics.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "exercises/kinds.h"
#include "exercises/tell.h"

enum { CARDS_SHOWN = 10, OWN_MAX = 160, SHARED_MAX = 2 };
static const double SHARED_LEAST = 0.6, DIFFERENCE_LEAST = 0.5;

static const struct content_key keys[] = {
	{.section = "question", .name = "choose", .type = KEY_TEXT, .max = 200, .required = true, .help = N_("What to do, read aloud: choose, and tell each other why.")},
	{.section = "question", .name = "cards", .type = KEY_TEXT, .max = 160, .required = true, .help = N_("The question above the cards.")},
	{.section = "question", .name = "own", .type = KEY_TEXT, .max = 160, .required = true, .help = N_("The question for a motto of one's own.")},
	{.section = "theme.*", .name = "text", .type = KEY_TEXT, .max = 40, .required = true, .min_items = 2, .max_items = 12, .help = N_("The name of the theme.")},
	{.section = "theme.*", .name = "covers", .type = KEY_TEXT, .max = 120, .help = N_("What of the inventory it covers.")},
	{.section = "card.*", .name = "text", .type = KEY_TEXT, .max = 60, .required = true, .min_items = 4, .max_items = SLOTS_MAX, .help = N_("What stands on the card.")},
	{.section = "card.*", .name = "theme", .type = KEY_ID, .required = true, .help = N_("The theme it belongs to.")},
	{0},
};

static size_t cards_of(const struct exercise *exercise, const char *theme)
{
	size_t count = 0;
	const char *card;
	for (size_t at = 0; (card = exercise_item(exercise, "card", &at));)
		count += strcmp(exercise_item_text(exercise, "card", card, "theme"), theme) == 0;
	return count;
}

static void mantra_check(const struct exercise *exercise, struct faults *faults)
{
	struct str section = STR_EMPTY;
	const char *id;
	for (size_t at = 0; (id = exercise_item(exercise, "card", &at));) {
		const char *theme = exercise_item_text(exercise, "card", id, "theme");
		str_clear(&section);
		str_addf(&section, "card.%s", id);
		if (*theme && !*exercise_item_text(exercise, "theme", theme, "text"))
			exercise_fault(exercise, faults, section.data, "theme", tr("There is no [theme.%s] in this file."), theme);
	}
	for (size_t at = 0; (id = exercise_item(exercise, "theme", &at));) {
		size_t cards = cards_of(exercise, id);
		str_clear(&section);
		str_addf(&section, "theme.%s", id);
		if (cards < 2)
			exercise_fault(exercise, faults, section.data, "text", tr("A theme has at least two cards; this one has %zu."), cards);
	}
	str_release(&section);
}

static const char *const cards_id = "cards";

/* All cards are one question: who takes three of one theme still is one person who answered. */
static struct field *add_cards(const struct exercise *exercise, struct form *form)
{
	const char *card;
	struct field *field = form_add(form, FIELD_MANY, cards_id, exercise_text(exercise, "question", "cards"));
	for (size_t at = 0; (card = exercise_item(exercise, "card", &at));)
		field_option(field, card, exercise_item_text(exercise, "card", card, "text"));
	return field;
}

static struct field *add_own(const struct exercise *exercise, struct form *form)
{
	struct field *field = form_add(form, FIELD_TEXT, "own", exercise_text(exercise, "question", "own"));
	field->max = OWN_MAX;
	return field;
}

static bool mantra_ask(const struct exercise *exercise, const struct turn *turn, struct form *form)
{
	if (turn->step != 0)
		return false;
	form->instruction = mem_copy(exercise_text(exercise, "question", "choose"));
	form->talk = true;
	add_cards(exercise, form);
	add_own(exercise, form);
	form_keep_asked(form, turn->asked);
	return true;
}

/* A theme, and how many chose something of it. */
struct chosen {
	int people, n;
};

static const char *theme_name(const struct exercise *exercise, const char *theme)
{
	return exercise_item_text(exercise, "theme", theme, "text");
}

static bool is_of_theme(const struct exercise *exercise, const char *theme, const char *card, size_t len)
{
	char id[80];
	snprintf(id, sizeof id, "%.*s", (int)len, card);
	return strcmp(exercise_item_text(exercise, "card", id, "theme"), theme) == 0;
}

static bool chose_of_theme(const struct exercise *exercise, const char *theme, const char *cards)
{
	for (const char *at = cards; *at; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");
		if (is_of_theme(exercise, theme, at, len))
			return true;
		at += len;
	}
	return false;
}

static struct chosen count_chosen(const struct exercise *exercise, const struct responses *view, const char *theme, int group)
{
	struct chosen chosen = {0};
	for (size_t i = 0; i < view->count; i++) {
		const struct response *row = &view->rows[i];
		if (row->step != 0 || strcmp(row->field, cards_id) != 0 || !*row->value || (group >= 0 && row->group != group))
			continue;
		chosen.n += row->count;
		chosen.people += chose_of_theme(exercise, theme, row->value) ? row->count : 0;
	}
	return chosen;
}

/* What is shown is made from this. */
struct picture {
	const struct exercise *exercise;
	const struct responses *view;
	struct doc *doc;
	const struct field *cards;
	struct ids themes;
};

static void add_theme_series(const struct picture *picture, int group, struct series *series)
{
	for (size_t i = 0; i < picture->themes.count; i++) {
		struct chosen chosen = count_chosen(picture->exercise, picture->view, picture->themes.items[i], group);
		series->counts[i] = chosen.people;
		series->n = chosen.n;
	}
}

static struct bars *theme_bars(const struct picture *picture, const char *id, const char *caption)
{
	struct bars *bars = &doc_bars(picture->doc, FOR_PICTURE, id, caption)->bars;
	for (size_t i = 0; i < picture->themes.count; i++)
		bars_option(bars, picture->themes.items[i], theme_name(picture->exercise, picture->themes.items[i]), false);
	return bars;
}

/* Of everybody, so that all themes stand on one screen. */
static void show_themes(const struct picture *picture)
{
	add_theme_series(picture, -1, bars_series(theme_bars(picture, "cards.themes", tr("How many people chose something of each theme")), "all", NULL));
}

static void show_theme_roles(const struct picture *picture)
{
	struct bars *bars = theme_bars(picture, "cards.themes.roles", tr("The themes per role"));
	for (size_t group = 0; group < picture->view->group_count; group++)
		if (tell_tally(picture->view, 0, picture->cards, (int)group).n > 0)
			add_theme_series(picture, (int)group, bars_series(bars, picture->view->groups[group].id, picture->view->groups[group].name));
}

/* What a theme is to the groups: how much they share it, and how far the two furthest lie apart. */
struct theme_state {
	const char *theme;
	double shared, apart;
	int n;
	int first, second;             /* the two furthest groups */
	size_t order;
};

static double share(struct chosen chosen)
{
	return chosen.n > 0 ? (double)chosen.people / chosen.n : NAN;
}

static void find_apart(const struct chosen *groups, size_t count, struct theme_state *state)
{
	for (size_t a = 0; a < count; a++)
		for (size_t b = a + 1; b < count; b++)
			if (fabs(share(groups[a]) - share(groups[b])) > state->apart) {
				state->apart = fabs(share(groups[a]) - share(groups[b]));
				state->first = (int)a;
				state->second = (int)b;
			}
}

static struct theme_state read_theme(const struct picture *picture, size_t theme)
{
	struct theme_state state = {.theme = picture->themes.items[theme], .order = theme};
	size_t groups = picture->view->group_count, answered = 0;
	struct chosen *chosen = mem_alloc(groups + 1, sizeof *chosen);
	int *people = mem_alloc(groups + 1, sizeof *people), *n = mem_alloc(groups + 1, sizeof *n);
	for (size_t group = 0; group < groups; group++) {
		chosen[group] = count_chosen(picture->exercise, picture->view, state.theme, (int)group);
		if (chosen[group].n == 0)
			continue;
		people[answered] = chosen[group].people;
		n[answered++] = chosen[group].n;
		state.n += chosen[group].n;
	}
	state.shared = stat_shared(people, n, answered);
	find_apart(chosen, groups, &state);
	free(chosen);
	free(people);
	free(n);
	return state;
}

static int by_shared(const void *left, const void *right)
{
	const struct theme_state *a = left, *b = right;
	if (a->shared != b->shared)
		return a->shared > b->shared ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static void add_group_count(const struct picture *picture, const char *theme, int group, struct str *out)
{
	struct chosen chosen = count_chosen(picture->exercise, picture->view, theme, group);
	if (chosen.n == 0)
		return;
	str_add(out, out->len ? ", " : "");
	str_addf(out, tr("%d of %d (%s)"), chosen.people, chosen.n, picture->view->groups[group].name);
}

static void find_shared(const struct picture *picture, const struct theme_state *state)
{
	struct str id = STR_EMPTY, counts = STR_EMPTY;
	struct finding finding = {MEASURE_SHARED, state->shared, state->shared, state->n};
	str_addf(&id, "%s.shared", state->theme);
	for (size_t group = 0; group < picture->view->group_count; group++)
		add_group_count(picture, state->theme, (int)group, &counts);
	doc_finding(picture->doc, id.data, &finding, tr("What you share: “%s”, chosen by %s."), theme_name(picture->exercise, state->theme), counts.data);
	str_release(&id);
	str_release(&counts);
}

static void find_own_to_role(const struct picture *picture, const struct theme_state *state)
{
	struct str id = STR_EMPTY, counts = STR_EMPTY;
	struct finding finding = {MEASURE_DIFFERENCE, state->apart, state->apart, state->n};
	str_addf(&id, "%s.difference", state->theme);
	add_group_count(picture, state->theme, state->first, &counts);
	add_group_count(picture, state->theme, state->second, &counts);
	doc_finding(picture->doc, id.data, &finding, tr("“%s” differs by role: chosen by %s."), theme_name(picture->exercise, state->theme), counts.data);
	str_release(&id);
	str_release(&counts);
}

static void show_groups(const struct picture *picture)
{
	size_t count = picture->themes.count;
	struct theme_state *states = mem_alloc(count + 1, sizeof *states), *apart = NULL;
	for (size_t i = 0; i < count; i++)
		states[i] = read_theme(picture, i);
	qsort(states, count, sizeof *states, by_shared);
	for (size_t i = 0; i < count && i < SHARED_MAX; i++)
		if (states[i].shared >= SHARED_LEAST)
			find_shared(picture, &states[i]);
	for (size_t i = 0; i < count; i++)
		if (states[i].apart >= DIFFERENCE_LEAST && (!apart || states[i].apart > apart->apart))
			apart = &states[i];
	if (apart)
		find_own_to_role(picture, apart);
	free(states);
}

/* --- the cards --- */

struct card_count {
	const struct option *card;
	int count;
	size_t order;
};

static int by_count(const void *left, const void *right)
{
	const struct card_count *a = left, *b = right;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

/* The cards that somebody chose, the one chosen most first. */
static struct card_count *chosen_cards(const struct picture *picture, const struct tally *tally, size_t *count)
{
	struct card_count *cards = mem_alloc(tally->slots + 1, sizeof *cards);
	*count = 0;
	for (size_t i = 0; i < tally->slots; i++)
		if (tally->counts[i] > 0) {
			cards[*count] = (struct card_count){&picture->cards->options[i], tally->counts[i], i};
			(*count)++;
		}
	qsort(cards, *count, sizeof *cards, by_count);
	return cards;
}

static void add_cards_table(const struct picture *picture, enum block_use use, const char *id, const char *caption, const struct card_count *cards, size_t count)
{
	const char *head[] = {tr("Card"), tr("Theme"), tr("People")};
	if (count == 0)
		return;
	struct table *table = &doc_table(picture->doc, use, id, caption, head, 3)->table;
	for (size_t i = 0; i < count; i++) {
		char people[12];
		snprintf(people, sizeof people, "%d", cards[i].count);
		const char *theme = exercise_item_text(picture->exercise, "card", cards[i].card->id, "theme");
		table_row(table, (const char *[]){cards[i].card->label, theme_name(picture->exercise, theme), people});
	}
}

enum { MOST_NAMED = 3 };

/* The strength of the first: how much of the group it is. Cards that share the first place are named together; of more than a few there is no first. */
static void find_most(const struct picture *picture, const struct card_count *cards, size_t count, int n)
{
	struct finding finding = {MEASURE_NONE, cards[0].count, (double)cards[0].count / n, n};
	struct str named = STR_EMPTY;
	size_t first = 0;
	for (; first < count && cards[first].count == cards[0].count; first++)
		str_addf(&named, "%s“%s”", first > 0 ? ", " : "", cards[first].card->label);
	if (first <= MOST_NAMED)
		doc_finding(picture->doc, "cards.most", &finding, first > 1 ? tr("Chosen most: %s (each %d of %d).") : tr("Chosen most: %s (%d of %d)."), named.data,
			cards[0].count, n);
	str_release(&named);
}

static void show_cards(const struct picture *picture)
{
	struct tally tally = tell_tally(picture->view, 0, picture->cards, -1);
	size_t count, shown;
	struct card_count *cards = chosen_cards(picture, &tally, &count);
	shown = count < CARDS_SHOWN ? count : CARDS_SHOWN;
	if (count > 0 && tally.n > 0)
		find_most(picture, cards, count, tally.n);
	add_cards_table(picture, FOR_PICTURE, "cards.all", tr("The cards chosen most"), cards, shown);
	add_cards_table(picture, FOR_DETAIL, "cards.others", tr("The other cards that were chosen"), cards + shown, count - shown);
	if (tally.open > 0)
		doc_textf(picture->doc, FOR_DETAIL, "cards.open", tr_n("%d person chose no card.", "%d people chose no card.", tally.open), tally.open);
	free(cards);
}

static void show_own(const struct picture *picture)
{
	struct form form = {0};
	struct doc quotes = {0};
	if (tell_quotes(&quotes, FOR_PICTURE, add_own(picture->exercise, &form), picture->view, 0) > 0)
		doc_head(picture->doc, "own.head", 4, tr("Mottos of your own"));
	doc_append(picture->doc, &quotes);
	doc_release(&quotes);
	form_release(&form);
}

/* Who raises a hand for two cards of a theme is counted twice: by hands a theme has no number of people. */
static void mantra_show(const struct exercise *exercise, const struct responses *view, struct doc *doc)
{
	struct form form = {0};
	struct picture picture = {.exercise = exercise, .view = view, .doc = doc, .cards = add_cards(exercise, &form)};
	const char *theme;
	for (size_t at = 0; (theme = exercise_item(exercise, "theme", &at));)
		ids_add(&picture.themes, theme);
	if (tell_answered(view, 0)) {
		bool people = responses_facts(view, 0)->way != WAY_HANDS && tell_tally(view, 0, picture.cards, -1).n > 0;
		bool split = people && responses_has_split(view, 0, cards_id);
		if (people)
			show_themes(&picture);
		if (split)
			show_groups(&picture);
		show_cards(&picture);
		if (split)
			show_theme_roles(&picture);
		show_own(&picture);
		tell_hidden(doc, view);
	}
	ids_release(&picture.themes);
	form_release(&form);
}

const struct kind kind_mantra = {
	.name = "mantra",
	.title = N_("Mantras"),
	.keys = keys,
	.check = mantra_check,
	.ask = mantra_ask,
	.show = mantra_show,
};
