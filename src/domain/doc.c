/* SPDX-License-Identifier: EUPL-1.2 */
#include "domain/doc.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

const char *measure_id(enum measure measure)
{
	switch (measure) {
	case MEASURE_NONE: return "none";
	case MEASURE_SHIFT: return "shift";
	case MEASURE_CLOSENESS: return "closeness";
	case MEASURE_DIFFERENCE: return "difference";
	case MEASURE_DOTS: return "dots";
	case MEASURE_GAP: return "gap";
	case MEASURE_DISPUTED: return "disputed";
	case MEASURE_SHARED: return "shared";
	}
	return "none";
}

static struct block *doc_block(struct doc *doc, enum block_type type, enum block_use use, const char *id, const char *text)
{
	struct block *block;

	doc->blocks = mem_room(doc->blocks, doc->count, &doc->room, sizeof *doc->blocks);
	block = &doc->blocks[doc->count++];
	*block = (struct block){.type = type, .use = use, .id = mem_copy(id), .text = mem_copy(text)};
	return block;
}

struct block *doc_head(struct doc *doc, const char *id, int level, const char *text)
{
	struct block *block = doc_block(doc, BLOCK_HEAD, FOR_PICTURE, id, text);

	assert(level >= 1 && level <= 4);
	block->level = level;
	return block;
}

struct block *doc_text(struct doc *doc, enum block_use use, const char *id, const char *text)
{
	return doc_block(doc, BLOCK_TEXT, use, id, text);
}

struct block *doc_textf(struct doc *doc, enum block_use use, const char *id, const char *format, ...)
{
	struct block *block = doc_block(doc, BLOCK_TEXT, use, id, NULL);
	va_list args;

	va_start(args, format);
	block->text = str_print(format, args);
	va_end(args);
	return block;
}

struct block *doc_quote(struct doc *doc, enum block_use use, const char *id, const char *text)
{
	return doc_block(doc, BLOCK_QUOTE, use, id, text);
}

struct block *doc_bars(struct doc *doc, enum block_use use, const char *id, const char *caption)
{
	return doc_block(doc, BLOCK_BARS, use, id, caption);
}

struct block *doc_plot(struct doc *doc, enum block_use use, const char *id, const char *caption)
{
	return doc_block(doc, BLOCK_PLOT, use, id, caption);
}

struct block *doc_table(struct doc *doc, enum block_use use, const char *id, const char *caption, const char *const *head, size_t columns)
{
	struct block *block = doc_block(doc, BLOCK_TABLE, use, id, caption);

	block->table.columns = columns;
	block->table.head = mem_alloc(columns, sizeof *block->table.head);
	for (size_t i = 0; i < columns; i++)
		block->table.head[i] = mem_copy(head[i]);
	return block;
}

struct block *doc_finding(struct doc *doc, const char *id, const struct finding *finding, const char *format, ...)
{
	struct block *block = doc_block(doc, BLOCK_FINDING, FOR_PICTURE, id, NULL);
	va_list args;

	block->finding = *finding;
	va_start(args, format);
	block->text = str_print(format, args);
	va_end(args);
	return block;
}

void doc_measure(struct doc *doc, const char *id, double value, int n)
{
	struct block *block = doc_block(doc, BLOCK_FINDING, FOR_DATA, id, "");

	block->finding = (struct finding){.value = value, .n = n};
}

char *block_subject(const struct block *block)
{
	const char *from = block->type == BLOCK_FINDING && block->text ? strstr(block->text, "“") : NULL, *to = from ? strstr(from, "”") : NULL;
	return to ? mem_copy_len(from + strlen("“"), (size_t)(to - from) - strlen("“")) : NULL;
}

bool block_is_told(const struct block *block)
{
	if (block->use == FOR_DATA)
		return false;
	switch (block->type) {
	case BLOCK_HEAD:
	case BLOCK_TEXT:
	case BLOCK_QUOTE:
	case BLOCK_FINDING:
		return block->text && *block->text;
	case BLOCK_TABLE:
	case BLOCK_BARS:
	case BLOCK_PLOT:
		return true;
	}
	return true;
}

void quote_source(struct block *quote, struct id action, const char *field)
{
	quote->action = action;
	mem_set(&quote->field, field);
}

void bars_poles(struct bars *bars, const char *low, const char *high)
{
	mem_set(&bars->low, low);
	mem_set(&bars->high, high);
}

void doc_take(struct doc *to, struct block *block)
{
	to->blocks = mem_room(to->blocks, to->count, &to->room, sizeof *to->blocks);
	to->blocks[to->count++] = *block;
	*block = (struct block){.type = BLOCK_TEXT};
}

void bars_option(struct bars *bars, const char *id, const char *label, bool apart)
{
	/* Three arrays share one room, so each must grow from the same one. */
	size_t room = bars->option_room;

	assert(bars->count == 0);
	bars->ids = mem_room(bars->ids, bars->options, &bars->option_room, sizeof *bars->ids);
	bars->option_room = room;
	bars->labels = mem_room(bars->labels, bars->options, &bars->option_room, sizeof *bars->labels);
	bars->option_room = room;
	bars->apart = mem_room(bars->apart, bars->options, &bars->option_room, sizeof *bars->apart);
	bars->ids[bars->options] = mem_copy(id);
	bars->labels[bars->options] = mem_copy(label ? label : "");
	bars->apart[bars->options++] = apart;
}

struct series *bars_series(struct bars *bars, const char *id, const char *name)
{
	struct series *series;

	bars->series = mem_room(bars->series, bars->count, &bars->room, sizeof *bars->series);
	series = &bars->series[bars->count++];
	*series = (struct series){.id = mem_copy(id), .name = mem_copy(name), .counts = mem_alloc(bars->options, sizeof *series->counts)};
	return series;
}

void axis_range(struct axis *axis, const char *low, const char *high, int min, int max)
{
	assert(min <= max);
	mem_set(&axis->low, low);
	mem_set(&axis->high, high);
	axis->min = min;
	axis->max = max;
}

void axis_cell(struct axis *axis, const char *name)
{
	char **cells = mem_alloc(axis->cell_count + 1, sizeof *cells);

	/* An axis has a handful of cells: it is not worth a room of its own. */
	for (size_t i = 0; i < axis->cell_count; i++)
		cells[i] = axis->cells[i];
	free(axis->cells);
	axis->cells = cells;
	axis->cells[axis->cell_count++] = mem_copy(name);
	axis->max = axis->min + (int)axis->cell_count - 1;
}

void point_move(struct point *point, double to_x, double to_y)
{
	point->moves = true;
	point->to_x = to_x;
	point->to_y = to_y;
}

struct point *plot_point(struct plot *plot, const char *id, double x, double y, int count)
{
	struct point *point;

	plot->points = mem_room(plot->points, plot->count, &plot->room, sizeof *plot->points);
	point = &plot->points[plot->count++];
	*point = (struct point){.id = mem_copy(id), .x = x, .y = y, .count = count};
	return point;
}

void table_row(struct table *table, const char *const *cells)
{
	table->cells = mem_room(table->cells, table->rows, &table->room, table->columns * sizeof *table->cells);
	for (size_t i = 0; i < table->columns; i++)
		table->cells[table->rows * table->columns + i] = mem_copy(cells[i] ? cells[i] : "");
	table->rows++;
}

void doc_append(struct doc *to, struct doc *from)
{
	for (size_t i = 0; i < from->count; i++) {
		to->blocks = mem_room(to->blocks, to->count, &to->room, sizeof *to->blocks);
		to->blocks[to->count++] = from->blocks[i];
	}
	free(from->blocks);
	*from = (struct doc){0};
}

static void strings_free(char **items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(items[i]);
	free(items);
}

static void bars_release(struct bars *bars)
{
	strings_free(bars->ids, bars->options);
	strings_free(bars->labels, bars->options);
	free(bars->apart);
	free(bars->low);
	free(bars->high);
	for (size_t i = 0; i < bars->count; i++) {
		free(bars->series[i].id);
		free(bars->series[i].name);
		free(bars->series[i].counts);
	}
	free(bars->series);
}

static void axis_release(struct axis *axis)
{
	free(axis->label);
	free(axis->low);
	free(axis->high);
	strings_free(axis->cells, axis->cell_count);
}

static void plot_release(struct plot *plot)
{
	axis_release(&plot->x);
	axis_release(&plot->y);
	for (size_t i = 0; i < plot->count; i++) {
		free(plot->points[i].id);
		free(plot->points[i].label);
		free(plot->points[i].text);
	}
	free(plot->points);
}

static void block_release(struct block *block)
{
	free(block->id);
	free(block->text);
	free(block->field);
	bars_release(&block->bars);
	plot_release(&block->plot);
	strings_free(block->table.head, block->table.columns);
	strings_free(block->table.cells, block->table.rows * block->table.columns);
}

void doc_release(struct doc *doc)
{
	for (size_t i = 0; i < doc->count; i++)
		block_release(&doc->blocks[i]);
	free(doc->blocks);
	*doc = (struct doc){0};
}
