import Foundation

/// The files of an extract.
enum ExtractFolder {
  /// Lists a file, or the files of a folder and of the folders right in it, in the order of their
  /// names.
  ///
  /// Hidden files, a spreadsheet program's locks, pipes and devices are left out of a folder: an
  /// extract is made of files that are there as a whole.
  ///
  /// - Throws: `ReadingFailure` when there is no such file or folder, or it cannot be opened.
  static func files(
    at path: String
  ) throws(ReadingFailure) -> (isFolder: Bool, paths: [String]) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .noSuchFile(path)
    }
    guard isFolder.boolValue else { return (false, [path]) }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    guard let names = names(in: folder) else { throw .cannotOpen(path, systemError: EACCES) }
    let paths = names.flatMap { name -> [String] in
      let inner = "\(folder)/\(name)"
      switch kind(of: inner) {
      case S_IFREG: return [inner]
      case S_IFDIR:
        return (self.names(in: inner) ?? []).map { "\(inner)/\($0)" }.filter {
          kind(of: $0) == S_IFREG
        }
      default: return []
      }
    }
    return (true, paths)
  }

  private static func names(in folder: String) -> [String]? {
    try? FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") }.sorted()
  }

  private static func kind(of path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }
}
