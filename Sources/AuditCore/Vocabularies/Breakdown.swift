/// A characteristic by which reports put cases into groups, as sex or age group.
public struct Breakdown: Sendable, Hashable {
  /// The identifier.
  public let id: String
  /// The characteristic in words, as `Sex`.
  public let title: String
  /// What says which group a case is in: a FEEL expression over the case whose value is a text, a
  /// code, yes or no, or a number; a case for which it is null does not record the characteristic.
  public let expression: LocatedText
  /// Where the vocabulary declares it.
  public let place: Place

  /// Creates a breakdown.
  public init(id: String, title: String, expression: LocatedText, place: Place) {
    self.id = id
    self.title = title
    self.expression = expression
    self.place = place
  }
}
