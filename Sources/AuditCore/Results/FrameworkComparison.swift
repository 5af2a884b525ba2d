/// What is otherwise in one framework than in another.
public struct FrameworkComparison: Sendable, Hashable {
  /// The framework that was.
  public var old: Side
  /// The framework that is.
  public var new: Side
  /// The changes by topic, within a topic in the order of the new framework.
  public var changes: [FrameworkChange]

  /// One of the two frameworks.
  public struct Side: Sendable, Hashable {
    /// The identifier.
    public var id: String
    /// The version.
    public var version: String
    /// The title for people.
    public var title: String

    /// Creates a side.
    public init(id: String, version: String, title: String) {
      self.id = id
      self.version = version
      self.title = title
    }
  }

  /// Creates a comparison.
  public init(old: Side, new: Side, changes: [FrameworkChange]) {
    self.old = old
    self.new = new
    self.changes = changes
  }
}

/// One thing that is otherwise in one framework than in another.
public struct FrameworkChange: Sendable, Hashable {
  /// What the change is about.
  public var topic: Topic
  /// What changed, as `prompt 2.1.3.b` or `'enquiry days'`.
  public var item: String
  /// Which part of it, as `question`; empty when it is the item as a whole.
  public var part: String
  /// What it was; `nil` when there was nothing.
  public var old: String?
  /// What it is; `nil` when there is nothing.
  public var new: String?

  /// What changes are about, in the order in which they are told.
  public enum Topic: String, Sendable, Hashable, CaseIterable {
    /// Vocabulary, calendar, and how what is not evidenced counts.
    case basis
    /// The ratings, their points, the bands, and when a panel may move a rating.
    case ratings
    /// The levels of units.
    case levels
    /// The named values and the facts that a person can enter.
    case values
    /// How ratings are made of ratings.
    case composites
    /// What is looked at besides.
    case added
    /// What is not there any more.
    case dropped
    /// What a tailoring leaves out or takes in.
    case selection
    /// What stands elsewhere.
    case moved
    /// Settings: critical, bands, weights and their like.
    case settings
    /// The rules.
    case rules
    /// The words for people.
    case wording
    /// The examples beside rules.
    case examples
    /// The documents that numbers come from.
    case sources

    /// The heading for people.
    public var words: String {
      switch self {
      case .basis: "What it builds on"
      case .ratings: "Ratings and bands"
      case .levels: "Levels"
      case .values: "Named values and facts"
      case .composites: "Ratings made of ratings"
      case .added: "Added"
      case .dropped: "Dropped"
      case .selection: "Left out or taken in"
      case .moved: "Moved"
      case .settings: "Settings"
      case .rules: "Rules changed"
      case .wording: "Reworded"
      case .examples: "Examples"
      case .sources: "Sources"
      }
    }
  }

  /// Creates a change.
  public init(topic: Topic, item: String, part: String = "", old: String?, new: String?) {
    self.topic = topic
    self.item = item
    self.part = part
    self.old = old
    self.new = new
  }
}
