/* SPDX-License-Identifier: EUPL-1.2 */
/* lines_field.h - two axes with a range: points as letters or dots on a field. */
#ifndef REPORT_LINES_FIELD_H
#define REPORT_LINES_FIELD_H

#include "report/pen.h"

/* Draws it, or returns false and draws nothing where the width is too small. */
bool lines_field(struct pen *pen, const struct plot *plot);

#endif
