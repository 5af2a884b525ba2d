/// What a case record holds: fields, lists and code lists, as an XML document says.
public struct Vocabulary: Sendable {
  /// The identifier that frameworks name.
  public let id: String
  /// The version.
  public let version: String
  /// The title for people.
  public let title: String
  /// All code lists, in the document's order.
  public let codeLists: [CodeList]
  /// The case.
  public let root: RecordType
  /// The index of the root's field that identifies a case; a required text.
  public let keyField: Int
  /// The characteristics by which reports put cases into groups.
  public let breakdowns: [Breakdown]
  /// Where the document is.
  public let place: Place

  /// Creates a vocabulary.
  public init(
    id: String,
    version: String,
    title: String,
    codeLists: [CodeList],
    root: RecordType,
    keyField: Int,
    breakdowns: [Breakdown] = [],
    place: Place
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.codeLists = codeLists
    self.root = root
    self.keyField = keyField
    self.breakdowns = breakdowns
    self.place = place
  }

  /// The path of the field that identifies a case, also the column that ties child rows to it.
  public var keyPath: String { root.fields[keyField].path }
}

/// The fields and lists of one kind of record.
public struct RecordType: Sendable, Hashable {
  /// The list's name, or `case` for the root.
  public let name: String
  /// The title for people, in the singular.
  public let title: String
  /// The scalar fields in the document's order.
  public let fields: [Field]
  /// The lists of child records in the document's order.
  public let lists: [RecordType]
  /// Whether a case's time line shows such records.
  public let isOnTimeline: Bool

  /// Creates a record type.
  public init(
    name: String,
    title: String,
    fields: [Field],
    lists: [RecordType] = [],
    isOnTimeline: Bool = true
  ) {
    self.name = name
    self.title = title
    self.fields = fields
    self.lists = lists
    self.isOnTimeline = isOnTimeline
  }

  /// The index of the field at a path.
  public func fieldIndex(_ path: String) -> Int? { fields.firstIndex { $0.path == path } }

  /// The index of the list with a name.
  public func listIndex(_ name: String) -> Int? { lists.firstIndex { $0.name == name } }
}

/// One scalar fact of a record.
public struct Field: Sendable, Hashable {
  /// The dotted path, as in `sentence.startedOn`.
  public let path: String
  /// What its values are.
  public let type: FieldType
  /// The title for people.
  public let title: String
  /// What it means; may be empty.
  public let summary: String
  /// Whether a record without it is faulty.
  public let isRequired: Bool
  /// The least and greatest value allowed, in the type's written form.
  public let minimum: String?
  /// The greatest value allowed.
  public let maximum: String?
  /// The system that holds it, as `nDelius`.
  public let sourceSystem: String?
  /// Its name in that system.
  public let sourceField: String?
  /// Whether its values may tell who somebody is, so that they are shown only when asked for.
  public let identifies: Bool
  /// Whether a case's time line shows it: a day as an event, anything else beside its record's days.
  public let isOnTimeline: Bool
  /// Where the vocabulary declares it.
  public let place: Place

  /// Creates a field.
  ///
  /// Left to itself a text identifies, since anybody may write anything in it, and a day that does
  /// not identify is on the time line.
  public init(
    path: String,
    type: FieldType,
    title: String,
    summary: String = "",
    isRequired: Bool = false,
    minimum: String? = nil,
    maximum: String? = nil,
    sourceSystem: String? = nil,
    sourceField: String? = nil,
    identifies: Bool? = nil,
    isOnTimeline: Bool? = nil,
    place: Place
  ) {
    self.path = path
    self.type = type
    self.title = title
    self.summary = summary
    self.isRequired = isRequired
    self.minimum = minimum
    self.maximum = maximum
    self.sourceSystem = sourceSystem
    self.sourceField = sourceField
    let identifies = identifies ?? (type == .text)
    self.identifies = identifies
    self.isOnTimeline = isOnTimeline ?? (type == .date && !identifies)
    self.place = place
  }
}

/// The type of a field's values.
public enum FieldType: Sendable, Hashable {
  /// Any text.
  case text
  /// One of the codes of a list.
  case code(CodeList)
  /// Yes or no.
  case boolean
  /// A whole number of at most 18 digits.
  case integer
  /// An exact decimal with at most so many decimal places.
  case decimal(places: Int)
  /// A calendar day.
  case date
  /// A day and a time on the record's wall clock.
  case dateTime
  /// A length of time in days, hours, minutes and seconds.
  case daysTimeDuration
  /// A length of time in years and months.
  case yearsMonthsDuration
}

/// The codes a field may hold.
public struct CodeList: Sendable, Hashable {
  /// The identifier.
  public let id: String
  /// The title for people.
  public let title: String
  /// The codes in the document's order, at most 65,535.
  public let codes: [Code]

  /// One allowed value.
  public struct Code: Sendable, Hashable {
    /// The word that records and rules use.
    public let value: String
    /// The label for people.
    public let label: String
    /// The codes that source systems use for it.
    public let sourceCodes: [String]

    /// Creates a code.
    public init(value: String, label: String, sourceCodes: [String] = []) {
      self.value = value
      self.label = label
      self.sourceCodes = sourceCodes
    }
  }

  /// Creates a code list.
  public init(id: String, title: String, codes: [Code]) {
    self.id = id
    self.title = title
    self.codes = codes
  }

  /// The index of a code by its value.
  public func index(of value: String) -> Int? { codes.firstIndex { $0.value == value } }
}
