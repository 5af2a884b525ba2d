#pragma once
#include "evaluate.h"
#include "scan.h"
