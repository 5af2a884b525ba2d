/// A kind of document that somebody writes in XML.
enum DocumentKind: CaseIterable {
  case framework
  case delta
  case tailoring
  case vocabulary
  case calendar
  case disclosure
  case evidence
  case indicators
  case judgements
  case mapping
  case recalculations
  case register
  case cases
  case result
  case settings
  case workload
  case geography

  /// The word for people.
  var noun: String {
    switch self {
    case .framework: "framework"
    case .delta: "delta"
    case .tailoring: "tailoring"
    case .vocabulary: "vocabulary"
    case .calendar: "calendar"
    case .disclosure: "disclosure policy"
    case .evidence: "evidence"
    case .indicators: "indicators"
    case .judgements: "file of judgements"
    case .mapping: "mapping"
    case .recalculations: "recalculations"
    case .register: "register"
    case .cases: "file of cases"
    case .result: "result"
    case .settings: "settings"
    case .workload: "workload scheme"
    case .geography: "list of units"
    }
  }

  /// The name of the root element.
  var rootName: String {
    switch self {
    case .framework: "framework"
    case .delta: "delta"
    case .tailoring: "tailoring"
    case .vocabulary: "vocabulary"
    case .calendar: "calendar"
    case .disclosure: "disclosure"
    case .evidence: "evidence"
    case .indicators: "indicators"
    case .judgements: "judgements"
    case .mapping: "mapping"
    case .recalculations: "recalculations"
    case .register: "register"
    case .cases: "cases"
    case .result: "result"
    case .settings: "settings"
    case .workload: "workload"
    case .geography: "geography"
    }
  }

  /// The name of the schema; a delta is written in the framework's.
  var schemaName: String { self == .delta ? "framework" : rootName }

  /// The namespace of its elements.
  var namespace: String { "urn:caseaudit:\(schemaName):1" }

  /// The bytes of its schema.
  var schema: [UInt8] {
    switch self {
    case .framework, .delta: PackageResources.framework_xsd
    case .tailoring: PackageResources.tailoring_xsd
    case .vocabulary: PackageResources.vocabulary_xsd
    case .calendar: PackageResources.calendar_xsd
    case .disclosure: PackageResources.disclosure_xsd
    case .evidence: PackageResources.evidence_xsd
    case .indicators: PackageResources.indicators_xsd
    case .judgements: PackageResources.judgements_xsd
    case .mapping: PackageResources.mapping_xsd
    case .recalculations: PackageResources.recalculations_xsd
    case .register: PackageResources.register_xsd
    case .cases: PackageResources.cases_xsd
    case .result: PackageResources.result_xsd
    case .settings: PackageResources.settings_xsd
    case .workload: PackageResources.workload_xsd
    case .geography: PackageResources.geography_xsd
    }
  }

  /// The outline of its schema.
  var outline: SchemaOutline {
    switch self {
    case .framework: SchemaOutline.framework
    case .delta: SchemaOutline.delta
    case .tailoring: SchemaOutline.tailoring
    case .vocabulary: SchemaOutline.vocabulary
    case .calendar: SchemaOutline.calendar
    case .disclosure: SchemaOutline.disclosure
    case .evidence: SchemaOutline.evidence
    case .indicators: SchemaOutline.indicators
    case .judgements: SchemaOutline.judgements
    case .mapping: SchemaOutline.mapping
    case .recalculations: SchemaOutline.recalculations
    case .register: SchemaOutline.register
    case .cases: SchemaOutline.cases
    case .result: SchemaOutline.result
    case .settings: SchemaOutline.settings
    case .workload: SchemaOutline.workload
    case .geography: SchemaOutline.geography
    }
  }
}
