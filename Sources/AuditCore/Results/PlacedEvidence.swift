/// A piece of evidence with the unit and standard that it bears on.
public struct PlacedEvidence: Sendable, Hashable {
  /// The index of the unit in the tree.
  public var unit: Int
  /// The index of the standard in the framework.
  public var standard: Int
  /// The index of the key question in the framework; `nil` for the standard as a whole.
  public var question: Int?
  /// The evidence.
  public var item: EvidenceItem
  /// The title of its source with the day it was published, in words; empty where none is named.
  public var source: String
  /// Where each answer of a survey is likely to lie, in the survey's order; empty for other evidence.
  public var intervals: [ShareInterval?]

  /// Creates placed evidence.
  public init(
    unit: Int,
    standard: Int,
    question: Int? = nil,
    item: EvidenceItem,
    source: String = "",
    intervals: [ShareInterval?] = []
  ) {
    self.unit = unit
    self.standard = standard
    self.question = question
    self.item = item
    self.source = source
    self.intervals = intervals
  }
}
