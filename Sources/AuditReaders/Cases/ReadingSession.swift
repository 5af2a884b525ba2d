import AuditCore
import Foundation

/// One reading of a file or folder while it goes on: what was found so far.
struct ReadingSession {
  let vocabulary: Vocabulary
  let options: CaseReadingOptions
  let chunkSize: Int
  let plan: RecordPlan
  var progress = ReadingProgress(total: 0, report: nil)
  var diagnostics: [Diagnostic] = []
  var rejects: [RejectFile] = []
  var intake: [Intake.Table] = []
  var records: RecordTable?
  var files: [String] = []
  /// Set when a file as a whole cannot be used.
  var isBroken = false

  init(vocabulary: Vocabulary, options: CaseReadingOptions, chunkSize: Int) {
    self.vocabulary = vocabulary
    self.options = options
    self.chunkSize = chunkSize
    plan = RecordPlan(vocabulary.root)
  }

  /// What comes out.
  func reading() -> CaseReading {
    let intake = Intake(tables: intake)
    var diagnostics = diagnostics
    let readCount = intake.tables.first?.readCount ?? 0
    let isEmpty = (records?.rowCount ?? 0) == 0
    if !isBroken, isEmpty {
      diagnostics.append(CaseMessages.noCases(files.first ?? "", readCount: readCount))
    }
    let isUsable = !isBroken && !isEmpty && !(options.isStrict && intake.hasRejects)
    let empty = TableAssembly.table(from: RecordSink(plan), threads: 1)
    return CaseReading(
      table: CaseTable(
        vocabulary: vocabulary,
        records: isUsable ? records ?? empty : empty,
        files: files
      ),
      intake: intake,
      rejects: rejects,
      diagnostics: DiagnosticList(diagnostics).sorted,
      isUsable: isUsable
    )
  }

  /// The format of a file, by its name's ending or its first byte.
  enum Format {
    case csv
    case xml
    case json
    case jsonLines

    init(_ file: MappedFile) {
      switch URL(filePath: file.path).pathExtension.lowercased() {
      case "csv": self = .csv
      case "xml": self = .xml
      case "json": self = .json
      case "jsonl", "ndjson": self = .jsonLines
      default:
        let first = file.bytes.prefix(512).first { $0 > 0x20 && $0 < 0x80 }
        switch first {
        case UInt8(ascii: "<"): self = .xml
        case UInt8(ascii: "["): self = .json
        case UInt8(ascii: "{"): self = .jsonLines
        default: self = .csv
        }
      }
    }
  }

  /// Reads a single file of cases.
  mutating func readFile(_ file: MappedFile) {
    files = [file.path]
    switch Format(file) {
    case .csv: readCSV(file, lists: [])
    case .xml: readXML(file)
    case .json: readJSON(file)
    case .jsonLines: readJSONLines(file)
    }
  }

  /// Adds the diagnostics of faulty records, but for faults that were told already.
  mutating func tell(
    _ faults: FaultLog,
    path: String,
    type: RecordType,
    butFor told: RowFault? = nil
  ) {
    for (key, tally) in faults.tallies where key.fault != told {
      diagnostics.append(
        CaseMessages.rowFault(key, tally, path: path, type: type, keyPath: vocabulary.keyPath)
      )
    }
  }
}
