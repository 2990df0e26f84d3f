/* SPDX-License-Identifier: EUPL-1.2 */
#include "domain/content_key.h"

#include <stddef.h>

#include "base/lang.h"

const struct content_key content_common_keys[] = {
	{.section = "exercise", .name = "kind", .type = KEY_ID, .required = true, .help = N_("How the exercise works: the name of one of the kinds.")},
	{.section = "exercise", .name = "title", .type = KEY_TEXT, .max = 60, .required = true, .help = N_("What the exercise is called.")},
	{.section = "exercise", .name = "minutes", .type = KEY_NUMBER, .min = 1, .max = 240, .required = true,
		.help = N_("How long it takes, the talk included.")},
	{.section = "exercise", .name = "intro.*", .type = KEY_TEXT, .max = 600, .required = true,
		.help = N_("What the participants read first, one paragraph for each number.")},
	{.section = "exercise", .name = "source", .type = KEY_ID, .required = true, .help = N_("Where the idea comes from: a section of sources.ini.")},
	{.section = "exercise", .name = "covers", .type = KEY_TEXT, .help = N_("Which subjects of the makers' list the exercise treats.")},
	{.section = "exercise", .name = "talk.*", .type = KEY_TEXT, .max = 300, .help = N_("A question for the talk afterwards.")},
	{.section = "exercise", .name = "evaluation", .type = KEY_YES_NO, .help = N_("Whether it stands under “How it was” at the end of the summary.")},
	{.section = "exercise", .name = "facilitator.*", .type = KEY_TEXT, .max = 400, .help = N_("What only the facilitator reads.")},
	{0},
};

static bool id_starts(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool content_id_ok(const char *id)
{
	if (!id || !id_starts(*id))
		return false;
	while (*id && (id_starts(*id) || *id == '-' || *id == '_'))
		id++;
	return *id == '\0';
}
