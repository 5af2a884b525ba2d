/// What happened in a case, and the windows that rules set, as far as they tell its story.
public struct CaseTimeline: Sendable, Hashable {
  /// The day the case was looked at; `nil` where nobody made a time line.
  public var asOf: CalendarDay?
  /// Events, windows and deadlines in the order of days; on a day, what is due comes last.
  public var entries: [TimelineEntry]
  /// What lists hold beyond what is shown, in the vocabulary's order.
  public var omissions: [TimelineOmission]

  /// Creates a time line; entries are put in order.
  public init(
    asOf: CalendarDay? = nil,
    entries: [TimelineEntry] = [],
    omissions: [TimelineOmission] = []
  ) {
    self.asOf = asOf
    // Sorting keeps no order of its own among equals, so the position decides last.
    self.entries = entries.enumerated()
      .sorted { $0.element.order($0.offset) < $1.element.order($1.offset) }
      .map(\.element)
    self.omissions = omissions
  }
}

/// One thing on a case's time line.
public struct TimelineEntry: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A day that the records hold.
    case event
    /// A span of days that a rule allows, up to its deadline.
    case window
    /// A day that a rule sets.
    case deadline
  }

  /// What it is.
  public var kind: Kind
  /// The day; of a window the first.
  public var day: CalendarDay
  /// The last day of a window; `nil` for a single day.
  public var until: CalendarDay?
  /// What it belongs to, in the singular: the case, a list's records, or the rules.
  public var group: String
  /// What it is, in a few words.
  public var title: String
  /// What more there is to say; may be empty.
  public var detail: String
  /// The prompts whose rules use a window or deadline and that apply to the case, in order.
  public var prompts: [Int]
  /// The file it came from; `nil` for what a rule worked out.
  public var file: String?
  /// The line in the file; 0 when not known.
  public var line: Int
  /// Whether it stands in the case's own record rather than in one of its lists.
  public var isOfCase: Bool

  /// Creates an entry.
  public init(
    kind: Kind,
    day: CalendarDay,
    until: CalendarDay? = nil,
    group: String,
    title: String,
    detail: String = "",
    prompts: [Int] = [],
    file: String? = nil,
    line: Int = 0,
    isOfCase: Bool = false
  ) {
    self.kind = kind
    self.day = day
    self.until = until
    self.group = group
    self.title = title
    self.detail = detail
    self.prompts = prompts
    self.file = file
    self.line = line
    self.isOfCase = isOfCase
  }

  /// The day that counts: of a window its deadline.
  public var mainDay: CalendarDay { until ?? day }

  fileprivate func order(_ position: Int) -> (Int, Int, Int) {
    (mainDay.dayNumber, kind == .event ? 0 : 1, position)
  }
}

/// How many records of a list a time line leaves out.
public struct TimelineOmission: Sendable, Hashable {
  /// The list's title, in the singular.
  public var title: String
  /// How many records are left out.
  public var count: Int

  /// Creates an omission.
  public init(title: String, count: Int) {
    self.title = title
    self.count = count
  }
}
