/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/names.h"

#include <stddef.h>
#include <string.h>

static const char *const phases[] = {
	[PHASE_OVERVIEW] = "overview",
	[PHASE_ITEM] = "item",
	[PHASE_BRIEF] = "brief",
	[PHASE_ANSWERS] = "answers",
	[PHASE_PICTURE] = "picture",
	[PHASE_TALK] = "talk",
	[PHASE_END] = "end",
	[PHASE_TABLES] = "tables",
	[PHASE_HARVEST] = "harvest",
	NULL,
};
static const char *const ways[] = {
	[WAY_NONE] = "none",
	[WAY_EACH] = "each",
	[WAY_HANDS] = "hands",
	[WAY_TEAM] = "team",
	[WAY_TEAMS] = "teams",
	[WAY_PAPER] = "paper",
	NULL,
};
static const char *const kinds[] = {
	[RESPONDENT_PARTICIPANT] = "participant",
	[RESPONDENT_TEAM] = "team",
	[RESPONDENT_SHEET] = "sheet",
	[RESPONDENT_HANDS] = "hands",
	NULL,
};
static const char *const verbs[] = {
	[VERB_ANSWER] = "answer",
	[VERB_HAND_IN] = "hand_in",
	[VERB_DECLINE] = "decline",
	[VERB_HANDS] = "hands",
	NULL,
};
static const char *const verdicts[] = {
	[VERDICT_NONE] = "none",
	[VERDICT_KEEP] = "keep",
	[VERDICT_DROP] = "drop",
	[VERDICT_EDITED] = "edited",
	NULL,
};

static int find(const char *const *names, const char *name)
{
	for (int i = 0; names[i]; i++) {
		if (strcmp(names[i], name) == 0)
			return i;
	}
	return 0;
}

const char *name_of_phase(enum phase phase)
{
	return phases[phase];
}

enum phase phase_named(const char *name)
{
	return (enum phase)find(phases, name);
}

const char *name_of_way(enum way way)
{
	return ways[way];
}

enum way way_named(const char *name)
{
	return (enum way)find(ways, name);
}

const char *name_of_kind(enum respondent_kind kind)
{
	return kinds[kind];
}

enum respondent_kind kind_named(const char *name)
{
	return (enum respondent_kind)find(kinds, name);
}

const char *name_of_verb(enum verb verb)
{
	return verbs[verb];
}

const char *name_of_verdict(enum verdict verdict)
{
	return verdicts[verdict];
}

enum verdict verdict_named(const char *name)
{
	return (enum verdict)find(verdicts, name);
}
