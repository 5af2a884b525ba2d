#pragma once
// Debian's headers pull in ICU, which clashes with the ICU inside Foundation. Only a converter's own
// fields, at the end of a struct that we never look into, depend on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
