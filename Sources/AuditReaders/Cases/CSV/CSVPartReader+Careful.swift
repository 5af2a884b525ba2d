/// Reading with care, where the fast scanner cannot be trusted.
extension CSVPartReader {
  /// Reads byte by byte, rejecting a row whose quotes are wrong and going on with the next line.
  mutating func readCarefully(upTo limit: Int) {
    isExhausted = true
    part.sink.checksUTF8 = true
    while rowStart < limit {
      next = 0
      available = 0
      origin = rowStart
      if let (fault, position) = scanRow() {
        rejectLine(fault, at: position)
      } else if !readRow() {
        rejectLine(.strayQuote, at: rowStart)
      }
    }
    part.end = rowStart
  }

  /// Finds the separators of the row at `rowStart`; a wrong quote comes back with its place.
  private mutating func scanRow() -> (RowFault, Int)? {
    let quote = UInt8(ascii: "\"")
    var index = rowStart
    var isStart = true
    while index < fileEnd {
      let byte = base[index]
      if byte == quote {
        guard isStart else { return (.strayQuote, index) }
        let opening = index
        index += 1
        while index < fileEnd {
          if base[index] == quote {
            guard index + 1 < fileEnd, base[index + 1] == quote else { break }
            index += 1
          }
          index += 1
        }
        if index == fileEnd { return (.unclosedQuote, opening) }
        index += 1
        guard isCellEnd(index) else { return (.strayQuote, opening) }
        isStart = false
        continue
      }
      isStart = byte == UInt8(ascii: ",")
      if isStart || byte == UInt8(ascii: "\n") {
        if available == capacity { growPositions(capacity) }
        positions[available] = UInt32(truncatingIfNeeded: index - origin)
        available += 1
        if !isStart { return nil }
      }
      index += 1
    }
    return nil
  }

  private func isCellEnd(_ index: Int) -> Bool {
    if index == fileEnd { return true }
    switch base[index] {
    case UInt8(ascii: ","), UInt8(ascii: "\n"): return true
    case UInt8(ascii: "\r"):
      return index + 1 == fileEnd || base[index + 1] == UInt8(ascii: "\n")
    default: return false
    }
  }

  /// Rejects from the row's start to the end of the line on which a wrong quote stands.
  private mutating func rejectLine(_ fault: RowFault, at position: Int) {
    var end = position
    while end < fileEnd, base[end] != UInt8(ascii: "\n") { end += 1 }
    let line = part.lineCount + 1
    for index in rowStart..<end where base[index] == UInt8(ascii: "\n") { part.lineCount += 1 }
    if end < fileEnd { part.lineCount += 1 }
    part.readCount += 1
    var contentEnd = end
    if contentEnd > rowStart, base[contentEnd - 1] == UInt8(ascii: "\r") { contentEnd -= 1 }
    part.faults.reject(
      line: line,
      bytes: rowStart..<contentEnd,
      faults: [PendingFault(fault)],
      caseID: layout.isList ? [] : keyBeforeFault()
    )
    part.sink.faults.removeAll()
    rowStart = min(end + 1, fileEnd)
  }

  /// The case's identifier where it stands before the wrong quote.
  private func keyBeforeFault() -> [UInt8] {
    guard layout.keyField >= 0, let column = layout.targets.firstIndex(of: Int32(layout.keyField)),
      column < available
    else { return [] }
    let start = column == 0 ? rowStart : origin + Int(positions[column - 1]) + 1
    let cell = UnsafeBufferPointer(
      start: base + start,
      count: origin + Int(positions[column]) - start
    )
    return cell.filter { $0 != UInt8(ascii: "\"") }
  }
}
