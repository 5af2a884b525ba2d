#pragma once
#include "evaluate.h"
