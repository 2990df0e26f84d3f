/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/rounds.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "lib/meeting.h"

static const char programme[] =
	"[programme]\ntitle = \"Middag met tafels\"\nintro.1 = \"Twee rondes.\"\n"
	"[part.welcome]\ntitle = \"Welkom\"\nminutes = 10\n"
	"[part.one]\ntitle = \"Ronde 1\"\nminutes = 45\ntable.1 = kaders-of-speelruimte\ntable.2 = taken\n"
	"[part.two]\ntitle = \"Ronde 2\"\nminutes = 45\ntable.1 = gewoon-of-getraind\ntable.2 = trouw-aan-wie\n"
	"[part.end]\ntitle = \"Afspraken\"\nminutes = 10\nagreements = yes\n";

/* Beside the content, in the folder of the user's own. */
static int write_programme(void)
{
	static const char *const folders[] = {"", "/samenspel", "/samenspel/content", "/samenspel/content/nl", "/samenspel/content/nl/programmes"};
	const char *root = meeting_folder();
	char path[400];
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		snprintf(path, sizeof path, "%s/own%s", root, folders[i]);
		mkdir(path, 0700);
	}
	snprintf(path, sizeof path, "%s/own/samenspel/content/nl/programmes/rondes.ini", root);
	FILE *file = fopen(path, "w");
	int written = file ? fputs(programme, file) : EOF;
	snprintf(path, sizeof path, "%s/own", root);
	setenv("XDG_DATA_HOME", path, 1);
	return file && fclose(file) == 0 && written >= 0 ? 0 : -1;
}

int rounds_open(void **state)
{
	if (write_programme())
		return -1;
	*state = meeting_open_in("rondes", "4 4");
	return 0;
}
