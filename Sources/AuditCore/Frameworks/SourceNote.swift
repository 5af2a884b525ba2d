/// A document that numbers of a framework come from.
public struct SourceNote: Sendable, Hashable {
  /// The identifier that numbers name.
  public var id: String
  /// The document's title.
  public var title: String
  /// When it was published, as written; may be empty.
  public var published: String
  /// Its address; may be empty.
  public var address: String

  /// Creates a source note.
  public init(id: String, title: String, published: String = "", address: String = "") {
    self.id = id
    self.title = title
    self.published = published
    self.address = address
  }
}

/// Where a number comes from and whether somebody checked it against that document.
public struct NumberSource: Sendable, Hashable {
  /// The identifier of the source note.
  public var sourceID: String
  /// Whether the number was read in the document itself.
  public var isVerified: Bool

  /// Creates a number's source.
  public init(sourceID: String, isVerified: Bool) {
    self.sourceID = sourceID
    self.isVerified = isVerified
  }
}
