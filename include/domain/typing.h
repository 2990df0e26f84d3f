/* SPDX-License-Identifier: EUPL-1.2 */
/* typing.h - answers typed back from a printed sheet: digits, one key after another, become the value of a field.
 *
 * The digit is the number of the option, or the number itself. It answers at once where nothing longer can be meant; 0 is 10 where numbers end at 10, and 10 may also
 * be typed as it is written. Above ten options a number has two digits, or one and a space. MANY takes the number of each option that was chosen, POINTS the dots
 * of each option in turn, with + between them where numbers are longer than a digit; a space ends them, and so does the last dot. `.` or `-` leaves open. A digit that is no answer stays, and nothing more is taken until it is taken
 * away: who types from paper does not look up. */
#ifndef DOMAIN_TYPING_H
#define DOMAIN_TYPING_H

#include "base/str.h"
#include "domain/form.h"

enum { TOKEN_MOST = 120 };

/* What was typed for a field that has no answer yet. All zero to begin with. */
struct token {
	char text[TOKEN_MOST + 1];
	bool wrong;                  /* it ends in what is no answer */
};

enum typed {
	TYPED_NOT,       /* the key means nothing here: a space with nothing typed, a letter, a field that takes words */
	TYPED_MORE,      /* taken, more may come */
	TYPED_VALUE,     /* value is the answer */
	TYPED_BEFORE,    /* value is the answer without this key: it belongs to the next question */
	TYPED_WRONG,     /* no answer: error says what is asked. token.wrong until token_back() */
};

/* One key. On TYPED_VALUE and TYPED_BEFORE value (empty before) is what field_check() passes, and the token is empty again. */
enum typed token_key(const struct field *field, struct token *token, char key, struct str *value, struct error *error);
/* Takes the last key away, and with it all that was wrong. False: there was none. */
bool token_back(struct token *token);
/* What to know before typing more than one number for this field; NULL where one is all. */
const char *typed_hint(const struct field *field);
/* What one types to give that value ("3", "1+4", "."), added to out; words are "…". Also the token to go on with. */
void typed_of_value(const struct field *field, const char *value, struct str *out);

#endif
