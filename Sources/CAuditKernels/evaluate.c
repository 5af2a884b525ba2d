#include "evaluate.h"

#include <string.h>

#if defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("avx512bw", "avx2", "default")))
#else
#define CLONES
#endif

// One kernel that makes a bit of each position. Vectors of booleans are packed by the processor in
// one step, which a loop over single bits is not turned into. CONDITION reads `V(x)` for a vector
// or a single value of a pointer x at the position.
#define BIT_KERNEL(NAME, TYPE, LANES, PARAMETERS, VECTOR_CONDITION, CONDITION)         \
  CLONES void NAME(PARAMETERS, size_t count, uint64_t *bits) {                         \
    typedef TYPE vector __attribute__((ext_vector_type(LANES), aligned(1)));           \
    typedef _Bool mask __attribute__((ext_vector_type(LANES)));                        \
    size_t words = count / 64;                                                         \
    for (size_t word = 0; word < words; word++) {                                      \
      uint64_t packed = 0;                                                             \
      for (size_t lane = 0; lane < 64; lane += LANES) {                                \
        size_t at = word * 64 + lane;                                                  \
        mask answer = __builtin_convertvector(VECTOR_CONDITION, mask);                 \
        uint64_t part = 0;                                                             \
        memcpy(&part, &answer, LANES / 8);                                             \
        packed |= part << lane;                                                        \
      }                                                                                \
      bits[word] = packed;                                                             \
    }                                                                                  \
    if (count % 64 != 0) {                                                             \
      uint64_t packed = 0;                                                             \
      for (size_t at = words * 64; at < count; at++)                                   \
        packed |= (uint64_t)(CONDITION) << (at & 63);                                  \
      bits[words] = packed;                                                            \
    }                                                                                  \
  }

#define LOAD(POINTER) (*(const vector *)((POINTER) + at))
#define COMMA ,

#define COMPARE_KERNELS(SUFFIX, TYPE, LANES)                                           \
  BIT_KERNEL(caseaudit_equal_##SUFFIX, TYPE, LANES, const TYPE *values COMMA TYPE bound, \
      LOAD(values) == bound, values[at] == bound)                                      \
  BIT_KERNEL(caseaudit_less_##SUFFIX, TYPE, LANES, const TYPE *values COMMA TYPE bound, \
      LOAD(values) < bound, values[at] < bound)                                        \
  BIT_KERNEL(caseaudit_greater_##SUFFIX, TYPE, LANES, const TYPE *values COMMA TYPE bound, \
      LOAD(values) > bound, values[at] > bound)                                        \
  BIT_KERNEL(caseaudit_equal_columns_##SUFFIX, TYPE, LANES,                            \
      const TYPE *left COMMA const TYPE *right, LOAD(left) == LOAD(right),             \
      left[at] == right[at])                                                           \
  BIT_KERNEL(caseaudit_less_columns_##SUFFIX, TYPE, LANES,                             \
      const TYPE *left COMMA const TYPE *right, LOAD(left) < LOAD(right),              \
      left[at] < right[at])                                                            \
  CLONES void caseaudit_select_##SUFFIX(                                               \
      const uint64_t *bits, const TYPE *set, const TYPE *clear, size_t count, TYPE *chosen) { \
    for (size_t at = 0; at < count; at++)                                              \
      chosen[at] = bits[at / 64] >> (at & 63) & 1 ? set[at] : clear[at];               \
  }

COMPARE_KERNELS(u16, uint16_t, 32)
COMPARE_KERNELS(i32, int32_t, 16)
COMPARE_KERNELS(i64, int64_t, 8)

BIT_KERNEL(caseaudit_pack_bytes, uint8_t, 64, const uint8_t *bytes, LOAD(bytes) != 0, bytes[at] != 0)

void caseaudit_member_u16(
    const uint16_t *codes, const uint8_t *table, size_t count, uint64_t *bits) {
  uint8_t found[64];
  for (size_t start = 0; start < count; start += 64) {
    size_t here = count - start < 64 ? count - start : 64;
    for (size_t at = 0; at < here; at++) found[at] = table[codes[start + at]];
    caseaudit_pack_bytes(found, here, bits + start / 64);
  }
}

CLONES void caseaudit_any_of_u16(
    const uint16_t *codes, const uint16_t *few, size_t few_count, size_t count, uint64_t *bits) {
  typedef uint16_t vector __attribute__((ext_vector_type(32), aligned(1)));
  typedef _Bool mask __attribute__((ext_vector_type(32)));
  typedef int16_t answers __attribute__((ext_vector_type(32)));
  size_t words = count / 64;
  for (size_t word = 0; word < words; word++) {
    uint64_t packed = 0;
    for (size_t lane = 0; lane < 64; lane += 32) {
      vector here = *(const vector *)(codes + word * 64 + lane);
      answers any = 0;
      for (size_t each = 0; each < few_count; each++) any |= (answers)(here == few[each]);
      mask answer = __builtin_convertvector(any, mask);
      uint64_t part = 0;
      memcpy(&part, &answer, 4);
      packed |= part << lane;
    }
    bits[word] = packed;
  }
  if (count % 64 != 0) {
    uint64_t packed = 0;
    for (size_t at = words * 64; at < count; at++)
      for (size_t each = 0; each < few_count; each++)
        packed |= (uint64_t)(codes[at] == few[each]) << (at & 63);
    bits[words] = packed;
  }
}

CLONES void caseaudit_days_apart(
    const int32_t *from, const int32_t *to, size_t count, int64_t *seconds) {
  for (size_t at = 0; at < count; at++) seconds[at] = ((int64_t)to[at] - from[at]) * 86400;
}

CLONES void caseaudit_days_between(
    const int32_t *from, const int32_t *to, size_t count, int64_t *days) {
  for (size_t at = 0; at < count; at++) days[at] = (int64_t)to[at] - from[at];
}

// The sign of these words is set where a sum or difference has left the range.
CLONES int caseaudit_add_i64(
    const int64_t *left, const int64_t *right, size_t count, int64_t *sums) {
  uint64_t over = 0;
  for (size_t at = 0; at < count; at++) {
    uint64_t a = (uint64_t)left[at], b = (uint64_t)right[at], sum = a + b;
    over |= (a ^ sum) & (b ^ sum);
    sums[at] = (int64_t)sum;
  }
  return (int)(over >> 63);
}

CLONES int caseaudit_subtract_i64(
    const int64_t *left, const int64_t *right, size_t count, int64_t *differences) {
  uint64_t over = 0;
  for (size_t at = 0; at < count; at++) {
    uint64_t a = (uint64_t)left[at], b = (uint64_t)right[at], difference = a - b;
    over |= (a ^ b) & (a ^ difference);
    differences[at] = (int64_t)difference;
  }
  return (int)(over >> 63);
}

int caseaudit_multiply_i64(
    const int64_t *left, const int64_t *right, size_t count, int64_t *products) {
  int over = 0;
  for (size_t at = 0; at < count; at++)
    over |= __builtin_mul_overflow(left[at], right[at], &products[at]);
  return over;
}
