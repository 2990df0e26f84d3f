/* SPDX-License-Identifier: EUPL-1.2 */
/* floor_curses - a bare ncurses list: what no program that uses ncurses can beat. j, k and the arrows move, q leaves. */
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static void draw_row(int row, int chosen)
{
	if (row == chosen)
		attron(A_REVERSE);
	mvprintw(row + 2, 0, "%c Row %d of a list with enough text on it to be a card\n", row == chosen ? '>' : ' ', row + 1);
	attroff(A_REVERSE);
}

static void draw_all(int chosen)
{
	erase();
	mvaddstr(0, 0, "The floor: a bare list");
	for (int row = 0; row < LINES - 3; row++)
		draw_row(row, chosen);
	move(chosen + 2, 0);
	refresh();
}

int main(void)
{
	SCREEN *screen;
	int chosen = 0, key;

	if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	screen = newterm(NULL, stdout, stdin);
	if (!screen)
		return 1;
	set_escdelay(25);
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	draw_all(chosen);
	while ((key = getch()) != 'q' && key != ERR) {
		if ((key == 'j' || key == KEY_DOWN) && chosen < LINES - 4)
			chosen++;
		if ((key == 'k' || key == KEY_UP) && chosen > 0)
			chosen--;
		draw_all(chosen);
	}
	endwin();
	delscreen(screen);
	return 0;
}
