/* SPDX-License-Identifier: EUPL-1.2 */
/* args.c - reads the command line by the tables in commands.c. Options may stand before and after the command; -- ends them. */
#include "own.h"

#include <string.h>

#include "report/formats.h"

struct parse {
	struct cli *cli;
	struct error *error;
	char **argv;
	int argc, at;
	unsigned used;                  /* option bits seen */
	char **words;                   /* what is no option */
	int word_count;
};

/* Where an option's value goes. One place per row of the table: a new option is a row there and a line here. */
static void option_set(struct cli *cli, const struct cli_option *option, const char *value)
{
	const struct {
		const char *name, **text;
		bool *yes;
	} slots[] = {
		{"file", &cli->file, NULL}, {"lang", &cli->lang, NULL}, {"title", &cli->title, NULL}, {"date", &cli->date, NULL}, {"format", &cli->format, NULL},
		{"output", &cli->output, NULL}, {"plain", NULL, &cli->plain}, {"ascii", NULL, &cli->ascii}, {"excel", NULL, &cli->excel}, {"json", NULL, &cli->json},
		{"yes", NULL, &cli->yes}, {"seats", &cli->seats, NULL}, {"large", NULL, &cli->large}, {"self", NULL, &cli->self}, {"seat", &cli->seat, NULL},
		{"linked", NULL, &cli->linked}, {"part", &cli->part, NULL}, {"table", &cli->table, NULL},
	};
	for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
		if (strcmp(slots[i].name, option->name) != 0)
			continue;
		if (slots[i].text)
			*slots[i].text = value;
		else
			*slots[i].yes = true;
	}
}

static const struct cli_option *option_named(const char *name, size_t len)
{
	for (const struct cli_option *option = cli_options; option->name; option++)
		if (strlen(option->name) == len && strncmp(option->name, name, len) == 0)
			return option;
	return NULL;
}

static const struct cli_option *option_lettered(char letter)
{
	for (const struct cli_option *option = cli_options; option->name; option++)
		if (option->letter && option->letter == letter)
			return option;
	return NULL;
}

/* value: what stands in the same word ("--file=x", "-fx"), or NULL: then the next word is it. */
static bool option_take(struct parse *parse, const struct cli_option *option, const char *value)
{
	if (option->command) {
		parse->cli->command = parse->cli->command ? parse->cli->command : cli_find(option->command);
		return true;
	}
	if (!option->takes && value)
		return error_say(parse->error, tr("--%s takes no value."), option->name);
	if (option->takes && !value && parse->at + 1 >= parse->argc)
		return error_say(parse->error, tr("--%s needs a value: %s."), option->name, option->takes);
	if (option->takes && !value)
		value = parse->argv[++parse->at];
	parse->used |= option->bit;
	option_set(parse->cli, option, value);
	return true;
}

static bool option_read(struct parse *parse, const char *word)
{
	const struct cli_option *option;
	const char *value = NULL;
	if (word[1] == '-') {
		size_t len = strcspn(word + 2, "=");
		option = option_named(word + 2, len);
		value = word[2 + len] ? word + 3 + len : NULL;
	} else {
		option = option_lettered(word[1]);
		value = word[2] ? word + 2 : NULL;
	}
	if (!option)
		return error_say(parse->error, tr("There is no option %s. samenspel --help shows them all."), word);
	return option_take(parse, option, value);
}

static bool words_read(struct parse *parse)
{
	bool options = true;
	for (parse->at = 1; parse->at < parse->argc; parse->at++) {
		char *word = parse->argv[parse->at];
		if (options && strcmp(word, "--") == 0)
			options = false;
		else if (!options || word[0] != '-' || !word[1])
			parse->words[parse->word_count++] = word;
		else if (!option_read(parse, word))
			return false;
	}
	return true;
}

/* The command is one word or two. */
static bool command_read(struct parse *parse)
{
	struct str two = STR_EMPTY;
	const struct cli_command *command = cli_find(parse->words[0]);
	int taken = 1;
	if (!command && parse->word_count > 1) {
		str_addf(&two, "%s %s", parse->words[0], parse->words[1]);
		command = cli_find(two.data);
		taken = 2;
		str_release(&two);
	}
	if (!command && strcmp(parse->words[0], "content") == 0)
		return error_say(parse->error, tr("content is followed by list, check or show."));
	if (!command)
		return error_say(parse->error, tr("There is no command %s. samenspel --help shows them all."), parse->words[0]);
	parse->cli->command = command;
	parse->cli->screens = command->screens && !parse->cli->plain;
	parse->cli->operands = parse->words + taken;
	parse->cli->operand_count = parse->word_count - taken;
	return true;
}

static bool options_fit(const struct parse *parse, unsigned allowed, const char *command)
{
	for (const struct cli_option *option = cli_options; option->name; option++)
		if (option->bit & parse->used & ~allowed) {
			if (!command)
				return error_say(parse->error, tr("--%s belongs to a command. samenspel --help shows which."), option->name);
			return error_say(parse->error, tr("%s takes no --%s."), command, option->name);
		}
	return true;
}

static bool operands_fit(const struct cli *cli, struct error *error)
{
	const struct cli_command *command = cli->command;
	if (cli->operand_count < command->operands && command->operands != OPERANDS_ANY)
		return error_say(error, tr("%s needs one thing more: samenspel %s %s"), command->name, command->name, command->takes);
	if (cli->operand_count > command->operands + command->optional)
		return error_say(error, tr("%s does not take “%s”."), command->name, cli->operands[command->operands + command->optional]);
	if (cli->format && !format_find(cli->format))
		return error_say(error, tr("There is no format %s. samenspel --help shows them all."), cli->format);
	return true;
}

bool cli_parse(int argc, char **argv, struct cli *cli, struct error *error)
{
	struct parse parse = {.cli = cli, .error = error, .argv = argv, .argc = argc, .words = argv};
	*cli = (struct cli){0};
	/* Words that are no option are moved to the front of argv: never past the place that is being read. */
	if (!words_read(&parse))
		return false;
	if (cli->command)
		return true;
	if (parse.word_count == 0)
		return options_fit(&parse, TAKES_FILE | TAKES_PLAIN | TAKES_ASCII, NULL);
	if (!command_read(&parse))
		return false;
	return options_fit(&parse, cli->command->options, cli->command->name) && operands_fit(cli, error);
}

const char *cli_lang(int argc, char **argv)
{
	const char *lang = NULL;
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strncmp(argv[i], "--lang=", 7) == 0)
			lang = argv[i] + 7;
		else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
			lang = argv[++i];
	return lang;
}
