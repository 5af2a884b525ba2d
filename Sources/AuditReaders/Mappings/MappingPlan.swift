package import AuditCore
import FEEL

/// A mapping compiled against its vocabulary: what is read, and what fills what.
package struct MappingPlan: Sendable {
  /// The mapping.
  package let mapping: Mapping
  /// The vocabulary that the extract is made into.
  package let vocabulary: Vocabulary
  /// For each table of the mapping what is read of it; `nil` where nothing is.
  package let shapes: [SourceShape?]
  /// What the case's rules read: the table's columns, those of joined rows, and gathered lists.
  let record: RecordType
  let table: Int
  let key: [Int]
  let condition: MappedRule?
  /// The field of the table whose greatest value decides which of several rows adds to a case.
  let last: Int?
  let joins: [JoinPlan]
  let gathered: [GatherPlan]
  let fields: [FillingPlan]
  let lists: [ListPlan]
  let references: [ReferencePlan]

  /// Rows of a table, each of which names a row of another.
  struct ReferencePlan: Sendable {
    let table: Int
    let fields: [Int]
    let target: Int
    let targetFields: [Int]
  }

  /// Rows of a table that are tied to cases by columns that hold the case's key or its first parts.
  struct TiedTable: Sendable, Hashable {
    let table: Int
    let by: [Int]
  }

  /// A table of which one row stands beside each case.
  struct JoinPlan: Sendable {
    let tied: TiedTable
    let last: Int?
    let first: Int?
    let condition: MappedRule?
    /// The position of its first column among the fields of the case's record.
    let firstField: Int
  }

  /// Rows of a table that stand in reach of the rules of the case or of a list.
  struct GatherPlan: Sendable {
    let tied: TiedTable
    let condition: MappedRule?
  }

  /// Rows of a table that are records of a list.
  struct ListPlan: Sendable {
    let list: Int
    let tied: TiedTable
    let condition: MappedRule?
    /// What its rules read: the table's columns and gathered lists.
    let record: RecordType
    /// Rows of tables with the same key, in reach of its rules.
    let gathered: [GatherPlan]
    /// The field by whose greatest value one row of each case is chosen.
    let last: Int?
    /// Whether only cases without such a record of an earlier source get any.
    let fillsGaps: Bool
    /// Whether its records take the place of an earlier source's of the same case.
    let wins: Bool
    let fields: [FillingPlan]
  }
}

/// What fills a field of the vocabulary.
struct FillingPlan: Sendable {
  /// Where the values come from.
  enum Filling: Sendable {
    /// A column as it is.
    case column(Int)
    /// A column of codes, each of which becomes a code of the field: -1 nothing, -2 not known.
    case codes(Int, [Int32])
    /// A column of codes as text.
    case codeText(Int)
    /// A column of whole numbers as decimals.
    case decimals(Int, places: Int)
    /// The answer of a condition.
    case truth(MappedRule)
    /// The first condition that is true says which code; -1 is nothing.
    case choices([(MappedRule, Int32)], otherwise: Int32)
    /// A rule, row by row.
    case rule(CheckedExpression)
  }

  /// The index of the field in its record type.
  let field: Int
  let filling: Filling
  /// The source's field whose row the value comes from, for what is joined; `nil` for the row itself.
  let origin: Int?
  /// Whether a rule gives the values; else they are those of a column.
  var isWorkedOut: Bool {
    switch filling {
    case .column, .codes, .codeText, .decimals: false
    case .truth, .choices, .rule: true
    }
  }
  /// What a rule reads of gathered rows; `nil` where it reads no list, or several.
  var reads: Gathered?

  /// The one list that a rule reads, and the fields beside it.
  struct Gathered: Sendable {
    let list: Int
    let fields: Set<Int>
  }
}

/// A condition or rule of a mapping, with its plan over columns where it has one.
struct MappedRule: Sendable {
  let expression: CheckedExpression
  let plan: ColumnPlan?

  init(_ expression: CheckedExpression) {
    self.expression = expression
    plan = try? ColumnPlan.make(for: expression, definitions: []).get()
  }
}
