#include "scan.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

typedef struct {
  uint64_t quotes, separators, high;
} block_masks;

#if defined(__SSE2__)
static inline block_masks masks_of(const uint8_t *block) {
  const __m128i quote = _mm_set1_epi8('"'), comma = _mm_set1_epi8(','), line = _mm_set1_epi8('\n');
  block_masks masks = {0, 0, 0};
  for (int part = 0; part < 4; part++) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(block + 16 * part));
    __m128i separator = _mm_or_si128(_mm_cmpeq_epi8(bytes, comma), _mm_cmpeq_epi8(bytes, line));
    uint64_t quoteBits = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, quote));
    masks.quotes |= quoteBits << (16 * part);
    masks.separators |= (uint64_t)(uint32_t)_mm_movemask_epi8(separator) << (16 * part);
    masks.high |= (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << (16 * part);
  }
  return masks;
}
#else
static inline block_masks masks_of(const uint8_t *block) {
  block_masks masks = {0, 0, 0};
  for (int index = 0; index < 64; index++) {
    uint64_t bit = 1ull << index;
    uint8_t byte = block[index];
    if (byte == '"') masks.quotes |= bit;
    if (byte == ',' || byte == '\n') masks.separators |= bit;
    if (byte & 0x80) masks.high |= bit;
  }
  return masks;
}
#endif

// Sets each bit to the parity of the bits up to and including it.
static inline uint64_t running_parity(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

static inline uint32_t *write_positions(uint64_t bits, uint32_t base, uint32_t *next) {
  int count = __builtin_popcountll(bits);
  uint32_t *end = next + count;
  // Eight at a time without asking; the surplus is overwritten by the next block.
  while (count > 0) {
    for (int index = 0; index < 8; index++) {
      next[index] = base + (uint32_t)(bits ? __builtin_ctzll(bits) : 0);
      bits &= bits - 1;
    }
    next += 8;
    count -= 8;
  }
  return end;
}

size_t audit_scan_csv(const uint8_t *bytes, size_t count, uint32_t base, audit_scan_state *state,
                      uint32_t *positions) {
  uint32_t *next = positions;
  uint64_t high = 0;
  for (size_t start = 0; start < count; start += 64) {
    uint8_t tail[64];
    const uint8_t *block = bytes + start;
    size_t length = count - start;
    if (length < 64) {
      memset(tail, 0, sizeof tail);
      memcpy(tail, block, length);
      block = tail;
    } else {
      length = 64;
    }
    block_masks masks = masks_of(block);
    high |= masks.high;
    uint64_t found, closing = 0;
    if (masks.quotes == 0 && state->afterClosing == 0) {
      found = masks.separators & ~state->inside;
    } else {
      uint64_t valid = length == 64 ? ~0ull : (1ull << length) - 1;
      uint64_t inside = running_parity(masks.quotes) ^ state->inside;
      uint64_t opening = masks.quotes & inside;
      closing = masks.quotes & ~inside;
      found = masks.separators & ~inside;
      uint64_t mayOpen = (found | closing) << 1 | state->afterSeparator;
      uint64_t afterClosing = (closing << 1 | state->afterClosing) & valid;
      if (opening & ~mayOpen) state->hasStrayQuote = 1;
      uint64_t suspects = afterClosing & ~(found | opening);
      while (suspects) {
        if (block[__builtin_ctzll(suspects)] != '\r') state->hasStrayQuote = 1;
        suspects &= suspects - 1;
      }
      state->inside = (uint64_t)((int64_t)inside >> 63);
    }
    state->afterSeparator = (found | closing) >> (length - 1) & 1;
    state->afterClosing = closing >> (length - 1) & 1;
    next = write_positions(found, base + (uint32_t)start, next);
  }
  if (high) state->hasHighByte = 1;
  return (size_t)(next - positions);
}
