/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/json.h"

#include <math.h>
#include <stdlib.h>

#include <jansson.h>

#include "base/mem.h"

static void put(json_t *object, const char *key, json_t *value)
{
	/* Only memory can fail here: every text is valid UTF-8 and every number was looked at. */
	if (json_object_set_new(object, key, value) != 0)
		die("out of memory");
}

static void append(json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0)
		die("out of memory");
}

static json_t *text(const char *s)
{
	return s ? json_string(s) : json_null();
}

static json_t *real(double value)
{
	return isfinite(value) ? json_real(value) : json_null();
}

static json_t *texts(char *const *items, size_t count)
{
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++)
		append(array, text(items[i]));
	return array;
}

static json_t *option_json(const struct bars *bars, size_t i)
{
	json_t *option = json_object();

	put(option, "id", text(bars->ids[i]));
	put(option, "label", text(bars->labels[i]));
	put(option, "apart", json_boolean(bars->apart[i]));
	return option;
}

static json_t *series_json(const struct series *series, size_t options)
{
	json_t *object = json_object(), *counts = json_array();

	for (size_t i = 0; i < options; i++)
		append(counts, json_integer(series->counts[i]));
	put(object, "id", text(series->id));
	put(object, "name", text(series->name));
	put(object, "n", json_integer(series->n));
	put(object, "open", json_integer(series->open));
	put(object, "counts", counts);
	return object;
}

static void bars_json(json_t *object, const struct bars *bars)
{
	json_t *options = json_array(), *series = json_array();

	for (size_t i = 0; i < bars->options; i++)
		append(options, option_json(bars, i));
	for (size_t i = 0; i < bars->count; i++)
		append(series, series_json(&bars->series[i], bars->options));
	put(object, "ordered", json_boolean(bars->ordered));
	put(object, "low", text(bars->low));
	put(object, "high", text(bars->high));
	put(object, "options", options);
	put(object, "series", series);
}

static json_t *axis_json(const struct axis *axis)
{
	json_t *object = json_object();

	put(object, "label", text(axis->label));
	put(object, "low", text(axis->low));
	put(object, "high", text(axis->high));
	put(object, "min", json_integer(axis->min));
	put(object, "max", json_integer(axis->max));
	put(object, "cells", axis->cells ? texts(axis->cells, axis->cell_count) : json_null());
	return object;
}

static json_t *point_json(const struct point *point)
{
	json_t *object = json_object();

	put(object, "id", text(point->id));
	put(object, "label", text(point->label));
	put(object, "x", real(point->x));
	put(object, "y", real(point->y));
	put(object, "to_x", point->moves ? real(point->to_x) : json_null());
	put(object, "to_y", point->moves ? real(point->to_y) : json_null());
	put(object, "count", json_integer(point->count));
	put(object, "text", text(point->text));
	return object;
}

static void plot_json(json_t *object, const struct plot *plot)
{
	json_t *points = json_array();

	for (size_t i = 0; i < plot->count; i++)
		append(points, point_json(&plot->points[i]));
	put(object, "x", axis_json(&plot->x));
	put(object, "y", plot->y.min == plot->y.max ? json_null() : axis_json(&plot->y));
	put(object, "points", points);
}

static void table_json(json_t *object, const struct table *table)
{
	json_t *rows = json_array();

	for (size_t i = 0; i < table->rows; i++)
		append(rows, texts(&table->cells[i * table->columns], table->columns));
	put(object, "head", texts(table->head, table->columns));
	put(object, "rows", rows);
}

static void finding_json(json_t *object, const struct finding *finding)
{
	put(object, "measure", json_string(measure_id(finding->measure)));
	put(object, "value", real(finding->value));
	put(object, "strength", real(finding->strength));
	put(object, "n", json_integer(finding->n));
}

static const char *type_id(enum block_type type)
{
	switch (type) {
	case BLOCK_HEAD: return "head";
	case BLOCK_TEXT: return "text";
	case BLOCK_TABLE: return "table";
	case BLOCK_BARS: return "bars";
	case BLOCK_PLOT: return "plot";
	case BLOCK_QUOTE: return "quote";
	case BLOCK_FINDING: return "finding";
	}
	return "text";
}

static const char *use_id(enum block_use use)
{
	switch (use) {
	case FOR_PICTURE: return "picture";
	case FOR_DETAIL: return "detail";
	case FOR_DATA: return "data";
	}
	return "detail";
}

static void block_parts(json_t *object, const struct block *block)
{
	switch (block->type) {
	case BLOCK_HEAD:
		put(object, "level", json_integer(block->level));
		return;
	case BLOCK_TEXT:
		return;
	case BLOCK_TABLE:
		table_json(object, &block->table);
		return;
	case BLOCK_BARS:
		bars_json(object, &block->bars);
		return;
	case BLOCK_PLOT:
		plot_json(object, &block->plot);
		return;
	case BLOCK_QUOTE:
		put(object, "field", text(block->field));
		return;
	case BLOCK_FINDING:
		finding_json(object, &block->finding);
		return;
	}
}

static json_t *block_json(const struct block *block)
{
	json_t *object = json_object();

	put(object, "type", json_string(type_id(block->type)));
	put(object, "use", json_string(use_id(block->use)));
	put(object, "id", text(block->id));
	put(object, "text", text(block->text));
	block_parts(object, block);
	return object;
}

static json_t *row_json(const struct dataset_row *row)
{
	json_t *object = json_object();

	put(object, "activity", text(row->activity));
	put(object, "step", json_integer(row->step));
	put(object, "respondent", text(row->respondent));
	put(object, "field", text(row->field));
	put(object, "question", text(row->label));
	put(object, "value", text(row->value));
	put(object, "label", text(row->value_label));
	put(object, "role", text(row->role));
	put(object, "count", json_integer(row->count));
	return object;
}

static json_t *report_object(const struct report *report)
{
	json_t *object = json_object(), *blocks = json_array(), *rows = json_array();

	for (size_t i = 0; report->doc && i < report->doc->count; i++)
		append(blocks, block_json(&report->doc->blocks[i]));
	for (size_t i = 0; report->dataset && i < report->dataset->count; i++)
		append(rows, row_json(&report->dataset->items[i]));
	put(object, "format", json_integer(1));
	put(object, "program", json_string("samenspel"));
	put(object, "version", text(report->version));
	put(object, "lang", text(report->lang));
	put(object, "title", text(report->title));
	put(object, "doc", blocks);
	put(object, "dataset", rows);
	return object;
}

void report_json(const struct report *report, struct str *out)
{
	json_t *object = report_object(report);
	/* 15 digits: all that a double holds for sure, so that 0.1 stays 0.1. */
	char *dump = json_dumps(object, JSON_INDENT(1) | JSON_REAL_PRECISION(15));

	if (!dump)
		die("out of memory");
	str_add(out, dump);
	str_add_char(out, '\n');
	free(dump);
	json_decref(object);
}
