/// The form in which made-up records are written.
public enum RecordForm: String, Sendable, Hashable, CaseIterable {
  /// `cases.csv`, and one more file for each list.
  case csv
  /// `cases.xml`.
  case xml
  /// `cases.jsonl`, one object a line.
  case jsonLines
}
