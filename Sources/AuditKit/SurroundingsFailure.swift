/// The surroundings did not let the work be done: a disk, a folder, a permission.
package struct SurroundingsFailure: Error, Sendable, Hashable {
  /// What could not be done and why, in one clause.
  package var headline: String
  /// What the person can do.
  package var help: String

  /// Creates a failure.
  package init(_ headline: String, help: String) {
    self.headline = headline
    self.help = help
  }
}
