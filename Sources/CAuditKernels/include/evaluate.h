#pragma once

#include <stddef.h>
#include <stdint.h>

// The leaf kernels of the column evaluator. Each writes one bit for each value, lowest bit first,
// 64 to a word; the bits of the last word past the count are zero. The values need no alignment.

// Names one family of kernels for a type of values.
#define CASEAUDIT_COMPARE_KERNELS(SUFFIX, TYPE)                                                   \
  void caseaudit_equal_##SUFFIX(const TYPE *values, TYPE bound, size_t count, uint64_t *bits);    \
  void caseaudit_less_##SUFFIX(const TYPE *values, TYPE bound, size_t count, uint64_t *bits);     \
  void caseaudit_greater_##SUFFIX(const TYPE *values, TYPE bound, size_t count, uint64_t *bits);  \
  void caseaudit_equal_columns_##SUFFIX(                                                          \
      const TYPE *left, const TYPE *right, size_t count, uint64_t *bits);                         \
  void caseaudit_less_columns_##SUFFIX(                                                           \
      const TYPE *left, const TYPE *right, size_t count, uint64_t *bits);                         \
  void caseaudit_select_##SUFFIX(                                                                 \
      const uint64_t *bits, const TYPE *set, const TYPE *clear, size_t count, TYPE *chosen);

CASEAUDIT_COMPARE_KERNELS(u16, uint16_t)
CASEAUDIT_COMPARE_KERNELS(i32, int32_t)
CASEAUDIT_COMPARE_KERNELS(i64, int64_t)

// Sets a bit for each byte that is not zero.
void caseaudit_pack_bytes(const uint8_t *bytes, size_t count, uint64_t *bits);

// Sets a bit for each code whose entry in the table is not zero; the table has an entry for each.
void caseaudit_member_u16(
    const uint16_t *codes, const uint8_t *table, size_t count, uint64_t *bits);

// Sets a bit for each code that is one of a few; quicker than a table for up to eight.
void caseaudit_any_of_u16(
    const uint16_t *codes, const uint16_t *few, size_t few_count, size_t count, uint64_t *bits);

// Seconds from the days of `from` to the days of `to`.
void caseaudit_days_apart(const int32_t *from, const int32_t *to, size_t count, int64_t *seconds);

// Days from the days of `from` to the days of `to`.
void caseaudit_days_between(const int32_t *from, const int32_t *to, size_t count, int64_t *days);

// Sums, differences and products; the result is 1 when one of them does not fit, else 0.
int caseaudit_add_i64(const int64_t *left, const int64_t *right, size_t count, int64_t *sums);
int caseaudit_subtract_i64(
    const int64_t *left, const int64_t *right, size_t count, int64_t *differences);
int caseaudit_multiply_i64(
    const int64_t *left, const int64_t *right, size_t count, int64_t *products);
