/// What a tailoring changed in a framework, who decided so, when and why.
public struct Tailoring: Sendable, Hashable {
  /// The identifier, as `northmarch-2024`.
  public var id: String
  /// The version.
  public var version: String
  /// The title for people.
  public var title: String
  /// Why there is one.
  public var why: String
  /// Who decided.
  public var by: String
  /// The day on which it was decided.
  public var on: CalendarDay
  /// The identifier of what was tailored.
  public var baseID: String
  /// The version of what was tailored.
  public var baseVersion: String
  /// The title of what was tailored.
  public var baseTitle: String
  /// The changes in the order in which they were made.
  public var changes: [Change]

  /// One change.
  public struct Change: Sendable, Hashable {
    /// What was done.
    public var action: Action
    /// The code or name of what was changed.
    public var item: String
    /// What changed, in words, as `is 3, was 5`.
    public var detail: String
    /// Why.
    public var why: String

    /// Creates a change.
    public init(action: Action, item: String, detail: String, why: String) {
      self.action = action
      self.item = item
      self.detail = detail
      self.why = why
    }
  }

  /// What a tailoring can do.
  public enum Action: String, Sendable, Hashable, CaseIterable {
    /// A prompt, key question or standard is not looked at.
    case leftOut
    /// One that was left out is looked at again.
    case takenIn
    /// A number or a setting is another.
    case set
    /// The words are others, the rule is the same.
    case reworded
    /// Something is looked at besides.
    case added

    /// The words for people.
    public var words: String {
      switch self {
      case .leftOut: "left out"
      case .takenIn: "taken in"
      case .set: "set"
      case .reworded: "reworded"
      case .added: "added"
      }
    }
  }

  /// Creates a tailoring.
  public init(
    id: String,
    version: String,
    title: String,
    why: String,
    by: String,
    on: CalendarDay,
    baseID: String,
    baseVersion: String,
    baseTitle: String,
    changes: [Change]
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.why = why
    self.by = by
    self.on = on
    self.baseID = baseID
    self.baseVersion = baseVersion
    self.baseTitle = baseTitle
    self.changes = changes
  }
}
