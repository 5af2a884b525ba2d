import AuditCore

/// The rows of a planned frame for one block of cases.
///
/// Shape: positions from 0, each standing for a row of a table and hanging on a position of the
/// anchor level. The positions are either a run of the table that begins at a multiple of 64, so
/// that bits and values are read in place, or are listed row by row. A run may begin with positions
/// that belong to no anchor; what is worked out for them is never looked at.
final class Level {
  /// The table of the rows.
  let table: RecordTable
  /// The row of position 0, a multiple of 64.
  let start: Int
  /// The row of each position; `nil` when the rows are a run from `start`.
  let rows: [Int32]?
  /// How many positions there are.
  let count: Int
  /// The level whose positions these hang on; `nil` for the cases.
  let anchor: Level?
  /// Where the positions of each anchor position begin, with one more entry for the end.
  let segments: [Int32]

  /// The most rows that a list may be run through within another list before the block is refused.
  private static let expansionLimit = 1 << 23

  /// The level of the cases.
  init(cases table: RecordTable, rows: Range<Int>) {
    self.table = table
    start = rows.lowerBound
    self.rows = nil
    count = rows.count
    anchor = nil
    segments = []
  }

  private init(
    table: RecordTable,
    start: Int,
    rows: [Int32]?,
    count: Int,
    anchor: Level,
    segments: [Int32]
  ) {
    self.table = table
    self.start = start
    self.rows = rows
    self.count = count
    self.anchor = anchor
    self.segments = segments
  }

  /// How many words hold a bit for each position.
  var wordCount: Int { (count + 63) / 64 }

  /// The records of a list for each position of an anchor; the anchor or a level around it owns it.
  static func records(of list: Int, owner: Level, anchor: Level) throws(ColumnRefusal) -> Level {
    let column = owner.table.lists[list]
    if anchor === owner, owner.rows == nil {
      let first = Int(column.offsets[owner.start])
      let end = Int(column.offsets[owner.start + owner.count])
      let start = first & ~63
      return Level(
        table: column.table,
        start: start,
        rows: nil,
        count: end == first ? 0 : end - start,
        anchor: anchor,
        segments: column.offsets[owner.start...owner.start + owner.count].map {
          end == first ? 0 : $0 - Int32(start)
        }
      )
    }
    let owners = anchor === owner ? nil : anchor.positions(in: owner)
    var rows: [Int32] = []
    var segments: [Int32] = [0]
    segments.reserveCapacity(anchor.count + 1)
    for position in 0..<anchor.count {
      let ownerPosition = owners.map { Int($0[position]) } ?? position
      rows.append(contentsOf: column.rows(of: owner.row(ownerPosition)).lazy.map { Int32($0) })
      guard rows.count <= expansionLimit else { throw .tooManyRows }
      segments.append(Int32(rows.count))
    }
    return Level(
      table: column.table,
      start: 0,
      rows: rows,
      count: rows.count,
      anchor: anchor,
      segments: segments
    )
  }

  /// The table's row of a position.
  func row(_ position: Int) -> Int { rows.map { Int($0[position]) } ?? start + position }

  /// For each position, the position of a level around this one that it hangs on.
  func positions(in outer: Level) -> [Int32] {
    guard let anchor else { return [] }
    if anchor === outer { return anchorPositions }
    let key = ObjectIdentifier(outer)
    if let known = outerPositions[key] { return known }
    let steps = anchor.positions(in: outer)
    let found = anchorPositions.map { steps[Int($0)] }
    outerPositions[key] = found
    return found
  }

  private var outerPositions: [ObjectIdentifier: [Int32]] = [:]

  private lazy var anchorPositions: [Int32] = {
    var positions = [Int32](repeating: 0, count: count)
    for parent in 0..<max(segments.count - 1, 0) {
      for position in Int(segments[parent])..<Int(segments[parent + 1]) {
        positions[position] = Int32(parent)
      }
    }
    return positions
  }()
}

/// Why a plan could not be run over a block of rows.
enum ColumnRefusal: Error {
  /// A number does not fit a column's whole numbers.
  case overflow
  /// A day lies outside the calendar.
  case outsideCalendar
  /// A list within a list has too many rows at once.
  case tooManyRows
  /// A value is not of the kind that the plan expects.
  case unexpectedValue
}
