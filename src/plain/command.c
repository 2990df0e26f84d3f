/* SPDX-License-Identifier: EUPL-1.2 */
/* command.c - the commands as rows; the help is made from them. */
#include "own.h"

#include <string.h>

static const struct command commands[] = {
	{.name = ":b", .help = N_("back"), .act = command_back, .anywhere = true, .in_turn = true},
	{.name = ":u", .help = N_("undo the last thing that was done"), .act = command_undo, .in_turn = true},
	{.name = ":p", .help = N_("the programme"), .act = command_overview},
	{.name = ":t", .takes = N_("[MINUTES]"), .help = N_("the clock; with a number so many minutes more, with - before it fewer"), .act = command_time},
	{.name = ":n", .takes = N_("TEXT"), .help = N_("a note; with ! before the text it goes into the summary"), .act = command_note, .shows = TYPES_PRIVATE},
	{.name = ":a", .takes = N_("WHAT / WHO / WHEN"), .help = N_("an agreement"), .act = command_agree},
	{.name = N_(":notes"), .help = N_("the list of notes, for the facilitator"), .act = command_notes, .shows = SHOWS_PRIVATE},
	{.name = N_(":agreements"), .help = N_("the list of agreements, to change or take away"), .act = command_agreements},
	{.name = N_(":remove"), .takes = N_("[SEAT]"), .help = N_("take an answer of this person away for good, without anybody seeing it"), .act = command_remove},
	{.name = ":o", .help = N_("open the words that people typed, in the picture or the summary just shown"), .act = command_words, .shows = SHOWS_PRIVATE},
	{.name = ":x", .takes = N_("NUMBER"), .help = N_("do not show those words (the number that :o gave)"), .act = command_leave_out},
	{.name = ":s", .takes = N_("[DIGIT]"), .help = N_("the summary: read it here, or save it on a stick, in Documents or in an e-mail"), .act = command_summary, .shows = SHOWS_PRIVATE},
	{.name = N_(":save"), .takes = N_("FORMAT [FILE]"), .help = N_("save the summary in that form, after a look at all texts"), .act = command_save, .shows = SHOWS_PRIVATE},
	{.name = N_(":print"), .help = N_("cards, answer sheets, seat cards or the script, as a file to print"), .act = command_print},
	{.name = ":c", .takes = N_("[ROLES]"), .help = N_("check people in"), .act = command_check_in},
	{.name = N_(":who"), .help = N_("everybody with number and role"), .act = command_who, .shows = SHOWS_PRIVATE},
	{.name = N_(":gone"), .takes = N_("NUMBER"), .help = N_("this person is gone from here on"), .act = command_gone},
	{.name = N_(":here"), .takes = N_("NUMBER"), .help = N_("this person is here again"), .act = command_here},
	{.name = N_(":out"), .takes = N_("NUMBER"), .help = N_("this person sits the exercise out, or takes part again"), .act = command_sit_out},
	{.name = N_(":role"), .takes = N_("NUMBER ROLE"), .help = N_("another role"), .act = command_role},
	{.name = N_(":volunteers"), .takes = N_("[NUMBER]"), .help = N_("everybody volunteer: who has no role yet, or so many new people"), .act = command_volunteers},
	{.name = N_(":show"), .takes = N_("[3, 5, 1 or 0]"), .help = N_("how much is shown: a role from 3 people, from 5, everything, or no picture per role"), .act = command_threshold},
	{.name = N_(":small"), .help = N_("with whom small roles count: choose again"), .act = command_small},
	{.name = N_(":names"), .help = N_("a session with names, or without"), .act = command_names},
	{.name = N_(":name"), .takes = N_("NUMBER NAME"), .help = N_("the name of this person"), .act = command_name, .shows = TYPES_PRIVATE},
	{.name = N_(":way"), .help = N_("another way of answering"), .act = command_way},
	{.name = N_(":amount"), .takes = N_("NUMBER"), .help = N_("how many are asked, cards for example, before there are answers"), .act = command_amount},
	{.name = N_(":teams"), .takes = N_("[NUMBER]"), .help = N_("who is in which team; with a number: so many teams, drawn anew"), .act = command_teams},
	{.name = N_(":shuffle"), .help = N_("the teams drawn anew"), .act = command_shuffle},
	{.name = N_(":move"), .takes = N_("NUMBER TEAM"), .help = N_("this person to another team"), .act = command_move},
	{.name = N_(":team"), .takes = N_("TEAM NAME"), .help = N_("another name for a team"), .act = command_team},
	{.name = N_(":late"), .help = N_("who came late comes in the smallest team"), .act = command_late},
	{.name = N_(":tables"), .help = N_("the list of the tables side by side"), .act = command_tables},
	{.name = N_(":table"), .takes = N_("TABLE"), .help = N_("to that table, where it was left"), .act = command_table},
	{.name = N_(":seat"), .takes = N_("NUMBER TABLE"), .help = N_("this person to another table"), .act = command_seat},
	{.name = N_(":harvest"), .takes = N_("AGREED / DIFFERED / TO DO"), .help = N_("what the table where you are brings back"), .act = command_harvest},
	{.name = N_(":plan"), .help = N_("the programme with planned and real minutes, for the facilitator"), .act = command_plan, .shows = SHOWS_PRIVATE},
	{.name = N_(":skip"), .takes = N_("PART"), .help = N_("leave this part out today, or not after all"), .act = command_skip},
	{.name = N_(":earlier"), .takes = N_("PART"), .help = N_("move this part one place up"), .act = command_earlier},
	{.name = N_(":later"), .takes = N_("PART"), .help = N_("move this part one place down"), .act = command_later},
	{.name = N_(":minutes"), .takes = N_("PART MINUTES"), .help = N_("other minutes for this part"), .act = command_minutes},
	{.name = N_(":call"), .takes = N_("PART TITLE"), .help = N_("another title for a part without an exercise"), .act = command_call},
	{.name = N_(":add"), .takes = N_("[NUMBER]"), .help = N_("what can be added to the programme; with a number that is added"), .act = command_add},
	{.name = N_(":item"), .takes = N_("TITLE / MINUTES / WHAT YOU SAY"), .help = N_("add a part without an exercise, such as a break"), .act = command_item},
	{.name = N_(":drop"), .help = N_("throws the sheet that is half typed away"), .act = command_drop},
	{.name = N_(":aside"), .help = N_("for the facilitator: puts the form that is open aside"), .act = command_aside, .in_turn = true},
	{.name = N_(":tips"), .help = N_("tips for the facilitator"), .act = command_tips, .shows = SHOWS_PRIVATE},
	{.name = ":.", .help = N_("an empty screen until Enter"), .act = command_blank, .anywhere = true},
	{.name = N_(":title"), .takes = N_("TEXT"), .help = N_("the title of the session"), .act = command_title},
	{.name = N_(":date"), .takes = N_("YYYY-MM-DD"), .help = N_("the date of the session"), .act = command_date},
	{.name = N_(":keep"), .takes = N_("[YYYY-MM-DD]"), .help = N_("until which day this session is kept"), .act = command_keep},
	{.name = N_(":kept"), .help = N_("the sessions that are kept longer than agreed"), .act = command_kept, .anywhere = true, .at_home = true},
	{.name = N_(":again"), .takes = N_("NUMBER"), .help = N_("make a session again for the next group, without people and answers"), .act = command_again, .anywhere = true, .at_home = true},
	{.name = N_(":erase"), .takes = N_("NUMBER"), .help = N_("erase a session"), .act = command_erase, .anywhere = true, .at_home = true},
	{.name = N_(":stick"), .help = N_("this is the laptop of a table: work in the file that is on the stick"), .act = command_stick, .anywhere = true, .at_home = true},
	{.name = N_(":projector"), .help = N_("whether everybody sees this screen"), .act = command_seen},
	{.name = N_(":wall"), .help = N_("this picture stays on the wall (samenspel wall) while you go on, or goes again"), .act = command_wall},
	{.name = N_(":answers"), .help = N_("practising: the 12 made-up people answer"), .act = command_let_answer},
	{.name = N_(":lang"), .takes = "nl | en", .help = N_("another language, from now on and the next time too"), .act = command_language, .anywhere = true, .at_home = true},
	{.name = N_(":home"), .help = N_("leave the session; it is kept"), .act = command_home},
	{.name = ":?", .help = N_("this list"), .act = command_help, .anywhere = true, .in_turn = true},
	{.name = ":q", .help = N_("end the program; everything is kept"), .act = command_quit, .anywhere = true, .in_turn = true},
	{.name = NULL},
};

static bool command_acts(const struct command *command, bool in_session, bool in_turn)
{
	if (in_turn)
		return command->in_turn;
	return in_session ? !command->at_home : command->anywhere;
}

void command_help(struct plain *p, const char *rest)
{
	(void)rest;
	bool turn = screen_now(p)->turn, session = workbook_session(p->w) != NULL;
	say(p, tr("Enter goes on, digits choose. Commands:"));
	for (const struct command *command = commands; command->name; command++) {
		if (!command_acts(command, session, turn))
			continue;
		struct str row = STR_EMPTY;
		str_add(&row, tr(command->name));
		if (command->takes)
			str_addf(&row, " %s", tr(command->takes));
		str_add(&row, "  ");
		say_indented(p, row.data, tr(command->help));
		str_release(&row);
	}
	if (session && !turn)
		say(p, tr("Words come on the screen and in the summary without a name. In a small group somebody may still be recognised."));
	if (turn)
		say(p, tr("This is the turn of one person. The other commands act between the turns; :aside goes there."));
}

static bool word_is(const char *word, size_t len, const char *name)
{
	return strlen(name) == len && strncmp(word, name, len) == 0;
}

static const struct command *command_find(const char *word, size_t len)
{
	for (const struct command *command = commands; command->name; command++)
		if (word_is(word, len, command->name) || word_is(word, len, tr(command->name)))
			return command;
	return NULL;
}

/* Where everybody sees the terminal, what is not for everybody comes after a warning and goes when it was read. */
static void command_act(struct plain *p, const struct command *command, const char *rest)
{
	bool shut = command->shows != FOR_ALL && private_now(p);
	if (shut && command->shows == SHOWS_PRIVATE && !private_opens(p))
		return;
	command->act(p, rest);
	if (shut)
		private_ends(p);
}

void command_run(struct plain *p, const char *line, bool in_turn)
{
	size_t len = strcspn(line, " ");
	const struct command *command = command_find(line, len);
	const char *rest = line + len + strspn(line + len, " ");
	bool session = workbook_session(p->w) != NULL;
	if (!command)
		sayf(p, tr("There is no command %.*s. :? shows them all."), (int)len, line);
	else if (command_acts(command, session, in_turn))
		command_act(p, command, rest);
	else if (in_turn)
		sayf(p, tr("%s does not act in somebody's turn. :aside puts the form aside first."), tr(command->name));
	else
		sayf(p, session ? tr("%s acts outside a session. :home goes there.") : tr("%s acts inside a session. Open one first."), tr(command->name));
}
