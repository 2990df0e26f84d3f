/* SPDX-License-Identifier: EUPL-1.2 */
/* form_text.h - a form as text with everything that is in it: for golden files, and to tell whether two forms are the same. */
#ifndef LIB_FORM_TEXT_H
#define LIB_FORM_TEXT_H

#include "base/str.h"
#include "domain/form.h"

void form_add_text(const struct form *form, struct str *out);

#endif
