/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/print.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"

struct print_section *print_add_section(struct print *print, enum print_layout layout, const char *title)
{
	print->sections = mem_room(print->sections, print->count, &print->room, sizeof *print->sections);
	print->sections[print->count] = (struct print_section){.layout = layout, .title = mem_copy(title)};
	return &print->sections[print->count++];
}

struct print_sheet *print_add_sheet(struct print_section *section)
{
	section->sheets = mem_room(section->sheets, section->count, &section->room, sizeof *section->sheets);
	section->sheets[section->count] = (struct print_sheet){.copies = 1};
	return &section->sheets[section->count++];
}

struct print_item *print_add_item(struct print_sheet *sheet, enum print_item_type type, const char *mark, const char *text)
{
	sheet->items = mem_room(sheet->items, sheet->count, &sheet->room, sizeof *sheet->items);
	sheet->items[sheet->count] = (struct print_item){.type = type, .mark = mem_copy(mark), .text = mem_copy(text)};
	return &sheet->items[sheet->count++];
}

struct print_item *print_add_itemf(struct print_sheet *sheet, enum print_item_type type, const char *mark, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *text = str_print(format, args);
	va_end(args);
	struct print_item *item = print_add_item(sheet, type, mark, text);
	free(text);
	return item;
}

void print_add_choice(struct print_item *item, int digit, const char *label)
{
	struct str number = STR_EMPTY;
	str_addf(&number, "%d", digit);
	item->choices = mem_room(item->choices, item->choice_count, &item->choice_room, sizeof *item->choices);
	item->choices[item->choice_count++] = (struct print_choice){str_take(&number), mem_copy(label)};
}

static void item_release(struct print_item *item)
{
	for (size_t i = 0; i < item->choice_count; i++) {
		free(item->choices[i].digit);
		free(item->choices[i].label);
	}
	free(item->choices);
	free(item->mark);
	free(item->text);
	free(item->below);
	free(item->low);
	free(item->high);
}

static void sheet_release(struct print_sheet *sheet)
{
	for (size_t i = 0; i < sheet->count; i++)
		item_release(&sheet->items[i]);
	free(sheet->items);
}

static void section_release(struct print_section *section)
{
	for (size_t i = 0; i < section->count; i++)
		sheet_release(&section->sheets[i]);
	free(section->sheets);
	free(section->title);
}

void print_release(struct print *print)
{
	for (size_t i = 0; i < print->count; i++)
		section_release(&print->sections[i]);
	free(print->sections);
	free(print->title);
	free(print->lang);
	*print = (struct print){0};
}
