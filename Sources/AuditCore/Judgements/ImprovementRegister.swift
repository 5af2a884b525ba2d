/// What inspections recommended and what a service undertook to do, as somebody keeps it.
public struct ImprovementRegister: Sendable {
  /// The identifier; empty where a table has none.
  public var id: String
  /// The title for people; empty where a table has none.
  public var title: String
  /// Recommendations and actions in the document's order, an action after what it belongs to.
  public var items: [RegisterItem]
  /// Where the document is.
  public var place: Place

  /// Creates a register.
  public init(id: String, title: String, items: [RegisterItem], place: Place) {
    self.id = id
    self.title = title
    self.items = items
    self.place = place
  }
}

/// One recommendation or action.
public struct RegisterItem: Sendable, Hashable {
  /// Whether it was recommended or undertaken.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What an inspection recommended.
    case recommendation
    /// What somebody undertook to do.
    case action
  }

  /// How far it has come.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Nothing has been done.
    case open
    /// It is being done.
    case inProgress = "in progress"
    /// It has been done.
    case done
    /// It is done with, whether it was done or not.
    case closed
    /// It was not accepted.
    case rejected

    /// Whether something is still to be done.
    public var isOpen: Bool { self == .open || self == .inProgress }
  }

  /// A name that somebody wrote, with its place.
  public struct Name: Sendable, Hashable {
    /// The name.
    public var text: String
    /// Where it stands.
    public var place: Place

    /// Creates a name.
    public init(_ text: String, at place: Place) {
      self.text = text
      self.place = place
    }
  }

  /// What it is about, with what was found then.
  public struct Tie: Sendable, Hashable {
    /// What is tied to.
    public enum Subject: String, Sendable, Hashable, CaseIterable {
      case standard
      case keyQuestion
      case indicator
    }

    /// The kind of subject.
    public var subject: Subject
    /// The code of the standard or key question, or the indicator's identifier.
    public var code: Name
    /// What was found when it was made; `nil` where nobody counted.
    public var then: Share?
    /// The day on which that was found; `nil` where it is not said.
    public var thenOn: CalendarDay?

    /// Creates a tie.
    public init(
      subject: Subject,
      code: Name,
      then: Share? = nil,
      thenOn: CalendarDay? = nil
    ) {
      self.subject = subject
      self.code = code
      self.then = then
      self.thenOn = thenOn
    }
  }

  /// What shows that it was done.
  public struct Evidence: Sendable, Hashable {
    /// The words.
    public var text: String
    /// The day; `nil` where it is not said.
    public var on: CalendarDay?

    /// Creates evidence.
    public init(text: String, on: CalendarDay?) {
      self.text = text
      self.on = on
    }
  }

  /// What it is.
  public var kind: Kind
  /// The code, unique in the register.
  public var code: String
  /// For an action, the code of the recommendation that it answers; `nil` for one of its own.
  public var parent: String?
  /// What is to be done.
  public var text: String
  /// Who asked for it.
  public var source: String
  /// The day on which it was made; `nil` where it is not said.
  public var made: CalendarDay?
  /// The post that has to see to it; `nil` for none.
  public var owner: String?
  /// The day by which it is to be done; `nil` for none.
  public var due: CalendarDay?
  /// How far it has come.
  public var status: Status
  /// The unit that it is for; `nil` for all.
  public var unit: Name?
  /// What it is about.
  public var ties: [Tie]
  /// What shows that it was done.
  public var evidence: [Evidence]
  /// Where it stands.
  public var place: Place

  /// Creates an item that is open and has nothing but its words.
  public init(kind: Kind, code: String, text: String, place: Place) {
    self.kind = kind
    self.code = code
    self.text = text
    self.place = place
    source = ""
    status = .open
    ties = []
    evidence = []
  }
}
