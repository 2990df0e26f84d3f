/* SPDX-License-Identifier: EUPL-1.2 */
/* Sorting: cards to piles, each for themselves, in teams or by hands; then the disputed cards again, together. */
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

enum { DISPUTED_MAX = 8, PILES_MAX = 8, DIFFERENCES_MAX = 3, BOARDS_MAX = 6 };

static const struct content_key keys[] = {
	{.section = "exercise", .name = "cards", .type = KEY_NUMBER, .min = 1, .max = 200, .setting = true, .counts = "card",
		.proposes = "12 24", .label = N_("Cards"),
		.help = N_("How many cards are asked: contested ones first, then in file order.")},
	{.section = "question", .name = "text", .type = KEY_TEXT, .max = 160, .required = true, .help = N_("The question above every card.")},
	{.section = "question", .name = "again", .type = KEY_TEXT, .max = 160, .required = true,
		.help = N_("The question when the group sorts the disputed cards together.")},
	{.section = "piles", .name = "ordered", .type = KEY_YES_NO, .help = N_("Whether the piles stand in an order.")},
	{.section = "pile.*", .name = "text", .type = KEY_TEXT, .max = 24, .required = true, .min_items = 2, .max_items = 7,
		.help = N_("The name of the pile.")},
	{.section = "pile.*", .name = "apart", .type = KEY_YES_NO, .help = N_("A pile for doubt: counted, never the largest.")},
	{.section = "card.*", .name = "text", .type = KEY_TEXT, .max = 90, .required = true, .min_items = 1, .max_items = 200,
		.help = N_("What stands on the card.")},
	{.section = "card.*", .name = "contested", .type = KEY_YES_NO, .help = N_("People often differ about this card: it is always among the ones asked.")},
	{.section = "card.*", .name = "covers", .type = KEY_TEXT, .max = 120, .help = N_("What of the inventory it covers.")},
	{0},
};

static void sort_check(const struct exercise *exercise, struct faults *faults)
{
	int sure = 0;
	const char *pile;
	for (size_t at = 0; (pile = exercise_item(exercise, "pile", &at));)
		sure += !exercise_item_yes(exercise, "pile", pile, "apart");
	if (sure < 2)
		exercise_fault(exercise, faults, NULL, NULL, tr("At least two piles have to be real ones: take away `apart = yes` from a pile, or add one."));
}

/* The cards of a step that was opened; those that are not there any more are passed over. */
static void follow_asked(const struct exercise *exercise, const struct ids *asked, const char *prefix, struct ids *cards)
{
	size_t len = strlen(prefix);
	for (size_t i = 0; i < asked->count; i++)
		if (strncmp(asked->items[i], prefix, len) == 0 && *exercise_item_text(exercise, "card", asked->items[i] + len, "text"))
			ids_add(cards, asked->items[i] + len);
}

/* Contested cards first, then in file order, up to the number asked. */
static void choose_cards(const struct exercise *exercise, struct ids *cards)
{
	size_t limit = (size_t)exercise_number(exercise, "exercise", "cards", 200);
	for (int contested = 1; contested >= 0; contested--) {
		const char *card;
		for (size_t at = 0; cards->count < limit && (card = exercise_item(exercise, "card", &at));)
			if (exercise_item_yes(exercise, "card", card, "contested") == contested)
				ids_add(cards, card);
	}
}

static void add_piles(const struct exercise *exercise, struct field *field)
{
	const char *pile;
	for (size_t at = 0; (pile = exercise_item(exercise, "pile", &at));)
		field_option(field, pile, exercise_item_text(exercise, "pile", pile, "text"))->apart =
			exercise_item_yes(exercise, "pile", pile, "apart");
}

/* All cards go to the same piles, which the first one read. */
static void add_card(const struct exercise *exercise, struct form *form, const char *prefix, const char *card)
{
	struct str id = STR_EMPTY;
	str_addf(&id, "%s%s", prefix, card);
	struct field *field = form_add(form, FIELD_PICK, id.data, exercise_item_text(exercise, "card", card, "text"));
	field->ordered = exercise_yes(exercise, "piles", "ordered");
	if (field == form->fields)
		add_piles(exercise, field);
	else
		for (size_t i = 0; i < form->fields->option_count; i++)
			field_option(field, form->fields->options[i].id, form->fields->options[i].label)->apart = form->fields->options[i].apart;
	str_release(&id);
}

/* How one card lies: who put it where, the largest real pile, and whether it is still to be talked about. */
struct card_state {
	char *id;
	struct tally tally;
	int sure;                       /* answers on real piles */
	size_t largest, tied;
	double same_pile;               /* P_c */
	bool disputed;
	struct field *field;            /* in the form of the step */
};

static void read_piles(struct card_state *card)
{
	int real[PILES_MAX];
	size_t reals = 0, index[PILES_MAX] = {0};
	for (size_t i = 0; i < card->tally.slots && reals < PILES_MAX; i++) {
		if (card->field->options[i].apart)
			continue;
		index[reals] = i;
		real[reals++] = card->tally.counts[i];
	}
	card->sure = (int)stat_total(real, reals);
	card->largest = index[stat_mode(real, reals, &card->tied)];
	card->same_pile = stat_same_pile(real, reals, card->tally.n);
	card->disputed = card->tally.n >= 2 && (card->same_pile < 0.6 || 2 * card->sure < card->tally.n);
}

static struct card_state *read_cards(const struct form *form, const struct responses *view, size_t *count)
{
	struct card_state *cards = mem_alloc(form->count + 1, sizeof *cards);
	*count = 0;
	for (size_t i = 0; i < form->count; i++) {
		struct card_state *card = &cards[*count];
		*card = (struct card_state){.id = form->fields[i].id, .field = &form->fields[i]};
		card->tally = tell_tally(view, 0, card->field, -1);
		if (card->tally.n + card->tally.open == 0)
			continue;
		read_piles(card);
		(*count)++;
	}
	return cards;
}

/* Disputed cards before the others; the lower the chance that two people agree, the earlier. */
static int card_order(const void *left, const void *right)
{
	const struct card_state *a = left, *b = right;
	if (a->disputed != b->disputed)
		return a->disputed ? -1 : 1;
	double p = isnan(a->same_pile) ? 2 : a->same_pile, q = isnan(b->same_pile) ? 2 : b->same_pile;
	if (p != q)
		return p < q ? -1 : 1;
	return a->field < b->field ? -1 : a->field > b->field;
}

static size_t count_disputed(const struct card_state *cards, size_t count)
{
	size_t disputed = 0;
	while (disputed < count && cards[disputed].disputed)
		disputed++;
	return disputed;
}

static void ask_cards(const struct exercise *exercise, const struct turn *turn, struct form *form)
{
	struct ids chosen = {0};
	if (turn->asked)
		follow_asked(exercise, turn->asked, "", &chosen);
	else
		choose_cards(exercise, &chosen);
	form->instruction = mem_copy(exercise_text(exercise, "question", "text"));
	form->talk = form->cards = true;
	for (size_t i = 0; i < chosen.count; i++)
		add_card(exercise, form, "", chosen.items[i]);
	ids_release(&chosen);
}

/* Every card there is, to read the answers with: which ones were asked is in the answers. */
static void all_cards(const struct exercise *exercise, struct form *form)
{
	const char *card;
	for (size_t at = 0; (card = exercise_item(exercise, "card", &at));)
		add_card(exercise, form, "", card);
}

static void choose_disputed(const struct exercise *exercise, const struct responses *so_far, struct ids *disputed)
{
	struct form form = {0};
	size_t count;
	all_cards(exercise, &form);
	struct card_state *cards = read_cards(&form, so_far, &count);
	qsort(cards, count, sizeof *cards, card_order);
	count = count_disputed(cards, count);
	for (size_t i = 0; i < count && i < DISPUTED_MAX; i++)
		ids_add(disputed, cards[i].id);
	free(cards);
	form_release(&form);
}

static void ask_disputed(const struct exercise *exercise, const struct turn *turn, struct form *form)
{
	struct ids chosen = {0};
	if (turn->asked)
		follow_asked(exercise, turn->asked, "again.", &chosen);
	else if (turn->so_far)
		choose_disputed(exercise, turn->so_far, &chosen);
	form->title = mem_copy(tr("The cards you differ about"));
	form->instruction = mem_copy(exercise_text(exercise, "question", "again"));
	form->by = BY_GROUP;
	form->cards = true;
	form->optional = true;
	for (size_t i = 0; i < chosen.count; i++)
		add_card(exercise, form, "again.", chosen.items[i]);
	ids_release(&chosen);
}

static bool sort_ask(const struct exercise *exercise, const struct turn *turn, struct form *form)
{
	static void (*const steps[])(const struct exercise *, const struct turn *, struct form *) = {ask_cards, ask_disputed};
	if (turn->step < 0 || turn->step >= (int)(sizeof steps / sizeof *steps))
		return false;
	steps[turn->step](exercise, turn, form);
	return true;
}

/* "Both 7 of 12", "Volunteer and Both, 5 each". */
static void add_largest(const struct card_state *card, struct str *out)
{
	if (card->sure == 0) {
		str_add(out, card->tally.n > 0 ? tr("nobody was sure") : tr("left open"));
		return;
	}
	int top = card->tally.counts[card->largest];
	if (card->tied <= 1) {
		str_addf(out, tr("%s: %d of %d"), card->field->options[card->largest].label, top, card->tally.n);
		return;
	}
	size_t named = 0;
	for (size_t i = 0; i < card->tally.slots; i++)
		if (!card->field->options[i].apart && card->tally.counts[i] == top)
			str_addf(out, "%s%s", named++ ? tr(" and ") : "", card->field->options[i].label);
	str_addf(out, tr(", %d each"), top);
}

static void add_counts_row(struct table *table, const struct card_state *card)
{
	char numbers[PILES_MAX + 2][12];
	const char *cells[PILES_MAX + 3] = {card->field->label};
	size_t columns = 1;
	for (size_t i = 0; i < card->tally.slots && i < PILES_MAX; i++) {
		snprintf(numbers[i], sizeof numbers[i], "%d", card->tally.counts[i]);
		cells[columns++] = numbers[i];
	}
	snprintf(numbers[PILES_MAX], sizeof numbers[PILES_MAX], "%d", card->tally.n);
	snprintf(numbers[PILES_MAX + 1], sizeof numbers[PILES_MAX + 1], "%d", card->tally.open);
	cells[columns++] = numbers[PILES_MAX];
	cells[columns] = numbers[PILES_MAX + 1];
	table_row(table, cells);
}

/* Cards in numbers: a column per pile, one for how many answered, and, where anybody did, one for left open. */
static void add_counts_table(struct doc *doc, const char *id, const char *caption, enum block_use use, const struct card_state *cards, size_t count)
{
	const struct field *field = cards[0].field;
	const char *head[PILES_MAX + 3] = {tr("Card")};
	size_t columns = 1;
	int open = 0;
	for (size_t i = 0; i < field->option_count && i < PILES_MAX; i++)
		head[columns++] = field->options[i].label;
	for (size_t i = 0; i < count; i++)
		open += cards[i].tally.open;
	head[columns++] = "n";
	if (open > 0)
		head[columns++] = tr("left open");
	struct table *table = &doc_table(doc, use, id, caption, head, columns)->table;
	for (size_t i = 0; i < count; i++)
		add_counts_row(table, &cards[i]);
}

static void show_piles(struct doc *doc, const struct card_state *cards, size_t count)
{
	struct tally piles = {.slots = cards[0].tally.slots};
	int ties = 0;
	for (size_t i = 0; i < count; i++) {
		bool clear = cards[i].sure > 0 && cards[i].tied == 1;
		piles.counts[cards[i].largest] += clear;
		piles.n += clear;
		ties += !clear;
	}
	struct bars *bars = &doc_bars(doc, FOR_PICTURE, "piles.all", tr("How many cards have this as their largest pile"))->bars;
	for (size_t i = 0; i < cards[0].field->option_count; i++)
		if (!cards[0].field->options[i].apart)
			bars_option(bars, cards[0].field->options[i].id, cards[0].field->options[i].label, false);
	struct series *series = bars_series(bars, "all", NULL);
	for (size_t i = 0, real = 0; i < piles.slots; i++)
		if (!cards[0].field->options[i].apart)
			series->counts[real++] = piles.counts[i];
	series->n = piles.n;
	if (ties > 0)
		doc_textf(doc, FOR_PICTURE, "piles.ties", tr_n("%d card has no largest pile.", "%d cards have no largest pile.", ties), ties);
}

static void find_disputed(struct doc *doc, const struct card_state *cards, size_t disputed, size_t count, bool teams)
{
	struct finding finding = {MEASURE_DISPUTED, (double)disputed, (double)disputed / (double)count, cards[0].tally.n};
	bool compared = false;
	for (size_t i = 0; i < count; i++)
		compared = compared || cards[i].tally.n >= 2;
	if (disputed > 0)
		doc_finding(doc, "cards.disputed", &finding, tr_n("You are divided on %d of the %d cards: “%s”.",
			"You are divided on %d of the %d cards, most of all on “%s”.", (long)disputed), (int)disputed, (int)count, cards[0].field->label);
	else if (compared)
		doc_finding(doc, "cards.disputed", &finding, "%s", teams ? tr("On every card more than half of the teams chose the same pile.")
			: tr("On every card more than half of you chose the same pile."));
}

/* again: the group has sorted them together since; that table is the picture then. */
static void show_disputed(struct doc *doc, const struct card_state *cards, size_t shown, bool again)
{
	if (shown == 0)
		return;
	const char *caption = again ? tr("The cards you differed about") : tr("Still to talk about");
	add_counts_table(doc, "cards.disputed.table", caption, again ? FOR_DETAIL : FOR_PICTURE, cards, shown);
}

static void show_others(struct doc *doc, const struct card_state *cards, size_t from, size_t count)
{
	if (from == count)
		return;
	const char *head[] = {tr("Card"), tr("Largest pile")};
	struct table *table = &doc_table(doc, FOR_PICTURE, "cards.largest", from ? tr("The other cards") : tr("The cards"), head, 2)->table;
	for (size_t i = count; i-- > from;) {
		struct str largest = STR_EMPTY;
		add_largest(&cards[i], &largest);
		table_row(table, (const char *[]){cards[i].field->label, largest.data});
		str_release(&largest);
	}
	add_counts_table(doc, "cards.counts", tr("The other cards in numbers"), FOR_DETAIL, cards + from, count - from);
}

static void add_group_pile(const struct responses *view, const struct card_state *card, int group, struct str *out)
{
	struct card_state part = {.field = card->field, .tally = tell_tally(view, 0, card->field, group)};
	read_piles(&part);
	if (part.sure > 0 && part.tied == 1)
		str_addf(out, tr("%d of %d (%s) chose “%s”"), part.tally.counts[part.largest], part.tally.n, view->groups[group].name,
			part.field->options[part.largest].label);
	else if (part.sure == 0)
		str_addf(out, tr_n("%d person (%s) was not sure", "%d people (%s) were not sure", part.tally.n), part.tally.n, view->groups[group].name);
	else
		str_addf(out, tr("%d people (%s) chose different piles"), part.tally.n, view->groups[group].name);
}

struct card_difference {
	const struct card_state *card;
	struct difference groups;
};

static int difference_order(const void *left, const void *right)
{
	const struct card_difference *a = left, *b = right;
	if (a->groups.distance != b->groups.distance)
		return a->groups.distance > b->groups.distance ? -1 : 1;
	return a->card < b->card ? -1 : a->card > b->card;
}

/* The cards that groups see most differently: a difference of at least one half. */
static void show_differences(struct doc *doc, const struct responses *view, const struct card_state *cards, size_t count)
{
	struct card_difference *all = mem_alloc(count + 1, sizeof *all);
	size_t found = 0;
	for (size_t i = 0; i < count; i++) {
		all[found].card = &cards[i];
		if (tell_difference(view, 0, cards[i].field, &all[found].groups) && all[found].groups.distance >= 0.5)
			found++;
	}
	qsort(all, found, sizeof *all, difference_order);
	for (size_t i = 0; i < found && i < DIFFERENCES_MAX; i++) {
		struct str id = STR_EMPTY, text = STR_EMPTY;
		const struct difference *groups = &all[i].groups;
		str_addf(&id, "%s.difference", all[i].card->id);
		add_group_pile(view, all[i].card, groups->a, &text);
		str_add(&text, "; ");
		add_group_pile(view, all[i].card, groups->b, &text);
		struct finding finding = {MEASURE_DIFFERENCE, groups->distance, groups->distance, all[i].card->tally.n};
		doc_finding(doc, id.data, &finding, tr("“%s”: %s."), all[i].card->field->label, text.data);
		str_release(&id);
		str_release(&text);
	}
	free(all);
}

/* The teams that sorted, each with its own board. */
struct boards {
	int who[BOARDS_MAX];            /* their place in the view */
	int team[BOARDS_MAX];
	size_t count;
};

/* Boards beside each other, at most as many as a screen can hold. */
static struct boards read_boards(const struct responses *view)
{
	struct boards boards = {.count = 0};
	size_t teams = 0;
	for (size_t who = 0; who < view->respondent_count; who++)
		teams += view->respondents[who].kind == RESPONDENT_TEAM;
	for (int team = 0; teams >= 2 && teams <= BOARDS_MAX && boards.count < BOARDS_MAX && (size_t)team < view->respondent_count; team++)
		for (size_t who = 0; who < view->respondent_count && boards.count < BOARDS_MAX; who++)
			if (view->respondents[who].kind == RESPONDENT_TEAM && view->respondents[who].team == team) {
				boards.who[boards.count] = (int)who;
				boards.team[boards.count++] = team;
			}
	return boards;
}

/* The pile a team chose; NULL where it left the card open or did not reach it. */
static const struct option *pile_of(const struct responses *view, const struct card_state *card, int who)
{
	const struct response *row = responses_find(view, who, 0, card->field->id);
	return row && *row->value ? field_find_option(card->field, row->value) : NULL;
}

static bool boards_differ(const struct responses *view, const struct boards *boards, const struct card_state *card)
{
	const struct option *first = NULL;
	for (size_t i = 0; i < boards->count; i++) {
		const struct option *pile = pile_of(view, card, boards->who[i]);
		if (first && pile && pile != first)
			return true;
		first = pile ? pile : first;
	}
	return false;
}

static void add_boards(struct doc *doc, const struct responses *view, const struct boards *boards, const struct card_state *cards, size_t count, bool differ)
{
	struct error names[BOARDS_MAX];
	const char *head[BOARDS_MAX + 1] = {tr("Card")}, *cells[BOARDS_MAX + 1];
	struct table *table = NULL;
	for (size_t i = 0; i < boards->count; i++) {
		error_say(&names[i], tr("team %d"), boards->team[i] + 1);
		head[i + 1] = names[i].text;
	}
	for (size_t c = 0; c < count; c++) {
		if (boards_differ(view, boards, &cards[c]) != differ)
			continue;
		if (!table)
			table = &doc_table(doc, differ ? FOR_PICTURE : FOR_DETAIL, differ ? "boards.differ" : "boards.same",
				differ ? tr("Where the boards differ") : tr("Where the boards are the same"), head, boards->count + 1)->table;
		cells[0] = cards[c].field->label;
		for (size_t i = 0; i < boards->count; i++) {
			const struct option *pile = pile_of(view, &cards[c], boards->who[i]);
			cells[i + 1] = pile ? pile->label : "–";
		}
		table_row(table, cells);
	}
}

/* Each team keeps its own board: they stand beside each other, the cards first on which they differ. */
static void show_boards(struct doc *doc, const struct responses *view, const struct card_state *cards, size_t count)
{
	struct boards boards = read_boards(view);
	size_t differ = 0;
	if (boards.count < 2)
		return;
	for (size_t c = 0; c < count; c++)
		differ += boards_differ(view, &boards, &cards[c]);
	doc_textf(doc, FOR_PICTURE, "boards", tr("%zu teams sorted; their boards differ on %zu of %zu cards."), boards.count, differ, count);
	add_boards(doc, view, &boards, cards, count, true);
	add_boards(doc, view, &boards, cards, count, false);
}

/* What the group decided about one card: the pile, or by hands how many chose which. */
static void add_together(const struct field *field, const struct tally *tally, struct str *out)
{
	for (size_t pile = 0; pile < tally->slots; pile++) {
		if (tally->counts[pile] == 0)
			continue;
		str_add(out, out->len ? ", " : "");
		if (tally->n == 1)
			str_add(out, field->options[pile].label);
		else
			str_addf(out, tr("%s: %d of %d"), field->options[pile].label, tally->counts[pile], tally->n);
	}
}

static void add_together_row(const struct exercise *exercise, const struct responses *view, const struct card_state *card, struct table *table)
{
	struct form form = {0};
	add_card(exercise, &form, "again.", card->id);
	struct tally tally = tell_tally(view, 1, &form.fields[0], -1);
	struct str before = STR_EMPTY, together = STR_EMPTY;
	add_largest(card, &before);
	add_together(&form.fields[0], &tally, &together);
	if (tally.n > 0)
		table_row(table, (const char *[]){form.fields[0].label, before.data, together.data});
	str_release(&before);
	str_release(&together);
	form_release(&form);
}

static void show_together(const struct exercise *exercise, const struct responses *view, struct doc *doc, const struct card_state *cards, size_t count)
{
	if (!tell_answered(view, 1))
		return;
	const char *head[] = {tr("Card"), tr("Before"), tr("Together")};
	struct table *table = &doc_table(doc, FOR_PICTURE, "again.table", tr("Sorted again, together"), head, 3)->table;
	for (size_t i = 0; i < count; i++)
		add_together_row(exercise, view, &cards[i], table);
}

/* How many of the cards were asked. */
static void tell_used(const struct exercise *exercise, struct doc *doc)
{
	struct form all = {0};
	struct ids used = {0};
	all_cards(exercise, &all);
	choose_cards(exercise, &used);
	if (used.count < all.count)
		doc_textf(doc, FOR_DETAIL, "cards.used", tr("%zu of the %zu cards of this exercise were used."), used.count, all.count);
	else
		doc_textf(doc, FOR_DETAIL, "cards.used", tr_n("The %zu card of this exercise was used.", "All %zu cards of this exercise were used.",
			(long)all.count), all.count);
	ids_release(&used);
	form_release(&all);
}

static void sort_show(const struct exercise *exercise, const struct responses *view, struct doc *doc)
{
	struct form form = {0};
	size_t count;
	all_cards(exercise, &form);
	struct card_state *cards = read_cards(&form, view, &count);
	if (count > 0) {
		qsort(cards, count, sizeof *cards, card_order);
		size_t disputed = count_disputed(cards, count), shown = disputed < DISPUTED_MAX ? disputed : DISPUTED_MAX;
		tell_used(exercise, doc);
		show_piles(doc, cards, count);
		show_boards(doc, view, cards, count);
		show_disputed(doc, cards, shown, tell_answered(view, 1));
		find_disputed(doc, cards, disputed, count, tell_by_teams(view, 0));
		show_together(exercise, view, doc, cards, count);
		show_differences(doc, view, cards, count);
		tell_teams(doc, view);
		tell_hidden(doc, view);
		show_others(doc, cards, shown, count);
		for (size_t i = 0; i < count; i++)
			if (cards[i].tally.n >= 3) {
				struct str id = STR_EMPTY;
				str_addf(&id, "%s.same-pile", cards[i].id);
				doc_measure(doc, id.data, cards[i].same_pile, cards[i].tally.n);
				str_release(&id);
			}
	}
	free(cards);
	form_release(&form);
}

const struct kind kind_sort = {
	.name = "sort",
	.title = N_("Sorting"),
	.keys = keys,
	.check = sort_check,
	.ask = sort_ask,
	.show = sort_show,
};
