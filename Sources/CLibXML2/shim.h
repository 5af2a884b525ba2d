#pragma once
#include <libxml/xmlversion.h>
// The system's libxml2 is built with ICU, whose headers clash with those that Foundation carries.
// Nothing here touches the one structure (a character encoding's handler) that this shortens.
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlversion.h>
