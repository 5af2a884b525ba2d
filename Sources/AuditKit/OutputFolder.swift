import Foundation

/// A folder that is written beside its place and moved there when it is whole.
///
/// Nobody ever sees half an output: when anything fails, the temporary folder is removed and what
/// stood in the place before still stands.
package struct OutputFolder: Sendable {
  /// The folder as the person named it.
  package let path: String
  private let place: URL
  private let temporary: URL
  /// The path of the temporary folder.
  private let folder: String
  private let replaces: Bool

  /// The file that marks a folder as one of ours, so that `--replace` never removes another.
  private static let marker = ".caseaudit-output"

  /// Prepares a folder; fails when it exists and may not be replaced.
  package init(_ path: String, replacing: Bool) throws(SurroundingsFailure) {
    self.path = path
    place = URL(filePath: path).standardizedFileURL
    temporary = place.deletingLastPathComponent()
      .appending(
        path: ".\(place.lastPathComponent).partial-\(ProcessInfo.processInfo.processIdentifier)"
      )
    folder = temporary.path
    let manager = FileManager.default
    let kind = FileKind(at: path)
    let exists = kind == .folder
    if kind == .file {
      throw SurroundingsFailure(
        "the output folder '\(path)' is a file",
        help: "name another folder with --out"
      )
    }
    let contents = exists ? (try? manager.contentsOfDirectory(atPath: place.path)) ?? [] : []
    replaces = exists
    if !contents.isEmpty {
      guard contents.contains(Self.marker) else {
        throw SurroundingsFailure(
          "the output folder '\(path)' exists and holds other files",
          help: "name a new folder with --out; nothing was written"
        )
      }
      guard replacing else {
        throw SurroundingsFailure(
          "the output folder '\(path)' exists from an earlier run",
          help: "add --replace to write it anew, or name another folder with --out"
        )
      }
    }
    do {
      try? manager.removeItem(at: temporary)
      try manager.createDirectory(at: temporary, withIntermediateDirectories: true)
    } catch {
      throw SurroundingsFailure(
        "cannot make a folder beside '\(path)'",
        help: "check that the folder above it may be written"
      )
    }
    try write(Self.marker, Array("written by caseaudit; --replace may remove this folder\n".utf8))
  }

  /// Writes a file at a path below the folder; from any thread, each file once.
  package func write(_ name: String, _ bytes: [UInt8]) throws(SurroundingsFailure) {
    do {
      try NewFile.write(bytes, to: "\(folder)/\(name)")
    } catch .noFolder {
      do {
        let file = temporary.appending(path: name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try NewFile.write(bytes, to: file.path)
      } catch {
        throw writingFailure(name)
      }
    } catch {
      throw writingFailure(name)
    }
  }

  /// Lets another writer make a file at a path below the folder.
  package func write(
    _ name: String,
    with writer: (_ path: String) throws -> Void
  ) throws(SurroundingsFailure) {
    do {
      try writer(temporary.appending(path: name).path)
    } catch {
      throw writingFailure(name)
    }
  }

  /// Opens files that are written piece by piece.
  package func writers(_ names: [String]) throws(SurroundingsFailure) -> Writers {
    var handles: [String: FileHandle] = [:]
    for name in names {
      try write(name, [])
      do {
        handles[name] = try FileHandle(forWritingTo: temporary.appending(path: name))
      } catch {
        throw writingFailure(name)
      }
    }
    return Writers(folder: self, handles: handles)
  }

  /// Files of the folder that are written piece by piece, in turn.
  package struct Writers {
    fileprivate let folder: OutputFolder
    fileprivate let handles: [String: FileHandle]

    /// Adds bytes at the end of a file.
    package func append(_ bytes: [UInt8], to name: String) throws(SurroundingsFailure) {
      do {
        try handles[name]?.write(contentsOf: Data(bytes))
      } catch {
        throw folder.writingFailure(name)
      }
    }

    /// Closes all files.
    package func close() throws(SurroundingsFailure) {
      for (name, handle) in handles {
        do { try handle.close() } catch { throw folder.writingFailure(name) }
      }
    }
  }

  /// Moves the whole folder to its place.
  package func finish() throws(SurroundingsFailure) {
    let manager = FileManager.default
    let old = temporary.appendingPathExtension("old")
    do {
      if replaces { try manager.moveItem(at: place, to: old) }
      try manager.moveItem(at: temporary, to: place)
      if replaces { try manager.removeItem(at: old) }
    } catch {
      if replaces, !manager.fileExists(atPath: place.path) {
        try? manager.moveItem(at: old, to: place)
      }
      throw SurroundingsFailure(
        "cannot move the finished output to '\(path)'",
        help: "check that the folder above it may be written"
      )
    }
  }

  /// Removes what was written so far; what stood in the place before still stands.
  package func abandon() { try? FileManager.default.removeItem(at: temporary) }

  fileprivate func writingFailure(_ name: String) -> SurroundingsFailure {
    SurroundingsFailure(
      "cannot write '\(name)' below '\(path)'",
      help: "check that the disk is not full and the folder may be written; nothing was left behind"
    )
  }
}
