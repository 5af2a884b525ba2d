#include "CAuditKernels.h"
