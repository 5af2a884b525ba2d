import AuditCore

/// Counts what the values of one column look like, and keeps none for longer than the reading.
struct ColumnTally {
  /// How many distinct values are counted, at most.
  static let distinctLimit = 100_000
  /// Up to how many distinct values are held against code lists.
  private static let codeLimit = 200
  /// The pairs of words for yes and no that are known.
  private static let pairs = [
    ("Y", "N"), ("Yes", "No"), ("True", "False"), ("T", "F"), ("1", "0"),
  ]
  /// The words for nothing that are known, in small letters.
  static let nothingWords: Set<String> = ["null", "n/a", "none", "nil", "(null)"]
  private static let forms = [
    "yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "MM/dd/yyyy", "dd-MM-yyyy", "dd.MM.yyyy",
    "dd-MMM-yyyy", "dd MMM yyyy", "d MMM yyyy", "yyyy/MM/dd", "yyyy-MM-ddTHH:mm",
    "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH:mm",
    "dd/MM/yyyy HH:mm:ss",
  ]
  .compactMap { DayForm($0) }

  private var rows = 0
  private var filled = 0
  private var nothing = 0
  private var hashes: Set<UInt64> = []
  private var values: Set<String> = []
  private var hasManyValues = false
  private var pairCounts = ColumnTally.pairs.map { _ in 0 }
  private var integers = 0
  private var decimals = 0
  private var places = 0
  private var firstCounts = ColumnTally.forms.map { _ in 0 }
  private var formCounts = ColumnTally.forms.map { _ in 0 }

  /// Counts a row's value.
  mutating func add(_ cell: [UInt8]) {
    rows += 1
    let bytes = Self.trimmed(cell)
    guard !bytes.isEmpty else { return }
    if bytes.count < 8,
      Self.nothingWords.contains(String(decoding: bytes, as: UTF8.self).lowercased())
    {
      nothing += 1
      return
    }
    filled += 1
    if hashes.count < Self.distinctLimit { hashes.insert(Self.hash(bytes)) }
    if !hasManyValues {
      values.insert(String(decoding: bytes, as: UTF8.self))
      if values.count > Self.codeLimit {
        values = []
        hasManyValues = true
      }
    }
    if bytes.count < 6 {
      let word = String(decoding: bytes, as: UTF8.self).lowercased()
      for (index, pair) in Self.pairs.enumerated()
      where word == pair.0.lowercased() || word == pair.1.lowercased() { pairCounts[index] += 1 }
    }
    addNumber(bytes)
    addDay(bytes)
  }

  /// Counts rows that have no value.
  mutating func addMissing(_ count: Int) { rows += count }

  private mutating func addNumber(_ bytes: [UInt8]) {
    let digits = bytes.first == 0x2D ? bytes.dropFirst() : bytes[...]
    let parts = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count <= 2, digits.count <= 18,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 &- 48 < 10 } })
    else { return }
    decimals += 1
    if parts.count == 1 { integers += 1 } else { places = max(places, parts[1].count) }
  }

  private mutating func addDay(_ bytes: [UInt8]) {
    // No form is shorter or longer; most texts need not be tried.
    guard (8...24).contains(bytes.count), bytes[0] &- 48 < 10 else { return }
    var isFirst = true
    for (index, form) in Self.forms.enumerated() where Self.isDay(bytes, form) {
      formCounts[index] += 1
      if isFirst { firstCounts[index] += 1 }
      isFirst = false
    }
  }

  /// Whether a text is a day or a number, and so no heading.
  static func looksLikeValue(_ cell: [UInt8]) -> Bool {
    let bytes = trimmed(cell)
    if bytes.isEmpty { return false }
    if bytes.allSatisfy({ $0 &- 48 < 10 || $0 == 0x2E || $0 == 0x2D }) { return true }
    return forms.contains { isDay(bytes, $0) }
  }

  private static func isDay(_ bytes: [UInt8], _ form: DayForm) -> Bool {
    let written = bytes.withUnsafeBufferPointer { form.read($0) }
    guard let written, (1...12).contains(written.month) else { return false }
    return CalendarDay(year: written.year, month: written.month, day: written.day) != nil
  }

  static func trimmed(_ cell: [UInt8]) -> [UInt8] {
    guard let start = cell.firstIndex(where: { $0 > 0x20 }),
      let end = cell.lastIndex(where: { $0 > 0x20 })
    else { return [] }
    return start == 0 && end == cell.count - 1 ? cell : Array(cell[start...end])
  }

  private static func hash(_ bytes: [UInt8]) -> UInt64 {
    // FNV-1a: the same in every run, unlike the standard library's.
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// What was counted.
  func profile(name: String, isNamed: Bool, lists: [CodeList]) -> ColumnProfile {
    let (kind, others) = judged()
    return ColumnProfile(
      name: name,
      isNamed: isNamed,
      rows: rows,
      filled: filled,
      nothing: nothing,
      distinct: hashes.count,
      kind: kind,
      others: others,
      lists: matches(lists)
    )
  }

  private func judged() -> (ColumnProfile.Kind, others: Int) {
    if filled == 0 { return (.empty, 0) }
    if let pair = pairCounts.firstIndex(of: filled) {
      return (.yesNo(yes: Self.pairs[pair].0, no: Self.pairs[pair].1), 0)
    }
    if integers == filled { return (.integer, 0) }
    if decimals == filled { return (.decimal(places: places), 0) }
    func form(_ index: Int, _ count: Int) -> ColumnProfile.Form {
      let form = Self.forms[index]
      return ColumnProfile.Form(pattern: form.pattern, count: count, hasTime: form.hasTime)
    }
    if let only = formCounts.firstIndex(of: filled) {
      return (.date(forms: [form(only, filled)]), 0)
    }
    let days = firstCounts.reduce(0, +)
    // One in twenty may be a slip of the pen; with more the column is not one of days.
    guard days * 20 >= filled * 19 else { return (.text, 0) }
    let found = firstCounts.indices.filter { firstCounts[$0] > 0 }
    return (.date(forms: found.map { form($0, firstCounts[$0]) }), filled - days)
  }

  private func matches(_ lists: [CodeList]) -> [ColumnProfile.ListMatch] {
    if hasManyValues || values.isEmpty { return [] }
    let found = lists.compactMap { list -> ColumnProfile.ListMatch? in
      let known = Set(list.codes.flatMap { [$0.value] + $0.sourceCodes })
      let count = values.count { known.contains($0) }
      return count == 0 ? nil : ColumnProfile.ListMatch(list: list.id, known: count)
    }
    return found.sorted { ($1.known, $0.list) < ($0.known, $1.list) }
  }
}
