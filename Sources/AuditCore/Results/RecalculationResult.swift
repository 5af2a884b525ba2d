/// What came of working one recorded value out anew for every case.
public struct RecalculationResult: Sendable {
  /// What became of one case.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// The value worked out is the one recorded.
    case agrees
    /// Another value was worked out than is recorded.
    case differs
    /// A value was worked out and none is recorded.
    case notRecorded
    /// Something that the model needs is not recorded.
    case lacking
    /// The model does not apply to the case.
    case notApplicable
    /// A rule failed.
    case error
  }

  /// How many cases of a unit had each status.
  public struct Counts: Sendable, Hashable {
    private var numbers = [Int](repeating: 0, count: Status.allCases.count)

    /// Creates counts of nothing.
    public init() {}

    /// The number of cases with a status.
    public subscript(_ status: Status) -> Int {
      get { numbers[Status.allCases.firstIndex(of: status) ?? 0] }
      set { numbers[Status.allCases.firstIndex(of: status) ?? 0] = newValue }
    }

    /// The cases of which both values are known.
    public var compared: Int { self[.agrees] + self[.differs] }
    /// The cases that the model applies to.
    public var applicable: Int { numbers.reduce(0, +) - self[.notApplicable] }
  }

  /// How many cases have a recorded and a computed value.
  public struct Pair: Sendable, Hashable {
    /// The recorded value, as an index of `values`.
    public var recorded: Int
    /// The computed value.
    public var computed: Int
    /// How many cases have both.
    public var count: Int

    /// Creates a pair.
    public init(recorded: Int, computed: Int, count: Int) {
      self.recorded = recorded
      self.computed = computed
      self.count = count
    }
  }

  /// A field that cases lack.
  public struct Lack: Sendable, Hashable {
    /// The path of the field.
    public var path: String
    /// Its title.
    public var title: String
    /// How many cases lack it.
    public var count: Int

    /// Creates a lack.
    public init(path: String, title: String, count: Int) {
      self.path = path
      self.title = title
      self.count = count
    }
  }

  /// What was asked.
  public var recalculation: Recalculation
  /// The title of the field that holds the recorded value.
  public var fieldTitle: String
  /// The values that occur, as people read them, in the order of the field's code list.
  public var values: [String]
  /// For each case what became of it.
  public var statuses: [Status]
  /// For each case the recorded value as an index of `values`, -1 for none.
  public var recorded: [Int32]
  /// For each case the computed value, -1 for none.
  public var computed: [Int32]
  /// What led to the values of some cases, as texts by row: of those that differ, or of which nothing
  /// is recorded, and that a page shows.
  public var steps: [Int: [String]]
  /// One entry for each unit, in the tree's order, narrower units counted in wider ones.
  public var units: [Counts]
  /// How many cases have each recorded and computed value; both in the order of `values`.
  public var pairs: [Pair]
  /// What is not recorded that the model needs, most often lacking first.
  public var lacks: [Lack]

  /// Creates a result.
  public init(
    recalculation: Recalculation,
    fieldTitle: String,
    values: [String],
    statuses: [Status],
    recorded: [Int32],
    computed: [Int32],
    steps: [Int: [String]] = [:],
    units: [Counts],
    pairs: [Pair],
    lacks: [Lack]
  ) {
    self.recalculation = recalculation
    self.fieldTitle = fieldTitle
    self.values = values
    self.statuses = statuses
    self.recorded = recorded
    self.computed = computed
    self.steps = steps
    self.units = units
    self.pairs = pairs
    self.lacks = lacks
  }

  /// All cases.
  public var total: Counts {
    var counts = Counts()
    for status in statuses { counts[status] += 1 }
    return counts
  }
}
