public import AuditCore

/// Makes up case records that fit a vocabulary, look plausible and try a framework's rules.
///
/// The same inputs and seed give the same bytes on every machine. No record is about a real person.
public struct CaseGenerator: Sendable {
  /// What a case holds.
  public let vocabulary: Vocabulary
  /// The rules that the cases try; `nil` for records that only look plausible.
  public let framework: Framework?
  /// Which days are worked, for rules that ask.
  public let calendar: WorkingDayCalendar
  /// The units and how well they work; `nil` for one that fits the number of cases.
  public let profile: GeneratorProfile?
  /// The number that all chance comes from.
  public let seed: UInt64
  /// The day of the audit; nothing that has happened lies after it.
  public let asOf: CalendarDay
  /// The number of records of every list; `nil` for as many as are plausible.
  public let listCount: Int?

  /// Creates a generator.
  public init(
    vocabulary: Vocabulary,
    framework: Framework? = nil,
    calendar: WorkingDayCalendar = .weekdaysOnly,
    profile: GeneratorProfile? = nil,
    seed: UInt64,
    asOf: CalendarDay,
    listCount: Int? = nil
  ) {
    self.vocabulary = vocabulary
    self.framework = framework
    self.calendar = calendar
    self.profile = profile
    self.seed = seed
    self.asOf = asOf
    self.listCount = listCount
  }

  /// The names of the files that a form writes; the first holds the cases.
  public func files(_ form: RecordForm) -> [String] {
    RecordWriter.files(form: form, vocabulary: vocabulary)
  }

  /// Makes up so many cases and hands over their files piece by piece, never holding many cases.
  ///
  /// - Parameters:
  ///   - count: How many cases.
  ///   - form: The form of the files.
  ///   - sink: Takes the next bytes of a file by its name; the pieces of the files alternate.
  /// - Throws: What the sink throws.
  public func generate<Failure: Error>(
    count: Int,
    as form: RecordForm,
    to sink: (_ file: String, _ bytes: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var writer = RecordWriter(form: form, vocabulary: vocabulary)
    let run = GeneratorRun(self, count: count)
    for number in 0..<max(count, 0) {
      writer.write(run.draft(number))
      try writer.flush(all: false, to: sink)
    }
    writer.finish()
    try writer.flush(all: true, to: sink)
  }

  /// Makes up so many cases as the table that a reader would make of them.
  public func table(count: Int) -> CaseTable {
    let run = GeneratorRun(self, count: count)
    let drafts = (0..<max(count, 0)).map { run.draft($0) }
    return CaseTable(
      vocabulary: vocabulary,
      records: RecordTable(drafts, type: vocabulary.root),
      files: ["made-up"]
    )
  }

  /// The level of the units that each field of the case names, 0 for the widest.
  var unitLevels: [String: Int] {
    guard let framework else { return [:] }
    // One level alone is that of delivery units, the second of a profile's names.
    let first = framework.levels.count == 1 ? 1 : 0
    let pairs = framework.levels.enumerated().map { ($1.field, $0 + first) }
    return Dictionary(pairs) { first, _ in first }
  }
}
