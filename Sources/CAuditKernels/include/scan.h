#pragma once
#include <stddef.h>
#include <stdint.h>

// What the CSV scanner carries from one call to the next; starts as all zero with afterSeparator 1.
typedef struct {
  uint64_t inside;          // all ones within a quoted field, else zero
  uint64_t afterSeparator;  // 1 when the byte before is a separator or a closing quote
  uint64_t afterClosing;    // 1 when the byte before is a closing quote
  uint32_t hasStrayQuote;   // set when a quote stands where none may
  uint32_t hasHighByte;     // set when a byte is not ASCII
} audit_scan_state;

// Finds the commas and newlines outside quotes in `count` bytes and writes `base` plus the index
// of each. `positions` has room for count + 64 entries. Returns how many were written.
size_t audit_scan_csv(const uint8_t *bytes, size_t count, uint32_t base, audit_scan_state *state,
                      uint32_t *positions);
