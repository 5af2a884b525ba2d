import AuditCore

/// What came out of a document whose records hold their lists.
struct DocumentRecords {
  /// A part of a document.
  struct Part: Sendable {
    var stream: RecordStream
    /// How many lines and bytes stand before those that the stream counts.
    var linesBefore = 0
    var bytesBefore = 0
  }

  let table: RecordTable
  /// The faults, the numbers of records read and kept: each by the plan's index.
  private(set) var logs: [FaultLog]
  private(set) var readCounts: [Int]
  private(set) var keptCounts: [Int]
  /// The names that are not known, each once.
  private(set) var unknownNames: [String: RecordStream.UnknownName] = [:]

  /// Takes a whole document.
  init(_ stream: RecordStream, threads: Int) {
    logs = stream.logs
    readCounts = stream.readCounts
    keptCounts = stream.keptCounts
    unknownNames = stream.unknownNames
    table = TableAssembly.table(from: stream.root, threads: threads)
  }

  /// Joins the parts of a document, in its order.
  ///
  /// `nil` when there are so many unknown names that some were not counted.
  init?(_ parts: [Part], of plan: RecordPlan, threads: Int) {
    logs = plan.all.map { _ in FaultLog() }
    readCounts = plan.all.map { _ in 0 }
    keptCounts = readCounts
    for part in parts {
      let kept = part.stream.keptCounts
      for index in logs.indices {
        logs[index].append(
          part.stream.logs[index],
          linesBefore: part.linesBefore,
          bytesBefore: part.bytesBefore
        )
        readCounts[index] += part.stream.readCounts[index]
        keptCounts[index] += kept[index]
      }
      for (name, met) in part.stream.unknownNames {
        var known = met
        known.line += part.linesBefore
        if let before = unknownNames[name] {
          known = before
          known.count += met.count
        }
        unknownNames[name] = known
      }
      guard part.stream.unknownNames.count < RecordStream.unknownNameLimit,
        unknownNames.count < RecordStream.unknownNameLimit
      else { return nil }
    }
    table = TableAssembly.table(
      from: parts.map(\.stream.root),
      of: plan,
      linesBefore: parts.map(\.linesBefore),
      threads: threads
    )
  }
}
