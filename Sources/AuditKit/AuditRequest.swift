package import AuditCore

/// Everything that an audit needs, as one value.
package struct AuditRequest: Sendable {
  /// The framework document.
  package var frameworkPath: String
  /// The file or folder of case records.
  package var casesPath: String
  /// More files or folders of records, each of which adds to the cases; only with mappings.
  package var furtherCasesPaths: [String] = []
  /// The mappings of the records, one for each path; empty for records in the vocabulary's own words.
  package var mappingPaths: [String] = []
  /// The file of people's judgements; `nil` for an indicative audit.
  package var judgementsPath: String?
  /// The file of panels' decisions; `nil` for none.
  package var decisionsPath: String?
  /// The document of evidence on units; `nil` for none.
  package var evidencePath: String?
  /// The vocabulary document; `nil` to look for the one that the framework names.
  package var vocabularyPath: String?
  /// The settings of reports; `nil` for none.
  package var settingsPath: String?
  /// The day to look at the cases from; `nil` for today.
  package var asOf: CalendarDay?
  /// Whether the first faulty row stops the audit.
  package var isStrict: Bool
  /// Whether the records are digested, so that a report can say which bytes it rests on.
  package var digestsCases = true
  /// The greatest number of cases that get a page of their own.
  package var casePageLimit: Int
  /// Whether what may tell who somebody is is shown: names, dates of birth, free text.
  package var identifies = false
  /// The file of the key that turns references of cases into pseudonyms; `nil` to show references.
  package var pseudonymKeyPath: String?
  /// Whether the tables are also written as a workbook.
  package var writesWorkbook = false
  /// Whether a workbook is written in which people enter judgements of cases.
  package var writesCaseWorkbook = false
  /// The disclosure policy by which a report to share is written as well: a document, or the name of
  /// one in `standards/disclosure`; `nil` for none.
  package var disclosurePath: String?
  /// The folder of an earlier audit to compare with; `nil` for none.
  package var previousPath: String?
  /// The list of units that cases are placed in: a document, or the name of one in
  /// `standards/geography`; `nil` to take units as the records name them.
  package var geographyPath: String?
  /// The documents of indicators, or their names in `standards/indicators`; empty for none.
  package var indicatorPaths: [String] = []
  /// The register of recommendations and actions; `nil` for none.
  package var registerPath: String?
  /// The documents of recalculations, or their names in `standards/recalculations`; empty for none.
  package var recalculationPaths: [String] = []
  /// Whether the report is written as one file, too.
  package var writesSingleFile = false

  /// All files and folders of records, those that make the cases first.
  package var allCasesPaths: [String] { [casesPath] + furtherCasesPaths }

  /// Creates a request.
  package init(
    frameworkPath: String,
    casesPath: String,
    judgementsPath: String? = nil,
    decisionsPath: String? = nil,
    vocabularyPath: String? = nil,
    asOf: CalendarDay? = nil,
    isStrict: Bool = false,
    casePageLimit: Int = 2000
  ) {
    self.frameworkPath = frameworkPath
    self.casesPath = casesPath
    self.judgementsPath = judgementsPath
    self.decisionsPath = decisionsPath
    self.vocabularyPath = vocabularyPath
    self.asOf = asOf
    self.isStrict = isStrict
    self.casePageLimit = casePageLimit
  }
}

/// What an audit is doing, for a person who waits.
package enum AuditProgress: Sendable {
  /// Reading the standards.
  case readingStandards
  /// Reading case records: bytes read of all bytes.
  case readingCases(Int, of: Int)
  /// Scoring so many cases.
  case scoring(Int)
  /// Writing the report.
  case writingReport
}
