import AuditCore

/// How a field's values are stored, worked out once from its type.
struct FieldPlan: Sendable {
  /// The stored form of a field.
  enum Kind: UInt8, Sendable {
    case text
    case code
    case boolean
    case integer
    case decimal
    case day
    case dateTime
    case seconds
    case months
  }

  let kind: Kind
  let places: Int
  let minimum: Int64
  let maximum: Int64
  let codes: CodeTable?

  init(_ field: Field) {
    var places = 0
    var codes: CodeTable?
    switch field.type {
    case .text: kind = .text
    case .code(let list):
      kind = .code
      codes = CodeTable(list)
    case .boolean: kind = .boolean
    case .integer: kind = .integer
    case .decimal(let count):
      kind = .decimal
      places = count
    case .date: kind = .day
    case .dateTime: kind = .dateTime
    case .daysTimeDuration: kind = .seconds
    case .yearsMonthsDuration: kind = .months
    }
    self.places = places
    self.codes = codes
    minimum = Self.stored(field.minimum, kind, places) ?? .min
    maximum = Self.stored(field.maximum, kind, places) ?? .max
  }

  /// Reads a limit that the vocabulary writes; `nil` when the type has no order or the text is bad.
  private static func stored(_ text: String?, _ kind: Kind, _ places: Int) -> Int64? {
    let bytes = Array((text ?? "").utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress,
        let number = number(start, buffer.count, kind, places), number.fault == .none
      else { return nil }
      return number.value
    }
  }

  /// Reads a value of a kind that is stored as a number; `nil` for other kinds.
  @inline(__always)
  static func number(
    _ start: UnsafePointer<UInt8>,
    _ count: Int,
    _ kind: Kind,
    _ places: Int
  ) -> WrittenBytes.Number? {
    switch kind {
    case .integer: WrittenBytes.integer(start, count)
    case .decimal: WrittenBytes.decimal(start, count, places: places)
    case .day: WrittenBytes.day(start, count)
    case .dateTime: WrittenBytes.dateTime(start, count)
    case .seconds: WrittenBytes.seconds(start, count)
    case .months: WrittenBytes.months(start, count)
    case .text, .code, .boolean: nil
    }
  }
}

/// How the records of a type are stored, with the types of its lists.
final class RecordPlan: Sendable {
  let type: RecordType
  /// The type's place among all types of the vocabulary, parents before their lists; 0 is the case.
  let index: Int
  let fields: [FieldPlan]
  let required: [Int]
  let lists: [RecordPlan]
  let fieldIndices: [String: Int]
  let listIndices: [String: Int]

  convenience init(_ type: RecordType) {
    var next = 0
    self.init(type, next: &next)
  }

  private init(_ type: RecordType, next: inout Int) {
    self.type = type
    index = next
    next += 1
    fields = type.fields.map { FieldPlan($0) }
    required = type.fields.indices.filter { type.fields[$0].isRequired }
    lists = type.lists.map { RecordPlan($0, next: &next) }
    fieldIndices = Dictionary(
      type.fields.enumerated().map { ($0.element.path, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    listIndices = Dictionary(
      type.lists.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// This plan and those of all lists under it, in the order of their indices.
  var all: [RecordPlan] { [self] + lists.flatMap(\.all) }

  /// The names that a record may hold.
  var names: [String] { type.fields.map(\.path) + type.lists.map(\.name) }
}
