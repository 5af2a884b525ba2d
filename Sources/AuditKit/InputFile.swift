package import AuditCore
import Crypto
import Foundation

/// Reads files that somebody wrote, and says what went wrong in words when one cannot be read.
package enum InputFile {
  /// Reads a whole file.
  package static func read(_ path: String) throws(SurroundingsFailure) -> SourceFile {
    SourceFile(path: path, bytes: [UInt8](try bytes(path)))
  }

  /// Reads a whole file's bytes.
  static func bytes(_ path: String) throws(SurroundingsFailure) -> Data {
    switch FileKind(at: path) {
    case .missing: throw SurroundingsFailure("there is no file '\(path)'", help: nearby(path))
    case .folder:
      throw SurroundingsFailure(
        "'\(path)' is a folder, but a file is needed here",
        help: "name a file in it"
      )
    case .file: break
    }
    do {
      return try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    } catch {
      throw SurroundingsFailure("cannot read '\(path)'", help: "check that you may read it")
    }
  }

  /// The SHA-256 of a file that was read, in hexadecimal.
  static func digest(of file: SourceFile) -> String { digest(of: file.bytes) }

  /// The SHA-256 of bytes, in hexadecimal.
  static func digest(of bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

  /// The SHA-256 of a file, or of all files of a folder with their names, in hexadecimal.
  package static func digest(_ path: String) throws(SurroundingsFailure) -> String {
    guard case .folder = FileKind(at: path) else {
      return try fileDigest(path)
    }
    var hash = SHA256()
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    for name in names {
      let file = path + "/" + name
      guard case .file = FileKind(at: file) else { continue }
      hash.update(data: Data(name.utf8))
      hash.update(data: Data(try fileDigest(file).utf8))
    }
    return hexadecimal(hash.finalize())
  }

  /// The SHA-256 of a file that is read piece by piece, as records may outgrow the memory.
  private static func fileDigest(_ path: String) throws(SurroundingsFailure) -> String {
    guard case .file = FileKind(at: path), let file = FileHandle(forReadingAtPath: path) else {
      return hexadecimal(SHA256.hash(data: try bytes(path)))
    }
    var hash = SHA256()
    do {
      while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
        hash.update(data: piece)
      }
      try file.close()
    } catch {
      throw SurroundingsFailure("cannot read '\(path)'", help: "check that you may read it")
    }
    return hexadecimal(hash.finalize())
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// Words a cure from the names that stand in the same folder.
  private static func nearby(_ path: String) -> String {
    let url = URL(filePath: path)
    let folder = url.deletingLastPathComponent().path
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return "there is no folder '\(folder)' either; check the path"
    }
    return Suggestion.help(for: url.lastPathComponent, in: names) ?? "check the path"
  }
}
