/// Looking for texts byte by byte, as rules and values are nearly always plain ASCII.
///
/// The standard library compares whole characters, which takes some hundred times as long and finds
/// the same in any text whose parts were cut between characters.
extension String {
  /// Whether the bytes of another text stand somewhere in this one; those of an empty one do.
  func holds(_ part: String) -> Bool {
    let whole = utf8Span.span
    let sought = part.utf8Span.span
    guard let first = sought.isEmpty ? nil : sought[0] else { return true }
    guard sought.count <= whole.count else { return false }
    for start in 0...(whole.count - sought.count) where whole[start] == first {
      var length = 1
      while length < sought.count, whole[start + length] == sought[length] { length += 1 }
      if length == sought.count { return true }
    }
    return false
  }

  /// Whether the bytes of one text, then those of another, are the last of this one.
  func ends(with first: String, _ second: String) -> Bool {
    let whole = utf8Span.span
    let tail = second.utf8Span.span
    let before = first.utf8Span.span
    var place = whole.count - tail.count - before.count
    guard place >= 0 else { return false }
    for position in before.indices {
      guard whole[place] == before[position] else { return false }
      place += 1
    }
    for position in tail.indices {
      guard whole[place] == tail[position] else { return false }
      place += 1
    }
    return true
  }

  /// Whether it has more characters than a limit; one that has no more bytes has not.
  func isLonger(than limit: Int) -> Bool { utf8.count > limit && count > limit }
}
