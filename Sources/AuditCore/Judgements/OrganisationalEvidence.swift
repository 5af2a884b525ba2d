/// What is known of units' leadership, staff, services and facilities, as somebody wrote it down.
public struct OrganisationalEvidence: Sendable, Hashable {
  /// The title of the document.
  public var title: String
  /// The identifier of the framework whose codes it uses.
  public var frameworkID: String
  /// The returns, surveys and files that its numbers come from.
  public var sources: [SourceNote]
  /// What is known, in the document's order.
  public var items: [EvidenceItem]
  /// The ratings that a person gave on it, in the document's order.
  public var ratings: [EvidenceRating]

  /// Creates evidence.
  public init(
    title: String,
    frameworkID: String,
    sources: [SourceNote] = [],
    items: [EvidenceItem] = [],
    ratings: [EvidenceRating] = []
  ) {
    self.title = title
    self.frameworkID = frameworkID
    self.sources = sources
    self.items = items
    self.ratings = ratings
  }
}

/// One piece of evidence on how a unit is led, staffed or equipped.
public struct EvidenceItem: Sendable, Hashable {
  /// The unit's name, as the records write it.
  public var unit: String
  /// The code of the standard or key question that it bears on.
  public var code: String
  /// What it is.
  public var content: Content
  /// The identifier of the source note; `nil` where none is named.
  public var sourceID: String?
  /// The day it was heard, read, or holds for; `nil` where none is named.
  public var on: CalendarDay?
  /// Where it is written.
  public var place: Place

  /// What a piece of evidence is.
  public enum Content: Sendable, Hashable {
    /// Posts, people and absence, a row for each grade.
    case staffing([GradeStaffing])
    /// Answers to a survey.
    case survey(EvidenceSurvey)
    /// Something that was heard: from whom, from how many people, and what, which may be empty.
    case interview(who: String, people: Int, words: String)
    /// Something that was read: its title, and what it shows, which may be empty.
    case document(title: String, words: String)
    /// A number of something, of all of it: its title and both numbers.
    case figure(title: String, value: Decimal128, of: Decimal128)
  }

  /// Creates a piece of evidence.
  public init(
    unit: String,
    code: String,
    content: Content,
    sourceID: String? = nil,
    on: CalendarDay? = nil,
    place: Place
  ) {
    self.unit = unit
    self.code = code
    self.content = content
    self.sourceID = sourceID
    self.on = on
    self.place = place
  }
}

/// Answers to a survey of staff or of people on probation.
public struct EvidenceSurvey: Sendable, Hashable {
  /// Who was asked, as `staff`.
  public var who: String
  /// How many were asked; `nil` where that is not known.
  public var asked: Int?
  /// How many answered; `nil` where that is not known.
  public var answered: Int?
  /// The statements with how many agreed, in the document's order.
  public var answers: [Answer]

  /// One statement.
  public struct Answer: Sendable, Hashable {
    /// The statement or question.
    public var statement: String
    /// Those who agreed, of those who answered it.
    public var positive: Share

    /// Creates an answer.
    public init(statement: String, positive: Share) {
      self.statement = statement
      self.positive = positive
    }
  }

  /// Creates a survey.
  public init(who: String, asked: Int? = nil, answered: Int? = nil, answers: [Answer]) {
    self.who = who
    self.asked = asked
    self.answered = answered
    self.answers = answers
  }

  /// The share of those asked who answered; `nil` where either number is not known.
  public var response: Share? {
    guard let asked, let answered else { return nil }
    return Share(answered, of: asked)
  }
}
