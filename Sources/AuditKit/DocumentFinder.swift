import AuditCore
import Foundation

/// Finds the documents that a framework names, in the places they may stand.
struct DocumentFinder {
  /// The paths of the documents that make the framework, the one that was asked for first.
  var paths: [String]

  /// The kind of document that is looked for.
  enum Kind: String {
    case framework
    case vocabulary
    case calendar
    case decisions = "decision model"
    case disclosure = "disclosure policy"
    case workload = "workload scheme"
    case geography = "list of units"
    case indicators = "document of indicators"
    case mapping
    case recalculations = "document of recalculations"

    /// The folder of `standards/` that holds such documents.
    var folder: String {
      switch self {
      case .framework: "frameworks"
      case .vocabulary: "vocabularies"
      case .calendar: "calendars"
      case .decisions: "decisions"
      case .disclosure: "disclosure"
      case .workload: "workload"
      case .geography: "geography"
      case .indicators: "indicators"
      case .mapping: "mappings"
      case .recalculations: "recalculations"
      }
    }

    /// How the names of such documents end.
    var ending: String { self == .decisions ? "dmn" : "xml" }
  }

  /// The places in which a document may stand, nearest first.
  func candidates(_ kind: Kind, id: String) -> [String] {
    folders(kind).map { folder in "\(folder == "." ? "" : folder + "/")\(id).\(kind.ending)" }
  }

  /// The names of the documents that stand in the folders of a kind, in alphabetical order.
  func names(_ kind: Kind) -> [String] {
    let ending = ".\(kind.ending)"
    let files = folders(kind).filter { $0.hasSuffix(kind.folder) }.flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }
    return Set(files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) })
      .sorted()
  }

  private func folders(_ kind: Kind) -> [String] {
    var folders: [String] = []
    for path in paths {
      let beside = URL(filePath: path).deletingLastPathComponent().relativePath
      for folder in [beside, beside == "." ? "../\(kind.folder)" : "\(beside)/../\(kind.folder)"]
      where !folders.contains(folder) {
        folders.append(folder)
      }
    }
    if let named = ProcessInfo.processInfo.environment["CASEAUDIT_STANDARDS"] {
      folders.append("\(named)/\(kind.folder)")
    }
    folders.append("standards/\(kind.folder)")
    return folders
  }

  /// The first of the places where the document stands; `nil` when it stands nowhere.
  func find(_ kind: Kind, id: String) -> String? {
    guard !id.contains("/"), !id.contains("\0") else { return nil }
    return candidates(kind, id: id).first { FileManager.default.fileExists(atPath: $0) }
      .map(Self.tidy)
  }

  /// Takes `folder/..` out of a path, so that messages are short.
  private static func tidy(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if part == "..", let last = parts.last, last != "..", last != ".", !last.isEmpty {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
