import AuditCore
import Foundation

/// Files that are made of bytes in one go.
enum NewFile {
  /// What went wrong: the folder is not there, or the system's word for it.
  enum Failure: Error {
    case noFolder
    case refused
  }

  /// Writes a file, or writes it anew.
  ///
  /// The bytes are left with the system, as it keeps those of any copied file: to wait until each of
  /// some ten thousand pages is on the disk takes longer than to make them.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    guard let file = unsafe fopen(path, "wb") else {
      throw errno == ENOENT ? .noFolder : .refused
    }
    let written = unsafe fwrite(bytes, 1, bytes.count, file)
    // What a disk had no room for is sometimes told only here.
    let isClosed = unsafe fclose(file) == 0
    guard written == bytes.count, isClosed else { throw .refused }
  }
}
