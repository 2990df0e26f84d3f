/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/form_text.h"

static const char *type_word(enum field_type type)
{
	switch (type) {
	case FIELD_NOTE: return "note";
	case FIELD_PICK: return "pick";
	case FIELD_MANY: return "many";
	case FIELD_SCALE: return "scale";
	case FIELD_POINTS: return "points";
	case FIELD_NUMBER: return "number";
	case FIELD_TEXT: return "text";
	}
	return "?";
}

static const char *by_word(enum answered_by by)
{
	switch (by) {
	case BY_EACH: return "each";
	case BY_TEAM: return "teams";
	case BY_GROUP: return "the group";
	}
	return "?";
}

static const char *audience_word(enum audience audience)
{
	switch (audience) {
	case AUDIENCE_GROUP: return "the group";
	case AUDIENCE_FACILITATOR: return "the facilitator";
	case AUDIENCE_SELF: return "nobody else";
	}
	return "?";
}

static void add_said(struct str *out, const char *name, const char *text)
{
	if (text)
		str_addf(out, "%s: %s\n", name, text);
}

static void add_options(const struct field *field, struct str *out)
{
	for (size_t i = 0; i < field->option_count; i++) {
		const struct option *option = &field->options[i];
		str_addf(out, "  %s \"%s\"%s%s\n", option->id, option->label, option->apart ? ", apart" : "", option->other ? ", with words" : "");
	}
}

static void add_field(const struct field *field, struct str *out)
{
	str_addf(out, "%s %s \"%s\"", type_word(field->type), field->id, field->label);
	if (field->min || field->max)
		str_addf(out, ", %d to %d", field->min, field->max);
	if (field->low || field->high)
		str_addf(out, ", from \"%s\" to \"%s\"", field->low ? field->low : "", field->high ? field->high : "");
	str_add(out, field->ordered ? ", in order" : "");
	str_add(out, field->role ? ", asks the role" : "");
	if (field->type == FIELD_TEXT)
		str_addf(out, ", read by %s", audience_word(field->audience));
	str_add(out, "\n");
	add_said(out, "  help", field->help);
	add_options(field, out);
}

void form_add_text(const struct form *form, struct str *out)
{
	add_said(out, "title", form->title);
	add_said(out, "instruction", form->instruction);
	str_addf(out, "answered by %s%s%s", by_word(form->by), form->optional ? ", may be passed over" : "", form->talk ? ", then talk" : "");
	if (form->minutes)
		str_addf(out, ", %d minutes", form->minutes);
	if (form->teams || form->team_size)
		str_addf(out, ", %d teams of %d", form->teams, form->team_size);
	str_add(out, "\n");
	add_said(out, "as", form->as);
	add_said(out, "as people read it", form->as_label);
	for (size_t i = 0; i < form->count; i++)
		add_field(&form->fields[i], out);
}
