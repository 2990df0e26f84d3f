/* SPDX-License-Identifier: EUPL-1.2 */
/* What a person chose on the screens and finds again the next time: the colours and the language. */
#include <string.h>

#include "base/lang.h"
#include "ui/screen.h"
#include "workbook/settings.h"

static const char *const themes[] = {[THEME_DARK] = "dark", [THEME_LIGHT] = "light", [THEME_OWN] = "own"};

void colours_remembered(struct ui *ui)
{
	struct settings settings = {0};
	struct faults faults = {0};

	settings_load(&settings, &faults);
	for (int i = THEME_DARK; i <= THEME_OWN; i++)
		if (settings.colours != NULL && strcmp(themes[i], settings.colours) == 0)
			term_theme(&ui->term, (enum theme)i);
	settings_release(&settings);
	faults_release(&faults);         /* said on Home */
}

/* A terminal without colours says nothing about what is wished on another, and neither does the wall: the light in the room is its own. */
enum redo colours_keep(struct ui *ui)
{
	char name[8];
	struct error error;
	bool ok;

	if (ui->term.colours == 0 || ui->on_wall != NULL)
		return REDO_SCREEN;
	memcpy(name, themes[ui->term.theme], strlen(themes[ui->term.theme]) + 1);
	ok = settings_save(&(struct settings){.colours = name}, &error);
	return ok ? REDO_SCREEN : ui_say(ui, error.text);
}

enum redo language_other(struct ui *ui)
{
	struct error error;
	bool ok = workbook_speak(ui->w, strcmp(lang_code(), "nl") == 0 ? "en" : "nl", &error);

	return ok ? REDO_SCREEN : ui_say(ui, error.text);
}
