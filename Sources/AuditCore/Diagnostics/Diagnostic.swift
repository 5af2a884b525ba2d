/// A fault, or a thing worth knowing, in something that somebody wrote.
public struct Diagnostic: Sendable, Hashable {
  /// How grave a diagnostic is.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The text cannot be used as it stands.
    case error
    /// The text can be used, but probably does not say what was meant.
    case warning
    /// Something worth knowing.
    case note
  }

  /// How grave it is.
  public var severity: Severity
  /// The fault's kebab-case name.
  public var code: DiagnosticCode
  /// The fault in one clause: lower case, no full stop, at most 80 characters, without case values.
  public var headline: String
  /// Where it stands; `nil` when it concerns no one place.
  public var place: Place?
  /// A few words beside the caret.
  public var label: String?
  /// Facts that help to understand it.
  public var notes: [String]
  /// Cures, best first.
  public var helps: [String]
  /// The faulty value of a case, shown only where the person asked to see values.
  public var caseValue: String?

  /// Creates a diagnostic.
  public init(
    _ severity: Severity = .error,
    _ code: DiagnosticCode,
    _ headline: String,
    at place: Place? = nil,
    label: String? = nil,
    notes: [String] = [],
    helps: [String] = [],
    caseValue: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.headline = headline
    self.place = place
    self.label = label
    self.notes = notes
    self.helps = helps
    self.caseValue = caseValue
  }
}

/// The lasting kebab-case name of a kind of fault.
public struct DiagnosticCode: Sendable, Hashable, Comparable {
  /// The name, as in `unknown-field`.
  public let name: String

  /// Creates a code; each target declares its own beside its messages.
  public init(_ name: String) { self.name = name }

  /// Orders codes by name.
  public static func < (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
    left.name < right.name
  }
}
