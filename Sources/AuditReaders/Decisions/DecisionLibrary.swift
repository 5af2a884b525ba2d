public import AuditCore
public import DMN
import Foundation

/// Reads a decision model with all models that it imports, near or far.
public enum DecisionLibrary {
  /// Reads the file at a path and, from its folder, the models that it needs.
  ///
  /// - Returns: The models, the one asked for first; empty when that cannot be read as a model.
  public static func read(
    _ file: SourceFile
  ) -> (models: [DecisionModel], diagnostics: [Diagnostic]) {
    var (first, diagnostics) = DecisionReader.read(file)
    guard let first else { return ([], diagnostics) }
    var models = [first]
    var neighbours: [String: DecisionModel]?
    var next = 0
    while next < models.count {
      for needed in models[next].imports {
        if models.contains(where: { $0.namespace == needed.namespace.text }) { continue }
        let known = neighbours ?? Self.neighbours(of: file)
        neighbours = known
        if let model = known[needed.namespace.text] {
          models.append(model)
          diagnostics += DecisionReader.read(model.file).diagnostics
        } else {
          diagnostics.append(
            DecisionMessages.missingModel(needed.namespace, known: known.keys.sorted())
          )
        }
      }
      next += 1
    }
    return (models, DiagnosticList(diagnostics).sorted)
  }

  /// The other models in the folder of a file, by their namespaces.
  private static func neighbours(of file: SourceFile) -> [String: DecisionModel] {
    let folder = (file.path as NSString).deletingLastPathComponent
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
    var found: [String: DecisionModel] = [:]
    for name in (names ?? []).sorted() where name.hasSuffix(".dmn") {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      guard path != file.path, let bytes = FileManager.default.contents(atPath: path) else {
        continue
      }
      let (model, _) = DecisionReader.read(SourceFile(path: path, bytes: Array(bytes)))
      if let model, found[model.namespace] == nil { found[model.namespace] = model }
    }
    return found
  }
}
