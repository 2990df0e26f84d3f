/* SPDX-License-Identifier: EUPL-1.2 */
#include "own.h"

#include <string.h>

const struct cli_command cli_commands[] = {
	{.name = "list", .options = TAKES_FILE | TAKES_JSON | TAKES_SELF, .help = N_("the sessions in the file, newest first"), .run_in = cli_list},
	{.name = "new", .takes = "PROGRAMME", .operands = 1, .options = TAKES_FILE | TAKES_TITLE | TAKES_DATE | TAKES_JSON,
		.help = N_("makes a session and prints its id; content list shows the programmes"), .run_in = cli_new},
	{.name = "summary", .takes = "SESSION", .operands = 1, .options = TAKES_FILE | TAKES_FORMAT | TAKES_OUTPUT | TAKES_EXCEL | TAKES_LINKED,
		.help = N_("prints the summary of a session, or saves it"), .run_in = cli_summary},
	{.name = "wall", .takes = "SESSION", .optional = 1, .options = TAKES_FILE | TAKES_PLAIN | TAKES_ASCII, .screens = true,
		.help = N_("what the group sees, for a second screen: it follows the workbook and shows nothing private"), .run = cli_wall},
	{.name = "erase", .takes = "SESSION", .operands = 1, .options = TAKES_FILE | TAKES_YES | TAKES_SEAT,
		.help = N_("erases a session for good, or all that one person answered in it"), .run_in = cli_erase},
	{.name = "backup", .takes = "COPY", .operands = 1, .options = TAKES_FILE, .help = N_("copies the whole file, also while it is in use"), .run_in = cli_backup},
	{.name = "hand-out", .takes = "SESSION", .operands = 1, .options = TAKES_FILE | TAKES_PART | TAKES_TABLE | TAKES_OUTPUT,
		.help = N_("a file for the laptop of one table, without answers, under the name that --output gives"), .run_in = cli_hand_out},
	{.name = "merge", .takes = "FILE", .operands = 1, .optional = OPERANDS_ANY, .options = TAKES_FILE,
		.help = N_("takes in what was done in other files with the same session; twice does no harm"), .run_in = cli_merge},
	{.name = "content list", .options = TAKES_JSON, .help = N_("the programmes and exercises"), .run = cli_content_list},
	{.name = "content check", .help = N_("every fault in the content, as file:line: key: sentence"), .run = cli_content_check},
	{.name = "content show", .takes = "ID", .operands = 1, .help = N_("all texts of an exercise or programme"), .run = cli_content_show},
	{.name = "print", .takes = "ID|seats", .operands = 1, .optional = 1, .options = TAKES_OUTPUT | TAKES_SEATS | TAKES_LARGE,
		.help = N_("cards, answer sheets and script of an exercise or programme, or seat cards, as HTML to print"), .run = cli_print},
	{.name = "demo", .options = TAKES_FILE, .help = N_("fourteen made-up people do an afternoon; prints the summary"), .run_in = cli_demo, .file = cli_demo_file},
	{.name = "complete", .takes = "WORD", .operands = OPERANDS_ANY, .help = N_("what the last of these words may become, for the completion of a shell"),
		.run = cli_complete},
	{.name = "help", .help = N_("this list"), .run = cli_help},
	{.name = "version", .help = N_("the version of the program"), .run = cli_version},
	{.name = NULL},
};

const struct cli_option cli_options[] = {
	{.name = "file", .letter = 'f', .takes = "FILE", .bit = TAKES_FILE, .help = N_("another file than samenspel.db in the data folder")},
	{.name = "lang", .takes = "nl|en", .help = N_("the language")},
	{.name = "plain", .bit = TAKES_PLAIN, .help = N_("line by line, for a screen reader or a pipe")},
	{.name = "ascii", .bit = TAKES_ASCII, .help = N_("no other letters and lines than ASCII has")},
	{.name = "title", .takes = "TITLE", .bit = TAKES_TITLE, .help = N_("the title of the new session")},
	{.name = "date", .takes = "DATE", .bit = TAKES_DATE, .help = N_("its date, as YYYY-MM-DD")},
	{.name = "format", .takes = "FORMAT", .bit = TAKES_FORMAT, .help = N_("how the summary is written")},
	{.name = "output", .letter = 'o', .takes = "FILE", .bit = TAKES_OUTPUT, .help = N_("where it is written, instead of here")},
	{.name = "excel", .bit = TAKES_EXCEL, .help = N_("csv as a Dutch spreadsheet program expects it")},
	{.name = "json", .bit = TAKES_JSON, .help = N_("as JSON, for scripts")},
	{.name = "self", .bit = TAKES_SELF, .help = N_("what was done for oneself, instead of the sessions of groups")},
	{.name = "linked", .bit = TAKES_LINKED, .help = N_("for researchers: one person has the same key in every exercise")},
	{.name = "seat", .takes = "NUMBER", .bit = TAKES_SEAT, .help = N_("only what the person with this number answered")},
	{.name = "part", .takes = "NUMBER", .bit = TAKES_PART, .help = N_("which part of the programme, from 1")},
	{.name = "table", .takes = "NUMBER", .bit = TAKES_TABLE, .help = N_("which table of that part, from 1")},
	{.name = "yes", .letter = 'y', .bit = TAKES_YES, .help = N_("erase without asking")},
	{.name = "seats", .takes = "N", .bit = TAKES_SEATS, .help = N_("for how many people")},
	{.name = "large", .bit = TAKES_LARGE, .help = N_("letters of 18 points")},
	{.name = "help", .letter = 'h', .command = "help", .help = N_("this list")},
	{.name = "version", .command = "version", .help = N_("the version of the program")},
	{.name = NULL},
};

const struct cli_command *cli_find(const char *name)
{
	for (const struct cli_command *command = cli_commands; command->name; command++)
		if (strcmp(command->name, name) == 0)
			return command;
	return NULL;
}
