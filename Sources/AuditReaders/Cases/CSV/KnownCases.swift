/// The cases that child rows may belong to.
struct KnownCases: Sendable {
  /// The rows of the cases that were kept.
  var index: KeyIndex
  /// The identifiers of cases that were rejected.
  var rejected: Set<[UInt8]>

  /// Stands for the column of a list that names the case, in faults.
  static let keyColumn = -2
}
