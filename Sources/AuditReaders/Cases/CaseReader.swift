public import AuditCore
import Foundation

/// Reads case records from CSV, XML, JSON or JSON Lines into typed columns.
public enum CaseReader {
  /// Reads a file, or a folder with a file for the cases and one for each list.
  ///
  /// - Parameters:
  ///   - path: A `.csv`, `.xml`, `.json` or `.jsonl` file, or a folder that holds `cases.csv` with a
  ///     CSV file for each list, or `cases.xml`, `cases.json` or `cases.jsonl`. A file with another
  ///     ending is known by its first byte.
  ///   - vocabulary: What a case holds.
  ///   - options: How to read.
  /// - Returns: The good records, and what is wrong with the others. No diagnostic holds a value of
  ///   a case but in `caseValue`.
  /// - Throws: `ReadingFailure` when the surroundings failed: no such file, not readable, too large.
  public static func read(
    path: String,
    vocabulary: Vocabulary,
    options: CaseReadingOptions = CaseReadingOptions()
  ) throws(ReadingFailure) -> CaseReading {
    try read(path: path, vocabulary: vocabulary, options: options, chunkSize: 4 << 20)
  }

  static func read(
    path: String,
    vocabulary: Vocabulary,
    options: CaseReadingOptions,
    chunkSize: Int
  ) throws(ReadingFailure) -> CaseReading {
    var session = ReadingSession(vocabulary: vocabulary, options: options, chunkSize: chunkSize)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .noSuchFile(path)
    }
    if isFolder.boolValue {
      try session.readFolder(path)
    } else {
      let file = try MappedFile(path: path, limit: options.byteLimit)
      session.progress = ReadingProgress(total: file.bytes.count, report: options.progress)
      session.readFile(file)
    }
    return session.reading()
  }
}

/// How case records are read.
public struct CaseReadingOptions: Sendable {
  /// Whether one faulty record makes the whole reading unusable.
  public var isStrict: Bool
  /// The most bytes a file may have; never more than four gigabytes less one.
  public var byteLimit: Int
  /// The most threads to use.
  public var threadCount: Int
  /// The day of the audit, of which rules of mappings may ask; `nil` where it is not known.
  public var asOf: CalendarDay?
  /// Called with the bytes read so far and in all, from any thread, a few times a second of work.
  public var progress: (@Sendable (_ bytesRead: Int, _ total: Int) -> Void)?

  /// Creates options; without a thread count, one for each active core.
  public init(
    isStrict: Bool = false,
    byteLimit: Int = Int(UInt32.max),
    threadCount: Int? = nil,
    asOf: CalendarDay? = nil,
    progress: (@Sendable (_ bytesRead: Int, _ total: Int) -> Void)? = nil
  ) {
    self.isStrict = isStrict
    self.byteLimit = min(max(byteLimit, 0), Int(UInt32.max))
    self.threadCount = min(max(threadCount ?? ProcessInfo.processInfo.activeProcessorCount, 1), 64)
    self.asOf = asOf
    self.progress = progress
  }
}

/// Case records as they came out of a file or folder.
public struct CaseReading: Sendable {
  /// The good records; empty when the reading is not usable.
  public let table: CaseTable
  /// How many records were read and rejected.
  public let intake: Intake
  /// The rejected records with their reasons, one entry for each file to write.
  public let rejects: [RejectFile]
  /// What is wrong, or worth knowing.
  public let diagnostics: [Diagnostic]
  /// Whether the cases may be scored; `false` when a fault concerns a whole file, or when the
  /// reading was strict and a record is faulty.
  public let isUsable: Bool
}

/// A file that holds rejected records as they were, with the reasons.
///
/// A CSV file repeats the original header with `rejectedLine` and `rejectedBecause` before it, then
/// each faulty row's own bytes after its line and reasons; the reader ignores these two columns, so
/// that a mended file can be read as it is. Records of XML come as one XML document, those of JSON as
/// JSON Lines, each with a CSV file of the same name that says the line and reasons of each record.
public struct RejectFile: Sendable, Hashable {
  /// The file's name, without a folder.
  public let name: String
  /// The whole contents.
  public let bytes: [UInt8]
}

extension RejectFile {
  /// Files under names of their own, in the same order: a second `event.csv` is `event-2.csv`.
  static func apart(_ files: [RejectFile]) -> [RejectFile] {
    var taken = Set<String>()
    return files.map { file in
      var name = file.name
      var number = 1
      while !taken.insert(name.lowercased()).inserted {
        number += 1
        let stem = file.name.hasSuffix(".csv") ? String(file.name.dropLast(4)) : file.name
        name = "\(stem)-\(number).csv"
      }
      return RejectFile(name: name, bytes: file.bytes)
    }
  }
}

/// Why records could not be read at all: the surroundings failed, not the records.
public struct ReadingFailure: Error, Sendable, Hashable {
  /// The file or folder as the person named it.
  public let path: String
  /// What was tried and what went wrong, in one clause.
  public let headline: String
  /// What to do.
  public let helps: [String]
}
