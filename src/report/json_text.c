/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/json_text.h"

#include <jansson.h>
#include <stdlib.h>

void json_add_string(struct str *out, const char *text)
{
	json_t *string = text ? json_string(text) : NULL;
	char *dumped = string ? json_dumps(string, JSON_ENCODE_ANY) : NULL;
	str_add(out, dumped ? dumped : "null");
	free(dumped);
	json_decref(string);
}

void json_add_pair(struct str *out, const char *key, const char *text)
{
	if (out->len > 0 && out->data[out->len - 1] != '{')
		str_add(out, ", ");
	json_add_string(out, key);
	str_add(out, ": ");
	json_add_string(out, text);
}
