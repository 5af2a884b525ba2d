import Foundation

/// What stands at a path.
enum FileKind {
  /// Nothing.
  case missing
  /// A file.
  case file
  /// A folder.
  case folder

  /// Looks at a path, following links.
  init(at path: String) {
    let place = URL(filePath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: place)
    switch attributes?[.type] as? FileAttributeType {
    case nil: self = .missing
    case .typeDirectory?: self = .folder
    default: self = .file
    }
  }
}
