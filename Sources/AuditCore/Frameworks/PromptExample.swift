/// A made-up case beside a rule, with the outcome it must have.
public struct PromptExample: Sendable, Hashable {
  /// The outcome it must have.
  public var expected: Outcome
  /// What it shows; may be empty.
  public var note: String
  /// The day the example is looked at; `nil` for the audit's.
  public var asOf: CalendarDay?
  /// The case's fields and lists.
  public var record: ExampleRecord
  /// Where it stands.
  public var place: Place

  /// Creates an example.
  public init(
    expected: Outcome,
    note: String = "",
    asOf: CalendarDay? = nil,
    record: ExampleRecord,
    place: Place
  ) {
    self.expected = expected
    self.note = note
    self.asOf = asOf
    self.record = record
    self.place = place
  }
}

/// The written fields and lists of an example's record.
public struct ExampleRecord: Sendable, Hashable {
  /// Field paths with their written values.
  public var fields: [ExampleField]
  /// Child records by the name of their list, in order.
  public var items: [ExampleItem]

  /// One field of an example.
  public struct ExampleField: Sendable, Hashable {
    /// The field's path.
    public var path: String
    /// The value as a record would write it.
    public var value: LocatedText

    /// Creates a field.
    public init(path: String, value: LocatedText) {
      self.path = path
      self.value = value
    }
  }

  /// One child record of an example.
  public struct ExampleItem: Sendable, Hashable {
    /// The list's name.
    public var list: String
    /// The child's fields and lists.
    public var record: ExampleRecord
    /// Where it stands.
    public var place: Place

    /// Creates a child record.
    public init(list: String, record: ExampleRecord, place: Place) {
      self.list = list
      self.record = record
      self.place = place
    }
  }

  /// Creates a record.
  public init(fields: [ExampleField] = [], items: [ExampleItem] = []) {
    self.fields = fields
    self.items = items
  }
}
