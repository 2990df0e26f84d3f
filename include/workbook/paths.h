/* SPDX-License-Identifier: EUPL-1.2 */
/* paths.h - where things are: the data folder, the content folders, the compiled texts. */
#ifndef WORKBOOK_PATHS_H
#define WORKBOOK_PATHS_H

/* $XDG_DATA_HOME/samenspel, or ~/.local/share/samenspel; with /name behind it when name is not NULL. The caller frees. */
char *path_data(const char *name);

/* The folders content is read from, ending in NULL: $SAMENSPEL_CONTENT, else ../content from the executable, else the installed folder; then the
 * user's own. The caller frees with paths_free(). */
char **path_content(void);
void paths_free(char **paths);

/* The compiled texts of a language: beside the executable, else in a content folder. NULL when there are none; the caller frees. */
char *path_texts(const char *lang);

/* $XDG_CONFIG_HOME/samenspel/settings.ini, or ~/.config/samenspel/settings.ini. The caller frees. */
char *path_settings(void);

/* A file of that title in the documents folder ($XDG_DOCUMENTS_DIR, else as the desktop says in user-dirs.dirs, else ~/Documenten or ~/Documents, else the home
 * folder). What a name may not hold is a - in it; from the second version on its number stands behind the title. The caller frees. */
char *path_document(const char *title, int version, const char *extension);
/* The first version that is not there yet: what was saved before stays. The caller frees. */
char *path_document_new(const char *title, const char *extension);

#endif
