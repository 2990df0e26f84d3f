/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/ready.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "workbook/sticks.h"

/* The first word of FOLDER/NAME/WHAT; "" when it is not there. */
static void read_word(const char *folder, const char *name, const char *what, char word[static 32])
{
	struct str path = STR_EMPTY;
	str_addf(&path, "%s/%s/%s", folder, name, what);
	FILE *file = fopen(path.data, "r");
	if (!file || !fgets(word, 32, file))
		word[0] = '\0';
	word[strcspn(word, " \n")] = '\0';
	if (file)
		fclose(file);
	str_release(&path);
}

/* A supply that is no battery says whether it is online; a battery of the laptop itself, not of a mouse, how full it is. */
static void look_at_supply(struct ready *ready, const char *folder, const char *name)
{
	char type[32], scope[32], value[32];
	read_word(folder, name, "type", type);
	read_word(folder, name, "scope", scope);
	if (strcmp(type, "Battery") == 0 && strcmp(scope, "Device") != 0) {
		read_word(folder, name, "capacity", value);
		ready->charge = value[0] ? (int)strtol(value, NULL, 10) : -1;
		ready->power = ready->power == POWER_UNKNOWN ? POWER_BATTERY : ready->power;
	} else if (strcmp(type, "Mains") == 0 || strcmp(type, "USB") == 0) {
		read_word(folder, name, "online", value);
		ready->power = value[0] == '1' ? POWER_MAINS : ready->power;
	}
}

static void look_at_power(struct ready *ready, const char *folder)
{
	DIR *list = opendir(folder);
	for (struct dirent *entry; list && (entry = readdir(list));)
		if (entry->d_name[0] != '.')
			look_at_supply(ready, folder, entry->d_name);
	if (list)
		closedir(list);
}

static void look_for_stick(struct ready *ready)
{
	struct sticks sticks = {0};
	sticks_find(stick_roots, &sticks);
	ready->stick = sticks.count > 0 ? mem_copy(sticks.items[0].name) : NULL;
	sticks_release(&sticks);
}

void ready_look(struct ready *ready, const char *power)
{
	*ready = (struct ready){.power = POWER_UNKNOWN, .charge = -1};
	look_at_power(ready, power ? power : "/sys/class/power_supply");
	look_for_stick(ready);
}

void ready_release(struct ready *ready)
{
	free(ready->stick);
	*ready = (struct ready){.charge = -1};
}
