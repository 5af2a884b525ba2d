/// The ranges of cells that a sheet merges into one.
final class MergedCells {
  /// The rows of one range, and how many columns it has.
  struct Range {
    let rows: ClosedRange<Int>
    let columnCount: Int

    /// Whether it joins columns of a row.
    func covers(_ row: Int) -> Bool { columnCount > 1 && rows.contains(row) }
  }

  private(set) var ranges: [Range] = []
  /// How many ranges are remembered; those of headings come first.
  private static let limit = 10_000

  /// Adds a range as a workbook writes it, as `A1:C1`; what is none is passed over.
  func add(_ reference: UnsafeBufferPointer<UInt8>) {
    let corners = reference.split(separator: UInt8(ascii: ":")).map(Self.corner)
    guard ranges.count < Self.limit, corners.count == 2, let first = corners[0],
      let last = corners[1], first.row <= last.row, first.column <= last.column
    else { return }
    ranges.append(
      Range(rows: first.row...last.row, columnCount: last.column - first.column + 1)
    )
  }

  private static func corner(_ text: some Sequence<UInt8>) -> (row: Int, column: Int)? {
    var row = 0
    var column = 0
    for byte in text {
      if (65...90).contains(byte), row == 0, column < 20_000 {
        column = column * 26 + Int(byte - 64)
      } else if (48...57).contains(byte), row < 10_000_000 {
        row = row * 10 + Int(byte - 48)
      } else {
        return nil
      }
    }
    return row > 0 && column > 0 ? (row, column) : nil
  }
}
