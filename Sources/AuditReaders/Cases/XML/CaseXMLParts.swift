import AuditCore
import Foundation

/// Reads a large file of cases in parts, several at a time.
///
/// Each part is read as a document of its own: the file's beginning up to the end of the outermost
/// start tag, the part, then an end tag. Where that tag proves to end the outermost element for
/// every part but the last, and every part begins with a tag, the parts are together what the file
/// holds: no part ends within an element, a comment or a section. Otherwise nothing is proven, and
/// the file is to be read in one go.
struct CaseXMLParts {
  let file: MappedFile
  let plan: RecordPlan
  let keyField: Int
  let threads: Int
  let progress: ReadingProgress

  /// Reads the file; `nil` when it is to be read in one go, as when it is small or not sound.
  func read(chunkSize: Int) -> DocumentRecords? {
    guard threads > 1, file.bytes.count > chunkSize,
      let root = CaseXMLParser.root(of: file, plan: plan)
    else { return nil }
    return read(guesses(root, chunkSize), root)
  }

  /// Reads the parts that begin at some tags; the first part begins with the first record.
  func read(_ starts: [Int], _ root: CaseXMLParser.Root) -> DocumentRecords? {
    let starts = [root.end] + starts + [file.bytes.count]
    let count = starts.count - 1
    let isAscending = zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 }
    guard count > 1, isAscending,
      starts[1..<count].allSatisfy({ file.bytes[$0] == UInt8(ascii: "<") })
    else { return nil }
    let ranges = zip(starts, starts.dropFirst()).map { $0..<$1 }
    let board = Board<CaseXMLParser.Part>(count: count)
    let stop = StopMark()
    Workers.run(count: count, threads: threads) { index in
      guard !stop.isSet else { return }
      if let part = read(ranges[index], root, taken: []) {
        board.set(index, part)
      } else {
        stop.set()
      }
      progress.add(ranges[index].count)
    }
    var parts = board.values
    guard parts.count == count else { return nil }
    // A case that repeats an identifier of an earlier part was kept: its part is read again.
    for (index, taken) in duplicates(parts) {
      guard let part = read(ranges[index], root, taken: taken) else { return nil }
      parts[index] = part
    }
    return join(parts, ranges, root)
  }

  private func read(
    _ range: Range<Int>,
    _ root: CaseXMLParser.Root,
    taken: Set<[UInt8]>
  ) -> CaseXMLParser.Part? {
    CaseXMLParser.readPart(
      range,
      of: file,
      root: root,
      into: RecordStream(plan, keyField: keyField, taken: taken)
    )
  }

  /// Where parts of about the same length may begin: at the start tag of a case, as it seems.
  private func guesses(_ root: CaseXMLParser.Root, _ chunkSize: Int) -> [Int] {
    guard let base = file.bytes.baseAddress else { return [] }
    let end = file.bytes.count
    let tag = root.startOfCase
    var starts: [Int] = []
    var nominal = root.end + chunkSize
    while nominal < end, let found = memchr(base + nominal, Int32(tag[0]), end - nominal) {
      let start = UnsafeRawPointer(base).distance(to: found)
      let next = start + tag.count
      // Another name may begin with the same letters.
      if next < end, memcmp(base + start, tag, tag.count) == 0,
        file.bytes[next] <= 0x20 || file.bytes[next] == UInt8(ascii: ">")
      {
        starts.append(start)
        nominal = start + chunkSize
      } else {
        nominal = start + 1
      }
    }
    return starts
  }

  /// The identifiers that a part repeats from an earlier part, for each part with any.
  private func duplicates(_ parts: [CaseXMLParser.Part]) -> [Int: Set<[UInt8]>] {
    guard plan.fields[keyField].kind == .text else { return [:] }
    let sinks = parts.map(\.stream.root)
    let keys = TableAssembly.text(keyField, sinks, sinks.reduce(0) { $0 + $1.rowCount })
    var found: [Int: Set<[UInt8]>] = [:]
    var part = 0
    var end = sinks[0].rowCount
    for row in KeyIndex(keys).duplicates {
      while row >= end {
        part += 1
        end += sinks[part].rowCount
      }
      let key = Array(keys.bytes[Int(keys.offsets[row])..<Int(keys.offsets[row + 1])])
      if !key.isEmpty { found[part, default: []].insert(key) }
    }
    return found
  }

  private func join(
    _ parts: [CaseXMLParser.Part],
    _ ranges: [Range<Int>],
    _ root: CaseXMLParser.Root
  ) -> DocumentRecords? {
    var linesBefore = 0
    var joined: [DocumentRecords.Part] = []
    for (part, range) in zip(parts, ranges) {
      joined.append(
        DocumentRecords.Part(
          stream: part.stream,
          linesBefore: linesBefore,
          bytesBefore: range.lowerBound - root.end
        )
      )
      linesBefore += part.lineBreakCount
    }
    return DocumentRecords(joined, of: plan, threads: threads)
  }
}

/// Tells other threads to leave off.
private final class StopMark: @unchecked Sendable {
  // Unchecked: the lock guards the mark.
  private let lock = NSLock()
  private var mark = false

  var isSet: Bool { lock.withLock { mark } }

  func set() { lock.withLock { mark = true } }
}
