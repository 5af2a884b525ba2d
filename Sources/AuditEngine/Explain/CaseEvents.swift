import AuditCore

/// What the records of one case say happened, day by day.
struct CaseEvents {
  let cases: CaseTable
  let row: Int
  /// Whether fields that may tell who somebody is are left out.
  let isConcealing: Bool
  /// The rows that clauses of rules read.
  let touched: Set<RowPlace>

  /// A row of a file.
  struct RowPlace: Hashable {
    let file: String
    let line: Int
  }

  /// A list of more records than this shows only those that tell the story.
  static let wholeListCount = 12
  /// The greatest number of records that a list shows.
  static let listLimit = 24

  /// The events, and what lists hold beyond them.
  func found() -> (entries: [TimelineEntry], omissions: [TimelineOmission]) {
    let records = cases.records
    var entries = self.entries(of: records, row: row)
    var omissions: [TimelineOmission] = []
    for (index, list) in records.lists.enumerated() where list.table.type.isOnTimeline {
      let groups = list.rows(of: row).map { self.entries(of: list.table, row: $0) }
        .filter { !$0.isEmpty }
      let shown = told(groups, ofCaseLine: place(records, row))
      entries += shown.flatMap { $0 }
      if shown.count < groups.count {
        omissions.append(
          TimelineOmission(
            title: records.type.lists[index].title,
            count: groups.count - shown.count
          )
        )
      }
    }
    return (entries, omissions)
  }

  /// Chooses of many records those that rules read, then the first and the last.
  private func told(
    _ groups: [[TimelineEntry]],
    ofCaseLine caseLine: RowPlace?
  ) -> [[TimelineEntry]] {
    if groups.count <= Self.wholeListCount { return groups }
    let inOrder = groups.indices.sorted {
      (groups[$0][0].day.dayNumber, $0) < (groups[$1][0].day.dayNumber, $1)
    }
    var chosen: Set<Int> = [inOrder[0], inOrder[inOrder.count - 1]]
    for position in inOrder where chosen.count < Self.listLimit {
      let entry = groups[position][0]
      let place = entry.file.map { RowPlace(file: $0, line: entry.line) }
      // Where a whole case is one line, the line does not tell its records apart.
      if let place, place != caseLine, touched.contains(place) { chosen.insert(position) }
    }
    return groups.indices.filter(chosen.contains).map { groups[$0] }
  }

  /// An entry for each day of a record.
  private func entries(of table: RecordTable, row: Int) -> [TimelineEntry] {
    let type = table.type
    let isCase = table === cases.records
    let name = isCase ? "" : name(of: table, row: row)
    let origin = place(table, row)
    let detail = isCase ? "" : detail(of: table, row: row)
    return type.fields.indices.compactMap { field in
      guard shows(type.fields[field]), let day = day(of: table, row: row, field: field) else {
        return nil
      }
      let title = type.fields[field].title
      // A record's one day needs no name of its own.
      let isPlain = type.fields[field].path == "date" && title == "Date"
      return TimelineEntry(
        kind: .event,
        day: day,
        group: type.title,
        title: isCase ? title : isPlain ? name : "\(name): \(Self.small(title))",
        detail: detail,
        file: origin?.file,
        line: origin?.line ?? 0,
        isOfCase: isCase
      )
    }
  }

  private func shows(_ field: Field) -> Bool {
    field.isOnTimeline && !(isConcealing && field.identifies)
  }

  private func day(of table: RecordTable, row: Int, field: Int) -> CalendarDay? {
    let column = table.columns[field]
    guard column.validity[row] else { return nil }
    switch column.values {
    case .days(let days): return CalendarDay(dayNumber: Int(days[row]))
    case .instants(let seconds):
      let day = seconds[row] / 86_400 - (seconds[row] % 86_400 < 0 ? 1 : 0)
      return CalendarDay(dayNumber: Int(day))
    default: return nil
    }
  }

  /// What kind of record it is: `Contact, home visit`.
  private func name(of table: RecordTable, row: Int) -> String {
    let fields = table.type.fields
    let kinds = ["type", "kind"].compactMap(table.type.fieldIndex)
    let codes = fields.indices.filter { if case .code = fields[$0].type { true } else { false } }
    guard let field = kinds.first(where: codes.contains) ?? codes.first,
      !(isConcealing && fields[field].identifies),
      let label = words(of: table, row: row, field: field)
    else { return table.type.title }
    return "\(table.type.title), \(Self.small(label))"
  }

  /// What the vocabulary asks to be told beside a record's days.
  private func detail(of table: RecordTable, row: Int) -> String {
    table.type.fields.indices.compactMap { field -> String? in
      let declared = table.type.fields[field]
      guard shows(declared), declared.type != .date, declared.type != .dateTime,
        let words = words(of: table, row: row, field: field)
      else { return nil }
      return "\(declared.title): \(Self.small(words))"
    }.joined(separator: "; ")
  }

  /// A value as people know it: a code by its label.
  private func words(of table: RecordTable, row: Int, field: Int) -> String? {
    let column = table.columns[field]
    if case .code(let list) = table.type.fields[field].type, case .codes(let codes) = column.values
    {
      return column.validity[row] ? list.codes[Int(codes[row])].label : nil
    }
    return table.text(row: row, field: field)
  }

  private func place(_ table: RecordTable, _ row: Int) -> RowPlace? {
    let (file, line) = table.origins.origin(of: row)
    return file < cases.files.count ? RowPlace(file: cases.files[file], line: line) : nil
  }

  /// A title in the middle of a phrase; names, which have more capitals, keep them.
  private static func small(_ title: String) -> String {
    // Most words are codes' labels, whose small ASCII letters need no look at their characters.
    let bytes = title.utf8
    if bytes.allSatisfy({ $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0) }) {
      return title
    }
    guard let first = title.first, !title.dropFirst().contains(where: \.isUppercase) else {
      return title
    }
    return first.lowercased() + title.dropFirst()
  }
}
