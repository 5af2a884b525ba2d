import AuditCore

/// The rule language: text to syntax tree to checked tree.
///
/// - Source: OMG DMN 1.5 chapter 10, Friendly Enough Expression Language.
public enum FEEL {
}
