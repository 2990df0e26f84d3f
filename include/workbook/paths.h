/* SPDX-License-Identifier: EUPL-1.2 */
/* paths.h - where things are: the data folder, the content folders, the compiled texts. */
#ifndef WORKBOOK_PATHS_H
#define WORKBOOK_PATHS_H

/* $XDG_DATA_HOME/samenspel, or ~/.local/share/samenspel; with /name behind it when name is not NULL. The caller frees. */
char *path_data(const char *name);

/* The folders content is read from, ending in NULL: $SAMENSPEL_CONTENT, else ../content from the executable, else ../share/samenspel/content from it, else
 * the folder it was built for; then the user's own. The caller frees with paths_free(). */
char **path_content(void);
void paths_free(char **paths);

/* The compiled texts of a language: beside the executable, else in a content folder. NULL when there are none; the caller frees. */
char *path_texts(const char *lang);

/* $XDG_CONFIG_HOME/samenspel/settings.ini, or ~/.config/samenspel/settings.ini. The caller frees. */
char *path_settings(void);

/* Where a person looks for a document: $XDG_DOCUMENTS_DIR, else as the desktop says in user-dirs.dirs, else ~/Documenten or ~/Documents, else the home
 * folder. The caller frees. */
char *path_documents(void);
/* A file of that title there, by the first name of file_name.h that is not taken: what was saved before stays. The caller frees. */
char *path_document_new(const char *title, const char *extension);
/* What a person calls a folder: "Documenten", or "your own folder". Points into folder or lives as long as the language. */
const char *path_called(const char *folder);

#endif
