/// A kind of document that somebody writes in XML.
enum DocumentKind: CaseIterable {
  case framework
  case vocabulary
  case calendar
  case judgements
  case cases

  /// The word for people.
  var noun: String {
    switch self {
    case .framework: "framework"
    case .vocabulary: "vocabulary"
    case .calendar: "calendar"
    case .judgements: "file of judgements"
    case .cases: "file of cases"
    }
  }

  /// The name of the root element.
  var rootName: String {
    switch self {
    case .framework: "framework"
    case .vocabulary: "vocabulary"
    case .calendar: "calendar"
    case .judgements: "judgements"
    case .cases: "cases"
    }
  }

  /// The namespace of its elements.
  var namespace: String { "urn:caseaudit:\(rootName):1" }

  /// The bytes of its schema.
  var schema: [UInt8] {
    switch self {
    case .framework: PackageResources.framework_xsd
    case .vocabulary: PackageResources.vocabulary_xsd
    case .calendar: PackageResources.calendar_xsd
    case .judgements: PackageResources.judgements_xsd
    case .cases: PackageResources.cases_xsd
    }
  }

  /// The outline of its schema.
  var outline: SchemaOutline {
    switch self {
    case .framework: SchemaOutline.framework
    case .vocabulary: SchemaOutline.vocabulary
    case .calendar: SchemaOutline.calendar
    case .judgements: SchemaOutline.judgements
    case .cases: SchemaOutline.cases
    }
  }
}
